/** What curators take away by the store itself: what is left is told whole. */
import { storedRelationships } from '../support/stored';
import type { Reason } from '../../src/read/run/curation';
import { curationOf } from '../../src/ingest/curate';
import { model } from '../support/api';
import { describeImports, type Imports } from '../support/imports';

const reason = (sources: readonly string[] = ['source:dos']): Reason => ({
  by: { subject: 'maria', roles: ['admin'] },
  sources,
});

const curation = (at: Imports) => curationOf({ engine: at.engine, model });

/** An entity as it is stored, without what is made of its values; null where there is none. */
async function stored(at: Imports, id: string): Promise<unknown> {
  const names = ['name', 'acronym', 'sources', 'stated', 'version'];
  return (await at.engine.store.find('Entity', 'id', [id], names))[0] ?? null;
}

const leaving = async (at: Imports, id: string) =>
  (await storedRelationships(at.engine, { at: id, end: 'from' })).map(
    ({ type, to, properties: { role = null, sources } }) => ({ type, role, to, sources }),
  );

/** Takes a source back as an administrator does: looks, then confirms. */
async function withdrawn(at: Imports, source: string): Promise<unknown> {
  const look = await curation(at).withdraw({ source }, reason());
  if (!('confirm' in look)) return look;
  const done = await curation(at).withdraw({ source, confirm: look.confirm }, reason());
  return 'counts' in done && { ...done.counts, removed: done.entitiesRemoved };
}

describeImports((at) => {
  beforeEach(async () => {
    await at.written(
      at.file(
        'fuente.yaml',
        '- { id: "source:retirada", name: Por retirar }\n- { id: "program:a", name: Programa A, acronym: PA, sources: ["source:retirada"] }\n',
      ),
    );
  });

  test('what others state of an entity keeps it, under the name that it had', async () => {
    await at.written(at.file('b.csv', 'id,acronym,sources\nprogram:a,PB,source:dos\n'));
    expect(await withdrawn(at, 'source:retirada')).toEqual({
      entitiesRemoved: 1,
      entitiesChanged: 1,
      relationshipsRemoved: 0,
      relationshipsChanged: 0,
      removed: ['source:retirada'],
    });
    expect(await stored(at, 'program:a')).toEqual({
      name: 'Programa A',
      acronym: 'PB',
      sources: ['source:dos'],
      stated: null,
      version: 3,
    });
  });

  test('what others relate to an entity keeps it, with no more than its name', async () => {
    await at.written(
      at.file(
        'b.csv',
        'id,name,sources,PART_OF\nprogram:b,Programa B,source:dos,program:a\nprogram:c,Programa C,source:retirada,program:a\n',
      ),
    );
    expect(await withdrawn(at, 'source:retirada')).toEqual({
      entitiesRemoved: 2,
      entitiesChanged: 1,
      relationshipsRemoved: 1,
      relationshipsChanged: 0,
      removed: ['program:c', 'source:retirada'],
    });
    expect([
      await stored(at, 'program:a'),
      await leaving(at, 'program:b'),
      await stored(at, 'program:c'),
    ]).toEqual([
      { name: 'Programa A', acronym: null, sources: ['source:dos'], stated: null, version: 2 },
      [{ type: 'PART_OF', role: null, to: 'program:a', sources: ['source:dos'] }],
      null,
    ]);
  });

  test('what was looked at is confirmed, and nothing that has changed since', async () => {
    const curating = curation(at);
    const source = 'source:retirada';
    const look = await curating.withdraw({ source }, reason());
    await curating.update({ id: 'program:a', values: { acronym: 'PX' } }, reason([source]));
    const confirm = 'confirm' in look ? look.confirm : '';
    const before = await stored(at, 'program:a');
    expect(await curating.withdraw({ source, confirm }, reason())).toEqual({
      kind: 'invalid',
      issues: [
        {
          field: 'confirm',
          message: {
            en: `confirm "${confirm}" is of another state of the graph: look again at what goes, without confirm`,
            es: `confirm "${confirm}" es de otro estado del grafo: mire otra vez qué se iría, sin confirm`,
          },
        },
      ],
    });
    expect([before, await stored(at, 'program:a')]).toMatchObject([
      { acronym: 'PX', version: 2 },
      { acronym: 'PX', version: 2 },
    ]);
  });

  test('of several relationships that are meant none is taken away', async () => {
    const from = 'organization:oficina';
    const given = { from, type: 'PARTICIPATES_IN', to: 'program:crecer' };
    const before = await leaving(at, from);
    expect(await curation(at).unrelate({ ...given, properties: {} }, reason())).toEqual({
      kind: 'invalid',
      issues: [
        {
          field: 'PARTICIPATES_IN',
          message: {
            en: `there are 2 PARTICIPATES_IN from ${from} to program:crecer: say which by its properties`,
            es: `hay 2 PARTICIPATES_IN de ${from} a program:crecer: diga cuál por sus propiedades`,
          },
        },
      ],
    });
    expect(await leaving(at, from)).toEqual(before);
    const one = { ...given, properties: { role: 'ACCOUNTABLE' } };
    expect(await curation(at).unrelate(one, reason())).toMatchObject({ kind: 'changed', id: from });
    expect(await leaving(at, from)).toEqual(before.filter(({ role }) => role !== 'ACCOUNTABLE'));
  });
});
