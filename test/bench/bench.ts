/**
 * Times of every example operation over HTTP, on each engine that there is, in one run: compare the columns
 * of one table, never two runs. `npm run bench`; NEO4J_URI adds Neo4j (an empty test database).
 */
import { OPERATIONS_FOLDER } from '../../src/server/create-server';
import { loadExamples } from '../../src/server/playground/load-examples';
import { startApi } from '../support/api';
import { NEO4J_URIS, testEngines } from '../support/test-engines';

const WARM_UP = 20;
const ROUNDS = 100;

interface Times {
  readonly median: number;
  readonly p95: number;
  readonly statements: unknown;
}

async function timesOf(engineName: string): Promise<Map<string, Times>> {
  const { api, stop } = await startApi(engineName, 'seed');
  const times = new Map<string, Times>();
  for (const { name, query, variables } of loadExamples(OPERATIONS_FOLDER)) {
    const taken: number[] = [];
    for (let i = 0; i < WARM_UP + ROUNDS; i++) {
      const started = performance.now();
      await api.data(query, variables);
      if (i >= WARM_UP) taken.push(performance.now() - started);
    }
    taken.sort((a, b) => a - b);
    times.set(name, {
      median: taken[Math.floor(ROUNDS / 2)] ?? 0,
      p95: taken[Math.floor(ROUNDS * 0.95)] ?? 0,
      statements: api.logLines.findLast(({ msg }) => msg === 'operation')?.statements,
    });
  }
  await stop();
  return times;
}

async function main(): Promise<void> {
  if (process.env.NEO4J_URI) process.env[NEO4J_URIS] = process.env.NEO4J_URI;
  const table: Record<string, Record<string, unknown>> = {};
  for (const engineName of testEngines()) {
    for (const [name, { median, p95, statements }] of await timesOf(engineName)) {
      table[name] = {
        ...table[name],
        statements,
        [`${engineName} median ms`]: Number(median.toFixed(1)),
        [`${engineName} p95 ms`]: Number(p95.toFixed(1)),
      };
    }
  }
  console.table(table);
}

void main();
