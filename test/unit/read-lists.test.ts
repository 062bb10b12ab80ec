/** YAML and JSON Lines: lists of nodes that name their properties. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../support/read-folder';
import { readAll, readPath } from '../support/read-all';

const notYaml = (line: number | undefined, es: string, en: string): object => ({
  issue: {
    code: 'NOT_YAML',
    at: { file: 'a.yaml', ...(line && { line }) },
    message: { es: `no es YAML correcto: ${es}`, en: `is not correct YAML: ${en}` },
  },
});
const noList = (line?: number): object => ({
  issue: {
    code: 'NOT_A_LIST',
    at: { file: 'a.yaml', ...(line && { line }) },
    message: { es: 'debe ser una lista de nodos', en: 'must be a list of nodes' },
  },
});
const noMap = (at: object): object => ({
  issue: {
    code: 'NOT_A_RECORD',
    at: { file: 'a.yaml', ...at },
    message: {
      es: 'debe ser un mapa con las propiedades de un nodo',
      en: 'must be a map with the properties of a node',
    },
  },
});
const item = (line: number | undefined, node: string, values: object, type?: string): object => ({
  record: { at: { file: 'a.yaml', ...(line && { line }), node }, values, ...(type && { type }) },
});

describe('YAML', () => {
  const read = (text: string): Promise<unknown[]> => readAll('a.yaml', text);

  test('a list of nodes, each with its line, its name and its type', async () => {
    const text =
      '---\n# lista\n\n- id: a:b\n  year: 2020\n# otro\n-\n  type: Community\n  name: sin id\n  text: |\n    - uno\n\n    - dos\n- id: c:d\n  PART_OF:\n  - e:f';
    const expected = [
      item(4, 'a:b', { id: 'a:b', year: 2020 }),
      item(7, 'node 2', { name: 'sin id', text: '- uno\n\n- dos\n' }, 'Community'),
      item(14, 'c:d', { id: 'c:d', PART_OF: ['e:f'] }),
    ];
    expect(await read(text)).toEqual(expected);
    expect(await read(text.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  test('a list that stands to the right, and one in brackets', async () => {
    expect(await read('  - id: a:b\n    A:\n      - x\n  - id: c:d\n')).toEqual([
      item(1, 'a:b', { id: 'a:b', A: ['x'] }),
      item(4, 'c:d', { id: 'c:d' }),
    ]);
    expect(await read('[{ id: a:b }, 7]')).toEqual([
      item(undefined, 'a:b', { id: 'a:b' }),
      noMap({ node: 'node 2' }),
    ]);
  });

  test.each(['# nada\n', '[]', '---\n'])('%j has no nodes', async (text) => {
    expect(await read(text)).toEqual([
      {
        issue: {
          code: 'NO_RECORDS',
          at: { file: 'a.yaml' },
          message: { es: 'no tiene ningún registro', en: 'has no record' },
        },
      },
    ]);
  });

  test.each([
    ['id: a:b', [noList()]],
    ['text', [noList()]],
    ['- a\n- [b]', [noMap({ line: 1, node: 'node 1' }), noMap({ line: 2, node: 'node 2' })]],
    ['- id: a\n- ', [item(1, 'a', { id: 'a' }), noMap({ line: 2, node: 'node 2' })]],
    [
      '- id: a\n- id: b\n  id: c\n- id: "d\n- id: e',
      [
        item(1, 'a', { id: 'a' }),
        notYaml(3, 'una clave está dos veces', 'Map keys must be unique'),
        notYaml(
          4,
          'falta un signo, como unas comillas que cierren o un espacio',
          'Missing closing "quote',
        ),
        item(5, 'e', { id: 'e' }),
      ],
    ],
    [
      '- id: a\n- id: *z',
      [
        item(1, 'a', { id: 'a' }),
        notYaml(
          2,
          'un alias no nombra ningún ancla de su elemento, o hay demasiados',
          'an alias names no anchor of its item, or there are too many of them',
        ),
      ],
    ],
  ])('%j cannot be read whole', async (text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  test.each([
    ['brackets', `- ${'['.repeat(50_000)}`],
    ['lists', `- ${'- '.repeat(50_000)}a`],
    [
      'maps',
      `- a:\n${Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i + 2)}a:\n`).join('')}`,
    ],
  ])('too many levels of %s are an issue, and no crash', async (_, text) => {
    expect(await read(text)).toEqual([
      notYaml(1, 'tiene demasiados niveles', 'it has too many levels'),
    ]);
  });

  test('the values of the seed are those that the seed reads', async () => {
    const folder = join(__dirname, '../../seed/data');
    for (const file of readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
      const path = join(folder, file);
      const reads = await readPath(path);
      const values = reads.map((one) => ('record' in one ? one.record.values : one));
      expect(values).toEqual(
        readYaml(file, readFileSync(path, 'utf8')).records.map((one) => one.values),
      );
    }
  });
});

describe('JSON Lines', () => {
  const at = (line: number): object => ({ file: 'a.jsonl', line });
  const message = (code: string, line: number, es: string, en: string): object => ({
    issue: { code, at: at(line), message: { es, en } },
  });

  test('an object on each line, and what is wrong with others', async () => {
    const text =
      '\uFEFF{"id":"a:b","year":2020}\r\n\r\n{"type":"Community","name":"A"}\n{"type":7}\n{"id":"a:c",}\n[1]\nnull\n{"id":"a:d"}';
    const noObject = [
      'debe ser un objeto con las propiedades de un nodo',
      'must be an object with the properties of a node',
    ] as const;
    const reads = await readAll('a.jsonl', text);
    expect(reads).toEqual([
      { record: { at: at(1), values: { id: 'a:b', year: 2020 } } },
      { record: { at: at(3), values: { name: 'A' }, type: 'Community' } },
      { record: { at: at(4), values: { type: 7 } } },
      {
        issue: {
          code: 'NOT_JSON',
          at: at(5),
          of: 'a:c',
          message: {
            es: 'no es JSON desde el carácter 13; cada línea lleva un objeto entero',
            en: 'is not JSON from character 13; each line has a whole object',
          },
        },
      },
      message('NOT_A_RECORD', 6, ...noObject),
      message('NOT_A_RECORD', 7, ...noObject),
      { record: { at: at(8), values: { id: 'a:d' } } },
    ]);
  });

  test.each([
    ['half a line', '{"id":"a'],
    ['a byte of nothing', `{"id":"${'a'.repeat(20)}\u0000"}`],
  ])('%s', async (_, text) => {
    expect(await readAll('a.jsonl', text)).toMatchObject([
      { issue: { code: 'NOT_JSON', at: at(1) } },
    ]);
  });

  test.each([
    ['TOO_DEEP', '['.repeat(200_000), 'has more than 100 levels, one within the other'],
    ['TOO_DEEP', `{"a":${'['.repeat(100)}${']'.repeat(100)}}`, /^has more than 100 levels/],
    ['KEY_TWICE', '{"a":{"b":1,"b":2}}', 'the key "b" is given twice, and only one can hold'],
    ['NOT_EXACT', '{"a":[1,1e400]}', /^the number 1e400 is larger than the numbers/],
    ['NOT_EXACT', '{"a":12345678901234567890}', /^the number 12345678901234567890 has more digits/],
    ['NOT_EXACT', '{"a":1e-400}', /^the number 1e-400 has more digits/],
  ])('what would be lost is told: %s %.40s', async (code, text, en) => {
    const [read, ...others] = await readAll('a.jsonl', text);
    expect(others).toEqual([]);
    expect(read).toMatchObject({
      issue: {
        code,
        at: at(1),
        message: { en: typeof en === 'string' ? en : (expect.stringMatching(en) as string) },
      },
    });
  });

  test('what loses nothing is taken', async () => {
    const deep = `${'['.repeat(99)}${']'.repeat(99)}`;
    const text = `{"a":[{"b":1},{"b":2},"b","\\"b\\":","{[",-1.50e3,0.22035061258647101,9007199254740993e0,0.1,1e21,0e9,100000000000000000000],"d":${deep}}`;
    const reads = await readAll('a.jsonl', text.replace('9007199254740993e0', '9007199254740992'));
    expect(reads).toEqual([{ record: { at: at(1), values: expect.anything() as object } }]);
    expect(await readAll('a.jsonl', text)).toMatchObject([{ issue: { code: 'NOT_EXACT' } }]);
  });
});
