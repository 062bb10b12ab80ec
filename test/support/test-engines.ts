import type { Config } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { openEngine } from '../../src/engine/open-engine';
import type { GraphModel } from '../../src/model/graph-model';
import { checkRecords } from '../../src/ingest/check';
import type { GraphData } from '../../src/ingest/graph-data';
import { CypherTransaction } from '../../src/engine/cypher/cypher-transaction';
import { SqlTransaction } from '../../src/engine/sqlite/sql-transaction';
import type { FormerIdRecord, StoreTransaction } from '../../src/engine/store';
import { countAll } from './stored';
import { readFolder } from './read-folder';
import { seedData } from './graphs';
import { writeGraph } from './graphs';
import { join } from 'node:path';

/** The variable in which the setup hands on the addresses of the suite's Neo4j servers, one for each worker. */
export const NEO4J_URIS = 'TINKUY_TEST_NEO4J_URIS';

/** The address of this worker's Neo4j. */
function neo4jUri(): string | undefined {
  const uris = process.env[NEO4J_URIS]?.split(',') ?? [];
  return uris[(Number(process.env.JEST_WORKER_ID ?? 1) - 1) % uris.length];
}

/** The graphs that tests run on: the seed, or the small made-up ones in test/fixtures. */
export type TestGraph = 'seed' | 'fixture' | 'time' | 'questions' | 'values' | 'groups';

/** The folders of those that are made up. */
const FOLDERS = {
  fixture: 'graph',
  time: 'time',
  questions: 'questions',
  values: 'values',
  groups: 'groups',
};

/** The checked data of a graph that is made up for tests. */
export const fixtureData = (model: GraphModel, graph: keyof typeof FOLDERS): GraphData =>
  checkRecords(model, readFolder(join(__dirname, '../fixtures', FOLDERS[graph])));

/** The engines named in ENGINES, where it is set: naming one that cannot be had is a failure. */
export const wantedEngines = (): string[] | undefined => process.env.ENGINES?.split(',');

/** The names of the engines that the tests run on. */
export function testEngines(): string[] {
  const uri = neo4jUri();
  return (wantedEngines() ?? ['embedded', 'neo4j']).filter((name) => name !== 'neo4j' || uri);
}

/** True in `npm run test:long`: every test on every engine, with all kills and rounds. */
export const isLong = process.env.TEST_LONG === '1';

/**
 * The engines of tests whose answers come from what all engines share: the first of those that the tests run on,
 * and in the long run all of them.
 */
export const anyEngine = (): string[] => (isLong ? testEngines() : testEngines().slice(0, 1));

/** Tests of what only Neo4j has; where it is left out, that is what is tested. */
export function describeOnNeo4j(tests: () => void): void {
  if (testEngines().includes('neo4j')) {
    describe('on neo4j', tests);
    return;
  }
  test('Neo4j is left out here', () => {
    expect(testEngines()).not.toContain('neo4j');
  });
}

/** Tests of an engine in Cypher's own words, on each that takes it. */
export function describeOnCypher(tests: (engineName: string) => void): void {
  const engines = testEngines().filter((name) => name !== 'sqlite');
  if (engines.length > 0) {
    describe.each(engines)('on %s', tests);
    return;
  }
  test('SQLite takes no Cypher', () => {
    expect(testEngines()).toEqual(['sqlite']);
  });
}

/** How the store of an engine is reached in tests. */
export function testStore(name: string): Config['store'] {
  if (name === 'sqlite') return { kind: 'sqlite', path: ':memory:' };
  return name === 'neo4j'
    ? {
        kind: 'neo4j',
        uri: neo4jUri() ?? '',
        username: process.env.NEO4J_USERNAME ?? 'neo4j',
        password: process.env.NEO4J_PASSWORD ?? 'any',
        database: process.env.NEO4J_DATABASE,
      }
    : { kind: 'embedded', path: ':memory:' };
}

/** An engine that holds a graph. Tests run one file after another, so that they can share one Neo4j. */
export async function engineWith(
  name: string,
  model: GraphModel,
  graph: TestGraph,
): Promise<Engine> {
  const engine = await openEngine(testStore(name), model);
  if ((await contentOf(engine)) !== graph) await load(engine, model, graph);
  return engine;
}

