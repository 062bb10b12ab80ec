import type { NodeModel, PropertyModel } from '../graph/graph-model';

const known = new WeakMap<NodeModel, ReadonlyMap<string, PropertyModel>>();

/** The properties that may be given of a node: its own, and its texts in other languages (`nameEn`). */
export function propertiesGiven(node: NodeModel): ReadonlyMap<string, PropertyModel> {
  const found = known.get(node);
  if (found) return found;
  const own = [...node.properties].filter(([, { kept }]) => !kept);
  const languages = own.flatMap(([, property]) =>
    Object.values(property.languages ?? {}).map((name): [string, PropertyModel] => [
      name,
      { name, type: 'String', list: false, required: false },
    ]),
  );
  const given = new Map([...own, ...languages]);
  known.set(node, given);
  return given;
}
