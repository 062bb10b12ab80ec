import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Engine, RunOptions } from '../../src/engine/engine';
import { EngineError } from '../../src/engine/engine-error';
import { openEngine } from '../../src/engine/open-engine';
import { soughtIn } from '../../src/model/searched';
import { storeSchema } from '../../src/ingest/store-schema';
import { cypher } from '../support/cypher';
import { model } from '../support/api';
import { endedWithTest } from '../support/processes';
import { describeOnCypher, engineWith } from '../support/test-engines';

/** The first value of a statement's first row. */
async function one(engine: Engine, text: string, params: Record<string, unknown> = {}) {
  const [row] = await engine.run({ text, params });
  return row && Object.values(row)[0];
}

/** How a promise fails, in the program's terms; what it gives where it does not fail. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    return error instanceof EngineError ? error.kind : error;
  }
}

describeOnCypher((name) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineWith(name, model, 'seed');
  });
  const clean = () =>
    engine.transaction((transaction) =>
      cypher(transaction, { text: 'MATCH (n:EngineTest) DETACH DELETE n', params: {} }),
    );
  afterEach(clean);
  afterAll(() => engine.close());

  const write = (text: string, params: Record<string, unknown> = {}) =>
    engine.transaction((transaction) => cypher(transaction, { text, params }));
  const count = () => one(engine, 'MATCH (n:EngineTest) RETURN count(n) AS found');

  const values: [string, unknown][] = [
    ['zero', 0],
    ['an integer', 42],
    ['a negative integer', -7],
    ['the largest integer', Number.MAX_SAFE_INTEGER],
    ['a float', 0.1],
    ['a large float', 1.5e300],
    ['true', true],
    ['false', false],
    ['an empty text', ''],
    ['a text', 'Wiñay “ñ” \'"`$p0 \\ \n 🏔'],
    ['an empty list', []],
    ['a list of texts', ['a', 'ñ']],
    ['a list of integers', [1, 2, 3]],
    ['a list of floats', [0.5, 1.5]],
  ];

  test.each([...values, ['null', null], ['a map', { a: 1, b: ['x', null, { c: 0.5 }] }]])(
    '%s comes back as it went',
    async (_name, value) => {
      expect(await one(engine, 'RETURN $value AS value', { value })).toEqual(value);
    },
  );

  test.each(values)('%s is stored as it is', async (_name, value) => {
    await write('CREATE (n:EngineTest {value: $value})', { value });
    expect(await one(engine, 'MATCH (n:EngineTest) RETURN n.value AS value')).toEqual(value);
  });

  test('a property that was never set is null', async () => {
    await write('CREATE (:EngineTest)');
    expect(await one(engine, 'MATCH (n:EngineTest) RETURN n.value AS value')).toBeNull();
  });

  test.each([0, 1, 101, 1_000_000])('LIMIT %i as a parameter', async (limit) => {
    const rows = await engine.run({
      text: 'UNWIND range(1, 200) AS i WITH i ORDER BY i LIMIT $limit RETURN i',
      params: { limit },
    });
    expect(rows.length).toBe(Math.min(limit, 200));
  });

  test('a statement without rows answers with none', async () => {
    expect(
      await engine.run({ text: 'MATCH (n:EngineTest) RETURN n.id AS id', params: {} }),
    ).toEqual([]);
  });

  test('a statement that is wrong is a fault of the statement', async () => {
    expect(await failure(engine.run({ text: 'RETURN wrong(', params: {} }))).toBe('statement');
  });

  test('a transaction whose second statement fails leaves nothing', async () => {
    const failed = engine.transaction(async (transaction) => {
      await cypher(transaction, { text: 'CREATE (:EngineTest)', params: {} });
      await cypher(transaction, { text: 'RETURN wrong(', params: {} });
    });
    expect([await failure(failed), await count()]).toEqual(['statement', 0]);
  });

  test('a transaction whose work fails leaves nothing, and gives that error', async () => {
    const error = new Error('the work failed');
    const failed = engine.transaction(async (transaction) => {
      await cypher(transaction, { text: 'CREATE (:EngineTest)', params: {} });
      throw error;
    });
    expect([await failure(failed), await count()]).toEqual([error, 0]);
  });

  test('a transaction sees what it wrote, and gives what its work gives', async () => {
    const seen = await engine.transaction(async (transaction) => {
      await cypher(transaction, { text: 'CREATE (:EngineTest {value: 1})', params: {} });
      return cypher(transaction, {
        text: 'MATCH (n:EngineTest) RETURN n.value AS value',
        params: {},
      });
    });
    expect(seen).toEqual([{ value: 1 }]);
  });

  test('transactions that are begun together all land, and a failing one stops no other', async () => {
    await write('CREATE (:EngineTest {value: 0})');
    const raise = 'MATCH (n:EngineTest) SET n.value = n.value + 1';
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => failure(write(i === 7 ? 'RETURN wrong(' : raise))),
    );
    expect([
      results.filter((one) => one === 'statement').length,
      await one(engine, 'MATCH (n:EngineTest) RETURN n.value AS value'),
    ]).toEqual([1, 19]);
  });

  test('an id that is there already is a conflict, also when the store is prepared again', async () => {
    await engine.ensureSchema(storeSchema(model));
    const create = "CREATE (:Entity:EngineTest {id: 'engine-test:1'})";
    await write(create);
    expect([await failure(write(create)), await count()]).toEqual(['conflict', 1]);
  });

  test('what is written is found by the next search', async () => {
    const create =
      "CREATE (:Entity:EngineTest {id: $id, name: $text, searchText: $text, searchType: 'enginetest'})";
    const found = async () =>
      (await engine.search(soughtIn('qorilazo').each, [], ['name'], 10)).map(({ id }) => id);
    const before = await found();
    await write(create, { id: 'engine-test:1', text: 'qorilazo' });
    let after = await found();
    // A full-text index of a server may come a moment later.
    for (let i = 0; i < 50 && after.length === 0; i += 1) after = await found();
    expect([before, after]).toEqual([[], ['engine-test:1']]);
  });

  test('a bookmark is the same as long as nothing is written, and never after a write', async () => {
    const bookmarkOf = async (read: (onBookmark: (told: string) => void) => Promise<unknown>) => {
      const told: string[] = [];
      await read((one) => told.push(one));
      expect(told).toEqual([expect.any(String)]);
      return told[0];
    };
    const query = { text: 'MATCH (n:EngineTest) RETURN count(n) AS found', params: {} };
    const run = () => bookmarkOf((onBookmark) => engine.run(query, { onBookmark }));
    const search = () =>
      bookmarkOf((onBookmark) =>
        engine.search(soughtIn('haku').each, [], ['name'], 1, { onBookmark }),
      );
    const before = await run();
    expect([await run(), await search(), await engine.bookmark()]).toEqual([
      before,
      before,
      before,
    ]);
    await write('CREATE (:EngineTest)');
    const after = await engine.bookmark();
    expect(after).not.toBe(before);
    expect([await run(), await search(), await engine.bookmark()]).toEqual([after, after, after]);
  });

  describe('limits', () => {
    /** Takes seconds. */
    const slow = {
      text: 'UNWIND range(1, $n) AS a UNWIND range(1, $n) AS b WITH a, b WHERE (a * b) % 7 = 8 RETURN count(*) AS found',
      params: { n: name === 'neo4j' ? 6_000 : 2_000 },
    };

    /** How the statement fails with a limit, and what was answered by then to one without, which came before it. */
    async function givenUp(options: RunOptions, before: () => void = () => undefined) {
      const answered: unknown[] = [];
      const whole = engine.run(slow).then((rows) => answered.push(rows));
      const limited = failure(engine.run(slow, options));
      before();
      const outcome = [await limited, ...answered];
      await whole;
      return outcome;
    }

    test('a statement that takes too long is given up', async () => {
      expect(await givenUp({ timeoutMs: 50 })).toEqual(['timeout']);
    });

    test('a caller that goes away does not wait', async () => {
      const caller = new AbortController();
      const leave = () => void setTimeout(() => caller.abort(), 30);
      expect(await givenUp({ signal: caller.signal }, leave)).toEqual(['cancelled']);
    });

    test('a caller that is gone already asks nothing', async () => {
      const signal = AbortSignal.abort();
      const query = { text: 'RETURN 1 AS one', params: {} };
      expect([
        await failure(engine.run(query, { signal })),
        await failure(engine.search(soughtIn('layo').each, [], ['name'], 1, { signal })),
      ]).toEqual(['cancelled', 'cancelled']);
    });

    test('a statement in time is answered, and nothing is left of its limits', async () => {
      const { signal } = new AbortController();
      const rows = await engine.run(
        { text: 'RETURN 1 AS one', params: {} },
        { signal, timeoutMs: 60_000 },
      );
      expect(rows).toEqual([{ one: 1 }]);
    });
  });

  test('what was read is not kept', async () => {
    setFlagsFromString('--expose_gc');
    const collect = runInNewContext('gc') as () => void;
    const heap = async (reads: number): Promise<number> => {
      for (let i = 0; i < reads; i++) await one(engine, 'RETURN range(1, 20000) AS list');
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = await heap(5);
    // Each read is a list of 160 kB or more.
    expect((await heap(200)) - before).toBeLessThan(10_000_000);
  });

  test('a closed engine is unavailable for everything', async () => {
    const closed = await engineWith(name, model, 'seed');
    await closed.search(soughtIn('layo').each, [], ['name'], 1);
    await closed.close();
    await closed.close();
    const query = { text: 'RETURN 1 AS one', params: {} };
    expect({
      run: await failure(closed.run(query)),
      transaction: await failure(closed.transaction((transaction) => cypher(transaction, query))),
      search: await failure(closed.search(soughtIn('layo').each, [], ['name'], 1)),
      otherSearch: await failure(closed.search(soughtIn('layo').each, [], ['name', 'nameQu'], 1)),
      prepare: await failure(
        closed.ensureSchema({ labels: ['EngineTest'], indexes: [], orders: [] }),
      ),
      check: await failure(closed.check()),
    }).toEqual({
      run: 'unavailable',
      transaction: 'unavailable',
      search: 'unavailable',
      otherSearch: 'unavailable',
      prepare: 'unavailable',
      check: 'unavailable',
    });
  });
});

