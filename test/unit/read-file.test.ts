import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readFile } from '../../src/ingest/read/read-file';
import { readAll, readPath } from '../support/read-all';

const values = (reads: readonly object[]): unknown[] =>
  reads.map((one) => ('record' in one ? (one.record as { values: unknown }).values : one));

const TABLE = 'id,name\na:1,Niño\na:2,Wiñay €\n';
const ROWS = [
  { id: 'a:1', name: 'Niño' },
  { id: 'a:2', name: 'Wiñay €' },
];

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${TABLE}`)],
    ['UTF-16', Buffer.from(`\uFEFF${TABLE}`, 'utf16le')],
    ['UTF-16, high bytes first', Buffer.from(`\uFEFF${TABLE}`, 'utf16le').swap16()],
  ])('%s', async (_, content) => {
    expect(values(await readAll('a.csv', content))).toEqual(ROWS);
  });

  test('what is no UTF-8 is Latin-1, by the byte that tells so', async () => {
    const content = Buffer.concat([
      Buffer.from('id,name\na:1,Ni'),
      Buffer.from([0xf1]),
      Buffer.from('o\na:2,Wi'),
      Buffer.from([0xf1]),
      Buffer.from('ay '),
      Buffer.from([0x80]),
    ]);
    expect(values(await readAll('a.csv', content))).toEqual([
      ...ROWS,
      {
        note: {
          at: { file: 'a.csv', line: 2 },
          message: {
            es: 'no es UTF-8: el byte 15, 0xF1, en la línea 2; se lee como Latin-1 (windows-1252)',
            en: 'is not UTF-8: byte 15, 0xF1, in line 2; it is read as Latin-1 (windows-1252)',
          },
        },
      },
    ]);
  });

  test('one byte far down, and half a character at the end', async () => {
    const far = Buffer.concat([
      Buffer.from(`name\n${'año\n'.repeat(100_000)}`),
      Buffer.from([0xe1]),
    ]);
    const reads = await readAll('a.csv', far);
    expect(reads[0]).toMatchObject({ record: { values: { name: 'aÃ±o' } } });
    expect(reads.at(-2)).toMatchObject({
      note: {
        message: {
          en: 'is not UTF-8: byte 500006, 0xE1, in line 100002; it is read as Latin-1 (windows-1252)',
        },
      },
    });
  });

  test('characters cut between two pieces of the file', async () => {
    const name = '€'.repeat(100_000);
    expect(values(await readAll('a.csv', `a\nx${name}\nxy${name}\n`))).toEqual([
      { a: `x${name}` },
      { a: `xy${name}` },
    ]);
  });

  test('a text that was encoded twice is named, and taken as it is', async () => {
    const twice = Buffer.from(Buffer.from('Haku Wiñay').toString('latin1'));
    expect(
      values(await readAll('a.csv', Buffer.concat([Buffer.from('name\nA\n'), twice]))),
    ).toEqual([
      { name: 'A' },
      { name: 'Haku WiÃ±ay' },
      {
        note: {
          at: { file: 'a.csv', line: 3 },
          message: {
            es: 'parece un texto codificado dos veces en UTF-8: "Haku WiÃ±ay"; se toma como está',
            en: 'looks like a text that was encoded twice in UTF-8: "Haku WiÃ±ay"; it is taken as it is',
          },
        },
      },
    ]);
  });
});

const refused = (file: string, code: string, es: string, en: string): object[] => [
  { issue: { code, at: { file }, message: { es, en } } },
];

describe('what is no file to be read', () => {
  let folder = '';
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'tinkuy-read-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a missing file, and a folder', async () => {
    mkdirSync(join(folder, 'b.yaml'));
    expect(await readPath(join(folder, 'a.csv'))).toEqual(
      refused('a.csv', 'NO_FILE', 'no existe', 'does not exist'),
    );
    expect(await readPath(join(folder, 'b.yaml'))).toEqual(
      refused('b.yaml', 'NO_FILE', 'no es un archivo', 'is no file'),
    );
  });

  test('a format that nobody reads', async () => {
    const [es, en] = [
      'la terminación «.xlsx» no dice un formato que se pueda leer; se leen .csv, .tsv, .yaml, .yml, .jsonl, .ndjson, .xml, o diga el formato: csv, yaml, jsonl, iati',
      'the ending ".xlsx" tells no format that can be read; .csv, .tsv, .yaml, .yml, .jsonl, .ndjson, .xml can, or name the format: csv, yaml, jsonl, iati',
    ];
    expect(await readAll('a.xlsx', '')).toEqual(refused('a.xlsx', 'UNKNOWN_FORMAT', es, en));
  });

  test('a format that is named goes before the ending', async () => {
    expect(values(await readAll('a.txt', 'id\na:1', { format: 'csv' }))).toEqual([{ id: 'a:1' }]);
    expect(values(await readAll('A.TSV', 'id\tname\na:1\tA'))).toEqual([{ id: 'a:1', name: 'A' }]);
  });

  test('what is no text', async () => {
    const workbook = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100, 7)]);
    expect(await readAll('a.csv', workbook)).toEqual(
      refused(
        'a.csv',
        'NOT_A_TEXT',
        'no es un texto, sino un libro de hoja de cálculo o un archivo comprimido; guárdelo como CSV en UTF-8',
        'is no text but a workbook or a packed file; save it as CSV in UTF-8',
      ),
    );
    const [es, en] = [
      'no es un texto, o está en UTF-16 sin su marca inicial; guárdelo en UTF-8',
      'is no text, or is in UTF-16 without the mark at its beginning; save it in UTF-8',
    ];
    for (const name of ['a.csv', 'a.yaml', 'a.jsonl']) {
      expect(await readAll(name, Buffer.from(TABLE, 'utf16le'))).toEqual(
        refused(name, 'NOT_A_TEXT', es, en),
      );
    }
  });

  test.each(['a.csv', 'a.yaml', 'a.jsonl'])('a line without an end in %s', async (name) => {
    const start =
      { 'a.csv': 'id\n', 'a.yaml': '- id: a\n- id: ', 'a.jsonl': '{"id":"a"}\n' }[name] ?? '';
    const reads = await readAll(name, start + 'x'.repeat(17 * 1024 * 1024));
    expect(reads.at(-1)).toEqual({
      issue: {
        code: 'TOO_LONG',
        at: { file: name, line: 2 },
        message: {
          es: 'es más largo que 16 MB; el resto del archivo no se lee',
          en: 'is longer than 16 MB; the rest of the file is not read',
        },
      },
    });
  });

  test('progress is told in bytes, and little of a file is kept', async () => {
    setFlagsFromString('--expose_gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (): number => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const path = join(folder, 'long.csv');
    const ROWS = 50_000;
    const row = `a:1,${'Centro poblado '.repeat(30)},fin\n`;
    writeFileSync(path, `id,name,end\n${row.repeat(ROWS)}`);
    const progress = { bytes: 0 };
    const start = held();
    let [records, ahead, most] = [0, 0, 0];
    for await (const one of readFile(path, { progress })) {
      if ('record' in one) records++;
      ahead = Math.max(ahead, progress.bytes - records * row.length);
      if (records % (ROWS / 4) === 0) most = Math.max(most, held() - start);
    }
    expect([records, progress.bytes]).toEqual([ROWS, 12 + ROWS * row.length]);
    // The file has 23 MB.
    expect(ahead).toBeLessThan(1e6);
    expect(most).toBeLessThan(10e6);
  });
});
