import type { NodeModel } from '../graph/graph-model';

/** The names of the properties that a node of a type may be given, those in other languages included. */
export function propertyNames(node: NodeModel): string[] {
  const all = [...node.properties.values()];
  return all.flatMap(({ name, languages }) => [name, ...Object.values(languages ?? {})]);
}
