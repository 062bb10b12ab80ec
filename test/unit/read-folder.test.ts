import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv, readFolder, readYaml } from '../../src/ingest/read-folder';

describe('CSV', () => {
  test('an empty cell is no value, and the line is told', () => {
    const text = '\uFEFFid,name,aliases\ndistrict:1, Layo ,"A;B"\ndistrict:2,"Uno, dos",\n';
    expect(readCsv('a.csv', text)).toEqual({
      records: [
        {
          at: 'a.csv:2',
          values: { id: 'district:1', name: 'Layo', aliases: 'A;B' },
          textual: true,
        },
        { at: 'a.csv:3', values: { id: 'district:2', name: 'Uno, dos' }, textual: true },
      ],
      faults: [],
    });
  });

  test('the line is told after a cell that takes several', () => {
    const { records } = readCsv('a.csv', 'id,name\na:1,"uno\ndos"\na:2,tres\n');
    expect(records.map(({ at }) => at)).toEqual(['a.csv:2', 'a.csv:4']);
  });

  test('codes keep their zeros', () => {
    expect(readCsv('a.csv', 'ubigeo\n080505').records[0]?.values).toEqual({ ubigeo: '080505' });
  });

  test.each(['', 'id,name'])('%j has no nodes', (text) => {
    expect(readCsv('a.csv', text)).toEqual({ records: [], faults: [] });
  });

  test.each([
    ['id,name\na', 'a.csv: Invalid Record Length: columns length is 2, got 1 on line 2'],
    ['id,name\na,b\n\nc,d', 'a.csv: Invalid Record Length: columns length is 2, got 1 on line 3'],
    ['id\n"a', 'a.csv: Quote Not Closed: the parsing is finished with an opening quote at line 2'],
  ])('%j cannot be read', (text, fault) => {
    expect(readCsv('a.csv', text)).toEqual({ records: [], faults: [fault] });
  });
});

describe('YAML', () => {
  test('a list of nodes, each named by its id', () => {
    expect(readYaml('a.yaml', '- id: a:b\n  year: 2020\n- name: sin id\n')).toEqual({
      records: [
        { at: 'a.yaml: a:b', values: { id: 'a:b', year: 2020 }, textual: false },
        { at: 'a.yaml: node 2', values: { name: 'sin id' }, textual: false },
      ],
      faults: [],
    });
  });

  test.each(['', '# nada\n', '[]'])('%j has no nodes', (text) => {
    expect(readYaml('a.yaml', text)).toEqual({ records: [], faults: [] });
  });

  test.each([
    ['id: a:b', 'a.yaml: must be a list of nodes'],
    ['text', 'a.yaml: must be a list of nodes'],
    ['- a\n- b', 'a.yaml: must be a list of nodes'],
    ['- [a]', 'a.yaml: must be a list of nodes'],
    ['- id: a\n- ', 'a.yaml: must be a list of nodes'],
    ['- id: a\n  id: b', 'a.yaml: Map keys must be unique at line 2, column 3:'],
    ['- id: "a', 'a.yaml: Missing closing "quote at line 1, column 9:'],
  ])('%j cannot be read', (text, fault) => {
    expect(readYaml('a.yaml', text)).toEqual({ records: [], faults: [fault] });
  });
});

describe('a folder', () => {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'tinkuy-read-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);

  test('its files in the order of their names, and no others', () => {
    write('b.csv', 'id\nb:1');
    write('a.yaml', '- id: a:1');
    write('c.yml', '- id: c:1');
    write('notes.md', '- id: x:1');
    expect(readFolder(folder).map(({ at }) => at)).toEqual([
      'a.yaml: a:1',
      'b.csv:2',
      'c.yml: c:1',
    ]);
  });

  test('the faults of all files at once', () => {
    write('a.yaml', 'text');
    write('b.csv', 'id,name\na');
    write('c.yaml', '- id: c:1');
    expect(() => readFolder(folder)).toThrow(
      new Error(
        [
          `The files of ${folder} cannot be read:`,
          '  - a.yaml: must be a list of nodes',
          '  - b.csv: Invalid Record Length: columns length is 2, got 1 on line 2',
        ].join('\n'),
      ),
    );
  });
});
