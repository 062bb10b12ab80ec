import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MappingError, readMapping } from '../../src/ingest/mapping/read-mapping';
import { bindTemplate, parseTemplate, spanishTitle } from '../../src/ingest/mapping/template';
import type { Mapping } from '../../src/ingest/mapping/mapping';
import { model } from '../support/api';
import { readAll } from '../support/read-all';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'tinkuy-map-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function mappingOf(yaml: string): Mapping {
  const path = join(folder, 'map.yaml');
  writeFileSync(path, yaml);
  return readMapping(path, model);
}

/** What is wrong with a mapping: as the error tells it in English, and in Spanish. */
function issuesOf(yaml: string): [string[], string[]] {
  try {
    mappingOf(yaml);
  } catch (error) {
    if (!(error instanceof MappingError)) throw error;
    return [[...error.issues], error.found.map(({ message }) => message.es)];
  }
  throw new Error('there is no issue');
}

const ENTITIES = `
entities:
  - type: Community
    id: community:{code}
    values: { name: '{name}' }
`;

test.each([
  ['SAN JUAN DE LA VIRGEN', 'San Juan de la Virgen'],
  ['LA MERCED', 'La Merced'],
  ['CCALUYO A', 'Ccaluyo A'],
  ['SECTOR XIV Y EL VALLE', 'Sector XIV y el Valle'],
  ['EL MUYO (C.P.L.)', 'El Muyo (C.P.L.)'],
  ['LA REYNA (LA DE SAN MIGUEL)', 'La Reyna (La de San Miguel)'],
  ['DACUITCUA/DAKUETKAU', 'Dacuitcua/Dakuetkau'],
  ['EX-COOPERATIVA', 'Ex-Cooperativa'],
  ["k'COYANI ÑAÑA", "K'coyani Ñaña"],
  ['ÁNCASH', 'Áncash'],
  ['', ''],
])('%s in title case', (given, expected) => {
  expect(spanishTitle(given)).toBe(expected);
});

describe('templates', () => {
  const render = (text: string, ...cells: string[]): string | undefined => {
    const template = parseTemplate(text);
    if ('message' in template) throw new Error(template.message.en);
    return bindTemplate(template, (column) => ['a', 'b', 'con espacio'].indexOf(column))(cells);
  };

  test.each<[string, string[], string | undefined]>([
    ['community:{a}', ['1'], 'community:1'],
    ['{a}-{b}', ['1', '2'], '1-2'],
    ['{a}-{b}', ['1', ''], undefined],
    ['{con espacio}', ['', '', 'x'], 'x'],
    ['{ a | slug }', [' Haku Wiñay, 2.ª etapa '], 'haku-winay-2-etapa'],
    ['{a|slug}', ['—'], undefined],
    ['{a|lower|title}', ['SAN JOSÉ'], 'San José'],
    ['{a|upper}', ['ñandú'], 'ÑANDÚ'],
    ['{a|pad(6)}', ['80505'], '080505'],
    ['{a|pad(6)}', ['080505'], '080505'],
    ['{a|pad(6)}', [''], undefined],
    ['{{a}} {a}', ['1'], '{a} 1'],
    ['', [], ''],
  ])('%s', (text, cells, expected) => {
    expect(render(text, ...cells)).toBe(expected);
  });

  test.each([
    ['{a', 'has a single brace; columns stand in braces, and braces that are text are doubled: {{'],
    ['a}', 'has a single brace; columns stand in braces, and braces that are text are doubled: {{'],
    ['{ }', 'has braces without the name of a column'],
    [
      '{a|titel}',
      'has the filter "titel", which does not exist; these do: slug, title, lower, upper, pad(6)',
    ],
  ])('%s is refused', (text, issue) => {
    expect(() => render(text)).toThrow(new Error(issue));
  });
});

