import type { Hop } from '../plan/query-plan';
import type { CountsPlan, ExpandPlan } from '../plan/step-plans';
import { hasLabel } from './compile-filter';
import { hasBegun, holds, step, type Variables } from './compile-hop';
import { param, where } from './cypher-writer';
import type { Clauses, Collect } from './fragment';
import { plain, readsOf, returned, valuesOf } from './values';

/** The statement: of each node the relationships of each kind, and how many there are. */
export function compileExpand(plan: ExpandPlan, names: Variables, collect: Collect): Clauses {
  const from = names.node();
  const made = plan.along.map((one) => {
    const { body, node, relationship } = compileAlong(plan, one, from, names);
    const edge = [{ key: 'key', properties: ['key'] }, ...one.edge];
    const item = valuesOf([
      ['node', readsOf(plan.node, node)],
      ['edge', readsOf(edge, relationship)],
    ]);
    const found = collect(from, body, item);
    return { key: one.key, found, count: countAlong(one.hop, from, names) };
  });
  const counts = valuesOf(made.map(({ key, count }) => [key, plain(count)]));
  return returned(
    [
      `MATCH (${from}:Entity)`,
      `WHERE ${from}.id IN ${param(plan.ids)}`,
      ...made.flatMap(({ found }) => found.before),
    ],
    [
      ['node', readsOf(plan.node, from)],
      ['found', valuesOf(made.map(({ key, found }) => [key, found]))],
      ...(plan.counts ? ([['counts', counts]] as const) : []),
    ],
  );
}

/** The statement: how many relationships of each kind nodes have. */
export function compileCounts({ ids, along }: CountsPlan, names: Variables): Clauses {
  const node = names.node();
  const counts = along.map(({ key, hop }) => [key, plain(countAlong(hop, node, names))] as const);
  return returned(
    [`MATCH (${node}:Entity)`, `WHERE ${node}.id IN ${param(ids)}`],
    [
      ['id', plain(`${node}.id`)],
      ['counts', valuesOf(counts)],
    ],
  );
}

/** The body of one kind of relationship of a node, and what it gives of each: the far end, and the edge. */
interface CompiledExpansion {
  readonly body: readonly string[];
  readonly node: string;
  readonly relationship: string;
}

/**
 * The relationships of one kind of a node. Only so many are read: beyond them, their order is that of the
 * store, since to order 50,000 means to read 50,000.
 */
function compileAlong(
  { labels, bound, limit }: ExpandPlan,
  { hop }: ExpandPlan['along'][number],
  from: string,
  names: Variables,
): CompiledExpansion {
  const node = names.node();
  const relationship = names.relationship();
  const { pattern, conditions } = step(hop, node, names, relationship);
  return {
    node,
    relationship,
    body: [
      `MATCH (${from})${pattern}`,
      ...where([...conditions, labels && hasLabel(node, labels)]),
      `WITH ${relationship}, ${node} LIMIT ${param(bound)}`,
      `WITH ${relationship}, ${node}`,
      `ORDER BY ${node}.nameFolded, ${node}.id, ${relationship}.key`,
      `LIMIT ${param(limit)}`,
    ],
  };
}

/** How many relationships of a kind a node has; without a label at the far end, which the store keeps counted. */
function countAlong(
  { type, direction, valid, begun }: Hop,
  from: string,
  names: Variables,
): string {
  const relationship = valid ? names.relationship() : '';
  const node = begun ? names.node() : '';
  const link = `[${relationship}:${type}${valid ? ` WHERE ${holds(relationship, valid)}` : ''}]`;
  const pattern = direction === 'out' ? `-${link}->(${node})` : `<-${link}-(${node})`;
  const match = [`MATCH (${from})${pattern}`, ...where([begun && hasBegun(node, begun)])];
  return `COUNT { ${match.join(' ')} }`;
}
