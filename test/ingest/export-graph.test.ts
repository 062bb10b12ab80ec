/** What is exported and imported again is the same, byte for byte, whatever sources say of each other's facts. */
import { readOf } from '../support/stored';
import { parse } from 'yaml';
import type { Engine } from '../../src/engine/engine';
import { openEngine } from '../../src/engine/open-engine';
import { curationOf } from '../../src/ingest/curate';
import { exportGraph, type ExportOptions } from '../../src/ingest/export-graph';
import { recordWriter, type ExportFormat } from '../../src/ingest/export-text';
import { importRecords } from '../../src/ingest/import-records';
import type { ExportedRecord, ImportReport } from '../../src/ingest/import-report';
import type { Read } from '../../src/ingest/records';
import { model } from '../support/api';
import { engineWith, load, markAsChanged, testEngines, testStore } from '../support/test-engines';

async function exported(
  engine: Engine,
  options: ExportOptions = {},
  format: ExportFormat = 'jsonl',
): Promise<string> {
  const writer = recordWriter(model, format, options.types?.[0]);
  let text = writer.head;
  for await (const record of exportGraph({ engine, model }, options)) text += writer.write(record);
  return text;
}

const records = (text: string): ExportedRecord[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ExportedRecord);

async function* reads(list: readonly ExportedRecord[]): AsyncGenerator<Read> {
  for (const values of list) yield { record: { at: { file: 'export.jsonl' }, values } };
}

async function imported(engine: Engine, list: readonly ExportedRecord[]): Promise<ImportReport> {
  const report = await importRecords(
    { engine, model },
    {
      files: ['export.jsonl'],
      read: reads(list),
      share: () => 1,
      sources: [],
      onError: 'stop',
      dryRun: false,
      by: 'test',
      onProgress: () => undefined,
    },
  );
  expect(report.issues).toEqual([]);
  return report;
}

/** An empty store beside the test's own. */
const empty = (): Promise<Engine> => openEngine({ kind: 'embedded', path: ':memory:' }, model);

describe.each(testEngines())('on %s', (engineName) => {
  test.each(['seed', 'fixture', 'time'] as const)(
    'the %s graph comes back as it was',
    async (graph) => {
      const [engine, other] = [await engineWith(engineName, model, graph), await empty()];
      try {
        const first = await exported(engine);
        expect(await exported(engine)).toBe(first);
        const list = records(first);
        const ids = new Set(list.map(({ id }) => id));
        const report = await imported(other, list);
        expect(report.entities).toEqual({
          created: ids.size,
          updated: 0,
          unchanged: 0,
          refused: 0,
        });
        expect(await exported(other)).toBe(first);
        expect((await imported(other, list)).outcome).toBe('unchanged');
      } finally {
        await engine.close();
        await other.close();
      }
    },
  );

  test('statements that differ, corrections and former ids come back as they were', async () => {
    const [engine, other] = [await openEngine(testStore(engineName), model), await empty()];
    try {
      await load(engine, model, 'fixture');
      await imported(engine, DISPUTED);
      await curate(engine);
      const first = await exported(engine);
      const message = records(first).filter(({ id }) => id === 'program:disputado');
      expect(message).toEqual(DISPUTED_EXPORTED);
      await imported(other, records(first));
      expect(await exported(other)).toBe(first);
      const shown = (of: Engine) =>
        readOf(of, 'program:disputado', ['name', 'disputed', 'sources', 'aliases']);
      expect(await shown(other)).toEqual(await shown(engine));
    } finally {
      await markAsChanged(engine);
      await engine.close();
      await other.close();
    }
  });
});