test('all that a mapping can do', async () => {
  const mapping = mappingOf(`
delimiter: ';'
decimal: ','
dates: DMY
encoding: latin-1
empty: ['NA', '-']
source: source:a
columns: { key: '{code}-{kind}' }
replace:
  code: { '160109': '160801' }
  key: { '1-x': uno }
skip:
  - { column: code, empty: true, why: sin código }
  - { column: [kind, name], empty: true, why: sin nada }
  - { column: kind, is: [z, y], why: de otro tipo }
entities:
  - type: Community
    id: community:{key}
    values: { name: '{name|title}', aliases: ['{name}', '{other}'], latitude: '{lat}', synthetic: true }
    relationships:
      PART_OF: ubigeo:{code}
  - type: Intervention
    when: [other, lat]
    values: { name: '{other}', startedOn: '{on}', sources: ['source:b'] }
    relationships:
      IMPLEMENTED_IN:
        - { to: 'community:{key}', households: 3, budget: '{lat}', currency: '{kind}' }
        - ubigeo:{on}
      APPLIES: '{on}'
`);
  const table = [
    'code;kind;name;other;lat;on',
    '1;x;EL TAMBO Ñ;Otro;-14,5;05/11/2021',
    '160109;-;B;;NA;',
    ';x;C;;;',
    '2;NA;NA;D;1;',
    '3;z;E;;;',
    '4;y;F;;;',
    '5;x;G;Más;1;',
  ].join('\n');
  const textual = { decimal: ',', dates: 'DMY' };
  const at = (line: number): object => ({ file: 'a.csv', line });
  const first = {
    id: 'key',
    name: 'name',
    aliases: 'name, other',
    latitude: 'lat',
    PART_OF: 'code',
  };
  const second = {
    name: 'other',
    startedOn: 'on',
    IMPLEMENTED_IN: 'key, lat, kind, on',
    APPLIES: 'on',
  };
  const community = (line: number, values: object): object => ({
    record: { at: at(line), type: 'Community', textual, columns: first, values },
  });
  const intervention = (line: number, values: object): object => ({
    record: { at: at(line), type: 'Intervention', textual, columns: second, values },
  });
  const left = (column: string, es: string, en: string): object => ({
    note: { at: { file: 'a.csv', column }, message: { es, en } },
  });
  expect(await readAll('a.csv', Buffer.from(table, 'latin1'), { mapping })).toEqual([
    community(2, {
      id: 'community:uno',
      name: 'El Tambo Ñ',
      aliases: ['EL TAMBO Ñ', 'Otro'],
      latitude: '-14,5',
      synthetic: true,
      PART_OF: 'ubigeo:1',
      sources: ['source:a'],
    }),
    intervention(2, {
      name: 'Otro',
      startedOn: '05/11/2021',
      sources: ['source:b'],
      IMPLEMENTED_IN: [
        { to: 'community:uno', households: 3, budget: '-14,5', currency: 'x' },
        'ubigeo:05/11/2021',
      ],
      APPLIES: '05/11/2021',
    }),
    {
      issue: {
        code: 'NO_ID',
        at: { ...at(3), column: 'key' },
        message: {
          es: 'no tiene el valor del que sale el id de Community; deje estas filas fuera con «when» o «skip»',
          en: 'has no value to make the id of the Community from; leave such rows out by `when` or `skip`',
        },
      },
    },
    community(8, {
      id: 'community:5-x',
      name: 'G',
      aliases: ['G', 'Más'],
      latitude: '1',
      synthetic: true,
      PART_OF: 'ubigeo:5',
      sources: ['source:a'],
    }),
    intervention(8, {
      name: 'Más',
      sources: ['source:b'],
      IMPLEMENTED_IN: [{ to: 'community:5-x', households: 3, budget: '1', currency: 'x' }],
    }),
    left('code', '1 fila quedó fuera: sin código', '1 row was left out: sin código'),
    left('kind, name', '1 fila quedó fuera: sin nada', '1 row was left out: sin nada'),
    left('kind', '2 filas quedaron fuera: de otro tipo', '2 rows were left out: de otro tipo'),
  ]);
});

test('columns that a table does not have are named where its header is known', async () => {
  const mapping = mappingOf(`
columns: { name: '{code}', key: '{cod}' }
replace: { kode: { a: b } }
skip: [{ column: [name, zona], empty: true, why: nada }]
entities: [{ type: Community, when: code, id: 'community:{key}', values: { name: '{nombre}' } }]
`);
  const unknown = (column: string, path: string, more: string, suggestion?: string): object => ({
    issue: {
      code: 'UNKNOWN_COLUMN',
      at: { file: 'a.csv', line: 1, column },
      value: column,
      message: {
        es: `no es ninguna columna, y el mapeo la nombra en ${path}; las hay: code, name${more}`,
        en: `is no column, and the mapping names it at ${path}; these are: code, name${more}`,
      },
      ...(suggestion && { suggestion }),
    },
  });
  expect(await readAll('a.csv', 'code,name\n1,A\n', { mapping })).toEqual([
    {
      issue: {
        code: 'COLUMN_TWICE',
        at: { file: 'a.csv', line: 1, column: 'name' },
        message: {
          es: 'ya es una columna del archivo; columns.name del mapeo debe llamarse de otro modo',
          en: 'is a column of the file already; columns.name of the mapping must be named otherwise',
        },
      },
    },
    unknown('cod', 'columns.key', '', 'code'),
    unknown('kode', 'replace.kode', ', key', 'code'),
    unknown('zona', 'skip[0].column', ', key'),
    unknown('nombre', 'entities[0].values.name', ', key'),
  ]);
});

