import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../support/read-folder';
import type { Read } from '../../src/ingest/records';
import { readAll, readPath } from '../support/read-all';

const textual = { decimal: '.', dates: 'ISO' };
const record = (line: number, values: object, type?: string): object => ({
  record: { at: { file: 'a.csv', line }, values, textual, ...(type && { type }) },
});
const issue = (line: number, code: string, es: string, en: string, column?: string): object => ({
  issue: { code, at: { file: 'a.csv', line, ...(column && { column }) }, message: { es, en } },
});
const NOTHING = {
  issue: {
    code: 'NO_RECORDS',
    at: { file: 'a.csv' },
    message: { es: 'no tiene ningún registro', en: 'has no record' },
  },
};
const EMPTY = {
  issue: {
    code: 'EMPTY_FILE',
    at: { file: 'a.csv' },
    message: { es: 'está vacío', en: 'is empty' },
  },
};
const read = (content: string): Promise<Read[]> => readAll('a.csv', content);

test('an empty cell is no value, and the line is told', async () => {
  const text = '\uFEFFid,name,aliases\ndistrict:1, Layo ,"A;B"\ndistrict:2,"Uno, ""dos""",\n';
  expect(await read(text)).toEqual([
    record(2, { id: 'district:1', name: 'Layo', aliases: 'A;B' }),
    record(3, { id: 'district:2', name: 'Uno, "dos"' }),
  ]);
});

test('the type of each record may stand in a column', async () => {
  expect(await read('type,name\nCommunity,A\n,B')).toEqual([
    record(2, { name: 'A' }, 'Community'),
    record(3, { name: 'B' }),
  ]);
});

test('the line is told after cells of several lines, after empty lines and with any line ends', async () => {
  expect(
    await read('id,name\r\na:1,"uno\r\ndos, ""x""\r\n\r\ntres"\r\n\r\na:2,dos\r\n,\r\na:3,tres'),
  ).toEqual([
    record(2, { id: 'a:1', name: 'uno\ndos, "x"\n\ntres' }),
    record(7, { id: 'a:2', name: 'dos' }),
    record(9, { id: 'a:3', name: 'tres' }),
  ]);
  expect(await read('id,name\ra:1,uno\ra:2,dos\r')).toEqual([
    record(2, { id: 'a:1', name: 'uno' }),
    record(3, { id: 'a:2', name: 'dos' }),
  ]);
});

test.each([';', '\t', '|', ','])('cells parted by %j', async (sign) => {
  const line = (...cells: string[]): string => cells.join(sign);
  const text = [
    line('id', '"name, a; b"', 'ubigeo'),
    line('a:1', '"uno, dos; tres"', '080505'),
  ].join('\n');
  expect(await read(text)).toEqual([
    record(2, { id: 'a:1', 'name, a; b': 'uno, dos; tres', ubigeo: '080505' }),
  ]);
});

test.each(['id,name', 'id,name\n', 'id,name\n,\n', 'sep=;\nid;name\n'])(
  '%j has no records',
  async (text) => {
    expect(await read(text)).toEqual([NOTHING]);
  },
);

test.each(['', '\n\n', '\uFEFF \r\n'])('%j is empty', async (text) => {
  expect(await read(text)).toEqual([EMPTY]);
});

test.each(['sep=;', 'SEP=;', '"sep=;"'])(
  'the line %s tells the delimiter, and is no row',
  async (line) => {
    expect(await read(`${line}\nid;name, a\na:1;uno, dos\n`)).toEqual([
      record(3, { id: 'a:1', 'name, a': 'uno, dos' }),
    ]);
  },
);

test('a row that cannot be read tells which record it would be', async () => {
  expect(await read('id,name\nprogram:uno,Uno,dos\n')).toEqual([
    {
      issue: {
        code: 'CELL_COUNT',
        at: { file: 'a.csv', line: 2 },
        of: 'program:uno',
        message: {
          es: 'tiene 3 celdas, y la cabecera tiene 2',
          en: 'has 3 cells, and the header has 2',
        },
      },
    },
  ]);
});

