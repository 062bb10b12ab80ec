/** Activity files of IATI: what they are in the graph, and how broken ones are refused. */
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '../../src/ingest/issue';
import { iatiMapping } from '../../src/ingest/read/iati/iati-mapping';
import { readIati, type IatiOptions, readIatiParents } from '../../src/ingest/read/iati/read-iati';
import type { NodeRecord, Read } from '../../src/ingest/records';

const FOLDER = join(__dirname, '../fixtures/iati');

async function all(reads: AsyncIterable<Read>): Promise<Read[]> {
  const found: Read[] = [];
  for await (const read of reads) found.push(read);
  return found;
}

const readFixture = (file: string, options?: IatiOptions): Promise<Read[]> =>
  all(readIati(createReadStream(join(FOLDER, file)), file, options));

/** The bytes of a text, in pieces of a size. */
async function* pieces(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
    await Promise.resolve();
  }
}

const readText = (text: string | Uint8Array, options?: IatiOptions): Promise<Read[]> =>
  all(readIati(pieces(Buffer.from(text)), 'a.xml', options));

const recordsOf = (reads: readonly Read[]): NodeRecord[] =>
  reads.flatMap((read) => ('record' in read ? [read.record] : []));

const issuesOf = (reads: readonly Read[]): Issue[] =>
  reads.flatMap((read) => ('issue' in read ? [read.issue] : []));

const notesOf = (reads: readonly Read[]): string[] =>
  reads.flatMap((read) => ('note' in read ? [`${read.note.at.line} ${read.note.message.es}`] : []));

/** A sound activity, with more of it where that stands in the schema's order. */
const activity = (id: string, more: { places?: string; after?: string } = {}): string => `
  <iati-activity xml:lang="es">
    <iati-identifier>${id}</iati-identifier>
    <reporting-org ref="XX" type="10"><narrative>Nadie</narrative></reporting-org>
    <title><narrative>Inventada</narrative></title>
    <description><narrative>Nada.</narrative></description>
    <participating-org role="1" ref="XX-1"><narrative>Nadie</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date type="2" iso-date="2022-01-01"/>
    ${more.places ?? ''}${more.after ?? ''}
  </iati-activity>`;

const fileOf = (...activities: string[]): string =>
  `<iati-activities version="2.03">${activities.join('')}\n</iati-activities>\n`;

describe('whole files', () => {
  test.each(['complete', 'hierarchy', 'rules'])('%s', async (name) => {
    const expected: unknown = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
    expect(await readFixture(`${name}.xml`)).toEqual(expected);
  });

  test('in pieces of any size, the same', async () => {
    const bytes = readFileSync(join(FOLDER, 'complete.xml'));
    const whole = await all(readIati(pieces(bytes), 'complete.xml'));
    expect(await all(readIati(pieces(bytes, 7), 'complete.xml'))).toEqual(whole);
    expect(await readFixture('complete.xml')).toEqual(whole);
  });
});