describe('what is wrong with a mapping', () => {
  test('its form, all issues at once', () => {
    expect(
      issuesOf(`
delimeter: ';'
decimal: ;
dates: DYM
skip:
  - { column: a, why: x }
  - { column: a, empty: true, is: [b], why: x, wy: 1 }
replace: { a: { '1': 2 } }
entities:
  - { typ: Community, values: { name: { es: a } }, relationships: { PART_OF: { of: a } } }
`),
    ).toEqual([
      [
        'map.yaml: decimal: must be one of ".", ","',
        'map.yaml: dates: must be one of "ISO", "DMY", "MDY"; did you mean DMY?',
        'map.yaml: replace.a.1: must be a text in quotes',
        'map.yaml: skip[0]: must have either `is` or `empty: true`',
        'map.yaml: skip[1].wy: is no key; these are: column, empty, is, why; did you mean why?',
        'map.yaml: skip[1]: must have either `is` or `empty: true`',
        'map.yaml: entities[0].type: is missing',
        'map.yaml: entities[0].values.name: must be a template, a number, true or false, or a list of these',
        'map.yaml: entities[0].relationships.PART_OF: must be a template, a map with `to`, or a list of these',
        'map.yaml: entities[0].typ: is no key; these are: type, when, id, values, relationships; did you mean type?',
        'map.yaml: delimeter: is no key; these are: delimiter, decimal, dates, encoding, empty, source, columns, replace, skip, entities, iati; did you mean delimiter?',
      ],
      [
        'debe ser uno de ".", ","',
        'debe ser uno de "ISO", "DMY", "MDY"',
        'debe ser un texto entre comillas',
        'debe tener o «is» o «empty: true»',
        'no es ninguna clave; las hay: column, empty, is, why',
        'debe tener o «is» o «empty: true»',
        'falta',
        'debe ser una plantilla, un número, true o false, o una lista de estos',
        'debe ser una plantilla, un mapa con «to», o una lista de estos',
        'no es ninguna clave; las hay: type, when, id, values, relationships',
        'no es ninguna clave; las hay: delimiter, decimal, dates, encoding, empty, source, columns, replace, skip, entities, iati',
      ],
    ]);
  });

  test('what it names of the graph, and its templates', () => {
    const [en, es] = issuesOf(`
columns: { a: '{b' }
entities:
  - { type: Comunity, id: 'x' }
  - type: District
    id: distrito:{a}
    values: { nane: '{a}', nameEn: '{a|titel}', id: '{a}' }
    relationships: { PARTOF: '{a}', PART_OF: { to: '{', form: 1 } }
`);
    const filters = 'slug, title, lower, upper, pad(6)';
    expect(
      en.map((text) => text.replace(/; these are: .*?(?=; did you|$)/, '; these are: …')),
    ).toEqual([
      'map.yaml: columns.a: has a single brace; columns stand in braces, and braces that are text are doubled: {{',
      'map.yaml: entities[0].type: "Comunity" is no type; these are: …; did you mean Community?',
      'map.yaml: entities[1].id: must begin with district:',
      'map.yaml: entities[1].values.nane: "nane" is no property of District; these are: …; did you mean name?',
      `map.yaml: entities[1].values.nameEn: has the filter "titel", which does not exist; these do: ${filters}; did you mean title?`,
      'map.yaml: entities[1].values.id: "id" is no property of District; these are: …',
      'map.yaml: entities[1].relationships.PARTOF: "PARTOF" is no relationship that leaves a District; these are: …; did you mean PART_OF?',
      'map.yaml: entities[1].relationships.PART_OF.to: has a single brace; columns stand in braces, and braces that are text are doubled: {{',
      'map.yaml: entities[1].relationships.PART_OF.form: "form" is no property of PART_OF; these are: …',
    ]);
    expect(es[6]).toBe(
      '«PARTOF» no es ninguna relación que salga de District; los hay: PART_OF, REPLACED_BY',
    );
  });

  test.each([
    ['', 'map.yaml: mapping: must be a map'],
    ['entities: []', 'map.yaml: entities: must not be empty'],
    [
      'a: b: c',
      'map.yaml:1: is not correct YAML: Nested mappings are not allowed in compact mappings',
    ],
    [
      `replace: { a: { 080505: x } }${ENTITIES}`,
      "map.yaml: 080505: a key must be a text in quotes; did you mean '080505'?",
    ],
  ])('%j', (yaml, issue) => {
    expect(issuesOf(yaml)[0]).toEqual([issue]);
  });

  test('a file that is not there', () => {
    expect(() => readMapping(join(folder, 'none.yaml'), model)).toThrow(
      new Error('The mapping none.yaml cannot be used:\n  - none.yaml: cannot be read'),
    );
  });
});
