import { checkRecords } from '../../src/ingest/check';
import type { NodeRecord } from '../../src/ingest/records';
import { model } from '../support/api';

type Values = Readonly<Record<string, unknown>>;

const record = (values: Values, textual = false): NodeRecord => ({
  at: { file: 'file', node: String(values.id) },
  values,
  ...(textual && { textual: { decimal: '.', dates: 'ISO' } }),
});

const SOURCE = record({ id: 'source:a', name: 'Fuente' });
const PROGRAM = { id: 'program:a', name: 'Programa', sources: ['source:a'] };
const DISTRICT = { id: 'district:01', name: 'Distrito', sources: ['source:a'] };

const check = (...records: NodeRecord[]) => checkRecords(model, [SOURCE, ...records]);

/** The issues of a program with these values, each without where it stands. */
function issuesOf(values: Values, ...others: NodeRecord[]): string {
  try {
    const given = Object.entries({ ...PROGRAM, ...values }).filter(([, one]) => one !== undefined);
    check(record(Object.fromEntries(given)), ...others);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('there is no issue');
}

const message = (...issues: string[]): string =>
  ['The data cannot be taken:', ...issues.map((issue) => `  - ${issue}`)].join('\n');

const ENTITY =
  'id, name, aliases, formerNames, formerNamesUntil, description, locator, synthetic, sources';
const PROGRAM_PROPERTIES = `${ENTITY}, status, startedOn, endedOn, acronym, budgetCode, nameEn, nameQu`;
const LINK_PROPERTIES = 'validFrom, validTo, locator, sources';

test('good data', () => {
  const data = check(
    record({
      ...PROGRAM,
      nameQu: 'Wiñay'.normalize('NFD'),
      startedOn: '2012-10',
      status: 'CLOSED',
      synthetic: false,
      locator: 'p. 1',
      APPLIES: [
        'approach:a',
        { to: 'approach:b', significance: 'PRINCIPAL', sources: ['source:a', 'source:b'] },
      ],
      REACHES: [
        { to: 'target-group:a', count: 10.5, unit: 'hogares', year: 2020, locator: 'p. 2' },
        { to: 'target-group:a', count: 12, unit: 'hogares', year: 2021 },
      ],
      PART_OF: 'program:b',
    }),
    record({ ...PROGRAM, id: 'program:b', SUCCEEDED_BY: [{ to: 'program:a', on: '2021' }] }),
    record({ id: 'approach:a', name: 'A', sources: ['source:a'] }),
    record({ id: 'approach:b', name: 'B', sources: ['source:b'] }),
    record({ id: 'target-group:a', name: 'G', sources: ['source:a'] }),
    record({ id: 'source:b', name: 'Otra' }),
  );
  expect(data.nodes).toEqual([
    { id: 'source:a', type: 'Source', properties: { id: 'source:a', name: 'Fuente' } },
    {
      id: 'program:a',
      type: 'Program',
      properties: {
        ...PROGRAM,
        nameQu: 'Wiñay'.normalize('NFC'),
        startedOn: '2012-10',
        status: 'CLOSED',
        synthetic: false,
        locator: 'p. 1',
      },
    },
    { id: 'program:b', type: 'Program', properties: { ...PROGRAM, id: 'program:b' } },
    {
      id: 'approach:a',
      type: 'Approach',
      properties: { id: 'approach:a', name: 'A', sources: ['source:a'] },
    },
    {
      id: 'approach:b',
      type: 'Approach',
      properties: { id: 'approach:b', name: 'B', sources: ['source:b'] },
    },
    {
      id: 'target-group:a',
      type: 'TargetGroup',
      properties: { id: 'target-group:a', name: 'G', sources: ['source:a'] },
    },
    { id: 'source:b', type: 'Source', properties: { id: 'source:b', name: 'Otra' } },
  ]);
  const inherited = { sources: ['source:a'], locator: 'p. 1' };
  const reached = { unit: 'hogares', sources: ['source:a'] };
  expect(data.relationships).toEqual([
    {
      type: 'APPLIES',
      from: 'program:a',
      to: 'approach:a',
      properties: { ...inherited, key: '' },
    },
    {
      type: 'APPLIES',
      from: 'program:a',
      to: 'approach:b',
      properties: { significance: 'PRINCIPAL', sources: ['source:a', 'source:b'], key: '' },
    },
    {
      type: 'REACHES',
      from: 'program:a',
      to: 'target-group:a',
      properties: { ...reached, count: 10.5, year: 2020, locator: 'p. 2', key: '|2020|hogares' },
    },
    {
      type: 'REACHES',
      from: 'program:a',
      to: 'target-group:a',
      properties: { ...reached, count: 12, year: 2021, locator: 'p. 1', key: '|2021|hogares' },
    },
    { type: 'PART_OF', from: 'program:a', to: 'program:b', properties: { ...inherited, key: '' } },
    {
      type: 'SUCCEEDED_BY',
      from: 'program:b',
      to: 'program:a',
      properties: { on: '2021', sources: ['source:a'], key: '' },
    },
  ]);
});

test('in a CSV, numbers and lists are texts', () => {
  const { nodes, relationships } = check(
    record({ ...DISTRICT, sources: 'source:a', latitude: '-14.5', aliases: 'Uno;Dos' }, true),
    record(
      {
        id: 'community:a',
        name: 'C',
        sources: 'source:a',
        synthetic: 'true',
        PART_OF: 'district:01',
      },
      true,
    ),
  );
  expect(nodes.slice(1).map(({ properties }) => properties)).toEqual([
    { ...DISTRICT, latitude: -14.5, aliases: ['Uno', 'Dos'] },
    { id: 'community:a', name: 'C', sources: ['source:a'], synthetic: true },
  ]);
  expect(relationships.map(({ to }) => to)).toEqual(['district:01']);
});

test('one after the other where there is room for one at a time, at both ends', () => {
  const received = (key: string, own: object) =>
    record({
      id: `intervention:${key}`,
      name: key,
      sources: ['source:a'],
      RECEIVED: [{ to: 'certification:a', ...own }],
    });
  const { nodes, relationships } = check(
    record({
      ...PROGRAM,
      formerNames: ['Uno', 'Dos'],
      formerNamesUntil: ['2019-12', '2020-06-30'],
      PART_OF: [
        { to: 'program:c', validFrom: '2021' },
        { to: 'program:b', validTo: '2019' },
        { to: 'program:b', validFrom: '2020-01-01', validTo: '2020' },
      ],
    }),
    record({ ...PROGRAM, id: 'program:b' }),
    record({ ...PROGRAM, id: 'program:c' }),
    record({ id: 'certification:a', name: 'A', sources: ['source:a'] }),
    received('a', { validTo: '2019' }),
    received('b', { validFrom: '2020' }),
  );
  expect(nodes[1]?.properties).toMatchObject({
    formerNames: ['Uno', 'Dos'],
    formerNamesUntil: ['2019-12', '2020-06-30'],
  });
  expect(relationships.map(({ from, to, properties: { key } }) => [from, to, key])).toEqual([
    ['program:a', 'program:c', '|||2021'],
    ['program:a', 'program:b', ''],
    ['program:a', 'program:b', '|||2020-01-01'],
    ['intervention:a', 'certification:a', ''],
    ['intervention:b', 'certification:a', '|||2020'],
  ]);
});

const APPROACH = record({ id: 'approach:a', name: 'A', sources: ['source:a'] });
const at = 'file: program:a';

test.each<[string, Values, string[]]>([
  ['no name', { name: undefined }, [`${at}: name must be given`]],
  [
    'an empty name, which is told once',
    { name: ' ' },
    [`${at}: name must be a text that is not empty, got " "`],
  ],
  [
    'an unknown property',
    { nombre: 'A' },
    [`${at}: nombre is no property; these are: ${PROGRAM_PROPERTIES}`],
  ],
  [
    'a property of all objects',
    { constructor: 'A' },
    [`${at}: constructor is no property; these are: ${PROGRAM_PROPERTIES}`],
  ],
  [
    'a value that is not in the list',
    { status: 'OPEN' },
    [
      `${at}: status must be one of PIPELINE, IMPLEMENTATION, FINALISATION, CLOSED, CANCELLED, SUSPENDED, got "OPEN"`,
    ],
  ],
  [
    'a date that is a number',
    { startedOn: 2021 },
    [
      `${at}: startedOn must be a date in quotes such as '2021', '2021-11' or '2021-11-05', got 2021; did you mean \`2021\`?`,
    ],
  ],
  [
    'a day that there is not',
    { endedOn: '2021-02-30' },
    [`${at}: endedOn is "2021-02-30", which is not in the calendar`],
  ],
  [
    'a flag that is a text',
    { synthetic: 'true' },
    [`${at}: synthetic must be true or false, got "true"; did you mean \`true\`?`],
  ],
  [
    'a list that is a text',
    { aliases: 'Uno' },
    [`${at}: aliases must be a list, got "Uno"; did you mean \`[Uno]\`?`],
  ],
  [
    'a list with a gap',
    { aliases: ['Uno', null] },
    [`${at}: aliases must be a text that is not empty, got null`],
  ],
  ['no sources', { sources: [] }, [`${at}: sources must name at least one source`]],
  [
    'a source that is none',
    { sources: ['source:z', 'approach:a'] },
    [`${at}: sources: "source:z" is not in the data`, `${at}: sources: "approach:a" is no source`],
  ],
  [
    'a relationship that cannot leave',
    { GRANTED_BY: ['approach:a'] },
    [
      `${at}: GRANTED_BY cannot leave a Program; these can: REACHES, APPLIES, HAS_COMPONENT, USES, AIMS_AT, CLASSIFIED_AS, PART_OF, RUNS, SUCCEEDED_BY`,
    ],
  ],
  [
    'a relationship to nothing',
    { APPLIES: ['approach:z', null, { significance: 'PRINCIPAL' }] },
    [
      `${at}: APPLIES: "approach:z" is not in the data`,
      `${at}: APPLIES must lead to an id, a code or a name, got undefined`,
      `${at}: APPLIES must lead to an id, a code or a name, got undefined`,
    ],
  ],
  [
    'a relationship to another type',
    { CLASSIFIED_AS: ['approach:a'] },
    [`${at}: CLASSIFIED_AS cannot lead to approach:a; it leads to Sector, Goal`],
  ],
  [
    'an unknown property of a relationship',
    { APPLIES: [{ to: 'approach:a', weight: 1, key: 'x' }] },
    [
      `${at}: APPLIES to approach:a: weight is no property; these are: ${LINK_PROPERTIES}, significance`,
      `${at}: APPLIES to approach:a: key is no property; these are: ${LINK_PROPERTIES}, significance`,
    ],
  ],
  [
    'a bad value of a relationship',
    { APPLIES: [{ to: 'approach:a', significance: 'BIG', validFrom: 'ayer' }] },
    [
      `${at}: APPLIES to approach:a: significance must be one of PRINCIPAL, SIGNIFICANT, got "BIG"`,
      `${at}: APPLIES to approach:a: validFrom must be a date in quotes such as '2021', '2021-11' or '2021-11-05', got "ayer"`,
    ],
  ],
  [
    'a relationship without a source',
    { APPLIES: [{ to: 'approach:a', sources: [] }] },
    [`${at}: APPLIES to approach:a: sources must name at least one source`],
  ],
  [
    'a relationship given twice',
    { APPLIES: ['approach:a', { to: 'approach:a', significance: 'PRINCIPAL' }] },
    [`${at}: APPLIES to approach:a is given twice`],
  ],
  [
    'two where there is room for one',
    { PART_OF: ['program:b', 'program:c'] },
    [`${at}: PART_OF is given more than once`],
  ],
  [
    'two at a time where there is room for one',
    {
      PART_OF: [
        { to: 'program:b', validTo: '2020-06' },
        { to: 'program:c', validFrom: '2020-06-30' },
      ],
    },
    [`${at}: PART_OF is given more than once`],
  ],
  [
    'two in the year in which one ends and the other begins',
    {
      PART_OF: [
        { to: 'program:b', validFrom: '2020-07' },
        { to: 'program:c', validTo: '2020' },
      ],
    },
    [`${at}: PART_OF is given more than once`],
  ],
  [
    'two of which neither ends',
    {
      PART_OF: [
        { to: 'program:b', validFrom: '2019' },
        { to: 'program:c', validFrom: '2020' },
      ],
    },
    [`${at}: PART_OF is given more than once`],
  ],
  [
    'more former names than dates',
    { formerNames: ['Uno', 'Dos'], formerNamesUntil: ['2020'] },
    [`${at}: formerNamesUntil must have one date for each of formerNames`],
  ],
  [
    'dates without former names',
    { formerNamesUntil: ['2020'] },
    [`${at}: formerNamesUntil must have one date for each of formerNames`],
  ],
  [
    'former names that are not told in order',
    { formerNames: ['Uno', 'Dos', 'Tres'], formerNamesUntil: ['2020', '2021', '2020-12'] },
    [`${at}: formerNamesUntil must be in ascending order, got ["2020","2021","2020-12"]`],
  ],
  [
    'two former names until the same day',
    { formerNames: ['Uno', 'Dos'], formerNamesUntil: ['2020', '2020'] },
    [`${at}: formerNamesUntil must be in ascending order, got ["2020","2020"]`],
  ],
  [
    'a former name until no date',
    { formerNames: ['Uno'], formerNamesUntil: ['antes'] },
    [
      `${at}: formerNamesUntil must be a date in quotes such as '2021', '2021-11' or '2021-11-05', got "antes"`,
      `${at}: formerNamesUntil must have one date for each of formerNames`,
    ],
  ],
])('%s', (_, values, issues) => {
  const others = ['b', 'c'].map((key) => record({ ...PROGRAM, id: `program:${key}` }));
  expect(issuesOf(values, APPROACH, ...others)).toBe(message(...issues));
});

test.each<[string, Values, string]>([
  ['a number', { latitude: 'sur' }, 'latitude must be a number, got "sur"'],
  [
    'a flag',
    { synthetic: 'sí' },
    'synthetic must be true or false, got "sí"; did you mean `true`?',
  ],
])('%s in a CSV', (_, values, issue) => {
  const district = record({ ...DISTRICT, sources: 'source:a', ...values }, true);
  expect(() => check(district)).toThrow(new Error(message(`file: district:01: ${issue}`)));
});

test('a whole number', () => {
  const study = record({ id: 'study:a', name: 'E', sources: ['source:a'], year: 2020.5 });
  expect(() => check(study)).toThrow(
    new Error(message('file: study:a: year must be a whole number, got 2020.5')),
  );
});

test('a node that only one relationship may lead to', () => {
  const study = (key: string): NodeRecord =>
    record({ id: `study:${key}`, name: 'E', sources: ['source:a'], REPORTS: ['finding:a'] });
  const finding = record({ id: 'finding:a', name: 'H', sources: ['source:a'] });
  expect(() => check(study('a'), study('b'), finding)).toThrow(
    new Error(message('file: study:b: finding:a has more than one REPORTS to it')),
  );
});

test('an id that is none, of no type, or given twice', () => {
  const ids = ['Program:a', 'programa:a', 7, undefined].map((id, i) => ({
    at: { file: 'file', line: i },
    values: { ...PROGRAM, id },
  }));
  const form =
    'id must be type:key in lower kebab case, such as district:080505, of a known type, got';
  expect(() => check(...ids, record(PROGRAM), record(PROGRAM))).toThrow(
    new Error(
      message(
        `file:0: ${form} "Program:a"`,
        `file:1: ${form} "programa:a"`,
        `file:2: ${form} 7`,
        `file:3: ${form} undefined`,
        `${at}: program:a is given twice, also at ${at}`,
      ),
    ),
  );
});

test('all issues at once: nothing is lost', () => {
  const issues = issuesOf(
    { acronym: '', status: 'OPEN', nombre: 'A', sources: ['source:z'], APPLIES: ['approach:z'] },
    record({ ...PROGRAM, id: 'program:b', GRANTED_BY: [], PART_OF: ['program:a', 'program:b'] }),
    record({ id: 'nada', name: 'N' }),
    record(PROGRAM),
  );
  expect(issues).toBe(
    message(
      'file: nada: id must be type:key in lower kebab case, such as district:080505, of a known type, got "nada"',
      `${at}: program:a is given twice, also at ${at}`,
      `${at}: acronym must be a text that is not empty, got ""`,
      `${at}: status must be one of PIPELINE, IMPLEMENTATION, FINALISATION, CLOSED, CANCELLED, SUSPENDED, got "OPEN"`,
      `${at}: nombre is no property; these are: ${PROGRAM_PROPERTIES}`,
      `${at}: sources: "source:z" is not in the data`,
      `${at}: APPLIES: "approach:z" is not in the data`,
      'file: program:b: GRANTED_BY cannot leave a Program; these can: REACHES, APPLIES, HAS_COMPONENT, USES, AIMS_AT, CLASSIFIED_AS, PART_OF, RUNS, SUCCEEDED_BY',
      'file: program:b: PART_OF leads from program:b to itself',
      'file: program:b: PART_OF is given more than once',
    ),
  );
});

test('a change and what the program itself keeps cannot be given', () => {
  expect(issuesOf({ id: 'change:1-1', name: 'Cambio', sources: ['source:a'] })).toBe(
    message(
      'file: change:1-1: id must be type:key in lower kebab case, such as district:080505, of a known type, got "change:1-1"',
    ),
  );
  for (const name of ['disputed', 'version', 'stated']) {
    expect(issuesOf({ ...PROGRAM, [name]: true })).toContain(`${name} is no property`);
  }
});
