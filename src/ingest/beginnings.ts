import type { GraphModel } from '../model/graph-model';
import { memo } from '../model/memo';

/** The properties that say when a relationship holds. */
export const beginningNames = memo((model: GraphModel): ReadonlySet<string> => {
  const names = new Set(['validFrom', 'validTo']);
  for (const { relationships } of model.nodes.values()) {
    for (const { properties } of relationships.values()) {
      for (const { name, begins } of properties.values()) if (begins) names.add(name);
    }
  }
  return names;
});
