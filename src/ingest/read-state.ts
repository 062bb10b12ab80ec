import type { RelationshipEnds, RelationshipRow, StoreReader } from '../engine/store';
import type { GraphModel } from '../model/graph-model';
import type { StatementSet } from './statements';
import { placeOf, type RelationshipPlace } from './relationship-place';
import { readNode, readStatements, relationshipProperties, type Kept } from './stored';

/** How many nodes are asked about together. */
const AT_ONCE = 1_000;

/** A relationship as it is in the graph. */
export interface KeptRelationship extends StatementSet, RelationshipPlace {}

/** The nodes of the graph with these ids. */
export async function readNodes(
  reader: StoreReader,
  model: GraphModel,
  ids: readonly string[],
): Promise<Map<string, Kept>> {
  const rows = await reader.find('Entity', 'id', ids);
  return new Map(rows.map((row) => [String(row.id), readNode(model, row)]));
}

/** Which relationships are asked for: those of a type that leave nodes, or that lead to them. */
export interface RelationshipsWanted {
  readonly type: string;
  readonly end: 'from' | 'to';
  readonly ids: readonly string[];
}

/** The relationships of a type at one of their ends. */
export async function readRelationships(
  reader: StoreReader,
  model: GraphModel,
  { type, end, ids }: RelationshipsWanted,
): Promise<KeptRelationship[]> {
  const rows = await reader.relationships({ ids, end, types: [type] });
  return rows.map((row) => keptRelationship(model, row));
}

/** The relationships of a type between pairs of nodes, and no others. */
export async function readBetween(
  reader: StoreReader,
  model: GraphModel,
  type: string,
  pairs: readonly RelationshipEnds[],
): Promise<KeptRelationship[]> {
  const rows = await reader.between(type, pairs);
  return rows.map((row) => keptRelationship(model, row));
}

/** All relationships that leave or lead to some nodes; one between two of them is given once. */
export async function readAllRelationships(
  reader: StoreReader,
  model: GraphModel,
  ids: readonly string[],
): Promise<KeptRelationship[]> {
  const found = new Map<string, KeptRelationship>();
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const rows = await reader.relationships({ ids: ids.slice(i, i + AT_ONCE), end: 'either' });
    for (const row of rows) {
      const one = keptRelationship(model, row);
      found.set(placeOf(one), one);
    }
  }
  return [...found.values()];
}

/** A stored relationship with what is stated of it. */
export function keptRelationship(model: GraphModel, row: RelationshipRow): KeptRelationship {
  const { type, from, to, properties } = row;
  const given = relationshipProperties(model, row);
  return {
    type,
    from,
    to,
    key: (properties.key ?? '') as string,
    ...readStatements(properties, given),
  };
}
