import type { GraphModel } from '../graph/graph-model';

const known = new WeakMap<GraphModel, ReadonlySet<string>>();

/** The properties that say when a relationship holds. */
export function beginningNames(model: GraphModel): ReadonlySet<string> {
  const found = known.get(model);
  if (found) return found;
  const names = new Set(['validFrom', 'validTo']);
  for (const { relationships } of model.nodes.values()) {
    for (const { properties } of relationships.values()) {
      for (const { name, begins } of properties.values()) if (begins) names.add(name);
    }
  }
  known.set(model, names);
  return names;
}
