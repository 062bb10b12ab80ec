/** Files as they come from the world, each with a trap of its own: what is told of each, and what is in the graph. */
import { addRelationship, readOf, storedRelationships } from '../support/stored';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../src/engine/engine';
import { checkGraph } from '../../src/ingest/check-graph';
import { curationOf } from '../../src/ingest/curate';
import { issueText, noteText } from '../../src/ingest/issue';
import { importFiles } from '../../src/ingest/import-files';
import type { ImportOptions, ImportReport } from '../../src/ingest/import-report';
import { model } from '../support/api';
import { engineWith, load, testEngines } from '../support/test-engines';

const FOLDER = join(__dirname, '../fixtures/faulty');

interface Expected {
  readonly outcome: ImportReport['outcome'];
  /** What is told, in English, whole. */
  readonly issues: readonly string[];
  readonly notes?: readonly string[];
  /** What is in the graph then of relationships that begin or end with these ids. */
  readonly links?: Readonly<Record<string, readonly string[]>>;
  /** The names of entities, as they are in the graph. */
  readonly names?: Readonly<Record<string, string | null>>;
}

const NO_VALUE =
  'which is what a program writes where there is no value; leave the cell empty, or take the property away';

const CASES: readonly (readonly [string, readonly string[], Expected, Partial<ImportOptions>?])[] =
  [
    [
      'a line that tells the delimiter',
      ['sep-line.csv'],
      {
        outcome: 'imported',
        issues: [],
        names: { 'community:caserio-primero': 'Caserío Primero' },
        links: { 'community:caserio-primero': ['PART_OF district:080505'] },
      },
    ],
    [
      'a web page',
      ['web-page.csv'],
      {
        outcome: 'refused',
        issues: [
          'web-page.csv: is a web page (HTML), perhaps that of an error or a login; download the file again',
        ],
      },
    ],
    ['nothing', ['empty.csv'], { outcome: 'refused', issues: ['empty.csv: is empty'] }],
    [
      'blanks that are none',
      ['odd-blanks.csv'],
      {
        outcome: 'imported',
        issues: [],
        names: { 'community:caserio-segundo': 'Caserío Segundo' },
        links: { 'community:caserio-segundo': ['PART_OF district:080505'] },
      },
    ],
    [
      'a turned direction of writing',
      ['direction.csv'],
      {
        outcome: 'refused',
        issues: [
          'direction.csv:2: name is "Caserío \u202ETercero", which has a character that is not seen (U+202E) and turns the direction of writing; delete it',
        ],
      },
    ],
    [
      'words for no value',
      ['no-value.csv'],
      {
        outcome: 'refused',
        issues: [
          `no-value.csv:2: description is "NaN", ${NO_VALUE}`,
          `no-value.csv:3: name is "NULL", ${NO_VALUE}`,
          `no-value.csv:3: description is "N/A", ${NO_VALUE}`,
        ],
      },
    ],
    [
      'an & by itself',
      ['ampersand.xml'],
      {
        outcome: 'refused',
        issues: [
          'ampersand.xml:3: the file is not well-formed XML: there is an & that is not of &amp; &lt; &gt; &quot; &apos; or a number such as &#241;',
        ],
      },
    ],
    [
      'a blank line before the declaration',
      ['blank-before.xml'],
      {
        outcome: 'refused',
        issues: [
          'blank-before.xml:2: the file is not well-formed XML (column 6): something, such as an empty line, stands before <?xml, which must come first in the file',
        ],
      },
    ],
    [
      'too many levels',
      ['deep.xml'],
      {
        outcome: 'refused',
        issues: [
          expect.stringContaining(
            'elements stand one within the other on more than 100 levels',
          ) as string,
        ],
      },
    ],
    [
      'a key that stands twice',
      ['doubled-key.jsonl'],
      {
        outcome: 'refused',
        issues: ['doubled-key.jsonl:1: the key "name" is given twice, and only one can hold'],
      },
    ],
    [
      'numbers that cannot be kept',
      ['numbers.jsonl'],
      {
        outcome: 'refused',
        issues: [
          'numbers.jsonl:1: the number -1e999 is larger than the numbers that can be kept; if it is a code, it stands in quotes',
          'numbers.jsonl:2: the number 998877665544332211009988776655 has more digits than can be kept, some 16; if it is a code, it stands in quotes',
        ],
      },
    ],
    [
      'money that is none',
      ['money.yaml'],
      {
        outcome: 'refused',
        issues: [
          'money.yaml:1: intervention:zanja: IMPLEMENTED_IN to district:080505: budget must be a number from 0 up, got -70',
          'money.yaml:1: intervention:zanja: IMPLEMENTED_IN to district:080505: currency must be a currency of ISO 4217, such as PEN or USD, got "soles"; did you mean `PEN`?',
          'money.yaml:1: intervention:zanja: IMPLEMENTED_IN to district:080505: households must be a whole number, got 2.5',
        ],
      },
    ],
    [
      'what complements itself',
      ['itself.yaml'],
      {
        outcome: 'refused',
        issues: [
          'itself.yaml:1: intervention:zanja: COMPLEMENTS leads from intervention:zanja to itself',
        ],
      },
    ],
    [
      'a circle',
      ['circle.yaml'],
      {
        outcome: 'refused',
        issues: [
          'circle.yaml:7: program:rueda-c: PART_OF goes in a circle: program:rueda-c → program:rueda-a → program:rueda-b → program:rueda-c',
        ],
      },
    ],
    [
      'a circle, of which the rest is taken',
      ['circle.yaml'],
      {
        outcome: 'imported',
        issues: [
          'circle.yaml:4: program:rueda-b: PART_OF: program:rueda-c, to which it leads, was left out',
          'circle.yaml:7: program:rueda-c: PART_OF goes in a circle: program:rueda-c → program:rueda-a → program:rueda-b → program:rueda-c',
        ],
        names: {
          'program:rueda-a': 'Rueda A',
          'program:rueda-b': 'Rueda B',
          'program:rueda-c': null,
        },
        links: { 'program:rueda-a': ['PART_OF program:rueda-b'], 'program:rueda-b': [] },
      },
      { onError: 'skip' },
    ],
    [
      'two sources that say two things of a relationship',
      ['statement-b.yaml', 'statement-a.yaml'],
      {
        outcome: 'imported',
        issues: [],
        links: { 'intervention:reparo': ['IMPLEMENTED_IN district:080505'] },
      },
    ],
    [
      'a name in other capitals',
      ['capitals.xml'],
      {
        outcome: 'imported',
        issues: [],
        notes: [
          'capitals.xml:2: ZZ-1, reporting-org: published by ZZ (ZZ); that it publishes does not make it a participant',
          'capitals.xml:3: ZZ-2: participating-org is named «OFICINA DE CAMINOS» here; «Oficina de Caminos» is taken, which comes before',
        ],
        names: { 'organization:oficina-de-caminos': 'Oficina de Caminos' },
        links: {
          'organization:oficina-de-caminos': [
            'PARTICIPATES_IN intervention:iati-zz-1',
            'PARTICIPATES_IN intervention:iati-zz-2',
          ],
        },
      },
    ],
    [
      'a bad row in a table of which each row adds to one funder',
      ['funder.csv', 'funder.yaml'],
      {
        outcome: 'imported',
        issues: [
          'funder.csv:3, Meta: description is "mal \u007Fsigno", which has control characters',
          'funder.csv:3: PARTICIPATES_IN: intervention:cx-f2, to which it leads, was left out',
        ],
        names: { 'intervention:cx-f2': null, 'sector:xx-rama-inventada': 'Rama inventada' },
        links: {
          'organization:caja-xx': [
            'PARTICIPATES_IN intervention:cx-f1',
            'PARTICIPATES_IN intervention:cx-f3',
          ],
        },
      },
      { onError: 'skip', mapping: join(FOLDER, 'funder.map.yaml') },
    ],
    [
      'good relationships beside one to what was refused',
      ['good-links.yaml'],
      {
        outcome: 'imported',
        issues: [
          expect.stringContaining(
            'good-links.yaml:5: program:dañado: id must be type:key',
          ) as string,
          'good-links.yaml:7: program:roto: name is "roto \u007F", which has control characters',
          'good-links.yaml:9: organization:caja-xx: PARTICIPATES_IN: program:roto, to which it leads, was left out',
        ],
        links: {
          'organization:caja-xx': [
            'PARTICIPATES_IN program:fondo',
            'PARTICIPATES_IN program:viejo',
          ],
        },
      },
      { onError: 'skip' },
    ],
    [
      'a name that another file defines, under an id of its own',
      ['name-elsewhere.csv', 'name-elsewhere.yaml'],
      {
        outcome: 'imported',
        issues: [],
        links: { 'program:programa-puma': ['REACHES target-group:valle'] },
      },
    ],
    [
      'a sheet with titles above its header',
      ['from-excel.csv'],
      {
        outcome: 'refused',
        issues: [
          'from-excel.csv:1: column 2 has no name that can be used',
          'from-excel.csv:1: column 3 has no name that can be used',
          'from-excel.csv:1: column 4 has no name that can be used',
        ],
      },
    ],
  ];

