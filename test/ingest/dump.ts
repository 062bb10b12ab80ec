import type { Engine } from '../../src/engine/engine';
import { model } from '../support/api';
import { storedNodes, storedRelationships } from '../support/stored';
import { withoutMarks } from '../support/test-engines';
import { wrongCounts } from '../support/wrong-counts';

/** All that a store holds of the graph and its journal, in an order of its own: equal where the graphs are. Its counts must be right. */
export async function dump(engine: Engine): Promise<unknown> {
  const texts = (rows: readonly unknown[]): string[] =>
    rows.map((row) => JSON.stringify(sorted(row))).sort();
  const { lock, dataset } = await engine.store.records();
  expect(await wrongCounts(engine, model)).toEqual([]);
  return {
    entities: texts(await storedNodes(engine)),
    relationships: texts(await storedRelationships(engine)),
    journal: texts(await storedNodes(engine, 'Change')),
    former: texts(withoutMarks(await engine.store.formerIds())),
    isImporting: lock !== undefined,
    dataset: [dataset?.version, dataset?.revision],
  };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}
