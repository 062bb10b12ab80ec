import type { NodeModel, PropertyModel } from '../model/graph-model';
import { memo } from '../model/memo';

/** The properties that may be given of a node: its own, and its texts in other languages (`nameEn`). */
export const propertiesGiven = memo((node: NodeModel): ReadonlyMap<string, PropertyModel> => {
  const own = [...node.properties].filter(([, { kept }]) => !kept);
  const languages = own.flatMap(([, property]) =>
    Object.values(property.languages ?? {}).map((name): [string, PropertyModel] => [
      name,
      { name, type: 'String', list: false, required: false },
    ]),
  );
  return new Map([...own, ...languages]);
});
