/**
 * A store tells which relationship types have dates, so that the others are followed without looking. One
 * that does not tell is looked at in full: the answers are the same.
 */
import { setRecord, storedNodes } from '../support/stored';
import pino from 'pino';
import { limitsWith } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { readDescription } from '../../src/read/run/dataset';
import { countsName } from '../../src/model/counted';
import { checkRecords } from '../../src/ingest/check';
import type { GraphData } from '../../src/ingest/graph-data';
import type { NodeRecord } from '../../src/ingest/records';
import { writeGraph } from '../support/graphs';
import { startServer } from '../../src/server/create-server';
import { model, schema } from '../support/api';
import { recording, textOf } from '../support/recording-engine';
import { engineWith, load, testEngines } from '../support/test-engines';

const DOCUMENT = `{
  programs(asOf: "2016") { nodes { name ministries { nodes { name } } components { totalCount } } }
  districts(asOf: "2019", where: { within: ["department:90"] }) { nodes { name province { name } } }
  program(id: "program:pension") { ministries { nodes { name } } targetGroups { totalCount } }
}`;

/** The types that the time graph gives dates to. */
const DATED = [
  'IMPLEMENTED_IN',
  'OVERSEES',
  'PARTICIPATES_IN',
  'PART_OF',
  'REPLACED_BY',
  'RUNS',
  'SUCCEEDED_BY',
];

const DATASET = { name: 'N', version: 'V', asOf: '2021', licence: 'L', citation: 'C' };

/** What a store tells of it, which was written without an edition. */
const DESCRIBED = {
  dataset: DATASET,
  state: expect.any(String) as string,
  lasting: true,
  edition: 'V',
  english: {},
  revision: 0,
  underWay: false,
};

/** A programme and what it was followed by, with what is said of that. */
const data = (own: object = {}): GraphData =>
  checkRecords(
    model,
    [
      { id: 'source:a', name: 'A' },
      { id: 'program:a', name: 'A', sources: ['source:a'] },
      { id: 'program:b', name: 'B', sources: ['source:a'], ...own },
    ].map((values): NodeRecord => ({ at: { file: 'test', node: values.id }, values })),
  );

/** How a statement of an engine follows a type of relationships, whose dates it looks at or nothing of it. */
const followed = (engineName: string, type: string) =>
  engineName === 'sqlite'
    ? {
        dated: new RegExp(`'${type}' AND coalesce\\(`),
        whole: new RegExp(`'${type}'`),
        some: new RegExp(`'${type}' AND coalesce`),
      }
    : {
        dated: new RegExp(`:${type} WHERE coalesce\\(`),
        whole: new RegExp(`:${type}\\]`),
        some: new RegExp(`:${type} WHERE`),
      };

describe.each(testEngines())('on %s', (engineName) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineWith(engineName, model, 'time');
  });
  afterAll(async () => {
    await load(engine, model, 'time');
    await engine.close();
  });

  const of = (type: string) => followed(engineName, type);
  const typesTold = async () => [...((await readDescription(engine))?.temporalTypes ?? [])].sort();

  /** What a server that starts now answers, and the statements that it sends for it. */
  async function ask(): Promise<{ answer: unknown; texts: string }> {
    const recorded = recording(engine);
    const server = await startServer(
      { schema, model, engine: recorded, log: pino({ level: 'silent' }) },
      { host: '127.0.0.1', port: 0, limits: limitsWith(), corsOrigins: '*' },
    );
    try {
      recorded.forget();
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: DOCUMENT }),
      });
      const { data: answer, errors } = (await response.json()) as Record<string, unknown>;
      expect(errors).toBeUndefined();
      const texts = recorded.statements.map(textOf);
      return { answer, texts: texts.join('\n') };
    } finally {
      await server.stop();
    }
  }

  test('a store tells them, and one that does not is looked at in full', async () => {
    expect(await typesTold()).toEqual(DATED);
    const told = await ask();
    expect(told.texts).toMatch(of('OVERSEES').dated);
    expect(told.texts).toMatch(of('HAS_COMPONENT').whole);
    expect(told.texts).not.toMatch(of('HAS_COMPONENT').some);

    await setRecord(engine, 'facts', null);
    expect(await readDescription(engine)).toEqual({
      dataset: expect.anything() as unknown,
      state: expect.any(String) as string,
      lasting: true,
      edition: 'test',
      english: {},
      revision: 0,
      underWay: false,
    });
    const untold = await ask();
    expect(untold.texts).toMatch(of('HAS_COMPONENT').dated);
    expect(untold.texts).toMatch(of('REACHES').dated);
    expect(untold.answer).toEqual(told.answer);

    // A graph that is written from nothing tells again.
    await load(engine, model, 'time');
    expect(await typesTold()).toEqual(DATED);
    expect(await ask()).toEqual(told);
  });

  test('a store that tells of neither is unknown, and each is told by itself', async () => {
    await setRecord(engine, 'facts', null);
    await setRecord(engine, 'dataset', null);
    const changes = await storedNodes(engine, 'Change');
    await engine.transaction((transaction) =>
      transaction.removeChanges(changes.map(({ id }) => String(id))),
    );
    expect(await readDescription(engine)).toBeNull();
    await writeGraph(engine, model, data(), DATASET);
    expect(await readDescription(engine)).toEqual({
      ...DESCRIBED,
      temporalTypes: new Set(),
      parallelTypes: new Set(),
      counted: countsName(model),
    });
    await setRecord(engine, 'facts', null);
    expect(await readDescription(engine)).toEqual(DESCRIBED);
  });

  test('each write adds the types that it gives dates to, and forgets none', async () => {
    await setRecord(engine, 'facts', null);
    const writes: readonly (readonly [object, string[]])[] = [
      [{ SUCCEEDED_BY: ['program:a'] }, []],
      [{ PART_OF: [{ to: 'program:a', locator: 'p. 1' }] }, []],
      [{ PART_OF: [{ to: 'program:a', validTo: '2020' }] }, ['PART_OF']],
      [{ SUCCEEDED_BY: [{ to: 'program:a', on: '2020' }] }, ['PART_OF', 'SUCCEEDED_BY']],
      [{ PART_OF: [{ to: 'program:a', validFrom: '2020' }] }, ['PART_OF', 'SUCCEEDED_BY']],
      [{}, ['PART_OF', 'SUCCEEDED_BY']],
    ];
    for (const [own, types] of writes) {
      await writeGraph(engine, model, data(own));
      expect(await typesTold()).toEqual(types);
    }
    expect((await engine.store.records()).facts?.types).toHaveLength(2);
    // Of which types some have keys is not known, and no write makes it so.
    const { facts } = await engine.store.records();
    expect([facts?.types, facts?.keyed]).toEqual([['PART_OF', 'SUCCEEDED_BY'], undefined]);
  });
});
