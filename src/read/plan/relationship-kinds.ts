import type { GraphModel, NodeModel, PropertyModel } from '../../model/graph-model';
import { nodeModel } from '../../model/graph-model';
import { memo } from '../../model/memo';
import { startPropertyOf, startedBy, validityOf, type InTime } from './relationship-steps';
import type { RelationshipStep, PropertyRead } from './connection-plan';

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
  const all = propertiesByType(model);
  const found = new Map<string, RelationshipKind>();
  for (const name of node.concrete) {
    for (const { type, direction } of nodeModel(model, name).relationships.values()) {
      if (wanted && !wanted.includes(type)) continue;
      const properties = all.get(type) ?? new Map<string, PropertyModel>();
      found.set(`${type} ${direction}`, { type, direction, properties });
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
}

/** The properties of all types of relationships, which stand at whichever end is a connection. */
const propertiesByType = memo((model: GraphModel) => {
  const found = new Map<string, Map<string, PropertyModel>>();
  for (const { relationships } of model.nodes.values()) {
    for (const { type, properties } of relationships.values()) {
      found.set(type, new Map([...(found.get(type) ?? []), ...properties]));
    }
  }
  return found;
});

/** The step along a kind of relationship, to whatever it leads to. */
export function stepAlongKind(
  at: InTime,
  { type, direction, properties }: RelationshipKind,
): RelationshipStep {
  const later = startedBy(at, nodeModel(at.scope.model, 'Entity'));
  return {
    type,
    direction,
    target: 'Entity',
    ...validityOf(at, type, startPropertyOf(properties)),
    ...(later && { startedBy: later }),
  };
}

/** The reads of those properties that are wanted, by their own names, and of what `statements` are made of. */
export const readsOf = (
  { properties }: { readonly properties: { keys(): Iterable<string> } },
  wanted: ReadonlySet<string>,
): PropertyRead[] =>
  [
    ...[...properties.keys()].filter((name) => wanted.has(name)),
    ...(wanted.has('statements') ? ['stated'] : []),
  ].map((name) => ({ key: name, properties: [name] }));

/** The reads of those properties of any kind of relationship that are wanted. */
export const readsOfAny = (model: GraphModel, wanted: ReadonlySet<string>): PropertyRead[] =>
  readsOf({ properties: allProperties(model) }, wanted);

const allProperties = memo((model: GraphModel) => {
  const all = [...propertiesByType(model).values()];
  return new Map(all.flatMap((properties) => [...properties]));
});
