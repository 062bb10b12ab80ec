/** The statements of steps along relationships whatever they lead to, and of what rests on a source. */
import type {
  Along,
  AmongPlan,
  CountsPlan,
  ExpandPlan,
  OneHopPlan,
  RelationshipsPlan,
  SupportedByPlan,
  WalkPlan,
} from '../../read/plan/step-plans';
import type { PropertyRead } from '../../read/plan/connection-plan';
import { hasOneOf } from './sql-filter';
import { counted, hasBegun, isValid, step } from './sql-step';
import { asCypher, seekPage, type BoundKey } from './sql-order';
import { listOf, plain, readOf, readsOf, valuesOf, type Entry } from './sql-values';
import {
  from,
  IDENTITY,
  identityOf,
  isEntity,
  listed,
  literal,
  literals,
  param,
  property,
  restsOn,
  subquery,
  where,
  whole,
  type Writing,
} from './sql-writer';

/** The rows of a statement: columns by their names, and the clauses behind SELECT. */
export interface Rows {
  readonly columns: readonly Entry[];
  readonly clauses: readonly string[];
}

const KEY: PropertyRead = { key: 'key', properties: ['key'] };

const nodesWith = (ids: number): readonly string[] => [
  'FROM node AS n',
  `WHERE n."id" IN ${listed(ids)} AND ${isEntity('n')}`,
];

/** How many relationships a node has on one side or both, as far as a limit. */
const degree = (node: string, ends: readonly ('source' | 'target')[], limit: number): string =>
  ends
    .map(
      (end) =>
        `(SELECT count(*) FROM (SELECT 1 FROM relationship WHERE ${end} = ${node}.pk LIMIT ${param(limit)}))`,
    )
    .join(' + ');

const BOTH = ['source', 'target'] as const;

/** The relationships of a node in both directions: their ends, whether they leave it, and the number of the far end. */
function around(node: string, types: readonly string[]): string {
  const read = IDENTITY.join(', ');
  const some = `AND type IN ${literals(types)}`;
  return subquery([
    `SELECT ${read}, target AS far, true AS out FROM relationship WHERE source = ${node}.pk ${some}`,
    'UNION ALL',
    `SELECT ${read}, source AS far, false AS out FROM relationship WHERE target = ${node}.pk AND source <> target ${some}`,
  ]);
}

/** What must hold of the relationship `r` and of the node `m`. */
const conditions = ({ dated, valid, startedBy }: Along): readonly (string | undefined)[] => [
  startedBy && hasBegun('m', startedBy),
  valid && `(NOT r.type IN ${literals(dated ?? [])} OR ${isValid('r', valid)})`,
];

const truth = (value: string): string => `json(CASE WHEN ${value} THEN 'true' ELSE 'false' END)`;

/** Nodes that have few relationships, each with a list of these in the order of what they lead to. */
export function oneHop(plan: OneHopPlan, { layout }: Writing): Rows {
  const item = valuesOf([
    ['type', plain('r.type')],
    ['out', plain(truth('w.out'))],
    ['key', plain('r."key"')],
    ...(plan.edge.length > 0
      ? ([['edge', readsOf(plan.edge, 'r', layout.relationship)]] as const)
      : []),
    ['node', readsOf(plan.node, 'm', layout.node)],
  ]);
  const sorted = subquery([
    'SELECT w.*',
    `FROM ${around('n', plan.types)} AS w CROSS JOIN ${whole('w', 'r')} CROSS JOIN node AS m ON m.pk = w.far`,
    ...where([isEntity('m'), ...conditions(plan)]),
    `ORDER BY ${[...asCypher('m."nameFolded"'), 'm."id"', 'w."key"'].join(', ')}`,
    'LIMIT -1',
  ]);
  const found = listOf(item, [
    `FROM ${sorted} AS w CROSS JOIN ${whole('w', 'r')} CROSS JOIN node AS m ON m.pk = w.far`,
  ]);
  return {
    columns: [
      ['node', readsOf(plan.node, 'n', layout.node)],
      ['found', found],
    ],
    clauses: [
      ...nodesWith(plan.ids),
      `AND ${degree('n', BOTH, plan.fewer)} < ${param(plan.fewer)}`,
    ],
  };
}

/** Of each node some relationships of each kind. */
export function expand(plan: ExpandPlan, writing: Writing): Rows {
  const { layout } = writing;
  const made = plan.along.map(({ key, step: along, edge }): Entry => {
    const way = step('n.pk', along, writing);
    const some = subquery([
      `SELECT ${[...identityOf(way.relationship), `${way.node}.pk AS far`].join(', ')}`,
      ...from(way, plan.labels && hasOneOf(way.node, plan.labels, writing)),
      `LIMIT ${param(plan.bound)}`,
    ]);
    const sorted = subquery([
      'SELECT w.*',
      `FROM ${some} AS w CROSS JOIN node AS m ON m.pk = w.far`,
      `ORDER BY ${[...asCypher('m."nameFolded"'), 'm."id"', 'w."key"'].join(', ')}`,
      `LIMIT ${param(plan.limit)}`,
    ]);
    const item = valuesOf([
      ['node', readsOf(plan.node, 'm', layout.node)],
      ['edge', readsOf([KEY, ...edge], 'r', layout.relationship)],
    ]);
    const list = listOf(item, [
      `FROM ${sorted} AS w CROSS JOIN node AS m ON m.pk = w.far CROSS JOIN ${whole('w', 'r')}`,
    ]);
    return [key, list];
  });
  return {
    columns: [
      ['node', readsOf(plan.node, 'n', layout.node)],
      ['found', valuesOf(made)],
    ],
    clauses: nodesWith(plan.ids),
  };
}

