/** Every process tells of a new revision at once, whichever made it. */
import { endApplies, setRecord } from '../support/stored';
import pino from 'pino';
import { limitsWith } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { openEngine } from '../../src/engine/open-engine';
import { readDescription } from '../../src/read/run/dataset';
import { startServer, type RunningServer } from '../../src/server/create-server';
import { model, schema } from '../support/api';
import { recording, type RecordingEngine } from '../support/recording-engine';
import { engineWith, markAsChanged, testEngines, testStore } from '../support/test-engines';

let writer: Engine | undefined;
let written = 0;

/** Makes the next revision. */
async function revise(): Promise<void> {
  written += 1;
  await writer?.transaction((transaction) =>
    transaction.updateRecord('dataset', {
      edition: '2026.11',
      revision: written,
      version: `2026.11.${written}`,
      asOf: '2026-11-25',
      citation: 'Tinkuy, versión {version} (datos al {asOf}), {version}',
    }),
  );
}

const expected = (revision: number) => ({
  name: 'Fixture',
  version: `2026.11.${revision}`,
  asOf: '2026-11-25',
  licence: 'CC0',
  citation: `Tinkuy, versión 2026.11.${revision} (datos al 2026-11-25), 2026.11.${revision}`,
});

async function answer(server: RunningServer | undefined, query: string): Promise<unknown> {
  const response = await fetch(`${server?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

describe.each(testEngines())('on %s', (engineName) => {
  const servers: RunningServer[] = [];
  const engines: Engine[] = [];
  let first: RecordingEngine;
  let unrevised: unknown;

  beforeAll(async () => {
    const engine = await engineWith(engineName, model, 'fixture');
    await markAsChanged(engine);
    writer = engine;
    // A store within a process has no second one; a server has, and each has a connection of its own.
    const other = engineName === 'neo4j' ? await openEngine(testStore(engineName), model) : engine;
    engines.push(...new Set([engine, other]));
    first = recording(engine);
    for (const one of [first, other]) {
      servers.push(
        await startServer(
          { schema, model, engine: one, log: pino({ level: 'silent' }) },
          { host: '127.0.0.1', port: 0, limits: limitsWith(), corsOrigins: '*' },
        ),
      );
    }
    unrevised = await answer(servers[0], '{ dataset { version edition revision citation } }');
    await revise();
  });

  afterAll(async () => {
    for (const server of servers) await server.stop();
    for (const engine of engines) await engine.close();
  });

  test('a data set that was written before there were editions', () => {
    expect(unrevised).toMatchObject({
      data: {
        dataset: {
          version: 'test',
          edition: 'test',
          revision: 0,
          citation: 'Made up for tests',
        },
      },
      extensions: { dataset: { version: 'test' } },
    });
  });

  test('both servers tell of a revision as soon as it is written', async () => {
    for (let time = 0; time < 10; time += 1) {
      await revise();
      const query = '{ dataset { name version asOf licence citation } }';
      for (const server of servers) {
        const { extensions, data } = (await answer(server, query)) as {
          extensions: { dataset: unknown };
          data: { dataset: unknown };
        };
        expect(extensions.dataset).toEqual(expected(written));
        expect(data.dataset).toEqual(expected(written));
      }
    }
  });

  test('however many ask at once', async () => {
    await revise();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => answer(servers[i % 2], '{ dataset { revision } }')),
    );
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify(answers[0])]),
    );
    expect(answers[0]).toMatchObject({ data: { dataset: { revision: written } } });
  });

  test('a store where nothing was written since is not read for every request', async () => {
    const query = '{ intervention(id: "intervention:pozos") { id } }';
    await revise();
    await answer(servers[0], query);
    await answer(servers[0], query);
    first.forget();
    for (let time = 0; time < 5; time += 1) await answer(servers[0], query);
    expect([first.statements.length, first.descriptions()]).toEqual([5, 0]);
    await revise();
    expect(await answer(servers[0], query)).toMatchObject({
      data: { intervention: { id: 'intervention:pozos' } },
      extensions: { dataset: expected(written) },
    });
    expect(first.descriptions()).toBeGreaterThan(0);
  });

  test('what ended is not followed any more by a document that was asked before', async () => {
    const query = '{ intervention(id: "intervention:pozos") { approaches { nodes { id } } } }';
    const asked = async (): Promise<unknown[]> => {
      const answers = [];
      for (const server of servers) answers.push(await answer(server, query));
      return answers;
    };
    const nodes = (...ids: string[]) => ({
      data: { intervention: { approaches: { nodes: ids.map((id) => ({ id })) } } },
    });
    const before = nodes('approach:agro', 'approach:genero');
    expect(await asked()).toMatchObject([before, before]);
    if (writer) await endApplies(writer, 'approach:genero', '2020');
    await revise();
    expect(await asked()).toMatchObject([nodes('approach:agro'), nodes('approach:agro')]);
  });

  test('a store without a data set is answered for too', async () => {
    const engine = engines[0];
    if (!engine) throw new Error('there is no engine');
    const { dataset, facts } = await engine.store.records();
    await setRecord(engine, 'dataset', null);
    await setRecord(engine, 'facts', null);
    expect(await readDescription(engine)).toBeNull();
    expect(await answer(servers[0], '{ dataset { version } }')).toMatchObject({
      data: { dataset: null },
      extensions: { dataset: null },
    });
    await setRecord(engine, 'dataset', dataset ?? null);
    await setRecord(engine, 'facts', facts ?? null);
  });
});
