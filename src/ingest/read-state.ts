import type {
  RelationshipEnds,
  RelationshipRow,
  RelationshipsAt,
  StoreReader,
} from '../engine/store';
import type { GraphModel } from '../model/graph-model';
import type { StatementSet } from './statements';
import type { RelationshipPlace } from './relationships';
import { readNode, readStatements, relationshipProperties, type Kept } from './stored';

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

/** The relationships at some nodes. */
export async function readRelationships(
  reader: StoreReader,
  model: GraphModel,
  at: RelationshipsAt,
): Promise<KeptRelationship[]> {
  const rows = await reader.relationships(at);
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
