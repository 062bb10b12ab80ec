import type { CompiledQuery, Row } from '../engine/engine';
import type { GraphModel } from '../model/graph-model';
import type { StatementSet } from './statements';
import { placeOf, type RelationshipPlace } from './relationship-place';
import { readNode, readStatements, relationshipProperties, type Kept } from './stored';

/** How many nodes are asked about together. */
const AT_ONCE = 1_000;

/** Sends a statement, within a transaction or without. */
export type Send = (query: CompiledQuery) => Promise<readonly Row[]>;

/** A relationship as it is in the graph. */
export interface KeptRelationship extends StatementSet, RelationshipPlace {}

/** The nodes of the graph with these ids. */
export async function readNodes(
  send: Send,
  model: GraphModel,
  ids: readonly string[],
): Promise<Map<string, Kept>> {
  if (ids.length === 0) return new Map();
  const rows = await send({
    text: 'UNWIND $ids AS one MATCH (n:Entity {id: one}) RETURN properties(n) AS node',
    params: { ids: [...new Set(ids)] },
  });
  return new Map(rows.map(({ node }) => [String((node as Row).id), readNode(model, node as Row)]));
}

/** Which relationships are asked for: those of a type that leave nodes, or that lead to them. */
export interface RelationshipsWanted {
  readonly type: string;
  readonly end: 'from' | 'to';
  readonly ids: readonly string[];
}

/** The relationships of a type at one of their ends. */
export async function readRelationships(
  send: Send,
  model: GraphModel,
  { type, end, ids }: RelationshipsWanted,
): Promise<KeptRelationship[]> {
  if (ids.length === 0) return [];
  const near = end === 'from' ? 'a' : 'b';
  const rows = await send({
    text: [
      `UNWIND $ids AS one MATCH (${near}:Entity {id: one})`,
      `MATCH (a:Entity)-[r:${type}]->(b:Entity)`,
      'RETURN a.id AS from, b.id AS to, properties(r) AS link',
    ].join(' '),
    params: { ids: [...new Set(ids)] },
  });
  return rows.map((row) => keptRelationship(model, type, row));
}

/** The relationships of a type between pairs of nodes, and no others: one of a pair may have a hundred thousand. */
export async function readBetween(
  send: Send,
  model: GraphModel,
  type: string,
  pairs: readonly { readonly from: string; readonly to: string }[],
): Promise<KeptRelationship[]> {
  if (pairs.length === 0) return [];
  // From the end that has more nodes: the other may be one that a hundred thousand relationships leave.
  const ends = (['from', 'to'] as const).map((end) => new Set(pairs.map((one) => one[end])).size);
  const [first, then] = (ends[0] ?? 0) > (ends[1] ?? 0) ? ['from', 'to'] : ['to', 'from'];
  const way =
    first === 'from' ? `(near)-[r:${type}]->(far:Entity)` : `(near)<-[r:${type}]-(far:Entity)`;
  const rows = await send({
    text: [
      `UNWIND $pairs AS pair MATCH (near:Entity {id: pair.${first}})`,
      `MATCH ${way} WHERE far.id = pair.${then}`,
      'RETURN pair.from AS from, pair.to AS to, properties(r) AS link',
    ].join(' '),
    params: { pairs },
  });
  return rows.map((row) => keptRelationship(model, type, row));
}

/** All relationships that leave or lead to some nodes; one between two of them is given once. */
export async function readAllRelationships(
  send: Send,
  model: GraphModel,
  ids: readonly string[],
): Promise<KeptRelationship[]> {
  const found = new Map<string, KeptRelationship>();
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const rows = await send({
      text: [
        'UNWIND $ids AS one MATCH (a:Entity {id: one})-[r]->(b:Entity) RETURN a.id AS from, type(r) AS type, b.id AS to, properties(r) AS link',
        'UNION ALL',
        'UNWIND $ids AS one MATCH (b:Entity {id: one}) MATCH (a:Entity)-[r]->(b) RETURN a.id AS from, type(r) AS type, b.id AS to, properties(r) AS link',
      ].join(' '),
      params: { ids: ids.slice(i, i + AT_ONCE) },
    });
    for (const row of rows) {
      const one = keptRelationship(model, String(row.type), row);
      found.set(placeOf(one), one);
    }
  }
  return [...found.values()];
}

/** A relationship of a row that has its ends and, as `link`, its properties. */
export function keptRelationship(model: GraphModel, type: string, row: Row): KeptRelationship {
  const [from, to] = [String(row.from), String(row.to)];
  const link = row.link as Row;
  const properties = relationshipProperties(model, { type, from, to });
  return { type, from, to, key: (link.key ?? '') as string, ...readStatements(link, properties) };
}