describe('refused as a whole', () => {
  test.each([
    [
      'version-105',
      3,
      'IATI_VERSION',
      'se leen las versiones 2.01, 2.02 y 2.03 de IATI; la del archivo es "1.05"',
    ],
    [
      'version-none',
      3,
      'IATI_VERSION',
      'se leen las versiones 2.01, 2.02 y 2.03 de IATI; el archivo no dice la suya (version)',
    ],
    [
      'organisations',
      3,
      'NOT_IATI',
      'es un archivo de organizaciones de IATI (iati-organisations); se leen los de actividades (iati-activities)',
    ],
    [
      'other-root',
      3,
      'NOT_IATI',
      'no es un archivo de IATI: su raíz es actividades, y tiene que ser iati-activities',
    ],
    ['no-activities', 3, 'EMPTY', 'el archivo no tiene actividades'],
    [
      'not-xml',
      1,
      'NOT_WELL_FORMED',
      'el archivo no es XML bien formado (columna 0): hay texto fuera de los elementos',
    ],
    [
      'cut',
      6,
      'NOT_WELL_FORMED',
      'el archivo no es XML bien formado (columna 26): el archivo termina sin cerrar narrative, abierto en la línea 6',
    ],
    [
      'undefined-entity',
      5,
      'NOT_WELL_FORMED',
      'el archivo no es XML bien formado (columna 32): hay un & que no es de &amp; &lt; &gt; &quot; &apos; ni de un número como &#241;',
    ],
    [
      'entity-bomb',
      2,
      'DOCTYPE',
      'el archivo declara un tipo de documento (DOCTYPE), que puede definir entidades; los de IATI no lo llevan',
    ],
    [
      'external-entity',
      2,
      'DOCTYPE',
      'el archivo declara un tipo de documento (DOCTYPE), que puede definir entidades; los de IATI no lo llevan',
    ],
    [
      'unknown-encoding',
      1,
      'ENCODING',
      'el texto no está en la codificación que dice el archivo, KLINGON-8, o esta no se conoce; guárdelo en UTF-8',
    ],
  ])('%s', async (name, line, code, es) => {
    const reads = await readFixture(`${name}.xml`);
    const found = issuesOf(reads).map((issue) => [issue.at, issue.code, issue.message.es]);
    expect(found).toEqual([[{ file: `${name}.xml`, line }, code, es]]);
    expect(reads).toHaveLength(1);
  });

  test.each([
    ['', 'NOT_WELL_FORMED', 1],
    ['<iati-activities xmlns="http://otro.pe" version="2.03"/>', 'NOT_IATI', 1],
    [Buffer.from('\uFEFF<?xml version="1.0" encoding="ISO-8859-1"?>'), 'ENCODING', 1],
    ['<?xml version="1.0" encoding="UTF-16"?><iati-activities/>', 'ENCODING', 1],
    [`${fileOf(activity('XX-1'))}<otra/>`, 'NOT_WELL_FORMED', 13],
    ['<iati-activities version="2.03">\n<iati-activity a="1" a="2"/>', 'NOT_WELL_FORMED', 2],
    ['<iati-activities version="2.03">\n<x:y/>', 'NOT_WELL_FORMED', 2],
  ])('%j', async (text, code, line) => {
    const issues = issuesOf(await readText(text));
    expect(issues.map((issue) => [issue.code, issue.at])).toEqual([
      [code, { file: 'a.xml', line }],
    ]);
  });

  test('what was found before the break stays told', async () => {
    const found = (await readFixture('broken.xml')).map((read) =>
      'issue' in read
        ? [read.issue.at.line, read.issue.at.node, read.issue.code]
        : Object.keys(read),
    );
    expect(found).toEqual([
      [10, 'XX-1', 'UNKNOWN_CODE'],
      ['record'],
      ['note'],
      ['record'],
      [24, undefined, 'NOT_WELL_FORMED'],
    ]);
  });

  test.each([undefined, 50])('what is no UTF-8, with the line, in pieces of %p', async (size) => {
    const bytes = readFileSync(join(FOLDER, 'not-utf8.xml'));
    const reads = await all(readIati(pieces(bytes, size), 'not-utf8.xml'));
    expect(issuesOf(reads).map(({ at, code, value }) => [at.line, code, value])).toEqual([
      [10, 'UNKNOWN_CODE', '8'],
      [17, 'ENCODING', 'utf-8'],
    ]);
  });
});

describe('encodings', () => {
  const described = (reads: readonly Read[]): unknown => recordsOf(reads)[0]?.values.description;

  test('one that is declared', async () => {
    expect(described(await readFixture('latin1.xml'))).toBe('Del niño.');
  });

  test.each([
    ['utf-16le', ''],
    ['utf-16le', '<?xml version="1.0" encoding="UTF-16"?>'],
    ['utf-8', '<?xml version="1.0" encoding="utf-8"?>'],
    ['utf-8', ''],
  ] as const)('%s by its byte order mark, with %j', async (encoding, declaration) => {
    const text = `\uFEFF${declaration}${fileOf(activity('XX-1')).replace('Nada', 'Ñaña')}`;
    const bytes = Buffer.from(text, encoding);
    expect(described(await all(readIati(pieces(bytes, 3), 'a.xml')))).toBe('Ñaña.');
  });
});

