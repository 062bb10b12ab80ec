/** While an import is under way its parts are seen: answers tell of it, and are kept nowhere. */
import type { Engine } from '../../src/engine/engine';
import { acquireLock } from '../../src/ingest/import-lock';
import { undoImport } from '../../src/ingest/undo';
import { model } from '../support/api';
import { startKeptApi, type KeptApi } from '../support/kept-api';
import { anyEngine, engineWith, markAsChanged } from '../support/test-engines';

const QUERY = '{ programs(first: 2) { nodes { id } } dataset { version underWay } }';

describe.each(anyEngine())('on %s', (engineName) => {
  let engine: Engine;
  let api: KeptApi;

  beforeAll(async () => {
    engine = await engineWith(engineName, model, 'fixture');
    await markAsChanged(engine);
    api = await startKeptApi(engine);
  });
  afterAll(async () => {
    await api.stop();
    await engine.close();
  });

  async function told(): Promise<unknown> {
    const { body } = await api.post(QUERY);
    const { headers } = await api.get(QUERY);
    const csv = await fetch(
      `${api.url}/graphql.csv?${new URLSearchParams({ query: '{ programs(first: 2) { nodes { id } } }' }).toString()}`,
    );
    const graph = await fetch(
      `${api.url}/graphql.jsonld?${new URLSearchParams({ query: '{ neighborhood(id: "program:crecer") { nodes { id } } }' }).toString()}`,
    );
    return {
      dataset: (body.data as { dataset: { underWay: boolean } }).dataset.underWay,
      extensions: (body.extensions?.dataset as { underWay?: boolean }).underWay,
      etag: headers.get('etag') !== null,
      caching: headers.get('cache-control'),
      exports: [csv, graph].map(({ status, headers: own }) => [status, own.get('x-under-way')]),
    };
  }

  const settled = {
    dataset: false,
    extensions: undefined,
    etag: true,
    caching: 'public, no-cache',
    exports: [
      [200, null],
      [200, null],
    ],
  };

  test('every answer says so, and none is to be kept, until it is over', async () => {
    expect(await told()).toEqual(settled);
    const { owner, next: revision } = await acquireLock(engine, model, ['test']);
    expect(await told()).toEqual({
      dataset: true,
      extensions: true,
      etag: false,
      caching: 'no-store',
      exports: [
        [200, 'true'],
        [200, 'true'],
      ],
    });
    await undoImport(engine, model, { owner, revision });
    expect(await told()).toEqual(settled);
  });
});
