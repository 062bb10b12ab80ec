/** An import whose process died, or that lost the database: who finds it, what is said, and what is left. */
import { setRecord, storedNodes } from '../support/stored';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { readConfig } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { EngineError } from '../../src/engine/engine-error';
import { openEngine } from '../../src/engine/open-engine';
import { readDescription } from '../../src/read/run/dataset';
import { curationOf } from '../../src/ingest/curate';
import { importFiles } from '../../src/ingest/import-files';
import { recover } from '../../src/ingest/recover';
import { seed } from '../../src/ingest/seed';
import {
  isLeased,
  LeftOverError,
  acquireLock,
  LeaseLostError,
  renewLease,
  takeOverLock,
} from '../../src/ingest/import-lock';
import { start } from '../../src/start';
import { model } from '../support/api';
import { empty, describeOnNeo4j, load, testEngines, testStore } from '../support/test-engines';
import { until } from '../support/until';
import { openWay } from '../support/way';
import { Workplace } from '../cli/support';
import { dump } from './dump';

const folder = mkdtempSync(join(tmpdir(), 'tinkuy-left-'));
afterAll(() => rmSync(folder, { recursive: true }));
const SOURCE = '- { id: source:left, name: Fuente, synthetic: true }\n';
const file = join(folder, 'programs.csv');
const source = join(folder, 'source.yaml');
writeFileSync(source, SOURCE);
writeFileSync(
  file,
  [
    'id,name,sources',
    ...Array.from({ length: 2_500 }, (_, i) => `program:l${i},Programa ${i},source:left`),
    '',
  ].join('\n'),
);

describe.each(testEngines())('on %s', (engineName) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(testStore(engineName), model);
    await load(engine, model, 'fixture');
  });
  afterAll(async () => {
    if (engineName === 'neo4j') await load(engine, model, 'fixture');
    await engine.close();
  });

  test('an import that loses the database says what is left, and it is undone later', async () => {
    const before = await dump(engine);
    let left = 3;
    const failing: Engine = {
      name: engine.name,
      capabilities: engine.capabilities,
      compiler: engine.compiler,
      store: engine.store,
      run: (query, options) => engine.run(query, options),
      bookmark: (options) => engine.bookmark(options),
      transaction: (work) => {
        if ((left -= 1) < 0) return Promise.reject(new EngineError('unavailable', 'gone'));
        return engine.transaction(work);
      },
      ensureSchema: (schema) => engine.ensureSchema(schema),
      refreshStatistics: () => engine.refreshStatistics(),
      search: (...args) => engine.search(...args),
      check: () => engine.check(),
      close: () => Promise.resolve(),
    };
    const error: unknown = await importFiles(
      { engine: failing, model },
      { files: [source, file] },
    ).catch((issue: unknown) => issue);
    expect(error).toBeInstanceOf(LeftOverError);
    const { files, written, records, cause } = error as LeftOverError;
    expect([files, records, cause]).toEqual([
      ['programs.csv', 'source.yaml'],
      2_501,
      new EngineError('unavailable', 'gone'),
    ]);
    expect([written > 0, written < records]).toEqual([true, true]);
    expect(await recover({ engine, model }, 0)).toMatchObject({ outcome: 'undone' });
    expect(await dump(engine)).toEqual(before);
  });

  test('what is imported makes the data those of the day', async () => {
    const message = async () => (await readDescription(engine))?.dataset?.asOf;
    expect(await message()).toBe('2026-01-01');
    await importFiles({ engine, model }, { files: [source] });
    expect(await message()).toBe(new Date().toISOString().slice(0, 10));
  });

  test('one whose time is over is taken for dead, and one of this moment is not', async () => {
    const { owner } = await acquireLock(engine, model, ['test']);
    const { lock } = await engine.store.records();
    if (!lock) throw new Error('no lock');
    const shared = { ...engine, capabilities: { seedsItself: false, exclusive: false } } as Engine;
    const at = (ms: number) => isLeased(shared, { ...lock, aliveAt: Date.now() - ms });
    expect([at(0), at(10_000), at(20_000)]).toEqual([true, true, false]);
    // Whoever was overtaken does not go on, and cannot be overtaken by who is late.
    expect(await takeOverLock(engine, owner, 'other')).toBe(true);
    expect(await takeOverLock(engine, owner, 'late')).toBe(false);
    const alive = (of: string) => engine.transaction((transaction) => renewLease(transaction, of));
    await expect(alive(owner)).rejects.toBeInstanceOf(LeaseLostError);
    await alive('other');
    expect(await recover({ engine, model }, 0)).toMatchObject({ outcome: 'undone' });
  });

  test('a seed that was killed is the same edition when it is started again', async () => {
    await empty(engine, 'changed');
    const dataset = { version: '2026.11', asOf: '2026-11-23', licence: 'CC0', citation: '' };
    await acquireLock(engine, model, ['seed'], dataset);
    expect(await recover({ engine, model }, 0)).toMatchObject({ outcome: 'undone' });
    expect(await readDescription(engine)).toBeNull();
    expect((await seed({ engine, model })).dataset).toEqual({ before: null, after: '2026.11' });
    expect(await readDescription(engine)).toMatchObject({ edition: '2026.11', revision: 0 });
    await load(engine, model, 'fixture');
  });
});

