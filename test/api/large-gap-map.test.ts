/** A gap map of more cells than are read before it is known which are shown: none of these is a false zero. */
import type { Engine } from '../../src/engine/engine';
import type { GraphData, NodeData } from '../../src/ingest/graph-data';
import { startApi, model } from '../support/api';
import { writeGraph } from '../support/graphs';
import { empty, markAsChanged, testEngines } from '../support/test-engines';

const APPROACHES = 120;
const TARGET_GROUPS = 110;

const node = (type: string, id: string, name: string): NodeData => ({
  type,
  id,
  properties: { id, name, synthetic: true, ...(type !== 'Source' && { sources: ['source:g'] }) },
});

const many = (type: string, prefix: string, count: number): NodeData[] =>
  Array.from({ length: count }, (_, i) => {
    const name = `${prefix}-${String(i).padStart(3, '0')}`;
    return node(type, `${prefix}:${name}`, name);
  });

/** Two interventions: one with every approach and every target group, one with the last of each. */
function graph(): GraphData {
  const approaches = many('Approach', 'approach', APPROACHES);
  const groups = many('TargetGroup', 'target-group', TARGET_GROUPS);
  const link = (type: string, from: string, { id }: NodeData) => ({
    type,
    from,
    to: id,
    properties: { key: '' },
  });
  const all = [...approaches.map((one) => ['APPLIES', one] as const)];
  const reached = groups.map((one) => ['REACHES', one] as const);
  const links = (from: string, of: readonly (readonly [string, NodeData])[]) =>
    of.map(([type, one]) => link(type, from, one));
  return {
    nodes: [
      node('Source', 'source:g', 'Fuente'),
      node('Intervention', 'intervention:toda', 'Toda'),
      node('Intervention', 'intervention:ultima', 'Última'),
      ...approaches,
      ...groups,
    ],
    relationships: [
      ...links('intervention:toda', [...all, ...reached]),
      ...links('intervention:ultima', [...all.slice(-1), ...reached.slice(-1)]),
    ],
  };
}

interface Answer {
  readonly gapMap: {
    readonly cells: readonly { readonly interventions: number }[];
    readonly truncated: boolean;
  };
}

describe.each(testEngines())('on %s', (engineName) => {
  let engine: Engine;
  let started: Awaited<ReturnType<typeof startApi>>;
  beforeAll(async () => {
    started = await startApi(engineName, 'questions');
    engine = started.api.engine;
    await empty(engine, 'large');
    await writeGraph(engine, model, graph());
  });
  afterAll(async () => {
    await markAsChanged(engine);
    await started.stop();
  });

  test.each([
    [200, APPROACHES * 100],
    [50, 50 * 100],
  ])('every cell of at most %i rows has its count', async (rows, shown) => {
    const query = `{ gapMap(rows: { approaches: {} }, columns: { targetGroups: {} }, firstRows: ${rows}, firstColumns: 100) { truncated cells { interventions } } }`;
    const { gapMap } = (await started.api.data(query)) as Answer;
    const counts = new Map<number, number>();
    for (const { interventions } of gapMap.cells) {
      counts.set(interventions, (counts.get(interventions) ?? 0) + 1);
    }
    // The last of both, which two interventions have, come first.
    expect({ truncated: gapMap.truncated, counts: [...counts] }).toEqual({
      truncated: true,
      counts: [
        [2, 1],
        [1, shown - 1],
      ],
    });
  });
});