test.each(['2.01', '2.02'])(
  'what a file of version %s has is taken as of 2.03',
  async (version) => {
    const text = fileOf(activity('XX-1'));
    expect(await readText(text.replace('version="2.03"', `version="${version}"`))).toEqual(
      await readText(text),
    );
  },
);

test('shares of a vocabulary that is left out refuse nothing, and are told once for a file', async () => {
  const sectors = ['AGUA', 'LUZ', 'PAN']
    .map((code) => `<sector vocabulary="99" code="${code}" percentage="60"/>`)
    .join('');
  const text = fileOf(activity('XX-1', { places: sectors }), activity('XX-2', { places: sectors }));
  const reads = await readText(text);
  expect(reads.filter((one) => 'issue' in one)).toEqual([]);
  expect(notesOf(reads).slice(1)).toEqual([
    '10 Sectores del vocabulario 99, que no es de ningún esquema del grafo, y no se toman: 6; el primero, AGUA',
  ]);
});

test('an organisation without a ref is named as the file names it first, in whatever capitals', async () => {
  const named = (identifier: string, name: string): string =>
    activity(identifier).replace(
      /<participating-org[^]*?<\/participating-org>/,
      `<participating-org role="4"><narrative>${name}</narrative></participating-org>`,
    );
  const reads = await readText(
    fileOf(named('XX-1', 'Ministerio de Caminos'), named('XX-2', 'MINISTERIO DE CAMINOS')),
  );
  expect(reads.filter((one) => 'issue' in one)).toEqual([]);
  expect(recordsOf(reads).filter(({ type }) => type === 'Organization')).toMatchObject([
    { loosely: true, values: { name: 'Ministerio de Caminos' } },
    { loosely: true, values: { name: 'Ministerio de Caminos' } },
  ]);
  expect(notesOf(reads).slice(1)).toEqual([
    expect.stringContaining(
      'participating-org se llama aquí «MINISTERIO DE CAMINOS»; se toma «Ministerio de Caminos», que está antes',
    ),
  ]);
});