describeOnNeo4j(() => {
  let engine: Engine;
  let other: Engine;
  beforeAll(async () => {
    [engine, other] = [
      await openEngine(testStore('neo4j'), model),
      await openEngine(testStore('neo4j'), model),
    ];
    await load(engine, model, 'fixture');
  });
  afterAll(async () => {
    await load(engine, model, 'fixture');
    for (const one of [engine, other]) await one.close();
  });

  /** Leaves the mark of an import that is dead. */
  async function dead(): Promise<void> {
    await acquireLock(engine, model, ['dead.csv']);
    await setRecord(engine, 'lock', { aliveAt: 0 });
  }

  test('of curators who find a dead import together, none meets a fault', async () => {
    const kinds = new Set<string>();
    for (let time = 0; time < 15; time += 1) {
      await dead();
      const outcomes = await Promise.all(
        [engine, other, engine, other].map((one, i) =>
          curationOf({ engine: one, model }).update(
            {
              id: 'program:crecer',
              values: { acronym: `A${time}-${i}` },
              sources: ['source:uno'],
            } as never,
            { by: { subject: 'test', roles: ['curator'] }, sources: ['source:uno'] } as never,
          ),
        ),
      );
      for (const outcome of outcomes) kinds.add((outcome as { kind?: string }).kind ?? 'done');
      await recover({ engine, model }, 0);
    }
    expect([...kinds].filter((kind) => kind !== 'busy' && kind !== 'changed')).toEqual([]);
  });

  test('a running server undoes it, and says so', async () => {
    const lines: string[] = [];
    const log = pino({ base: undefined }, { write: (line: string) => void lines.push(line) });
    const config = { ...readConfig({ PORT: '0' }), store: testStore('neo4j') };
    const server = await start(config, log);
    try {
      await dead();
      await until('the import to be undone', () =>
        lines.some((line) => line.includes('undid an import')),
      );
      expect((await engine.store.records()).lock).toBeUndefined();
    } finally {
      await server.stop();
    }
  });

  test('the command says which database was lost, what is left and what now: 3', async () => {
    await load(engine, model, 'fixture');
    const place = new Workplace();
    const store = testStore('neo4j');
    const way = await openWay(new URL(store.kind === 'neo4j' ? store.uri : ''));
    try {
      const child = place.start(['import', source, file, '--lang', 'en'], {
        NEO4J_URI: way.uri,
        NEO4J_PASSWORD: 'any',
      });
      let err = '';
      child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
      const ended = new Promise((resolve) => child.once('close', resolve));
      await until('the import to write', async () => {
        const programs = await storedNodes(engine, 'Program');
        return programs.some(({ id }) => String(id).startsWith('program:l'));
      });
      way.close();
      expect(await ended).toBe(3);
      expect(err).toContain(
        `Neo4j at ${way.uri} was lost, or takes no statements now: check that it runs there, and try again\n`,
      );
      expect(err).toMatch(
        /The import of programs\.csv, source\.yaml did not end and could not be undone: [\d,]+ of 2501 records were written/,
      );
      expect(await recover({ engine, model }, 0)).toMatchObject({ outcome: 'undone' });
    } finally {
      way.close();
      place.remove();
    }
  });
});
