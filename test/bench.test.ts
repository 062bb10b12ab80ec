/** A short run of the benchmark: a made-up graph is loaded and all contenders answer alike. Nothing is timed. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../src/engine/open-engine';
import { CONTENDERS, KINDS, type ContenderName } from './bench/contenders/kinds';
import { openDriverAt, rowsOf } from './bench/contenders/open-driver';
import { startContender, type Contender } from './bench/contenders/start-contender';
import { generate } from './bench/data/generate';
import { compareAnswers } from './bench/measure/compare-answers';
import { dataOf, postTo } from './bench/measure/post';
import { writeDefinitions } from './bench/measure/schema-size';
import { OPERATIONS } from './bench/operations/all-operations';
import type { Sample } from './bench/operations/operation';
import { loadGraph } from './bench/stores/load-graph';
import { model } from './support/api';
import { empty, testEngines, testStore } from './support/test-engines';

const SIZE = 1_000;

// What is installed for the benchmark alone is among them where it is installed, as it is in .ci/run.
const installed = existsSync(join(__dirname, 'bench/node_modules/@neo4j/graphql'));
const onNeo4j = testEngines().includes('neo4j');

test('the same records are generated each time, marked as made up', async () => {
  const twice = await Promise.all([recordsOf(100), recordsOf(100)]);
  expect(twice[0]).toEqual(twice[1]);
  const own = twice[0].filter(({ id }) => String(id).includes(':synthetic'));
  expect(own.filter(({ id }) => String(id).startsWith('intervention:'))).toHaveLength(100);
  expect(own.filter(({ id }) => String(id).startsWith('community:'))).toHaveLength(50);
  expect(own.filter(({ id }) => String(id).startsWith('certification:'))).toHaveLength(10);
  expect(own.every(({ synthetic }) => synthetic === true)).toBe(true);
});

async function recordsOf(size: number): Promise<Readonly<Record<string, unknown>>[]> {
  const records = [];
  for await (const read of generate(size)) if ('record' in read) records.push(read.record.values);
  return records;
}

(onNeo4j ? describe : describe.skip)('on one graph', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tinkuy-bench-'));
  const contenders: Contender[] = [];
  const driver = onNeo4j ? openDriverAt(neo4jUri()) : undefined;
  const names = CONTENDERS.filter((name) => name !== 'peer' || installed);

  beforeAll(async () => {
    const neo4j = await openEngine(testStore('neo4j'), model);
    await empty(neo4j, 'synthetic');
    const embedded = await openEngine({ kind: 'embedded', path: folder }, model);
    // One after the other, as other tests run beside this one.
    for (const engine of [neo4j, embedded]) {
      await loadGraph(engine, model, SIZE);
      await engine.refreshStatistics();
      await engine.close();
    }
    for (const name of names) contenders.push(await startContender(name, envOf(name, folder)));
  });

  afterAll(async () => {
    await Promise.all(contenders.map((one) => one.stop()));
    await driver?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(OPERATIONS.map((operation) => [operation.title, operation] as const))(
    'all answer alike: %s',
    async (_title, operation) => {
      const sample: Sample = {
        size: SIZE,
        ask: async (text, params) => (driver ? rowsOf(driver, text, params) : []),
        tinkuy: async (query, variables) =>
          dataOf(await postTo(contenders[0]?.url ?? '')(JSON.stringify({ query, variables }))),
      };
      const asked = contenders.map(({ name, url }) => ({ name, post: postTo(url) }));
      const sets = await operation.variables(sample);
      await compareAnswers(operation, sets.slice(0, 2), asked);
    },
  );

  (installed ? test : test.skip)(
    '@neo4j/graphql is among them (npm ci --prefix test/bench)',
    () => {
      expect(contenders.map(({ name }) => name)).toEqual([...CONTENDERS]);
    },
  );
});

function neo4jUri(): string {
  const store = testStore('neo4j');
  return store.kind === 'neo4j' ? store.uri : '';
}

function envOf(name: ContenderName, folder: string): Record<string, string> {
  const of: Record<string, string> =
    KINDS[name].store === 'neo4j' ? { NEO4J_URI: neo4jUri() } : { TINKUY_DATA: folder };
  return {
    ...of,
    RESPONSE_CACHE: 'off',
    NEO4J_PASSWORD: 'any',
    ...(name === 'peer' && { BENCH_TYPE_DEFINITIONS: writeDefinitions(model, 'queries') }),
  };
}
