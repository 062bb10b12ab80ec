/** What an answer depends on besides the store, and who waits for one that is being computed. */
import { endApplies } from '../support/stored';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { Engine } from '../../src/engine/engine';
import { RequestContext } from '../../src/read/run/request-context';
import { Answers } from '../../src/server/cache/answers';
import { curationOf } from '../../src/ingest/curate';
import { model } from '../support/api';
import { startKeptApi, type KeptApi } from '../support/kept-api';
import { anyEngine, engineWith, markAsChanged } from '../support/test-engines';
import { until } from '../support/until';

/** What only the clock of a test says; timers go on. */
const TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

describe.each(anyEngine())('on %s', (engineName) => {
  let engine: Engine;
  let api: KeptApi;

  beforeAll(async () => {
    engine = await engineWith(engineName, model, 'fixture');
    await markAsChanged(engine);
    await endApplies(engine, 'approach:genero', '2031-05-04');
    api = await startKeptApi(engine, { publicUrl: undefined });
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await api.stop();
    await engine.close();
  });

  test('an address in an answer is that which its own request was sent to', async () => {
    const query = '{ program(id: "program:crecer") { permalink } }';
    const ask = async (host: string): Promise<unknown> => {
      const sent = request(`${api.url}/graphql?${new URLSearchParams({ query }).toString()}`, {
        headers: { host, 'content-type': 'application/json' },
      }).end();
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      const { data } = JSON.parse(await text(response)) as {
        data: { program: { permalink: string } };
      };
      return data.program.permalink;
    };
    for (const host of ['one.example', 'two.example', 'one.example']) {
      expect(await ask(host)).toBe(`http://${host}/id/program:crecer`);
    }
  });

  test('what ends with a day is not answered on the next one', async () => {
    const query = '{ intervention(id: "intervention:pozos") { approaches { nodes { id } } } }';
    const at = async (day: string): Promise<unknown> => {
      jest.useFakeTimers({ now: new Date(`${day}T12:00:00Z`), doNotFake: [...TIMERS] });
      const { body, kept } = await api.post(query);
      const { intervention } = body.data as {
        intervention: { approaches: { nodes: { id: string }[] } };
      };
      return [intervention.approaches.nodes.map(({ id }) => id), kept];
    };
    const [agro, genero] = ['approach:agro', 'approach:genero'];
    expect(await at('2031-05-04')).toEqual([[agro, genero], false]);
    expect(await at('2031-05-04')).toEqual([[agro, genero], true]);
    expect(await at('2031-05-05')).toEqual([[agro], false]);
    expect(await at('2031-05-04')).toEqual([[agro, genero], true]);
  });

  test('where what computes an answer fails, those who wait for it compute it themselves', async () => {
    const query = 'query Waits { program(id: "program:crecer") { id } }';
    let fail = (): void => undefined;
    const failed = new Promise<void>((resolve) => (fail = resolve));
    const confirm = jest
      .spyOn(RequestContext.prototype, 'confirm')
      .mockImplementationOnce(async () => {
        await failed;
        throw new Error('unexpected');
      });
    const seek = jest.spyOn(Answers.prototype, 'seek');
    const first = api.post(query);
    await until('the first to be computed', () => confirm.mock.calls.length > 0);
    const second = api.post(query);
    await until('the second to look for it', () => seek.mock.calls.length === 2);
    fail();
    const answers = await Promise.all([first, second]);
    expect(answers[0].body.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect([answers[1].status, answers[1].body.errors]).toEqual([200, undefined]);
  });

  test('what is looked up again after a change is not what was looked up before it', async () => {
    let change: (() => Promise<unknown>) | undefined;
    const meanwhile: Engine = {
      ...api.engine,
      run: async (query, options) => {
        const now = options?.once || !query.text.includes('Program') ? undefined : change;
        if (!now) return api.engine.run(query, options);
        change = undefined;
        // It is changed after it was read, and before the statement has ended.
        const rows = await api.engine.run(query, { ...options, onBookmark: undefined });
        await now();
        options?.onBookmark?.((await api.engine.bookmark()) ?? '');
        return rows;
      },
    };
    const server = await startKeptApi(meanwhile);
    const query = '{ program(id: "program:crecer") { acronym } dataset { revision } }';
    const ask = async (): Promise<unknown> => (await server.post(query)).body.data;
    const write = (acronym: string) =>
      curationOf({ engine, model }).update(
        { id: 'program:crecer', values: { acronym } },
        { by: { subject: 'test', roles: ['curator'] }, sources: ['source:uno'] },
      );
    try {
      expect(await write('A')).toMatchObject({ kind: 'changed' });
      const { dataset } = (await ask()) as { dataset: { revision: number } };
      change = () => write('B');
      await server.post('{ __typename }');
      const fresh = query.replace('{ program', 'query Again { program');
      expect((await server.post(fresh)).body.data).toEqual({
        program: { acronym: 'B' },
        dataset: { revision: dataset.revision + 1 },
      });
      expect(change).toBeUndefined();
    } finally {
      await server.stop();
    }
  });
});
