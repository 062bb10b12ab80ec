import type { GraphModel } from '../model/graph-model';

/** The types that others name as what they rest on: sources. */
export const referredTypes = (model: GraphModel): string[] => [
  ...new Set(
    [...model.nodes.values()].flatMap(({ properties }) =>
      [...properties.values()].flatMap(({ references }) => references ?? []),
    ),
  ),
];
