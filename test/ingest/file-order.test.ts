/** The order in which files are named, and that of their records, makes no difference to what is in the graph. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../src/engine/engine';
import { issueText } from '../../src/ingest/issue';
import { importFiles } from '../../src/ingest/import-files';
import { model } from '../support/api';
import { engineWith, load, testEngines } from '../support/test-engines';
import { dump } from './dump';

/** What each file holds: names that another defines, records that tell of what another names, two sources that differ. */
const FILES: Readonly<Record<string, string>> = {
  'v.csv':
    'type,name,REACHES,PART_OF\nProgram,Programa Zorro,Grupo nuevo,Programa de programas\nTargetGroup,Grupo nuevo,,\n',
  'v.yaml': [
    '- { id: target-group:otra-clave, name: Grupo nuevo, description: El mismo que en la tabla }',
    '- { id: program:zorro, REACHES: [{ to: target-group:otra-clave, count: 3 }] }',
    '- { id: program:zorro, description: Se describe antes de tener nombre }',
    '- { id: program:todos, name: Programa de programas, aliases: [PdP], sources: [source:dos] }',
    '- { id: program:zorro, name: Programa Zorro, sources: [source:dos], acronym: PZ }',
  ].join('\n'),
  'x.jsonl': [
    '{"id":"program:zorro","acronym":"ZP","PART_OF":"PdP"}',
    '{"id":"intervention:una","name":"Una","REACHES":["Grupo nuevo"]}',
    '{"id":"organization:una","PARTICIPATES_IN":[{"to":"Programa Zorro","role":"FUNDING"}]}',
    '{"id":"organization:una","name":"Una organización"}',
  ].join('\n'),
};

function* permutations<T>(list: readonly T[]): Generator<T[]> {
  if (list.length === 0) yield [];
  for (const [i, one] of list.entries()) {
    for (const rest of permutations(list.filter((_, at) => at !== i))) yield [one, ...rest];
  }
}

describe.each(testEngines())('on %s', (engineName) => {
  let engine: Engine;
  const folder = mkdtempSync(join(tmpdir(), 'tinkuy-order-'));
  beforeAll(async () => {
    engine = await engineWith(engineName, model, 'fixture');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await load(engine, model, 'fixture');
    await engine.close();
  });

  /** What the store holds once files of these names, in this order, are imported with the texts of others. */
  async function imported(names: readonly string[], texts: readonly string[]): Promise<unknown> {
    await load(engine, model, 'fixture');
    const files = names.map((name, i) => {
      const path = join(folder, name);
      writeFileSync(path, FILES[texts[i] ?? ''] ?? '');
      return path;
    });
    const decisions = join(folder, 'decisions.yaml');
    const report = await importFiles({ engine, model }, { files, source: 'source:uno', decisions });
    expect(report.issues.map((one) => issueText(one, 'en'))).toEqual([]);
    expect(report).toMatchObject({
      outcome: 'imported',
      entities: { created: 5, updated: 0, unchanged: 0, refused: 0 },
      relationships: { created: 4, updated: 0, refused: 0 },
    });
    const { entities, relationships } = (await dump(engine)) as Record<string, string[]>;
    return { entities, relationships };
  }

  const NAMES = Object.keys(FILES);

  test('all orders of three files give the same store to the byte', async () => {
    const first = JSON.stringify(await imported(NAMES, NAMES));
    for (const names of permutations(NAMES)) {
      expect(JSON.stringify(await imported(names, names))).toBe(first);
    }
  });

  test('names are known whatever the names of the files are that define them', async () => {
    const links = ({ relationships }: Record<string, string[]>): unknown =>
      relationships?.map((one) => {
        const { from, to, type } = JSON.parse(one) as Record<string, string>;
        return `${from} ${type} ${to}`;
      });
    const first = links((await imported(NAMES, NAMES)) as Record<string, string[]>);
    expect(first).toEqual(
      expect.arrayContaining([
        'intervention:una REACHES target-group:otra-clave',
        'organization:una PARTICIPATES_IN program:zorro',
        'program:zorro PART_OF program:todos',
        'program:zorro REACHES target-group:otra-clave',
      ]),
    );
    for (const texts of permutations(NAMES)) {
      const names = texts.map((text, i) => `${i}${text.slice(text.indexOf('.'))}`);
      expect(links((await imported(names, texts)) as Record<string, string[]>)).toEqual(first);
    }
  });
});
