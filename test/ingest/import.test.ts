/** What an import does to the graph, from a file to the journal: on both engines, with whole answers. */
import type { Row } from '../../src/engine/engine';
import {
  setNodes,
  setRecord,
  setRelationships,
  storedNode,
  storedRelationships,
} from '../support/stored';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Engine } from '../../src/engine/engine';
import { issueText } from '../../src/ingest/issue';
import { importFiles } from '../../src/ingest/import-files';
import type { ImportOptions, ImportReport } from '../../src/ingest/import-report';
import { recover } from '../../src/ingest/recover';
import { BusyError, acquireLock } from '../../src/ingest/import-lock';
import { model } from '../support/api';
import { engineWith, load, testEngines } from '../support/test-engines';
import { countsName } from '../../src/model/counted';
import { readDescription } from '../../src/read/run/dataset';
import { wrongCounts } from '../support/wrong-counts';
import { dump } from './dump';

describe.each(testEngines())('on %s', (engineName) => {
  let engine: Engine;
  let folder = '';
  beforeAll(async () => {
    engine = await engineWith(engineName, model, 'fixture');
  });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tinkuy-import-'));
    await load(engine, model, 'fixture');
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    expect(await wrongCounts(engine, model)).toEqual([]);
  });
  afterAll(async () => {
    await load(engine, model, 'fixture');
    await engine.close();
  });

  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const run = (
    files: string | readonly string[],
    options: Partial<ImportOptions> = {},
  ): Promise<ImportReport> =>
    importFiles({ engine, model }, { files: [files].flat(), source: 'source:uno', ...options });
  const issuesOf = ({ issues }: ImportReport): string[] =>
    issues.map((issue) => issueText(issue, 'en'));
  const read = async (id: string): Promise<Row> => (await storedNode(engine, id)) ?? {};
  const links = async (from: string) =>
    (await storedRelationships(engine, { at: from, end: 'from' })).map(
      ({ type, to, properties: { sources } }) => ({ type, to, sources }),
    );

  const FONDO = 'id,name,acronym,startedOn,PART_OF,APPLIES\n';

  test('a store whose nodes keep no counts, or those of another model, is counted anew', async () => {
    const counts = { approachesCount: null, placesCount: 7 };
    await setNodes(engine, { label: 'Intervention' }, counts);
    await setRecord(engine, 'facts', { counted: 'other' });
    // As stores had it: what is not so was not told, and nothing was kept of relationships.
    await setNodes(engine, {}, { disputed: null, disputes: null });
    await setNodes(engine, { label: 'Source' }, { synthetic: null });
    await setRelationships(engine, {}, { disputed: null });
    const stated = JSON.stringify([
      { p: 'budget', v: 1, s: ['source:uno'] },
      { p: 'budget', v: 2, s: ['source:dos'] },
    ]);
    await setRelationships(
      engine,
      { type: 'IMPLEMENTED_IN', from: 'intervention:pozos' },
      { disputed: true, stated },
    );
    expect(await wrongCounts(engine, model)).not.toEqual([]);
    const path = file('nuevo.csv', `${FONDO}program:nuevo-2,Nuevo,,,,\n`);
    expect(await run(path)).toMatchObject({ outcome: 'imported', issues: [] });
    expect(await wrongCounts(engine, model)).toEqual([]);
    expect(await readDescription(engine)).toMatchObject({ counted: countsName(model) });
  });

  test('new entities, their relationships, an entry in the journal and the next version', async () => {
    const path = file(
      'programas.csv',
      `${FONDO}program:a,Programa A,PA,2019-05,program:b,approach:genero\nprogram:b,Programa B,,,,\n`,
    );
    const report = await run(path, { by: 'eva', why: 'prueba' });
    expect(report).toMatchObject({
      outcome: 'imported',
      entities: { created: 2, updated: 0, unchanged: 0, refused: 0 },
      relationships: { created: 2, updated: 0, refused: 0 },
      issueCount: 0,
      dataset: { before: 'test', after: 'test.1' },
    });
    expect(await read('program:a')).toMatchObject({
      name: 'Programa A',
      nameFolded: 'programa a',
      startedOn: '2019-05',
      sources: ['source:uno'],
      version: 1,
    });
    expect(await links('program:a')).toEqual([
      { type: 'APPLIES', to: 'approach:genero', sources: ['source:uno'] },
      { type: 'PART_OF', to: 'program:b', sources: ['source:uno'] },
    ]);
    const [change] = await engine.store.changes(1, 1);
    expect(change).toMatchObject({
      id: 'change:1-1',
      kind: 'CREATED',
      by: 'eva',
      why: 'prueba',
      origin: 'programas.csv',
      entities: ['program:a', 'program:b'],
      sources: ['source:uno'],
    });
  });

  test('the same file again changes nothing, and a corrected one says what', async () => {
    const path = file('p.csv', `${FONDO}program:a,Programa A,PA,2019,,approach:genero\n`);
    await run(path);
    const before = await dump(engine);
    expect(await run(path)).toMatchObject({
      outcome: 'unchanged',
      entities: { created: 0, updated: 0, unchanged: 1, refused: 0 },
      dataset: { before: 'test.1', after: 'test.1' },
    });
    expect(await dump(engine)).toEqual(before);
    writeFileSync(path, `${FONDO}program:a,Programa A,PRA,2019,program:fondo,approach:genero\n`);
    const report = await run(path);
    expect(report).toMatchObject({
      outcome: 'imported',
      entities: { created: 0, updated: 1, unchanged: 0, refused: 0 },
      relationships: { created: 1, updated: 0, refused: 0 },
      changes: [
        {
          id: 'program:a',
          before: {
            properties: { acronym: 'PA', version: 1 },
            relationships: [{ type: 'PART_OF', to: 'program:fondo', properties: null }],
          },
          after: {
            properties: { acronym: 'PRA', version: 2 },
            relationships: [
              { type: 'PART_OF', to: 'program:fondo', properties: { sources: ['source:uno'] } },
            ],
          },
        },
      ],
    });
    expect(await read('program:a')).toMatchObject({ acronym: 'PRA', version: 2 });
    expect(await read('program:a')).not.toHaveProperty('stated');
  });

  test('two sources that disagree both stay', async () => {
    const source = file('otra.yaml', 'id: source:otra\nname: Otra fuente\n');
    await run(file('a.csv', 'id,name,acronym\nprogram:a,Programa A,PA\n'));
    const report = await run(file('b.csv', 'id,name,acronym\nprogram:a,PROGRAMA A,PA\n'), {
      source,
      decisions: file('d.yaml', '[]'),
    });
    expect([report.outcome, issuesOf(report)]).toEqual(['imported', []]);
    const node = await read('program:a');
    expect(node).toMatchObject({
      name: 'Programa A',
      acronym: 'PA',
      disputed: true,
      sources: ['source:uno', 'source:otra'],
    });
    expect(JSON.parse(String(node.stated))).toEqual([
      { p: 'name', v: 'Programa A', s: ['source:uno'] },
      { p: 'name', v: 'PROGRAMA A', s: ['source:otra'] },
    ]);
  });

  test('two sources that disagree on a relationship both stay, and what it leaves is disputed', async () => {
    const places = (budget: number) =>
      file(
        'a.jsonl',
        `{"id":"intervention:a","name":"A","synthetic":false,"IMPLEMENTED_IN":[{"to":"district:080505","budget":${budget},"currency":"PEN"}]}`,
      );
    const edge = async () => {
      const [link] = await storedRelationships(engine, { at: 'intervention:a', end: 'from' });
      const { disputed: near, synthetic, version } = await read('intervention:a');
      const { disputed: far } = await read(link?.to ?? '');
      const { budget, disputed, sources } = link?.properties ?? {};
      return { near, far, synthetic, version, budget, disputed, sources };
    };
    const source = file('otra.yaml', 'id: source:otra\nname: Otra fuente\n');
    const alone = { near: false, far: false, synthetic: false, budget: 100, disputed: false };
    const both = { ...alone, near: true, disputed: true, sources: ['source:uno', 'source:otra'] };

    await run(places(100));
    expect(await edge()).toEqual({ ...alone, version: 1, sources: ['source:uno'] });
    expect(await run(places(100))).toMatchObject({ outcome: 'unchanged' });
    const second = await run(places(200), { source });
    expect([second.outcome, issuesOf(second)]).toEqual(['imported', []]);
    expect(second).toMatchObject({
      // The source itself is new.
      entities: { created: 1, updated: 1, unchanged: 0 },
      relationships: { created: 0, updated: 1 },
    });
    expect(await edge()).toEqual({ ...both, version: 2 });
    // It corrects itself, and nothing is disputed any more; the same again changes nothing.
    await run(places(100), { source });
    expect(await edge()).toEqual({ ...both, near: false, disputed: false, version: 3 });
    expect(await run(places(100), { source })).toMatchObject({ outcome: 'unchanged' });
  });

  test('all issues of a file at once, with what was meant; nothing is in', async () => {
    const before = await dump(engine);
    const path = file(
      'malo.csv',
      [
        'id,name,status,startedOn,endedOn,APPLIES,PART_OF',
        'program:a,A,,2020,2019,approach:generos,',
        'program:b,B,CERRADO,05/11/2021,,genero,080505',
        'program:c,C,,,,ubigeo:80505,program:xyzxyzxyz',
        'program:a,A2,,2020,,,',
        'Program:D,D,,,,,',
      ].join('\n'),
    );
    const report = await run(path);
    expect(report.outcome).toBe('refused');
    expect(issuesOf(report)).toEqual([
      'malo.csv:2: endedOn 2019 is before startedOn 2020',
      'malo.csv:2: APPLIES: "approach:generos" is unknown; did you mean `approach:genero`?',
      'malo.csv:3: status must be one of PIPELINE, IMPLEMENTATION, FINALISATION, CLOSED, CANCELLED, SUSPENDED, got "CERRADO"',
      'malo.csv:3: startedOn is "05/11/2021", which may be 2021-11-05 or 2021-05-11; say by "dates: DMY" or "dates: MDY" in which order they are',
      'malo.csv:3: APPLIES: "genero" is unknown; did you mean `approach:genero`?',
      'malo.csv:3: PART_OF: "080505" is a code whose scheme is not named: write ubigeo:080505 or reniec:080505',
      'malo.csv:4: APPLIES: ubigeo 80505 is unknown; did you mean `ubigeo:080505`?',
      'malo.csv:4: PART_OF: "program:xyzxyzxyz" is unknown',
      'malo.csv:6: id must be type:key in lower kebab case, such as district:080505, of a known type, got "Program:D"',
    ]);
    expect(await dump(engine)).toEqual(before);
  });

  test('with skip, what is good is in, and only what leads to the rest is left out', async () => {
    const path = file(
      'mixto.yaml',
      [
        '- { id: "program:a", name: A, startedOn: "2020", endedOn: "2019" }',
        '- { id: "program:b", name: B, PART_OF: "program:a" }',
        '- { id: "program:c", name: C, PART_OF: "program:b" }',
        '- { id: "program:d", name: D }',
      ].join('\n'),
    );
    const report = await run(path, { onError: 'skip' });
    expect(report).toMatchObject({
      outcome: 'imported',
      entities: { created: 3, updated: 0, unchanged: 0, refused: 1 },
      relationships: { created: 1, updated: 0, refused: 1 },
    });
    expect(issuesOf(report)).toEqual([
      'mixto.yaml:1: program:a: endedOn 2019 is before startedOn 2020',
      'mixto.yaml:2: program:b: PART_OF: program:a, to which it leads, was left out',
    ]);
    expect(await read('program:a')).toEqual({});
    expect(await links('program:b')).toEqual([]);
    expect(await links('program:c')).toMatchObject([{ type: 'PART_OF', to: 'program:b' }]);
  });

  test('a dry run tells the same and writes nothing', async () => {
    const before = await dump(engine);
    const path = file('p.csv', `${FONDO}program:a,A,,,,approach:genero\n`);
    const { outcome, entities, relationships } = await run(path, { dryRun: true });
    expect({ outcome, entities, relationships }).toEqual({
      outcome: 'checked',
      entities: { created: 1, updated: 0, unchanged: 0, refused: 0 },
      relationships: { created: 1, updated: 0, refused: 0 },
    });
    expect(await dump(engine)).toEqual(before);
  });

  test('a row is matched by its code, and a retired code names its successor', async () => {
    const [found, retired] = [
      'type,name,ubigeo,reniec\nDistrict,Layo,080505,070505\n',
      'id,name,OBSERVED_ON,MEASURES\nobservation:x,X,ubigeo:010101,indicator:pobreza\n',
    ];
    const first = await run(file('a.csv', found));
    expect([first.outcome, first.entities.unchanged, issuesOf(first)]).toEqual([
      'unchanged',
      1,
      [],
    ]);
    const second = await run(file('b.csv', retired));
    expect(second.issues.map(({ code, suggestion }) => [code, suggestion])).toContainEqual([
      'RETIRED_CODE',
      'district:010102',
    ]);
  });

  test('a near match waits for a decision, which the next run reads', async () => {
    const path = file('c.csv', 'type,name,PART_OF\nCommunity,Urinsaya Qollana,district:080505\n');
    const report = await run(path);
    expect(report.outcome).toBe('refused');
    expect(report.nearMatches).toEqual([
      {
        given: 'Urinsaya Qollana',
        at: 'c.csv:2',
        type: 'Community',
        like: 'community:collana',
        likeName: 'Urinsaya Collana',
      },
    ]);
    const decisions = `${path}.decisions.yaml`;
    const [waiting] = parse(readFileSync(decisions, 'utf8')) as Record<string, string>[];
    expect(waiting).toMatchObject({ like: 'community:collana', decision: '?' });
    const decide = (decision: string): void =>
      writeFileSync(
        decisions,
        readFileSync(decisions, 'utf8').replace(/^( +decision:) .*$/m, `$1 ${decision}`),
      );
    decide('different');
    expect(await run(path, { dryRun: true })).toMatchObject({ entities: { created: 1 } });
    decide('same');
    const same = await run(path);
    expect([same.outcome, issuesOf(same)]).toEqual(['imported', []]);
    expect(same.entities).toMatchObject({ created: 0, updated: 1 });
    expect(existsSync(decisions)).toBe(true);
  });

  test('two rows of one entity add to each other, and may not contradict', async () => {
    const good = file('g.csv', 'id,name,APPLIES\nprogram:a,A,approach:genero\nprogram:a,A,\n');
    expect(await run(good)).toMatchObject({ outcome: 'imported', entities: { created: 1 } });
    const bad = file('b.csv', 'id,name,acronym\nprogram:z,Z,UNO\nprogram:z,Z,DOS\n');
    expect(issuesOf(await run(bad))).toEqual([
      'b.csv:3: program:z is told of twice and acronym differs: "UNO" at b.csv:2, "DOS" here',
    ]);
  });

  test('a store that has an import under way takes no other; one that died is undone', async () => {
    const before = await dump(engine);
    await acquireLock(engine, model, ['otro.csv']);
    const path = file('p.csv', `${FONDO}program:a,A,,,,\n`);
    await expect(run(path)).rejects.toThrow(BusyError);
    if (!engine.capabilities.exclusive) {
      expect(await recover({ engine, model })).toMatchObject({ outcome: 'running' });
    }
    expect(await recover({ engine, model }, 0)).toMatchObject({
      files: ['otro.csv'],
      outcome: 'undone',
    });
    expect(await dump(engine)).toEqual(before);
    expect(await recover({ engine, model }, 0)).toBeNull();
  });

  test('called off while it writes, it is undone', async () => {
    const rows = Array.from({ length: 2_500 }, (_, i) => `program:p${i},P ${i},,,,\n`).join('');
    const before = await dump(engine);
    const controller = new AbortController();
    const importing = run(file('p.csv', FONDO + rows), {
      signal: controller.signal,
      onProgress: ({ phase }) => phase === 'writing' && controller.abort(),
    });
    await expect(importing).rejects.toThrow();
    expect(await dump(engine)).toEqual(before);
  });
});
