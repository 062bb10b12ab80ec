import type { StoreSchema } from '../engine/engine';
import { DATASET_LABEL } from '../execute/dataset';
import { foldedName } from '../graph/fold';
import { isText, type GraphModel } from '../graph/graph-model';
import { CHANGE_LABEL } from './journal';
import { IMPORT_LABEL } from './under-way';

/** The label of the nodes that tell under which id a merged entity goes now. */
export const FORMER_ID_LABEL = 'FormerId';

/** What the graph needs of a store: unique ids for every label, and indexes on names and codes. */
export function storeSchema(model: GraphModel): StoreSchema {
  const nodes = [...model.nodes.values()].filter(({ name }) => name !== 'Node');
  const entities = nodes.filter(({ name, interfaces }) => [name, ...interfaces].includes('Entity'));
  return {
    labels: [
      ...new Set([
        ...nodes.map(({ name }) => name),
        ...[DATASET_LABEL, IMPORT_LABEL, FORMER_ID_LABEL, CHANGE_LABEL],
      ]),
    ],
    indexes: [
      ...entities.flatMap((node) => [
        { label: node.name, properties: ['nameFolded', 'id'] },
        ...[...node.properties.values()]
          .filter(({ indexed }) => indexed)
          .map((property) => ({
            label: node.name,
            properties: [isText(property) ? foldedName(property.name) : property.name],
          })),
      ]),
      { label: CHANGE_LABEL, properties: ['revision', 'n'] },
    ],
  };
}
