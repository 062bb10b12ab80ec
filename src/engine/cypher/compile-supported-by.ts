import type { SupportedByPlan } from '../../read/plan/step-plans';
import { compileSeek, type BoundKey } from './compile-order';
import { map, param, where } from './cypher-writer';

/** The statement of what rests on a source: the source itself, the counts, and the page, one row for each. */
export function compileSupportedBy({ source, counts, page }: SupportedByPlan): string[] {
  const from = param(source);
  const parts = [
    ['MATCH (s:Source)', `WHERE s.id = ${from}`, row('source', [['id', 's.id']])],
    ...(counts
      ? [counted('entities', 'n', NODES, from), counted('relationships', 'r', RELATIONSHIPS, from)]
      : []),
    // Nodes come first: after a relationship there are none.
    ...(page && page.after?.kind !== 'relationship' ? [nodes(page, from)] : []),
    ...(page ? [relationships(page, from)] : []),
  ];
  return parts.flatMap((part, i) => (i === 0 ? part : ['UNION ALL', ...part]));
}

type Page = NonNullable<SupportedByPlan['page']>;

const NODES = 'MATCH (n:Entity)';
const RELATIONSHIPS = 'MATCH (a:Entity)-[r]->(b:Entity)';

const row = (kind: string, entries: readonly (readonly [string, string])[]): string =>
  `RETURN '${kind}' AS kind, ${map(entries)} AS row`;

const alone = (one: string): string => `size(${one}.sources) = 1`;

const counted = (kind: string, one: string, match: string, from: string): string[] => [
  match,
  `WHERE ${from} IN ${one}.sources`,
  `WITH count(${one}) AS total, sum(CASE WHEN ${alone(one)} THEN 1 ELSE 0 END) AS single`,
  row(kind, [
    ['total', 'total'],
    ['alone', 'coalesce(single, 0)'],
  ]),
];

/** What tells of which properties a node or a relationship has, and what of them not all its sources state. */
const rests = (one: string): readonly (readonly [string, string])[] => [
  ['alone', alone(one)],
  ['has', `keys(${one})`],
  ['stated', `${one}.stated`],
];

function nodes(page: Page, from: string): string[] {
  const keys = keysOf('n.id');
  return [
    NODES,
    ...where([`${from} IN n.sources`, page.after && seek(keys, page)]),
    'WITH n ORDER BY n.id',
    `LIMIT ${param(page.limit)}`,
    row('entity', [['id', 'n.id'], ...rests('n')]),
  ];
}

function relationships(page: Page, from: string): string[] {
  const keys = keysOf('a.id', 'type(r)', 'b.id', 'r.key');
  return [
    RELATIONSHIPS,
    ...where([
      `${from} IN r.sources`,
      page.after?.kind === 'relationship' ? seek(keys, page) : undefined,
    ]),
    `WITH a, r, b ORDER BY ${keys.map(({ expression }) => expression).join(', ')}`,
    `LIMIT ${param(page.limit)}`,
    row('relationship', [
      ['id', 'a.id'],
      ['type', 'type(r)'],
      ['to', 'b.id'],
      ...rests('r'),
      [
        'edge',
        map([
          ['key', 'r.key'],
          ...page.edge.map(({ key }): readonly [string, string] => [key, `r.${key}`]),
        ]),
      ],
    ]),
  ];
}

/** What is ordered by, none of which is ever unknown. */
const keysOf = (...expressions: readonly string[]): BoundKey[] =>
  expressions.map((expression) => ({ key: { by: 'id', direction: 'ASC' }, expression }));

const seek = (keys: readonly BoundKey[], { limit, after }: Page): string | undefined =>
  compileSeek(keys, { limit, backward: false, ...(after && { from: after.keys }) });
