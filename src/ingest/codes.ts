import { isText, type GraphModel } from '../graph/graph-model';

/** A property that holds codes, which name one node each. */
export interface CodeProperty {
  /** The property, which is also the name of the coding: `ubigeo`. */
  readonly property: string;
  /** The type or interface whose nodes have such codes. */
  readonly label: string;
}

const known = new WeakMap<GraphModel, readonly CodeProperty[]>();

/** The codings of the graph. */
export function codeProperties(model: GraphModel): readonly CodeProperty[] {
  const found = known.get(model);
  if (found) return found;
  const nodes = [...model.nodes.values()];
  const codes = new Map<string, string>();
  // Interfaces first: a coding is shared by all types that implement the one that declares it.
  for (const node of [...nodes.filter((one) => one.abstract), ...nodes]) {
    for (const property of node.properties.values()) {
      const isCode = property.indexed && isText(property) && !property.kept;
      if (isCode && !codes.has(property.name)) codes.set(property.name, node.name);
    }
  }
  const list = [...codes].map(([property, label]) => ({ property, label }));
  known.set(model, list);
  return list;
}