test('all rows with a wrong number of cells, and the good ones between', async () => {
  expect(await read('id,name\na\nb,B\nc,C,c\n')).toEqual([
    issue(
      2,
      'CELL_COUNT',
      'tiene 1 celdas, y la cabecera tiene 2',
      'has 1 cells, and the header has 2',
    ),
    record(3, { id: 'b', name: 'B' }),
    issue(
      4,
      'CELL_COUNT',
      'tiene 3 celdas, y la cabecera tiene 2',
      'has 3 cells, and the header has 2',
    ),
  ]);
});

test('quotes that are not as they should be, and the good rows after them', async () => {
  const within = [
    'tiene comillas dentro de una celda; la celda entera va entre comillas, y las suyas se doblan: "el ""Tambo"""',
    'has a quote within a cell; the whole cell stands in quotes, and its own are doubled: "the ""Tambo"""',
  ] as const;
  expect(await read('id,name\na,el "Tambo"\nb,tubo de 5"\nc,"uno" dos\nd,D\ne,"E\nf,F\n')).toEqual([
    issue(2, 'BAD_QUOTES', ...within),
    issue(3, 'BAD_QUOTES', ...within),
    issue(
      4,
      'BAD_QUOTES',
      'tiene texto tras las comillas que cierran una celda; las comillas de dentro se doblan: "el ""Tambo"""',
      'has text after the quote that closes a cell; quotes within are doubled: "the ""Tambo"""',
    ),
    record(5, { id: 'd', name: 'D' }),
    issue(
      6,
      'BAD_QUOTES',
      'abre unas comillas que no se cierran hasta el final del archivo',
      'opens a quote that is not closed until the end of the file',
    ),
  ]);
});

test('columns without a name or with one that is there, and the rows that have too many cells', async () => {
  const noName = (place: number): [string, string] => [
    `la columna ${place} no tiene un nombre que sirva`,
    `column ${place} has no name that can be used`,
  ];
  expect(await read('id,,name,id,__proto__\n1,2,3,4,5\n1,2\n')).toEqual([
    issue(1, 'NO_COLUMN_NAME', ...noName(2)),
    issue(
      1,
      'COLUMN_TWICE',
      'da nombre a dos columnas, la 1 y la 4',
      'names two columns, 1 and 4',
      'id',
    ),
    issue(1, 'NO_COLUMN_NAME', ...noName(5)),
    issue(
      3,
      'CELL_COUNT',
      'tiene 2 celdas, y la cabecera tiene 5',
      'has 2 cells, and the header has 5',
    ),
  ]);
});

test('a cell of a megabyte, and one of a megabyte in many lines', async () => {
  const long = 'ñ'.repeat(600_000);
  const lines = 'línea\n'.repeat(200_000);
  expect(await read(`id,name\na,${long}\nb,"${lines}fin"\nc,C`)).toEqual([
    record(2, { id: 'a', name: long }),
    record(3, { id: 'b', name: `${lines}fin` }),
    record(200_004, { id: 'c', name: 'C' }),
  ]);
});

test('bytes of nothing in a cell are left to the check of its value', async () => {
  expect(await read(`id,name\na,${'x'.repeat(50)}\u0000\n`)).toEqual([
    record(2, { id: 'a', name: `${'x'.repeat(50)}\u0000` }),
  ]);
});

test('the values of the seed are those that the seed reads', async () => {
  const folder = join(__dirname, '../../seed/data');
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  expect(files).toHaveLength(3);
  for (const file of files) {
    const path = join(folder, file);
    const reads = await readPath(path);
    const values = reads.map((one) => ('record' in one ? one.record.values : one));
    expect(values).toEqual(
      readCsv(file, readFileSync(path, 'utf8')).records.map((one) => one.values),
    );
  }
});
