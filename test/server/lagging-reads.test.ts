/** A store whose bookmark is ahead of what its statements see: an answer is right, or it is not given yet. */
import type { Engine } from '../../src/engine/engine';
import { lagging, type LaggingEngine } from '../support/lagging-engine';
import { startKeptApi, type KeptApi } from '../support/kept-api';
import { engineWith, markAsChanged, testEngines } from '../support/test-engines';
import { AUTH, tokenWith } from '../support/tokens';
import { model } from '../support/api';

const PROGRAM = '{ program(id: "program:crecer") { acronym } dataset { version } }';

interface Told {
  readonly program: { readonly acronym: string };
  readonly dataset: { readonly version: string };
}

describe.each(testEngines())('on %s', (engineName) => {
  let engine: Engine;
  let slow: LaggingEngine;
  let api: KeptApi;
  let curator: string;

  beforeAll(async () => {
    engine = await engineWith(engineName, model, 'fixture');
    await markAsChanged(engine);
    slow = lagging(engine);
    api = await startKeptApi(slow, { auth: AUTH });
    curator = await tokenWith({ roles: ['curator'] });
  });
  afterAll(async () => {
    await api.stop();
    await engine.close();
  });

  const change = (acronym: string) =>
    api.post(
      `mutation { update(input: { id: "program:crecer", values: { program: { acronym: "${acronym}" } }, sources: ["source:uno"] }) { __typename } }`,
      {},
      { token: curator },
    );

  test.each([
    ['a kept answer', true],
    ['an answer that is computed', false],
  ])('%s is of after a change, as soon as the change is acknowledged', async (_what, kept) => {
    await change('ANTES');
    const ask = async () => {
      const query = kept ? PROGRAM : `query Q${(asked += 1)} ${PROGRAM}`;
      const { body } = await api.post(query);
      const { program, dataset } = body.data as Told;
      const told = body.extensions?.dataset as { version: string };
      return [program.acronym, dataset.version === told.version ? told.version : 'two versions'];
    };
    let asked = 0;
    const [before, version] = await ask();
    expect([before, await ask()]).toEqual(['ANTES', ['ANTES', version]]);
    const { headers } = await api.get(PROGRAM);
    slow.hold();
    const changed = change('LUEGO');
    await slow.committed;
    const meanwhile = ask();
    // It is given before the change is there, or it waits until then.
    await Promise.race([meanwhile, slow.awaited]);
    slow.apply();
    expect((await changed).body.errors).toBeUndefined();
    const [acronym, named] = await meanwhile;
    expect(named === version).toBe(acronym === 'ANTES');
    const [after, later] = await ask();
    expect([after, later === version]).toEqual(['LUEGO', false]);
    const byTag = await api.get(PROGRAM, { 'if-none-match': headers.get('etag') ?? '' });
    expect([byTag.status, byTag.headers.get('etag') === headers.get('etag')]).toEqual([200, false]);
  });
});