/** How many relationships of each kind nodes have, each with its type and whether it leaves the node. */
export function counts(plan: CountsPlan, writing: Writing): Rows {
  const { ids, fewer, steps, ...along } = plan;
  const few = subquery([
    'SELECT json_group_array(json_array(w.type, json(w.leaves), w.total))',
    `FROM ${subquery([
      `SELECT r.type AS type, ${truth('w.out')} AS leaves, count(*) AS total`,
      `FROM ${around('n', along.types)} AS w CROSS JOIN ${whole('w', 'r')} CROSS JOIN node AS m ON m.pk = w.far`,
      ...where([isEntity('m'), ...conditions(along)]),
      'GROUP BY r.type, w.out',
    ])} AS w`,
  ]);
  const each = steps.map(({ targetLabelImplied: _, ...one }) => {
    // The far end need not be looked at for its label: the type of the relationship tells enough.
    const way = counted('n.pk', { ...one, targetLabelImplied: true }, writing);
    return `json_array(${literal(one.type)}, ${truth(String(one.direction === 'out'))}, (SELECT count(*) ${from(way).join(' ')}))`;
  });
  const isFew = `${degree('n', BOTH, fewer)} < ${param(fewer)}`;
  return {
    columns: [
      ['id', plain('n."id"')],
      [
        'counts',
        plain(`json(CASE WHEN ${isFew} THEN ${few} ELSE json_array(${each.join(', ')}) END)`),
      ],
    ],
    clauses: [
      ...nodesWith(ids),
      // A node without any relationship that is asked for has no row.
      `AND (NOT ${isFew} OR EXISTS (SELECT 1 FROM ${around('n', along.types)} AS w CROSS JOIN ${whole('w', 'r')} CROSS JOIN node AS m ON m.pk = w.far ${where(conditions(along)).join('')}))`,
    ],
  };
}

/** Nodes that few relationships leave, each with a list of those that lead to others of the same. */
export function among({ ids, fewer, edge, ...along }: AmongPlan, { layout }: Writing): Rows {
  const item = valuesOf([
    ['type', plain('r.type')],
    ['to', plain('m."id"')],
    ['edge', readsOf([KEY, ...edge], 'r', layout.relationship)],
  ]);
  const found = listOf(item, [
    'FROM relationship AS r CROSS JOIN node AS m ON m.pk = r.target',
    ...where([
      'r.source = n.pk',
      `r.type IN ${literals(along.types)}`,
      `m."id" IN ${listed(ids)}`,
      ...conditions(along),
    ]),
  ]);
  return {
    columns: [
      ['from', plain('n."id"')],
      ['found', found],
    ],
    clauses: [...nodesWith(ids), `AND ${degree('n', ['source'], fewer)} < ${param(fewer)}`],
  };
}

/** The relationships of nodes, one row for each, whatever their direction. */
export function walk(plan: WalkPlan): Rows {
  const side = (near: 'source' | 'target', far: 'source' | 'target'): string[] => [
    `SELECT n."id" AS near, m."id" AS far, r.type AS type, ${near === 'source'} AS out, r."key" AS "key"`,
    `FROM node AS n CROSS JOIN relationship AS r ON r.${near} = n.pk CROSS JOIN node AS m ON m.pk = r.${far}`,
    ...where([
      `n."id" IN ${listed(plan.ids)}`,
      isEntity('n'),
      `r.type IN ${literals(plan.types)}`,
      `NOT m."id" IN ${listed(plan.avoid)}`,
      ...(near === 'target' ? ['r.source <> r.target'] : []),
      ...conditions(plan),
    ]),
  ];
  return {
    columns: [
      ['near', plain('w.near')],
      ['far', plain('w.far')],
      ['type', plain('w.type')],
      ['out', plain(truth('w.out'))],
      ['key', plain('w."key"')],
    ],
    clauses: [
      `FROM ${subquery([...side('source', 'target'), 'UNION ALL', ...side('target', 'source'), `LIMIT ${param(plan.limit)}`])} AS w`,
    ],
  };
}

