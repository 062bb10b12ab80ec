import type { GraphModel, NodeModel, PropertyModel } from '../graph/graph-model';
import { nodeModel } from '../graph/graph-model';
import { begun, validityOf, type InTime } from './hops';
import type { Hop, PropertyRead } from './query-plan';

/** A type of relationship in one direction, whatever it leads to. */
export interface RelationshipKind {
  readonly type: string;
  readonly direction: 'out' | 'in';
  /** Its properties by name. */
  readonly properties: ReadonlyMap<string, PropertyModel>;
}

/** The kinds of relationships that a node of a type can have, in alphabetical order; of `Entity` all that there are. */
export function relationshipKinds(
  model: GraphModel,
  node: NodeModel,
  wanted?: readonly string[],
): RelationshipKind[] {
  const types = node.concrete.map((name) => nodeModel(model, name));
  const found = new Map<string, RelationshipKind>();
  for (const { relationships } of types) {
    for (const { type, direction } of relationships.values()) {
      if (wanted && !wanted.includes(type)) continue;
      const properties = propertiesOf(model, type);
      found.set(`${type} ${direction}`, { type, direction, properties });
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
}

/** The properties of a type of relationship, which stand at whichever end is a connection. */
function propertiesOf(model: GraphModel, type: string): ReadonlyMap<string, PropertyModel> {
  const properties = new Map<string, PropertyModel>();
  for (const { relationships } of model.nodes.values()) {
    for (const one of relationships.values()) {
      if (one.type !== type) continue;
      for (const [name, property] of one.properties) properties.set(name, property);
    }
  }
  return properties;
}

/** The step along a kind of relationship, to whatever it leads to. */
export function hopAlong(at: InTime, { type, direction, properties }: RelationshipKind): Hop {
  const since = [...properties.values()].find(({ begins }) => begins)?.name;
  const later = begun(at, nodeModel(at.scope.model, 'Entity'));
  return {
    type,
    direction,
    target: 'Entity',
    ...validityOf(at, type, since),
    ...(later && { begun: later }),
  };
}

/** The reads of those properties of a kind that are wanted, by their own names. */
export const readsOf = (
  { properties }: RelationshipKind,
  wanted: ReadonlySet<string>,
): PropertyRead[] =>
  [...properties.keys()]
    .filter((name) => wanted.has(name))
    .map((name) => ({ key: name, properties: [name] }));
