import type { StoreSchema } from '../engine/engine';
import { DATASET_LABEL } from '../execute/dataset';
import { FORMER_ID_LABEL } from '../execute/former-ids';
import { foldedName } from '../graph/fold';
import { isText, type GraphModel, type NodeModel, type PropertyModel } from '../graph/graph-model';
import { IMPORT_LABEL } from '../execute/dataset';

/** What the graph needs of a store: unique ids for every label, and indexes on names and codes. */
export function storeSchema(model: GraphModel): StoreSchema {
  const nodes = [...model.nodes.values()].filter(({ name }) => name !== 'Node');
  const own = [DATASET_LABEL, IMPORT_LABEL, FORMER_ID_LABEL];
  return {
    labels: [...nodes.map(({ name }) => name), ...own],
    indexes: nodes.flatMap((node) => [
      { label: node.name, properties: orderedBy(node) },
      ...[...node.properties.values()]
        .filter(({ indexed }) => indexed)
        .map((property) => ({ label: node.name, properties: [storedName(property)] })),
    ]),
  };
}

/** The stored properties that lists of a type are in the order of, unless asked for in another. */
const orderedBy = ({ order, properties }: NodeModel): string[] => [
  ...order.map(({ field }) => {
    const property = properties.get(field);
    return property ? storedName(property) : field;
  }),
  'id',
];

const storedName = (property: PropertyModel): string =>
  isText(property) ? foldedName(property.name) : property.name;
