import type { ExpandPlan } from '../plan/query-plan';
import { hasLabel } from './compile-filter';
import { hasBegun, holds, step, type Variables } from './compile-hop';
import { param, where } from './cypher-writer';

/** The body of one kind of relationship of a node, and what it gives of each: the far end, and the edge. */
export interface CompiledExpansion {
  readonly body: readonly string[];
  readonly node: string;
  readonly relationship: string;
}

/**
 * The relationships of one kind of a node. Only so many are read: beyond them, their order is that of the
 * store, since to order 50,000 means to read 50,000.
 */
export function compileAlong(
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
export function countAlong(
  { hop: { type, direction, valid, begun } }: ExpandPlan['along'][number],
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
