import type { StoreSchema } from '../engine/engine';
import { countsKept } from '../model/counted';
import { foldedName } from '../model/fold';
import { isOrdered, isText, type GraphModel, type PropertyModel } from '../model/graph-model';

/** What the graph needs of a store: unique ids for every label, and indexes on codes and on all that lists are ordered by. */
export function storeSchema(model: GraphModel): StoreSchema {
  const nodes = [...model.nodes.values()].filter(({ name }) => name !== 'Node');
  return {
    labels: nodes.map(({ name }) => name),
    indexes: nodes.flatMap(({ name: label, properties }) =>
      [...properties.values()]
        .filter(({ indexed }) => indexed)
        .map((property) => ({ label, properties: [storedName(property)] })),
    ),
    orders: nodes.flatMap((node) => [
      ...[...node.properties.values()]
        .filter((property) => property.name !== 'id' && isOrdered(property))
        .map((property) => ({ label: node.name, properties: [storedName(property), 'id'] })),
      ...(node.abstract ? [] : [...countsKept(node).keys()]).map((count) => ({
        label: node.name,
        properties: [count, 'id'],
      })),
    ]),
  };
}

const storedName = (property: PropertyModel): string =>
  isText(property) ? foldedName(property.name) : property.name;
