/** How large the graph is, as far as it decides where a match starts. */
export interface GraphStatistics {
  /** How many nodes have a label. */
  readonly nodes: ReadonlyMap<string, number>;
  /** How many relationships have a type. */
  readonly relationships: ReadonlyMap<string, number>;
}

/** What is assumed where nothing is known of the graph's size. */
const ASSUMED = { fanOut: 100, nodes: 1_250 };

/** Into how many parts the widest place divides the rest: the departments of Peru. */
const WIDEST_PARTS = 25;

/** How many relationships of a type a node with that label has, on average. */
export function fanOut(
  statistics: GraphStatistics | undefined,
  type: string,
  label: string,
): number {
  const relationships = statistics?.relationships.get(type);
  const nodes = statistics?.nodes.get(label);
  return relationships === undefined || !nodes ? ASSUMED.fanOut : relationships / nodes;
}

/** How many nodes with that label lie in one place, which may be as wide as places are. */
export const contained = (statistics: GraphStatistics | undefined, label: string): number =>
  (statistics?.nodes.get(label) ?? ASSUMED.nodes) / WIDEST_PARTS;