describe.each(testEngines())('on %s', (engineName) => {
  let engine: Engine;
  const folder = mkdtempSync(join(tmpdir(), 'tinkuy-faulty-'));
  beforeAll(async () => {
    engine = await engineWith(engineName, model, 'fixture');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await load(engine, model, 'fixture');
    await engine.close();
  });

  let clean = false;
  const cases = CASES.map(([title, names, expected, options = {}]) => ({
    title,
    names,
    expected,
    options,
  }));
  test.each(cases)('$title', async ({ names, expected, options }) => {
    if (!clean) await load(engine, model, 'fixture');
    const report = await importFiles(
      { engine, model },
      {
        files: names.map((name) => join(FOLDER, name)),
        source: 'source:uno',
        decisions: join(folder, 'decisions.yaml'),
        ...options,
      },
    );
    clean = report.outcome === 'refused';
    expect({
      outcome: report.outcome,
      issues: report.issues.map((one) => issueText(one, 'en')),
    }).toEqual({ outcome: expected.outcome, issues: expected.issues });
    for (const { message } of report.issues) expect(message.es).not.toBe(message.en);
    if (expected.notes) {
      expect(report.notes.map((one) => noteText(one, 'en'))).toEqual(expected.notes);
    }
    for (const [id, links] of Object.entries(expected.links ?? {})) {
      const rows = await storedRelationships(engine, { at: id, end: 'from' });
      expect(rows.map(({ type, to }) => `${type} ${to}`)).toEqual(links);
    }
    for (const [id, name] of Object.entries(expected.names ?? {})) {
      expect((await readOf(engine, id, ['name'])).name ?? null).toBe(name);
    }
  });

  test('curators are told the same', async () => {
    await load(engine, model, 'fixture');
    const curation = curationOf({ engine, model });
    const reason = { sources: ['source:uno'], by: { subject: 'eva', roles: ['curator'] } } as const;
    const message = async (
      type: string,
      from: string,
      to: string,
      properties = {},
    ): Promise<unknown> => {
      const outcome = await curation.relate({ from, type, to, properties }, reason);
      return outcome.kind === 'invalid'
        ? outcome.issues.map((one) => [one.field, one.message.en])
        : outcome.kind;
    };
    const money = { budget: -70, currency: 'soles', households: 2.5 };
    expect(await message('IMPLEMENTED_IN', 'intervention:pozos', 'district:080505', money)).toEqual(
      [
        [
          'IMPLEMENTED_IN',
          'IMPLEMENTED_IN to district:080505: budget must be a number from 0 up, got -70',
        ],
        [
          'IMPLEMENTED_IN',
          'IMPLEMENTED_IN to district:080505: currency must be a currency of ISO 4217, such as PEN or USD, got "soles"',
        ],
        [
          'IMPLEMENTED_IN',
          'IMPLEMENTED_IN to district:080505: households must be a whole number, got 2.5',
        ],
      ],
    );
    expect(await message('COMPLEMENTS', 'intervention:pozos', 'intervention:pozos')).toEqual([
      ['COMPLEMENTS', 'COMPLEMENTS leads from intervention:pozos to itself'],
    ]);
    expect(await message('PART_OF', 'program:viejo', 'program:fondo')).toBe('changed');
    expect(await message('PART_OF', 'program:fondo', 'program:viejo')).toEqual([
      ['PART_OF', 'PART_OF goes in a circle: program:fondo → program:viejo → program:fondo'],
    ]);
  });

  test('what goes in a circle in a store is found by a check of it', async () => {
    await load(engine, model, 'fixture');
    await importFiles(
      { engine, model },
      { files: [join(FOLDER, 'circle.yaml')], source: 'source:uno', onError: 'skip' },
    );
    const back = ['program:rueda-b', 'program:rueda-a'] as const;
    await addRelationship(engine, 'PART_OF', back, { sources: ['source:uno'] });
    const problems = [];
    for await (const { code, ids } of checkGraph({ engine, model })) {
      if (code === 'CIRCLE') problems.push(ids);
    }
    expect(problems).toEqual([['program:rueda-b', 'program:rueda-a', 'program:rueda-b']]);
  });
});
