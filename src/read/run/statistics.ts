import type { Engine, RunOptions } from '../../engine/engine';
import type { GraphModel } from '../../model/graph-model';
import type { GraphStatistics } from '../../model/statistics';

/** How large the graph in a store is; one statement, which Neo4j answers from its count store. */
export async function readStatistics(
  engine: Engine,
  model: GraphModel,
  options?: RunOptions,
): Promise<GraphStatistics> {
  const nodes = [...model.nodes.values()];
  const labels = nodes.map(({ name }) => name).filter((name) => name !== 'Node');
  const types = new Set(
    nodes.flatMap(({ relationships }) => [...relationships.values()].map(({ type }) => type)),
  );
  const counts = [
    ...labels.map((label) => `COUNT { MATCH (n:${label}) } AS ${label}`),
    ...[...types].map((type) => `COUNT { MATCH ()-[r:${type}]->() } AS ${type}`),
  ];
  const [row] = await engine.run({ text: `RETURN ${counts.join(', ')}`, params: {} }, options);
  const read = (names: Iterable<string>): Map<string, number> =>
    new Map([...names].map((name) => [name, Number(row?.[name] ?? 0)]));
  return { nodes: read(labels), relationships: read(types) };
}
