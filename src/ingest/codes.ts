import { isText, type GraphModel } from '../model/graph-model';
import { memo } from '../model/memo';

/** A property that holds codes, which name one node each. */
export interface CodeProperty {
  /** The property, which is also the name of the coding: `ubigeo`. */
  readonly property: string;
  /** The type or interface whose nodes have such codes. */
  readonly label: string;
}

/** The codings of the graph. */
export const codeProperties = memo((model: GraphModel): readonly CodeProperty[] => {
  const nodes = [...model.nodes.values()];
  const codes = new Map<string, string>();
  // Interfaces first: a coding is shared by all types that implement the one that declares it.
  for (const node of [...nodes.filter((one) => one.abstract), ...nodes]) {
    for (const property of node.properties.values()) {
      const isCode = property.indexed && isText(property) && !property.kept;
      if (isCode && !codes.has(property.name)) codes.set(property.name, node.name);
    }
  }
  return [...codes].map(([property, label]) => ({ property, label }));
});
