import { isText, type GraphModel } from '../model/graph-model';
import { memo } from '../model/memo';

/** A property that holds codes, which name one node each. */
export interface CodeProperty {
  /** The property, which is also the name of the coding: `ubigeo`. */
  readonly property: string;
  /** The type or interface whose nodes have such codes. */
  readonly label: string;
}

/** How codes are read: those of the nodes with a label, and what tells their scheme. */
export interface Coding extends CodeProperty {
  /** The property that names the scheme; the code's own name does where there is none. */
  readonly scheme?: string;
}

/** The codings that a property of its own stands for. */
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

/** All codings: those, and the notations of vocabularies, which are codes of the scheme beside them. */
export const codings = memo((model: GraphModel): readonly Coding[] => {
  const vocabularies = [...model.nodes.values()].filter(
    ({ properties, interfaces }) =>
      properties.has('notation') &&
      !interfaces.some((one) => model.nodes.get(one)?.properties.has('notation')),
  );
  return [
    ...codeProperties(model),
    ...vocabularies.map(({ name }) => ({ label: name, property: 'notation', scheme: 'scheme' })),
  ];
});

/** The codes among values, each with its scheme: `ubigeo:080505`. */
export function codesAmong(model: GraphModel, values: Readonly<Record<string, unknown>>): string[] {
  const found: string[] = [];
  for (const { property, scheme } of codings(model)) {
    const code = values[property];
    if (typeof code !== 'string') continue;
    const name = scheme === undefined ? property : values[scheme];
    if (typeof name === 'string') found.push(`${name}:${code}`);
  }
  return found;
}
