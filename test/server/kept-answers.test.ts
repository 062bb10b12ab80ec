/** What was answered is not computed again, as long as it is true and for whom it is. */
import { setRecord } from '../support/stored';
import type { Engine } from '../../src/engine/engine';
import { openEngine } from '../../src/engine/open-engine';
import { engineWith, load, markAsChanged, anyEngine, testStore } from '../support/test-engines';
import { startKeptApi, type KeptApi } from '../support/kept-api';
import { acquireLock } from '../../src/ingest/import-lock';
import { undoImport } from '../../src/ingest/undo';
import { AUTH, tokenWith } from '../support/tokens';
import { writeGraph } from '../support/graphs';
import { model } from '../support/api';

const PROGRAM =
  'query One($id: ID!, $lang: Language = ES) { program(id: $id) { id name(lang: $lang) acronym } }';
const CRECER = { id: 'program:crecer' };
const GROUPS =
  '{ interventions { totalCount facets(by: [{ approaches: {} }]) { values { count key { value } } } } }';

const acronymTo = (acronym: string): string =>
  `mutation { update(input: { id: "program:crecer", values: { program: { acronym: "${acronym}" } }, sources: ["source:uno"] }) { __typename } }`;

describe.each(anyEngine())('on %s', (engineName) => {
  let engine: Engine;
  let other: Engine;
  let curator: string;
  const apis: KeptApi[] = [];
  const start = async (...args: Parameters<typeof startKeptApi>): Promise<KeptApi> => {
    const api = await startKeptApi(...args);
    apis.push(api);
    return api;
  };
  let api: KeptApi;

  beforeAll(async () => {
    engine = await engineWith(engineName, model, 'fixture');
    // A store within a process has no second one; a server has, and each has a connection of its own.
    other = engineName === 'neo4j' ? await openEngine(testStore(engineName), model) : engine;
    curator = await tokenWith({ roles: ['curator'] });
    await markAsChanged(engine);
  });
  beforeEach(async () => {
    api = await start(engine, { auth: AUTH });
  });
  afterEach(async () => {
    for (const one of apis.splice(0)) await one.stop();
  });
  afterAll(async () => {
    for (const one of new Set([engine, other])) await one.close();
  });

  test('the second time it is the same, byte for byte, and no statement is sent', async () => {
    const first = await api.post(GROUPS);
    const second = await api.post(GROUPS);
    const byGet = await api.get(GROUPS);
    expect(first.body.errors).toBeUndefined();
    expect([second.text, byGet.text]).toEqual([first.text, first.text]);
    expect([first.statements, second.statements, byGet.statements]).toEqual([1, 0, 0]);
    const lines = api.logLines
      .slice(-3)
      .map(({ statements, cost, kept }) => [statements, cost, kept]);
    const cost = (first.body.extensions?.cost as { requested: number }).requested;
    expect(lines).toEqual([
      [1, cost, undefined],
      [0, cost, true],
      [0, cost, true],
    ]);
  });

  test('introspection and what takes no statement are kept too', async () => {
    const query = '{ __schema { types { name } } dataset { version } }';
    const [first, second] = [await api.post(query), await api.post(query)];
    expect(second.text).toBe(first.text);
    expect(api.logLines.at(-1)).toMatchObject({ kept: true });
  });

  test('variables as the schema takes them, the operation and the document tell answers apart', async () => {
    const told = async (...args: Parameters<KeptApi['post']>) => {
      const { body, statements } = await api.post(...args);
      return [(body.data as { program: { name: string } | null }).program?.name, statements];
    };
    expect(await told(PROGRAM, CRECER)).toEqual(['Crecer (Wiñay)', 1]);
    // A default that is given, and a variable that nobody asked for, change nothing.
    expect(await told(PROGRAM, { lang: 'ES', other: 1, ...CRECER })).toEqual(['Crecer (Wiñay)', 0]);
    expect(await told(PROGRAM, { ...CRECER, lang: 'EN' })).toEqual(['Growing', 1]);
    expect(await told(PROGRAM, { id: 'program:fondo' })).toEqual(['Fondo', 1]);
    const two =
      'query A { program(id: "program:crecer") { name } } query B { program(id: "program:fondo") { name } }';
    expect(await told(two, {}, { operationName: 'A' })).toEqual(['Crecer (Wiñay)', 1]);
    expect(await told(two, {}, { operationName: 'B' })).toEqual(['Fondo', 1]);
    expect(await told(two, {}, { operationName: 'A' })).toEqual(['Crecer (Wiñay)', 0]);
  });

  test('a change is seen at once, on every server', async () => {
    const second = await start(other);
    for (const acronym of ['UNO', 'DOS', 'TRES']) {
      expect(
        (await api.post(acronymTo(acronym), {}, { token: curator })).body.errors,
      ).toBeUndefined();
      for (const one of [second, api]) {
        const answers = [await one.post(PROGRAM, CRECER), await one.post(PROGRAM, CRECER)];
        expect(answers.map(({ body }) => body.data)).toEqual([
          { program: expect.objectContaining({ acronym }) as unknown },
          { program: expect.objectContaining({ acronym }) as unknown },
        ]);
        expect(answers.map(({ kept }) => kept)).toEqual([false, true]);
      }
    }
  });

  test('an import is seen at once, on every server', async () => {
    const second = await start(other);
    const COUNT = '{ programs { totalCount } }';
    const counted = async () =>
      Promise.all(
        [api, second].map(async (one) => {
          const { body, kept } = await one.post(COUNT);
          return [(body.data as { programs: { totalCount: number } }).programs.totalCount, kept];
        }),
      );
    const [[count] = []] = await counted();
    const again = [count, true];
    expect(await counted()).toEqual([again, again]);
    await writeGraph(engine, model, {
      nodes: [
        {
          id: 'program:otro',
          type: 'Program',
          properties: {
            id: 'program:otro',
            name: 'Otro',
            sources: ['source:uno'],
            synthetic: true,
          },
        },
      ],
      relationships: [],
    });
    const more = Number(count) + 1;
    expect(await counted()).toEqual([
      [more, false],
      [more, false],
    ]);
    expect(await counted()).toEqual([
      [more, true],
      [more, true],
    ]);
  });

  test('while an import is under way nothing is kept, nor what was seen of it when it is undone', async () => {
    const ask = async () => (await api.post(PROGRAM, CRECER)).kept;
    expect([await ask(), await ask()]).toEqual([false, true]);
    const { owner, next: revision } = await acquireLock(engine, model, ['test']);
    expect([await ask(), await ask()]).toEqual([false, false]);
    await undoImport(engine, model, { owner, revision });
    expect([await ask(), await ask()]).toEqual([false, true]);
  });

  test('what was computed while the graph was changed is not given again', async () => {
    let change: (() => Promise<unknown>) | undefined;
    const slow: Engine = {
      ...api.engine,
      run: async (query, options) => {
        const rows = await api.engine.run(query, options);
        const now = options?.once || !query.text.includes('Program') ? undefined : change;
        if (now) change = undefined;
        await now?.();
        return rows;
      },
    };
    const behind = await start(slow);
    await api.post(acronymTo('ANTES'), {}, { token: curator });
    await behind.post('{ __typename }');
    change = () => api.post(acronymTo('LUEGO'), {}, { token: curator });
    const acronym = async () =>
      ((await behind.post(PROGRAM, CRECER)).body.data as { program: { acronym: string } }).program
        .acronym;
    // The first may be of before the change or of after it, as it came before it.
    expect(['ANTES', 'LUEGO']).toContain(await acronym());
    expect(change).toBeUndefined();
    expect([await acronym(), await acronym()]).toEqual(['LUEGO', 'LUEGO']);
  });

  test('errors are not kept', async () => {
    const NOBODY = '{ neighborhood(id: "program:nobody") { nodes { id } } }';
    const [first, second] = [await api.post(NOBODY), await api.post(NOBODY)];
    expect(first.body.errors).toHaveLength(1);
    expect([second.text, second.statements]).toEqual([first.text, first.statements]);
    expect(first.statements).toBeGreaterThan(0);
    const got = await api.get(NOBODY);
    expect([got.headers.get('etag'), got.headers.get('cache-control')]).toEqual([null, 'no-store']);
  });

  test('what is told to who has a token is kept for nobody, and nobody is told what is for them', async () => {
    const WHO = '{ changes(first: 1) { nodes { by } } }';
    const by = async (token?: string) => {
      const { body, statements } = await api.post(WHO, {}, { token });
      return [
        (body.data as { changes: { nodes: { by: string }[] } }).changes.nodes[0]?.by,
        statements,
      ];
    };
    await api.post(acronymTo('QUIEN'), {}, { token: curator });
    expect(await by(curator)).toEqual(['somebody', 1]);
    expect(await by()).toEqual([null, 1]);
    expect(await by(curator)).toEqual(['somebody', 1]);
    expect(await by()).toEqual([null, 0]);
    const { headers, statements } = await api.get(WHO, { authorization: `Bearer ${curator}` });
    expect(statements).toBe(1);
    expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null]);
    expect(headers.get('vary')).toContain('Authorization');
  });

  test('by its tag it need not be sent again', async () => {
    const first = await api.get(GROUPS);
    const etag = first.headers.get('etag') ?? '';
    expect([etag, first.headers.get('cache-control')]).toEqual([
      expect.stringMatching(/^"[\w-]{43}"$/),
      'public, no-cache',
    ]);
    const told = async (tag: string, more = {}) => {
      const { status, text, statements, headers } = await api.get(GROUPS, {
        'if-none-match': tag,
        ...more,
      });
      return { status, empty: text === '', statements, etag: headers.get('etag') };
    };
    expect(await told(etag)).toEqual({ status: 304, empty: true, statements: 0, etag });
    expect(await told('"other"')).toEqual({ status: 200, empty: false, statements: 0, etag });
    await api.post(acronymTo('OTRA'), {}, { token: curator });
    const after = await told(etag);
    expect([after.status, after.statements, after.etag === etag]).toEqual([200, 1, false]);
  });

  test('by POST, and for a mutation, there is no tag, and nobody else is to keep it', async () => {
    for (const { headers } of [
      await api.post(GROUPS),
      await api.post(GROUPS),
      await api.post(acronymTo('MAS'), {}, { token: curator }),
    ]) {
      expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, 'no-store']);
    }
  });

  test('turned off, each is computed, and a tag still spares the sending', async () => {
    const off = await start(engine, { responseCache: undefined });
    const first = await off.get(GROUPS);
    const second = await off.get(GROUPS, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([first.statements, second.statements, second.status]).toEqual([1, 1, 304]);
    expect((await api.get(GROUPS)).headers.get('etag')).toBe(first.headers.get('etag'));
  });

  test('however many ask at once, it is computed once', async () => {
    const answers = await Promise.all(Array.from({ length: 64 }, () => api.post(GROUPS)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const taken = api.logLines.map(({ statements }) => statements).filter((count) => count !== 0);
    expect(taken).toEqual([1]);
  });

  test('however many ask at once for what is not kept, each is answered', async () => {
    const NOBODY = '{ neighborhood(id: "program:nobody") { nodes { id } } }';
    const answers = await Promise.all(Array.from({ length: 16 }, () => api.post(NOBODY)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  test('nothing is kept of a store whose last writer left no name', async () => {
    await setRecord(engine, 'dataset', { taken: null });
    const ask = async () => (await api.post(PROGRAM, CRECER)).kept;
    expect([await ask(), await ask()]).toEqual([false, false]);
    await api.post(acronymTo('NOMBRE'), {}, { token: curator });
    expect([await ask(), await ask()]).toEqual([false, true]);
  });

  test('a store that is gone is told of, whatever is kept', async () => {
    const gone = await openEngine(testStore(engineName), model);
    if (engineName !== 'neo4j') await load(gone, model, 'fixture');
    const over = await start(gone);
    expect((await over.post(PROGRAM, CRECER)).body.errors).toBeUndefined();
    expect((await over.post(PROGRAM, CRECER)).statements).toBe(0);
    await gone.close();
    const { body } = await over.post(PROGRAM, CRECER);
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
  });
});
