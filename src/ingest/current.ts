import type { StoreReader } from '../engine/store';
import type { GraphModel } from '../model/graph-model';
import { wayOf } from './outgoing';
import type { Current } from './plan-changes';
import { placeOf } from './relationships';
import { readBetween, readNodes, readRelationships, type KeptRelationship } from './read-state';
import type { CheckedItem } from './graph-data';

/**
 * What the graph holds of the entities of checked items: their nodes, and the relationships that theirs meet.
 * What is new is not asked for, unless the import that brings it has `started` to write: then it may be there.
 */
export async function currentOf(
  reader: StoreReader,
  model: GraphModel,
  items: readonly CheckedItem[],
  { started }: { readonly started: boolean },
): Promise<Current> {
  const there = items.filter(({ fresh, again }) => !fresh || (started && again));
  const ids = there.map(({ node }) => node.id);
  const nodes = await readNodes(reader, model, ids);
  const between = new Map<string, Map<string, { from: string; to: string }>>();
  const from = new Map<string, Set<string>>();
  const to = new Map<string, Set<string>>();
  for (const { node, relationships } of items) {
    for (const one of relationships) {
      const way = wayOf(model, one.type, one.from, one.to);
      if (way?.fromOne) addTo(to, one.type, one.to);
      if (!nodes.has(node.id)) continue;
      // Where there is room for many, the others are of no matter.
      if (way?.toOne) addTo(from, one.type, one.from);
      else {
        const pairs = between.get(one.type) ?? new Map<string, { from: string; to: string }>();
        between.set(one.type, pairs.set(`${one.from} ${one.to}`, { from: one.from, to: one.to }));
      }
    }
  }
  const relationships = new Map<string, KeptRelationship>();
  const add = (found: readonly KeptRelationship[]): void => {
    for (const one of found) relationships.set(placeOf(one), one);
  };
  for (const [type, pairs] of between) {
    add(await readBetween(reader, model, type, [...pairs.values()]));
  }
  for (const [type, ends] of from) {
    add(await readRelationships(reader, model, { ids: [...ends], end: 'from', types: [type] }));
  }
  for (const [type, ends] of to) {
    add(await readRelationships(reader, model, { ids: [...ends], end: 'to', types: [type] }));
  }
  return { nodes, relationships: [...relationships.values()] };
}

/** True where relationships of a new entity compete with others for the node they lead to. */
export const meets = (model: GraphModel, { relationships }: CheckedItem): boolean =>
  relationships.some(({ type, from, to }) => wayOf(model, type, from, to)?.fromOne);

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