describe('a part of the graph', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine({ kind: 'embedded', path: ':memory:' }, model);
    await load(engine, model, 'fixture');
  });
  afterAll(() => engine.close());

  test('comes with the sources that it rests on, and they with theirs', async () => {
    const all = records(await exported(engine));
    const awards = records(await exported(engine, { types: ['Award'] }));
    expect(awards).toEqual(all.filter(({ id }) => id === uno || String(id).startsWith('award:')));
    const sources = records(await exported(engine, { types: ['Source'] }));
    expect(sources).toEqual(all.filter(({ id }) => String(id).startsWith('source:')));
  });

  test('is what rests on a source', async () => {
    const all = records(await exported(engine));
    const part = records(await exported(engine, { source: dos }));
    const isSource = ({ id }: ExportedRecord): boolean => String(id).startsWith('source:');
    const resting = all.filter((record) => JSON.stringify(record).includes(dos));
    expect(resting.length).toBeLessThan(all.length);
    expect(part.filter((one) => !isSource(one))).toEqual(resting.filter((one) => !isSource(one)));
    expect(part.map(({ id }) => id)).toContain(dos);
  });

  test('is the same in YAML', async () => {
    const text = await exported(engine, {}, 'yaml');
    expect(parse(text)).toEqual(records(await exported(engine)));
  });

  test('has the nodes of one type in a CSV, and tells what there was no room for', async () => {
    const csv = async (type: string): Promise<{ text: string; lost: number }> => {
      const writer = recordWriter(model, 'csv', type);
      let text = writer.head;
      for await (const record of exportGraph({ engine, model }, { types: [type] })) {
        text += writer.write(record);
      }
      return { text, lost: writer.lost };
    };
    expect(await csv('Award')).toEqual({
      text: [
        'id,name,aliases,formerNames,formerNamesUntil,description,locator,synthetic,nameEn,nameQu,sources,formerIds,GRANTED_BY',
        'award:nadie,Sin otorgante,,,,,,true,,,source:uno,,',
        'award:premio,"Premio a la ""buena práctica""",BPG,,,,,true,,,source:uno,,organization:premiadora',
        'award:sello,Sello,,,,,,true,,,source:uno,,ministry:inclusion',
        '',
      ].join('\n'),
      lost: 0,
    });
    expect((await csv('Intervention')).lost).toBeGreaterThan(0);
  });
});

const [uno, dos, tres] = ['source:uno', 'source:dos', 'source:tres'];

/** Three sources that tell of one programme, and agree on little. */
const DISPUTED: readonly ExportedRecord[] = [
  {
    id: 'program:disputado',
    name: 'Programa disputado',
    acronym: 'PD',
    startedOn: '2012',
    aliases: ['El disputado'],
    sources: [uno],
    CLASSIFIED_AS: [{ to: 'sector:agua', percentage: 60, sources: [uno] }],
  },
  {
    id: 'program:disputado',
    name: 'Programa en disputa',
    acronym: 'PD',
    aliases: ['El otro'],
    sources: [dos],
    CLASSIFIED_AS: [{ to: 'sector:agua', percentage: 100, sources: [dos] }],
  },
  {
    id: 'program:disputado',
    startedOn: '2013',
    acronym: 'PD',
    sources: [tres],
    CLASSIFIED_AS: [{ to: 'sector:riego', percentage: 100, sources: [tres] }],
  },
  { id: 'program:duplicado', name: 'Programa duplicado', sources: [tres] },
  { id: 'sector:agua', name: 'Agua', sources: [uno] },
  { id: 'sector:riego', name: 'Riego', sources: [uno] },
];

/** Before each value that differs, what all three state: that it exists. */
const DISPUTED_EXPORTED: readonly ExportedRecord[] = [
  {
    id: 'program:disputado',
    sources: [uno, dos, tres],
    CLASSIFIED_AS: [
      { to: 'sector:agua', sources: [uno, dos] },
      { to: 'sector:riego', percentage: 100, sources: [tres] },
    ],
  },
  {
    id: 'program:disputado',
    name: 'Programa disputado',
    aliases: ['El disputado'],
    sources: [uno],
    CLASSIFIED_AS: [{ to: 'sector:agua', percentage: 60 }],
  },
  {
    id: 'program:disputado',
    acronym: 'PD',
    sources: [uno, dos, tres],
    CLASSIFIED_AS: [{ to: 'sector:agua', percentage: 100, sources: [dos] }],
  },
  { id: 'program:disputado', startedOn: '2013', sources: [tres, dos] },
  { id: 'program:disputado', name: 'Programa en disputa', aliases: ['El otro'], sources: [dos] },
  { id: 'program:disputado', startedOn: '2012', sources: [uno] },
  {
    id: 'program:disputado',
    aliases: ['Programa duplicado'],
    sources: [tres],
    formerIds: ['program:duplicado'],
  },
];

async function curate(engine: Engine): Promise<void> {
  const curation = curationOf({ engine, model });
  const by = { subject: 'ana', roles: ['curator'] as const };
  expect(
    await curation.merge(
      { into: 'program:disputado', from: 'program:duplicado' },
      { by, sources: [tres] },
    ),
  ).toMatchObject({ kind: 'changed' });
  expect(
    await curation.update(
      { id: 'program:disputado', values: { startedOn: '2013' } },
      { by, sources: [dos] },
    ),
  ).toMatchObject({ kind: 'changed' });
}
