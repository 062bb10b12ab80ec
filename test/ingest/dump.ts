import type { Engine } from '../../src/engine/engine';
import { model } from '../support/api';
import { wrongCounts } from '../support/wrong-counts';

/** All that a store holds of the graph and its journal, in an order of its own: equal where the graphs are. Its counts must be right. */
export async function dump(engine: Engine): Promise<unknown> {
  const ask = async (text: string): Promise<string[]> => {
    const rows = await engine.run({ text, params: {} });
    return rows.map((row) => JSON.stringify(sorted(row))).sort();
  };
  expect(await wrongCounts(engine, model)).toEqual([]);
  return {
    entities: await ask('MATCH (n:Entity) RETURN properties(n) AS node'),
    relationships: await ask(
      'MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS from, type(r) AS type, b.id AS to, properties(r) AS link',
    ),
    journal: await ask('MATCH (c:Change) RETURN properties(c) AS change'),
    former: await ask('MATCH (f:FormerId) RETURN f.id AS id, f.now AS now'),
    imports: await ask('MATCH (i:Import) RETURN i.id AS id'),
    dataset: await ask('MATCH (d:Dataset) RETURN d.version AS version, d.revision AS revision'),
  };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}