describe('a mapping file', () => {
  const places = `<location>
    <location-id vocabulary="A2" code="080505"/>
  </location><sector vocabulary="99" code="AGUA"/><policy-marker vocabulary="99" code="KAWSAY"/>`;

  test('says of which scheme a vocabulary is', async () => {
    const mapping = {
      places: { A2: 'ubigeo' },
      sectors: { 99: 'OI' },
      markers: { 99: 'OI-M' },
    } as const;
    const reads = await readText(fileOf(activity('XX-1', { places })), { mapping });
    expect(recordsOf(reads)[0]?.values).toEqual({
      id: 'intervention:iati-xx-1',
      name: 'Inventada',
      aliases: ['XX-1'],
      description: 'Nada.',
      status: 'IMPLEMENTATION',
      startedOn: '2022-01-01',
      IMPLEMENTED_IN: [{ to: 'ubigeo:080505' }],
      CLASSIFIED_AS: [{ to: 'OI:AGUA' }],
      APPLIES: [{ to: 'OI-M:KAWSAY' }],
      locator: 'iati-identifier XX-1',
    });
    expect(notesOf(reads)).toEqual(['4 publica Nadie (XX); que publique no lo hace participante']);
  });

  test('without it they are left out, and told', async () => {
    expect(notesOf(await readText(fileOf(activity('XX-1', { places }))))).toEqual([
      '4 publica Nadie (XX); que publique no lo hace participante',
      '10 un lugar sin nombre no se toma: sus códigos (A2:080505) no son de un esquema del grafo; el archivo de correspondencias puede decir cuál es (iati.places)',
      '12 Sectores del vocabulario 99, que no es de ningún esquema del grafo, y no se toman: 1; el primero, AGUA',
      '12 Marcadores del vocabulario 99, que no es de ningún esquema del grafo, y no se toman: 1; el primero, KAWSAY',
    ]);
  });

  test.each([
    [{ places: { A2: 'inei' } }, 'places.A2'],
    [{ lugares: {} }, ''],
    [{ sectors: { 99: '' } }, 'sectors.99'],
  ])('%j is refused', (given, path) => {
    const read = iatiMapping.safeParse(given);
    expect(read.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});

describe('percentages', () => {
  const sectors = (...given: (string | null)[]): string =>
    given
      .map(
        (share, i) =>
          `<sector code="1100${i % 2}"${share === null ? '' : ` percentage="${share}"`}/>`,
      )
      .join('');
  const read = (...given: (string | null)[]): Promise<Read[]> =>
    readText(fileOf(activity('XX-1', { places: sectors(...given) })));

  test.each([
    [['60', '50'], [110]],
    [['50', '50.01'], [100.01]],
    [['50', '50'], []],
    [['33.3', '66.7'], []],
    [['100', null], []],
  ])('%j', async (given, issues) => {
    const found = issuesOf(await read(...given));
    expect(found.map(({ code, value }) => [code, value])).toEqual(
      issues.map((sum) => ['OVER_A_HUNDRED', sum]),
    );
  });

  test.each([
    [['60', '30'], ['10 los porcentajes del vocabulario 1 suman 90, no 100']],
    [
      [null, null],
      ['10 los porcentajes del vocabulario 1 suman 0, no 100; a alguno le falta el suyo'],
    ],
    [[null], []],
    [['100'], []],
  ])('%j is told', async (given, notes) => {
    expect(notesOf(await read(...given)).slice(1)).toEqual(notes);
  });

  test('a sector that is given twice has both shares', async () => {
    const [record] = recordsOf(await read('60', '30', '10'));
    expect(record?.values.CLASSIFIED_AS).toEqual([
      { to: 'DAC:11000', percentage: 70 },
      { to: 'DAC:11001', percentage: 30 },
    ]);
  });
});

describe('parents', () => {
  const file = fileOf(
    activity('XX-1'),
    activity('XX-2', { after: '<related-activity type="1" ref="XX-1"/>' }),
  );

  test('one that does not name its parts is known by them', async () => {
    const parents = await readIatiParents(pieces(Buffer.from(file), 40));
    expect([...parents]).toEqual(['XX-1']);
    const reads = await readText(file, { parents });
    const ids = recordsOf(reads).map(({ values }) => [values.id, values.RUNS]);
    expect(ids).toEqual([
      ['program:iati-xx-1', undefined],
      ['organization:xx-1', undefined],
      ['intervention:iati-xx-2', undefined],
      ['organization:xx-1', undefined],
      ['program:iati-xx-1', [{ to: 'intervention:iati-xx-2', locator: 'iati-identifier XX-2' }]],
    ]);
    expect(notesOf(reads)).toEqual(['4 publica Nadie (XX); que publique no lo hace participante']);
  });

  test.each(['broken', 'entity-bomb', 'not-utf8', 'not-xml'])('%s gives none', async (name) => {
    const bytes = createReadStream(join(FOLDER, `${name}.xml`));
    expect([...(await readIatiParents(bytes))]).toEqual([]);
  });
});

test('a file of 20,000 activities is read as it comes', async () => {
  const COUNT = 20_000;
  let given = 0;
  let ahead = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('<iati-activities version="2.03">');
    while (given < COUNT) {
      given += 1;
      yield Buffer.from(activity(`XX-${given}`, { places: '<transaction/>' }));
      await Promise.resolve();
    }
    yield Buffer.from('</iati-activities>');
  }
  let activities = 0;
  let others = 0;
  const notes: string[] = [];
  for await (const read of readIati(bytes(), 'long.xml')) {
    if ('note' in read) notes.push(read.note.message.es);
    else if ('record' in read && read.record.values.status) activities += 1;
    else others += 1;
    // What comes after an activity has not been asked for when its records are given.
    ahead = Math.max(ahead, given - activities);
  }
  expect({ activities, others, ahead, notes }).toEqual({
    activities: COUNT,
    others: COUNT,
    ahead: 0,
    notes: [
      'publica Nadie (XX); que publique no lo hace participante',
      `Elementos que no se leen, y cuántos: transaction (${COUNT})`,
    ],
  });
});