describe('a store of the embedded engine in a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tinkuy-engine-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const open = (path: string) => openEngine({ kind: 'embedded', path }, model);
  const refusal = async (path: string) =>
    open(path).then(
      () => 'opened',
      (error: EngineError) => [error.kind, error.message],
    );

  test('keeps its data, its unique ids and its order of writes', async () => {
    const path = join(folder, 'kept', 'within');
    const first = await open(path);
    await first.ensureSchema({ labels: ['EngineTest'], indexes: [], orders: [] });
    const create = { text: 'CREATE (:EngineTest {id: 1, values: [1, 2]})', params: {} };
    const written = first.transaction((transaction) => cypher(transaction, create));
    // To close waits for what is being written.
    await Promise.all([written, first.close()]);
    const second = await open(path);
    const rows = await second.run({
      text: 'MATCH (n:EngineTest) RETURN n.id AS id, n.values AS values',
      params: {},
    });
    const again = await failure(second.transaction((transaction) => cypher(transaction, create)));
    await second.close();
    expect([rows, again]).toEqual([[{ id: 1, values: [1, 2] }], 'conflict']);
  });

  test.each(['deleted', 'replaced'])('takes no changes once its folder is %s', async (what) => {
    const path = join(folder, what);
    const engine = await open(path);
    const write = () =>
      engine.transaction((transaction) =>
        cypher(transaction, { text: 'CREATE (:EngineTest {id: 2})', params: {} }),
      );
    await write();
    renameSync(path, `${path}-away`);
    if (what === 'replaced') await (await open(path)).close();
    expect(await failure(write())).toBe('unavailable');
    rmSync(path, { recursive: true, force: true });
    renameSync(`${path}-away`, path);
    await write();
    await engine.close();
    const again = await open(path);
    const count = { text: 'MATCH (n:EngineTest) RETURN count(n) AS count', params: {} };
    expect(await again.run(count)).toEqual([{ count: 2 }]);
    await again.close();
  });

  test('whose disk takes no more says so, keeps what was acknowledged, and closes', async () => {
    const path = join(folder, 'full');
    const program = `
      require('@swc-node/register');
      const { openEngine } = require('./src/engine/open-engine.ts');
      const params = { text: 'a'.repeat(100_000) };
      openEngine({ kind: 'embedded', path: process.argv[1] }).then(async (engine) => {
        let [count, fault] = [0];
        while (!fault && count < 1_000) {
          await engine
            .transaction(({ run }) => run({ text: 'CREATE (:EngineTest {text: $text})', params }))
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
    const { count, fault } = JSON.parse(said) as { count: number; fault: unknown };
    expect({ code: other.exitCode, fault }).toEqual({
      code: 0,
      fault: {
        kind: 'unavailable',
        message: 'The store cannot be written: File too large (os error 27)',
      },
    });
    const again = await open(path);
    expect(count).toBeGreaterThan(0);
    expect(await one(again, 'MATCH (n:EngineTest) RETURN count(n) AS count')).toBe(count);
    await again.close();
  });

  test('is refused to a second process, in plain words', async () => {
    const path = join(folder, 'shared');
    const program = `
      require('@swc-node/register');
      const { openEngine } = require('./src/engine/open-engine.ts');
      openEngine({ kind: 'embedded', path: process.argv[1] }).then(() => {
        process.stdout.write('open');
        process.stdin.resume().once('end', () => process.exit());
      });`;
    const other = endedWithTest(
      spawn(process.execPath, ['-e', program, path], {
        cwd: join(__dirname, '..', '..'),
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    await once(other.stdout, 'data');
    const refused = await refusal(path);
    other.stdin.end();
    await once(other, 'exit');
    const afterwards = await open(path);
    await afterwards.check();
    await afterwards.close();
    expect(refused).toEqual([
      'unavailable',
      `The store ${path}/graph.grafeo cannot be opened: another process has it open: stop that process, or set TINKUY_DATA to another folder`,
    ]);
  });

  test('is refused where it is none', async () => {
    const path = mkdtempSync(join(folder, 'garbage-'));
    writeFileSync(join(path, 'graph.grafeo'), 'no store at all');
    expect(await refusal(path)).toEqual([
      'unavailable',
      `The store ${path}/graph.grafeo cannot be opened: it is not a store of the embedded engine: move it away, or set TINKUY_DATA to another folder`,
    ]);
  });

  test('that is damaged is told as such', async () => {
    const path = mkdtempSync(join(folder, 'damaged-'));
    const engine = await open(path);
    await engine.transaction((transaction) =>
      cypher(transaction, { text: 'CREATE (:Thing {name: $name})', params: { name: 'x' } }),
    );
    await engine.close();
    const file = join(path, 'graph.grafeo');
    const bytes = readFileSync(file);
    for (const [name, damaged] of [
      ['cut short', bytes.subarray(0, bytes.length / 2)],
      [
        'with other bytes in it',
        Buffer.concat([bytes.subarray(0, 200), Buffer.alloc(bytes.length - 200, 7)]),
      ],
    ] as const) {
      writeFileSync(file, damaged);
      expect([name, await refusal(path)]).toEqual([
        name,
        [
          'unavailable',
          `The store ${path}/graph.grafeo cannot be opened: it is damaged, and nothing in it was changed: put a copy of the folder or an export back, or set TINKUY_DATA to another folder`,
        ],
      ]);
    }
  });

  test('is refused where the folder is a file', async () => {
    const path = join(folder, 'a-file');
    writeFileSync(path, '');
    expect(await refusal(path)).toEqual([
      'unavailable',
      `The store ${path}/graph.grafeo cannot be opened: check that the folder can be written, or set TINKUY_DATA to another one`,
    ]);
  });
});
