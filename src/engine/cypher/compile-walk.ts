import type {
  Along,
  AmongPlan,
  OneHopPlan,
  RelationshipsPlan,
  WalkPlan,
} from '../../read/plan/step-plans';
import { hasStarted, holds } from './compile-step';
import { map, param, where } from './cypher-writer';
import type { Clauses, Collect } from './fragment';
import { plain, readsOf, returned, valuesOf } from './values';

/** Nodes that have few relationships, each with a list of these in the order of what they lead to. */
export function compileOneHop(plan: OneHopPlan, collect: Collect): Clauses {
  const item = valuesOf([
    ['type', plain('type(r)')],
    ['out', plain('startNode(r) = n')],
    ['key', plain('r.key')],
    ...(plan.edge.length > 0 ? ([['edge', readsOf(plan.edge, 'r')]] as const) : []),
    ['node', readsOf(plan.node, 'm')],
  ]);
  const found = collect(
    'n',
    [
      `MATCH ${pattern(plan)}`,
      ...where(conditions(plan)),
      'WITH n, r, m',
      'ORDER BY m.nameFolded, m.id, r.key',
    ],
    item,
  );
  return returned(
    [
      'MATCH (n:Entity)',
      `WHERE n.id IN ${param(plan.ids)} AND COUNT { MATCH (n)--() } < ${param(plan.fewer)}`,
      ...found.before,
    ],
    [
      ['node', readsOf(plan.node, 'n')],
      ['found', found],
    ],
  );
}

/** Nodes that few relationships leave, each with a list of those that lead to others of the same. */
export function compileAmong({ ids, fewer, edge, ...along }: AmongPlan, collect: Collect): Clauses {
  const item = valuesOf([
    ['type', plain('type(r)')],
    ['to', plain('m.id')],
    ['edge', readsOf([KEY, ...edge], 'r')],
  ]);
  const found = collect(
    'n',
    [
      `MATCH (n)-[r:${along.types.join('|')}]->(m:Entity)`,
      ...where([`m.id IN ${param(ids)}`, ...conditions(along)]),
    ],
    item,
  );
  return returned(
    [
      'MATCH (n:Entity)',
      `WHERE n.id IN ${param(ids)} AND COUNT { MATCH (n)-->() } < ${param(fewer)}`,
      ...found.before,
    ],
    [
      ['from', plain('n.id')],
      ['found', found],
    ],
  );
}

const KEY = { key: 'key', properties: ['key'] };

/** The relationships of nodes, one row for each, whatever their direction. */
export function compileWalk(plan: WalkPlan): string[] {
  return [
    'MATCH (n:Entity)',
    `WHERE n.id IN ${param(plan.ids)}`,
    `MATCH ${pattern(plan)}`,
    ...where([`NOT m.id IN ${param(plan.avoid)}`, ...conditions(plan)]),
    `WITH n, r, m LIMIT ${param(plan.limit)}`,
    'RETURN n.id AS near, m.id AS far, type(r) AS type, startNode(r) = n AS out, r.key AS key',
  ];
}

/** The pattern of relationships of some types between `n` and `m`. */
export const pattern = ({ types }: Pick<Along, 'types'>): string =>
  `(n)-[r:${types.join('|')}]-(m:Entity)`;

/** What must hold of `r` and of `m`. */
export const conditions = ({ dated, valid, startedBy }: Along): readonly (string | undefined)[] => [
  startedBy && hasStarted('m', startedBy),
  valid &&
    `(NOT type(r) IN [${(dated ?? []).map((type) => `'${type}'`).join(', ')}] OR ${holds('r', valid)})`,
];

/** What relationships have of their own; each is found from its ends, so that no hub is looked through. */
export function compileRelationships({ ends, read, along }: RelationshipsPlan): string[] {
  const edge = map([
    ['key', 'r.key'],
    ...read.map(({ key }): readonly [string, string] => [key, `r.${key}`]),
  ]);
  return [
    `UNWIND ${param(ends)} AS pair`,
    'MATCH (a:Entity {id: pair.from})',
    'MATCH (b:Entity {id: pair.to})',
    `MATCH (a)-[r${along ? `:${along.types.join('|')}` : ''}]->(b)`,
    ...(along ? where(conditions(along)) : []),
    `RETURN a.id AS from, b.id AS to, type(r) AS type, ${edge} AS edge`,
  ];
}