/** What relationships have of their own, between ends that are named in pairs. */
export function relationships({ ends, read, along }: RelationshipsPlan, { layout }: Writing): Rows {
  return {
    columns: [
      ['from', plain('a."id"')],
      ['to', plain('m."id"')],
      ['type', plain('r.type')],
      ['edge', readsOf([KEY, ...read], 'r', layout.relationship)],
    ],
    clauses: [
      `FROM json_each(${param(ends)}) AS pair`,
      `CROSS JOIN node AS a ON a."id" = pair.value ->> '$.from'`,
      `CROSS JOIN node AS m ON m."id" = pair.value ->> '$.to'`,
      `CROSS JOIN relationship AS r ON r.source = a.pk AND r.target = m.pk AND r.type IN ${
        along
          ? literals(along.types)
          : `(SELECT DISTINCT type FROM relationship AS one WHERE one.source = a.pk)`
      }`,
      ...(along ? where(conditions(along)) : []),
    ],
  };
}

type SourcePage = NonNullable<SupportedByPlan['page']>;

/** What rests on a source: the source itself, the counts, and the page, one row for each. */
export function supportedBy(
  { source, counts: isCounted, page }: SupportedByPlan,
  { layout }: Writing,
): Rows {
  const given = param(source);
  const rests = (one: string): string => restsOn(one, given);
  const alone = (one: string): string => `json_array_length(${one}."sources") = 1`;
  const total = (kind: string, one: string, table: string, label: string): string =>
    `SELECT '${kind}' AS kind, json_object('total', count(*), 'alone', coalesce(sum(${alone(one)}), 0)) AS row ` +
    `FROM ${table} AS ${one} WHERE ${label}${rests(one)}`;
  const has = (one: string, columns: Iterable<string>): string =>
    `(SELECT json_group_array(name) FROM (${[...columns]
      .map((name) => `SELECT '${name}' AS name WHERE ${property(one, name)} IS NOT NULL`)
      .join(' UNION ALL ')}))`;
  const told = (one: string, columns: Iterable<string>): string =>
    `'alone', ${truth(alone(one))}, 'has', ${has(one, columns)}, 'stated', ${one}."stated"`;
  const nodes = (of: SourcePage): string[] => [
    `SELECT 'entity' AS kind, json_object('id', n."id", ${told('n', layout.node.keys())}) AS row`,
    `FROM ${subquery([
      `SELECT n.pk FROM node AS n WHERE ${isEntity('n')} AND ${[rests('n'), ...(of.after ? [seekOf(['n."id"'], of)] : [])].join(' AND ')}`,
      `ORDER BY n."id" LIMIT ${param(of.limit)}`,
    ])} AS w CROSS JOIN node AS n ON n.pk = w.pk`,
  ];
  const edges = (of: SourcePage): string[] => {
    const keys = ['a."id"', 'r.type', 'm."id"', 'r."key"'];
    const after = of.after?.kind === 'relationship' ? [seekOf(keys, of)] : [];
    const edge = [KEY, ...of.edge].map((read) => readOf(read, 'r', layout.relationship));
    return [
      `SELECT 'relationship' AS kind, json_object('id', a."id", 'type', r.type, 'to', m."id", ${told('r', layout.relationship.keys())}, 'edge', json_object(${edge
        .map(([key, { expressions }]) => `'${key}', ${expressions[0]}`)
        .join(', ')})) AS row`,
      `FROM ${subquery([
        `SELECT ${IDENTITY.map((one) => `r.${one}`).join(', ')} FROM relationship AS r CROSS JOIN node AS a ON a.pk = r.source CROSS JOIN node AS m ON m.pk = r.target`,
        `WHERE ${[rests('r'), ...after].join(' AND ')}`,
        `ORDER BY ${keys.join(', ')} LIMIT ${param(of.limit)}`,
      ])} AS w CROSS JOIN ${whole('w', 'r')} CROSS JOIN node AS a ON a.pk = r.source CROSS JOIN node AS m ON m.pk = r.target`,
    ];
  };
  const parts = [
    [
      `SELECT 'source' AS kind, json_object('id', n."id") AS row FROM node AS n WHERE n."id" = ${given} AND n.type = 'Source'`,
    ],
    ...(isCounted
      ? [
          [total('entities', 'n', 'node', `${isEntity('n')} AND `)],
          [total('relationships', 'r', 'relationship', '')],
        ]
      : []),
    // Nodes come first: after a relationship there are none.
    ...(page && page.after?.kind !== 'relationship' ? [nodes(page)] : []),
    ...(page ? [edges(page)] : []),
  ];
  return {
    columns: [
      ['kind', plain('w.kind')],
      ['row', plain('json(w.row)')],
    ],
    clauses: [
      `FROM ${subquery(parts.flatMap((part, i) => [...(i > 0 ? ['UNION ALL'] : []), 'SELECT * FROM', subquery(part)]))} AS w`,
    ],
  };
}

const seekOf = (expressions: readonly string[], { limit, after }: SourcePage): string =>
  seekPage(
    expressions.map((expression): BoundKey => ({
      key: { by: 'id', direction: 'ASC' },
      expression,
    })),
    { limit, backward: false, ...(after && { from: after.keys }) },
  ) ?? 'true';
