/** What only the engine on SQLite has: a file that processes share, statements that end, statements as deep as they come. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'graphql';
import { EngineError } from '../../src/engine/engine-error';
import { Connection } from '../../src/engine/sqlite/connection';
import type { SqlQuery } from '../../src/engine/sqlite/sql-compiler';
import { SqliteEngine } from '../../src/engine/sqlite/sqlite-engine';
import { nodeModel } from '../../src/model/graph-model';
import { isPage } from '../../src/read/run/node-roots';
import { model } from '../support/api';
import { planDocument } from '../support/plan';
import { endedWithTest } from '../support/processes';
import { addNode, addRelationship, storedNodes } from '../support/stored';

const folder = mkdtempSync(join(tmpdir(), 'tinkuy-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open = (path: string): Promise<SqliteEngine> => SqliteEngine.open(path, model);

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof EngineError ? error.kind : error),
  );

const refusal = (path: string): Promise<unknown> =>
  open(path).then(
    () => 'opened',
    (error: EngineError) => [error.kind, error.message],
  );

const sector = (i: number) => ({ id: `sector:${i}`, name: `S${i}`, searchText: `s${i}` });

const idsIn = async (engine: SqliteEngine): Promise<unknown[]> =>
  (await storedNodes(engine)).map(({ id }) => id);

describe('a store in a folder', () => {
  test('keeps what was written, and its unique ids; to close waits for a write', async () => {
    const path = join(folder, 'kept', 'within');
    const first = await open(path);
    await Promise.all([addNode(first, model, 'Sector', sector(1)), first.close()]);
    await first.close();
    const second = await open(path);
    const again = await failure(addNode(second, model, 'Sector', sector(1)));
    expect([await idsIn(second), again]).toEqual([['sector:1'], 'conflict']);
    await second.close();
  });

  test('is read and written by several processes, each of which sees what others wrote', async () => {
    const path = join(folder, 'shared');
    const [one, other] = [await open(path), await open(path)];
    const before = await one.bookmark();
    await addNode(other, model, 'Sector', sector(1));
    expect([await idsIn(one), (await one.bookmark()) === before]).toEqual([['sector:1'], false]);
    await Promise.all([
      addNode(one, model, 'Sector', sector(2)),
      addNode(other, model, 'Sector', sector(3)),
    ]);
    expect(await idsIn(one)).toEqual(['sector:1', 'sector:2', 'sector:3']);
    await one.close();
    await other.close();
  });

  test('gives its last state while something is written, also in memory', async () => {
    for (const path of [join(folder, 'state'), ':memory:']) {
      const engine = await open(path);
      const seen: unknown[] = [];
      await engine.transaction(async (transaction) => {
        await transaction.write({
          nodes: [{ type: nodeModel(model, 'Sector'), created: [sector(1)] }],
        });
        seen.push(
          await idsIn(engine),
          (await transaction.find('Sector', 'id', ['sector:1'])).length,
        );
      });
      expect([...seen, await idsIn(engine)]).toEqual([[], 1, ['sector:1']]);
      await engine.close();
    }
  });

  test('is opened, read and closed while another process writes it', async () => {
    const path = join(folder, 'written');
    const [writing, other] = [await open(path), await open(path)];
    const took = await writing.transaction(async (transaction) => {
      await transaction.createRecord('facts', { types: [] });
      const since = performance.now();
      expect(await other.store.records()).toEqual({});
      await other.close();
      await (await open(path)).close();
      return performance.now() - since;
    });
    // A write waits for five seconds.
    expect(took).toBeLessThan(4_000);
    await writing.close();
  });

  const onPosix = process.platform === 'win32' ? test.skip : test;
  onPosix('in memory has no file that could be left behind', async () => {
    const names = () => readdirSync(tmpdir()).filter((name) => name.startsWith('tinkuy-memory-'));
    const before = new Set(names());
    const engine = await open(':memory:');
    expect(names().filter((name) => !before.has(name))).toEqual([]);
    await addNode(engine, model, 'Sector', sector(1));
    await engine.refreshStatistics();
    const reads = Array.from({ length: 9 }, () => idsIn(engine));
    expect(await Promise.all(reads)).toEqual(reads.map(() => ['sector:1']));
    await engine.close();
  });

  test.each(['deleted', 'replaced'])('takes no changes once its folder is %s', async (what) => {
    const path = join(folder, what);
    const engine = await open(path);
    await addNode(engine, model, 'Sector', sector(1));
    renameSync(path, `${path}-away`);
    if (what === 'replaced') await (await open(path)).close();
    expect(await failure(addNode(engine, model, 'Sector', sector(2)))).toBe('unavailable');
    rmSync(path, { recursive: true, force: true });
    renameSync(`${path}-away`, path);
    await addNode(engine, model, 'Sector', sector(3));
    expect(await idsIn(engine)).toEqual(['sector:1', 'sector:3']);
    await engine.close();
  });

  test('gets the columns that it lacks, and is refused where a later version wrote it', async () => {
    const path = join(folder, 'older');
    await (await open(path)).close();
    const file = new Connection(join(path, 'graph.db'));
    await file.execute('ALTER TABLE node DROP COLUMN "acronym"');
    const engine = await open(path);
    await addNode(engine, model, 'Program', { id: 'program:a', name: 'A', acronym: 'X' });
    expect(await engine.store.find('Program', 'id', ['program:a'], ['acronym'])).toEqual([
      { acronym: 'X' },
    ]);
    await engine.close();
    await file.execute('PRAGMA user_version = 99');
    file.close();
    expect(await refusal(path)).toEqual([
      'unavailable',
      `The store ${path}/graph.db cannot be opened: a later version of Tinkuy wrote it: use that version, or set TINKUY_DATA to another folder`,
    ]);
  });

  test('is refused where it is none, is damaged, or was written by the engine before', async () => {
    const cannot = (path: string, why: string) => [
      'unavailable',
      `The store ${path}/graph.db cannot be opened: ${why}`,
    ];
    const none = mkdtempSync(join(folder, 'none-'));
    writeFileSync(join(none, 'graph.db'), 'no store at all'.repeat(100));
    expect(await refusal(none)).toEqual(
      cannot(
        none,
        'it is not a store of the embedded engine: move it away, or set TINKUY_DATA to another folder',
      ),
    );
    const others = mkdtempSync(join(folder, 'others-'));
    const file = new Connection(join(others, 'graph.db'));
    await file.execute('CREATE TABLE other (id)');
    file.close();
    const untouched = readFileSync(join(others, 'graph.db'));
    expect(await refusal(others)).toEqual(
      cannot(
        others,
        'it is not a store of the embedded engine: move it away, or set TINKUY_DATA to another folder',
      ),
    );
    expect(readFileSync(join(others, 'graph.db'))).toEqual(untouched);
    const damaged = join(folder, 'damaged');
    const engine = await open(damaged);
    await addNode(engine, model, 'Sector', sector(1));
    await engine.close();
    const bytes = readFileSync(join(damaged, 'graph.db'));
    writeFileSync(
      join(damaged, 'graph.db'),
      Buffer.concat([bytes.subarray(0, 200), Buffer.alloc(bytes.length - 200, 7)]),
    );
    expect(await refusal(damaged)).toEqual(
      cannot(
        damaged,
        'it is damaged, and nothing in it was changed: put a copy of the folder or an export back, or set TINKUY_DATA to another folder',
      ),
    );
    const notOne = join(folder, 'a-file');
    writeFileSync(notOne, '');
    expect(await refusal(notOne)).toEqual(
      cannot(notOne, 'check that the folder can be written, or set TINKUY_DATA to another one'),
    );
    const former = mkdtempSync(join(folder, 'former-'));
    writeFileSync(join(former, 'graph.grafeo'), '');
    expect(await refusal(former)).toEqual([
      'unavailable',
      `The store ${former}/graph.grafeo is of an earlier version of Tinkuy: export it with that version (tinkuy export), move it away, and import the export`,
    ]);
  });

  test('whose disk takes no more says so, keeps what was acknowledged, and closes', async () => {
    const path = join(folder, 'full');
    const program = `
      require('@swc-node/register');
      const { buildTinkuySchema } = require('./src/build-schema.ts');
      const { readGraphModel } = require('./src/model/read-graph-model.ts');
      const { SqliteEngine } = require('./src/engine/sqlite/sqlite-engine.ts');
      const model = readGraphModel(buildTinkuySchema());
      SqliteEngine.open(process.argv[1], model).then(async (engine) => {
        const type = model.nodes.get('Sector');
        let [count, fault] = [0];
        while (!fault && count < 1_000) {
          const created = [{ id: 'sector:' + count, description: 'a'.repeat(100_000) }];
          await engine
            .transaction((transaction) => transaction.write({ nodes: [{ type, created }] }))
            .then(() => (count += 1), ({ kind, message }) => (fault = { kind, message }));
        }
        await engine.close();
        process.stdout.write(JSON.stringify({ count, fault }));
      });`;
    // A file that may not grow is as a disk that is full.
    const limited = 'trap "" XFSZ; ulimit -f 5000; exec "$0" -e "$1" "$2"';
    const other = endedWithTest(
      spawn('sh', ['-c', limited, process.execPath, program, path], {
        cwd: join(__dirname, '..', '..'),
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
    const [said] = await Promise.all([text(other.stdout), once(other, 'exit')]);
    const { count, fault } = JSON.parse(said) as { count: number; fault: EngineError };
    expect([other.exitCode, fault.kind]).toEqual([0, 'unavailable']);
    expect(fault.message).toMatch(/^The store cannot be written: /);
    const again = await open(path);
    expect(count).toBeGreaterThan(0);
    expect((await idsIn(again)).length).toBe(count);
    await again.close();
  });
});

describe('statements', () => {
  let engine: SqliteEngine;
  beforeAll(async () => {
    engine = await open(':memory:');
    for (const i of [1, 2]) {
      await addNode(engine, model, 'Program', { id: `program:${i}`, name: `P${i}` });
      await addNode(engine, model, 'Intervention', { id: `intervention:${i}`, name: `I${i}` });
      await addRelationship(engine, 'RUNS', [`program:${i}`, `intervention:${i}`]);
    }
    await addRelationship(engine, 'RUNS', ['program:1', 'intervention:2']);
  });
  afterAll(() => engine.close());

  /** Never ends by itself. */
  const ENDLESS: SqlQuery = {
    text: 'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT json_array(count(*)) FROM c',
    params: {},
    shape: { kind: 'each' },
  };
  const ONE: SqlQuery = { text: 'SELECT json_array(1)', params: {}, shape: { kind: 'each' } };

  test('end at their limit, or when nobody waits, and hold nothing up meanwhile', async () => {
    const caller = new AbortController();
    const begun = [
      engine.run(ENDLESS, { timeoutMs: 100 }),
      engine.run(ENDLESS, { signal: caller.signal }),
      engine.run(ENDLESS, { timeoutMs: 100 }),
      engine.run(ENDLESS, { timeoutMs: 100 }),
      // It waits for a connection until its time is over.
      engine.run(ENDLESS, { timeoutMs: 50 }),
    ].map(failure);
    setTimeout(() => caller.abort(), 100);
    // The event loop turns: a statement that waits for a connection is answered when one is free.
    const answered = engine.run(ONE);
    expect(await Promise.all(begun)).toEqual([
      'timeout',
      'cancelled',
      'timeout',
      'timeout',
      'timeout',
    ]);
    expect(await answered).toEqual([1]);
    // All connections are as good as before.
    expect(await Promise.all(Array.from({ length: 9 }, () => engine.run(ONE)))).toEqual(
      Array.from({ length: 9 }, () => [1]),
    );
  });

  test('a caller that is gone asks nothing, and a closed engine is unavailable', async () => {
    expect(await failure(engine.run(ONE, { signal: AbortSignal.abort() }))).toBe('cancelled');
    const closed = await open(':memory:');
    await closed.close();
    expect([
      await failure(closed.run(ONE)),
      await failure(closed.check()),
      await failure(closed.bookmark()),
      await failure(closed.transaction(() => Promise.resolve())),
      await failure(closed.search([], [], [], 1)),
    ]).toEqual(Array.from({ length: 5 }, () => 'unavailable'));
  });

  test('to close ends what runs and what waits', async () => {
    const closed = await open(':memory:');
    const caller = new AbortController();
    const asked = Array.from({ length: 9 }, () => failure(closed.run(ENDLESS, caller)));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await closed.close();
    // A connection that was closed is told nothing more: that would end the process.
    caller.abort();
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 9 }, () => 'unavailable'));
  });

  test('what goes away before it has begun holds no connection', async () => {
    for (let round = 0; round < 3; round += 1) {
      const caller = new AbortController();
      const asked = Array.from({ length: 4 }, () => failure(engine.run(ENDLESS, caller)));
      await Promise.resolve();
      caller.abort();
      expect(await Promise.all(asked)).toEqual(Array.from({ length: 4 }, () => 'cancelled'));
      expect(await engine.run(ONE)).toEqual([1]);
    }
  });

  test('indexes and checkpoints wait for the transaction that is under way, and end none', async () => {
    const store = await open(':memory:');
    const schema = {
      labels: [],
      indexes: [{ label: 'Sector', properties: ['nameFolded'] }],
      orders: [],
    };
    const others: Promise<unknown>[] = [];
    const failed = store.transaction(async (transaction) => {
      await transaction.createRecord('facts', { types: [] });
      others.push(store.ensureSchema(schema), store.refreshStatistics());
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new EngineError('statement', 'it fails after all');
    });
    expect([await failure(failed), await failure(Promise.all(others))]).toEqual([
      'statement',
      'done',
    ]);
    expect(await store.store.records()).toEqual({});
    await store.close();
  });

  test('a search tells once where the store stood, and is not given up with another', async () => {
    const words = [{ word: 'sector', together: [] }];
    const told: string[] = [];
    const caller = new AbortController();
    const gone = failure(engine.search(words, [], ['id'], 1, caller));
    const other = engine.search(words, [], ['id'], 1, { onBookmark: (one) => told.push(one) });
    caller.abort();
    expect([await gone, await other, told]).toEqual([
      'cancelled',
      [],
      [expect.any(String) as string],
    ]);
  });

  test('a number in a list is the number that it is alone', async () => {
    const text = 'SELECT json_array(?3 IN (SELECT value FROM json_each(?2)))';
    for (const number of [14984.0822134, 884021.494412, 0.1 + 0.2, 5e-324, -1.5, 3, 1e21]) {
      const params = { list: [0.5, number], number };
      expect([number, await engine.run({ ...ONE, text, params })]).toEqual([number, [1]]);
    }
  });

  const chain = (levels: number, open: (i: number) => string): string =>
    Array.from({ length: levels }, (_, i) => open(i)).join('');
  const field = (i: number): string => (i % 2 ? 'interventions' : 'programs');

  /** Along the relationship and back, `levels` times: there is always something at the end. */
  const LISTS = (levels: number): string =>
    `{ interventions(first: 1) { nodes { id ${chain(levels, (i) => `${field(i)}(first: 1) { nodes { id `)} name ${'} }'.repeat(levels)} } } }`;
  const FILTERS = (levels: number): string =>
    `{ interventions(where: ${chain(levels, (i) => `{ ${field(i)}: { some: { node: `)}{ id: { eq: "${levels % 2 ? 'program:1' : 'intervention:1'}" } }${' } } }'.repeat(levels)}) { nodes { id } } }`;

  async function answer(document: string): Promise<readonly unknown[]> {
    const [planned] = planDocument(parse(document), {}).roots.values();
    if (!planned || !isPage(planned)) throw new Error('a list is asked for');
    const { plan, values } = planned.planned;
    return engine.run(engine.compiler.compile(plan, values));
  }

  // SQLite 3.45 reads some seven levels: what lies deeper is read by statements of its own.
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('lists of %i levels', async (levels) => {
    const [row] = await answer(LISTS(levels));
    const ids = [...JSON.stringify(row).matchAll(/"id":"(\w+:\d)"/g)].map(([, id]) => id);
    expect(ids).toEqual(
      Array.from({ length: levels + 1 }, (_, i) => (i % 2 ? 'program:1' : 'intervention:1')),
    );
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('filters of %i levels', async (levels) => {
    const [row] = await answer(FILTERS(levels));
    // program:1 runs both, and to go back and forth leads from the one to the other.
    const ids = [...JSON.stringify(row).matchAll(/"(intervention:\d)"/g)].map(([, id]) => id);
    expect(ids).toEqual(['intervention:1', 'intervention:2']);
  });
});
