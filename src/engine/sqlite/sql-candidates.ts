import type { CandidatesPlan } from '../../read/plan/step-plans';
import type { Projection } from '../../read/plan/connection-plan';
import { endsOf, hasLabel, step } from './sql-step';
import { listOf, plain, valuesOf, type Value } from './sql-values';
import type { Rows } from './sql-walk';
import { from, literal, param, subquery, type Writing } from './sql-writer';

/**
 * The nodes that share neighbours with one, bounded at each step: a neighbour that few have tells most, so the rarest
 * come first; of a hub only as many nodes are taken as are needed.
 */
export function candidates(
  { label, id, ways, limits, node }: CandidatesPlan,
  writing: Writing,
  read: (of: Projection, node: string) => Value,
): Rows {
  const subject = writing.name('n');
  const branches = ways.map(({ to, back }) => {
    const there = step(`${subject}.pk`, to, writing);
    const { near } = endsOf(back);
    const [found, neighbor] = [writing.name('w'), writing.name('w')];
    const neighbors = subquery([
      `SELECT ${neighbor}.pk AS pk, (SELECT count(*) FROM relationship AS one WHERE one.${near} = ${neighbor}.pk AND one.type = ${literal(back.type)}) AS degree`,
      `FROM ${subquery([`SELECT DISTINCT ${there.node}.pk AS pk, ${there.node}."id" AS id`, ...from(there)])} AS ${neighbor}`,
      `ORDER BY degree, ${neighbor}.id`,
      `LIMIT ${param(limits.neighbors)}`,
    ]);
    const thence = step(`${found}.pk`, back, writing);
    const numbered = writing.name('n');
    // Of each neighbour so many: SQLite has no LIMIT within a join, but for one in an IN.
    return [
      `SELECT DISTINCT ${found}.pk AS neighbor, ${numbered}.pk AS pk, ${found}.degree AS degree`,
      `FROM ${neighbors} AS ${found} CROSS JOIN node AS ${numbered}`,
      `WHERE ${numbered}.pk IN ${subquery([
        `SELECT ${thence.node}.pk`,
        ...from(thence, `${thence.node}."id" <> ${param(id)}`),
        `LIMIT ${param(limits.each)}`,
      ])}`,
    ];
  });
  const [all, some, other] = [writing.name('w'), writing.name('w'), writing.name('n')];
  const ranked = writing.name('n');
  const item = valuesOf([
    ['node', read(node, other)],
    ['most', plain(`${some}.most`)],
  ]);
  const list = listOf(item, [
    `FROM ${subquery([
      `SELECT ${all}.pk AS pk, max(${all}.degree) AS most`,
      `FROM ${subquery(branches.flatMap((lines, i) => (i === 0 ? lines : ['UNION ALL', ...lines])))} AS ${all} CROSS JOIN node AS ${ranked} ON ${ranked}.pk = ${all}.pk`,
      `GROUP BY ${all}.pk`,
      `ORDER BY count(*) DESC, min(${all}.degree), ${ranked}."id"`,
      `LIMIT ${param(limits.all)}`,
    ])} AS ${some} CROSS JOIN node AS ${other} ON ${other}.pk = ${some}.pk`,
  ]);
  return {
    columns: [
      ['subject', read(node, subject)],
      ['candidates', list],
    ],
    clauses: [
      `FROM node AS ${subject}`,
      `WHERE ${[`${subject}."id" = ${param(id)}`, ...hasLabel(subject, label, writing)].join(' AND ')}`,
    ],
  };
}
