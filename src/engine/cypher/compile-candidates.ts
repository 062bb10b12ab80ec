import type { CandidatesPlan } from '../../read/plan/step-plans';
/**
 * The nodes that share neighbours with one, bounded at each step. A neighbour that few have tells most, so
 * the rarest come first; of a hub only as many nodes are taken as are needed, before anything is ordered.
 *
 *     CALL (n0) {
 *       MATCH (n0)-[:APPLIES]->(n1:Approach)
 *       …
 *       UNION ALL
 *       …
 *     }
 *     WITH n5, count(*) AS k5, min(k6) AS k7, max(k6) AS k8
 *     ORDER BY k5 DESC, k7, n5.id
 *     LIMIT $p4
 */
import type { GroupNames } from './compile-groups';
import { stepPattern } from './compile-step';
import type { Clauses, Fragment, Value } from './fragment';
import { block, param, where } from './cypher-writer';
import { collected, plain, returned, valuesOf } from './values';

/** What is read of the node in a variable. */
type Read = (variable: string) => Fragment;

/** What an aggregation over the rows of a body gives, which sees the variable in scope. */
type Called = (scope: string, body: readonly string[], aggregate: Value) => Fragment;

/** The statement: what is read of the node, and of each candidate, with how many the commonest neighbour has. */
export function compileCandidates(
  plan: CandidatesPlan,
  names: GroupNames,
  read: Read,
  called: Called,
): Clauses {
  const subject = names.node();
  const own = read(subject);
  const { lines, node, most } = candidatesOf(plan, subject, names);
  const each = read(node);
  const item = valuesOf([
    ['node', each],
    ['most', plain(most)],
  ]);
  const list = called(subject, [...lines, ...each.before], collected(item));
  return returned(
    [
      `MATCH (${subject}:${plan.label})`,
      `WHERE ${subject}.id = ${param(plan.id)}`,
      ...own.before,
      ...list.before,
    ],
    [
      ['subject', own],
      ['candidates', list],
    ],
  );
}

/** The clauses that find candidates, the variable of one, and that of how many its commonest neighbour has. */
function candidatesOf(
  { id, ways, limits }: CandidatesPlan,
  subject: string,
  names: GroupNames,
): { readonly lines: readonly string[]; readonly node: string; readonly most: string } {
  const node = names.node();
  const degree = names.count();
  const branches = ways.map(({ to, back }): string[] => {
    const neighbor = names.node();
    const candidate = names.node();
    const [times, having, again] = [names.count(), names.count(), names.count()];
    const there = stepPattern(to, neighbor, names);
    const thence = stepPattern(back, candidate, names);
    const ends = back.direction === 'out' ? `-[:${back.type}]->()` : `<-[:${back.type}]-()`;
    return [
      `MATCH (${subject})${there.pattern}`,
      ...where(there.conditions),
      `WITH ${neighbor}, count(*) AS ${times}`,
      `WITH ${neighbor}, COUNT { MATCH (${neighbor})${ends} } AS ${having}`,
      `ORDER BY ${having}, ${neighbor}.id`,
      `LIMIT ${param(limits.neighbors)}`,
      block(`CALL (${neighbor})`, [
        `MATCH (${neighbor})${thence.pattern}`,
        ...where([`${candidate}.id <> ${param(id)}`, ...thence.conditions]),
        `WITH ${candidate}`,
        `LIMIT ${param(limits.each)}`,
        `RETURN ${candidate}, count(*) AS ${again}`,
      ]),
      `RETURN ${candidate} AS ${node}, ${having} AS ${degree}`,
    ];
  });
  const [shared, rarest, most] = [names.count(), names.count(), names.count()];
  return {
    node,
    most,
    lines: [
      block(
        `CALL (${subject})`,
        branches.flatMap((lines, i) => (i === 0 ? lines : ['UNION ALL', ...lines])),
      ),
      `WITH ${node}, count(*) AS ${shared}, min(${degree}) AS ${rarest}, max(${degree}) AS ${most}`,
      `ORDER BY ${shared} DESC, ${rarest}, ${node}.id`,
      `LIMIT ${param(limits.all)}`,
    ],
  };
}