/** The embedded stores that servers share, by engine and graph, each until one of them has changed its graph. */
const shared = new Map<string, Engine>();

/**
 * An engine that holds a graph, for a server: an embedded store is one of all servers of a run, as a Neo4j is. Gives
 * what closes it, too.
 */
export async function sharedEngineWith(
  name: string,
  model: GraphModel,
  graph: TestGraph,
): Promise<{ readonly engine: Engine; readonly close: () => Promise<void> }> {
  // Another engine's store is another's: tests on SQLite would pass on Grafeo.
  const key = `${name} ${graph}`;
  const known = shared.get(key);
  const isKept = name !== 'neo4j';
  const engine =
    isKept && known && (await contentOf(known)) === graph
      ? known
      : await engineWith(name, model, graph);
  if (!isKept) return { engine, close: () => engine.close() };
  if (known !== engine) await known?.close();
  shared.set(key, engine);
  // It ends with the process.
  return { engine, close: () => Promise.resolve() };
}

/** Former ids that begin so say that a store is one of tests, and which graph it holds. */
const MARK = 'tinkuy-test:';

/** The revision of the marks, by which they are taken away again. */
const MARKED = -1;

async function contentOf(engine: Engine): Promise<string | undefined> {
  const marks = (await engine.store.formerIds()).filter(({ id }) => id.startsWith(MARK));
  return marks[0]?.id.slice(MARK.length);
}

async function mark(transaction: StoreTransaction, graph: string): Promise<void> {
  await transaction.removeFormerIds(MARKED);
  await transaction.addFormerIds([{ id: MARK + graph, now: '' }], MARKED);
}

/** Former ids but for those that only say what a test's store holds. */
export const withoutMarks = (ids: readonly FormerIdRecord[]): readonly FormerIdRecord[] =>
  ids.filter(({ id }) => !id.startsWith(MARK));

/**
 * Says that a store no longer holds the graph that it was given, so that the next file of tests writes its own. One that
 * has no mark is somebody's, and gets none: it would be emptied by whoever sees it next.
 */
export async function markAsChanged(engine: Engine): Promise<void> {
  if ((await contentOf(engine)) === undefined) return;
  await engine.transaction((transaction) => mark(transaction, 'changed'));
}

/** Empties a test database and says what it is to hold; refuses one that holds somebody's data. */
export async function empty(engine: Engine, graph: string): Promise<void> {
  const isMarked = (await contentOf(engine)) !== undefined;
  if (!isMarked && (await countAll(engine)).nodes > 0) {
    throw new Error('The tests empty their database: NEO4J_URI must name one that holds nothing');
  }
  await engine.transaction(async (transaction) => {
    await forgetAll(transaction);
    await mark(transaction, graph);
  });
}

/** Takes all that a store holds away, which no operation of its contract does. */
async function forgetAll(transaction: StoreTransaction): Promise<void> {
  if (transaction instanceof CypherTransaction) {
    await transaction.run({ text: 'MATCH (n) DETACH DELETE n', params: {} });
  }
  if (transaction instanceof SqlTransaction) {
    for (const table of ['relationship', 'node', 'record', 'former_id']) {
      await transaction.read(`DELETE FROM ${table} RETURNING 1`);
    }
  }
}

/** Empties a test database and writes a graph; refuses one that holds somebody's data. */
export async function load(engine: Engine, model: GraphModel, graph: TestGraph): Promise<void> {
  await empty(engine, graph);
  if (graph === 'seed') {
    const { data, dataset } = seedData(model);
    await writeGraph(engine, model, data, dataset);
  } else {
    await writeGraph(engine, model, fixtureData(model, graph), {
      name: 'Fixture',
      version: 'test',
      asOf: '2026-01-01',
      licence: 'CC0',
      citation: 'Made up for tests',
    });
  }
  // The journal tells of times, which are others in each run: tests begin with an empty one.
  const changes = await engine.store.page('Change', { after: '', limit: 1000, properties: ['id'] });
  await engine.transaction((transaction) =>
    transaction.removeChanges(changes.map(({ id }) => String(id))),
  );
}
