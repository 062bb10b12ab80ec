/**
 * What `--on-error skip` promises, on files that are made up at random: the store is as if whoever knows which records
 * are bad had taken these, and the relationships to them, out by hand; and the summary counts what is in the store.
 */
import { storedNodes, storedRelationships } from '../support/stored';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Engine } from '../../src/engine/engine';
import { issueText } from '../../src/ingest/issue';
import { importFiles } from '../../src/ingest/import-files';
import type { ImportReport } from '../../src/ingest/import-report';
import { model } from '../support/api';
import { engineWith, load, testEngines } from '../support/test-engines';
import { wrongCounts } from '../support/wrong-counts';
import { dump } from './dump';

interface Given {
  readonly id: string;
  readonly values: Record<string, unknown>;
  readonly links: { readonly type: string; readonly to: string }[];
  /** How it is bad, if it is. */
  readonly bad?: Bad;
}

const BAD = [
  'control',
  'list',
  'property',
  'reference',
  'unread',
  'contradiction',
  'itself',
  'source',
] as const;
type Bad = (typeof BAD)[number];

const KINDS = ['program', 'intervention', 'organization', 'approach'] as const;
/** What may lead where. */
const WAYS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  program: [
    ['RUNS', 'intervention'],
    ['APPLIES', 'approach'],
  ],
  intervention: [
    ['APPLIES', 'approach'],
    ['COMPLEMENTS', 'intervention'],
  ],
  organization: [
    ['PARTICIPATES_IN', 'program'],
    ['PARTICIPATES_IN', 'intervention'],
  ],
  approach: [],
};

/** Numbers that look like chance, the same ones for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let one = Math.imul(state ^ (state >>> 15), state | 1);
    one ^= one + Math.imul(one ^ (one >>> 7), one | 61);
    return ((one ^ (one >>> 14)) >>> 0) % below;
  };
}

/** Records of some dozen entities, most told of more than once, a fifth of them bad. */
function recordsOf(seed: number, entities: number): Given[] {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const ids = Array.from({ length: entities }, (_, i) => `${KINDS[i % KINDS.length]}:azar-${i}`);
  const values = { id: 'source:mala', name: 'Una fuente' };
  const records: Given[] = [{ id: 'source:mala', values, links: [], bad: 'control' }];
  for (const id of ids) {
    const [kind = ''] = id.split(':');
    const times = 1 + random(3);
    let message = false;
    for (let time = 0; time < times; time += 1) {
      const links = (WAYS[kind] ?? []).flatMap(([type, far]) => {
        const ends = ids.filter((one) => one.startsWith(`${far}:`) && one !== id);
        const found = Array.from({ length: random(3) }, () => pick(ends));
        return [...new Set(found)].map((to) => ({ type, to }));
      });
      const names = time === 0 || random(2) === 0;
      const values = {
        id,
        ...(names && { name: `Nombre ${id}`, description: `Lo que es ${id}` }),
        sources: ['source:uno'],
      };
      let bad: Bad | undefined = random(5) === 0 ? pick(BAD) : undefined;
      // Only what was told before can be contradicted.
      if (bad === 'contradiction' && (!names || !message)) bad = undefined;
      records.push({ id, values, links, ...(bad && { bad }) });
      message ||= names && bad === undefined;
    }
  }
  return records;
}

/** A record as it stands in a file, spoilt where it is bad. */
function written({ id, values, links, bad }: Given): Record<string, unknown> {
  const all: Record<string, unknown> = { ...values };
  for (const { type, to } of links) all[type] = [...((all[type] ?? []) as string[]), to];
  if (bad === 'control') all.description = 'mal \u007f';
  if (bad === 'list') all.aliases = ['mal', ''];
  if (bad === 'source') all.sources = ['source:uno', 'source:mala'];
  if (bad === 'itself') all[id.startsWith('program') ? 'PART_OF' : 'COMPLEMENTS'] = [id];
  if (bad === 'property') all.nombre = 'mal';
  if (bad === 'reference') all.USES = ['methodology:no-hay'];
  if (bad === 'contradiction') all.name = `Otro nombre de ${id}`;
  return all;
}

/** What is left when the bad records are taken out, with what cannot be without them. */
function byHand(records: readonly Given[], there: ReadonlySet<string>): Given[] {
  const good = records.filter(({ bad }) => bad === undefined);
  const named = new Set([
    ...there,
    ...good.filter(({ values }) => 'name' in values).map(({ id }) => id),
  ]);
  return good
    .filter(({ id }) => named.has(id))
    .map((one) => ({ ...one, links: one.links.filter(({ to }) => named.has(to)) }));
}

describe.each(testEngines())('on %s', (engineName) => {
  let engine: Engine;
  let folder = '';
  beforeAll(async () => {
    engine = await engineWith(engineName, model, 'fixture');
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tinkuy-skip-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  afterAll(async () => {
    await load(engine, model, 'fixture');
    await engine.close();
  });

  /** Three files with the records in their order; what is unread is broken there. */
  function filesOf(records: readonly Given[]): string[] {
    const third = Math.ceil(records.length / 3);
    const yaml = (one: Given): string =>
      one.bad === 'unread' ? `- { id: '${one.id}', name: "mal }\n` : stringify([written(one)]);
    const jsonl = (one: Given): string =>
      `${one.bad === 'unread' ? `{"id":"${one.id}","name":"mal",}` : JSON.stringify(written(one))}\n`;
    return ['a.jsonl', 'b.yaml', 'c.jsonl'].map((name, i) => {
      const path = join(folder, name);
      const own = records.slice(i * third, (i + 1) * third);
      writeFileSync(path, own.map(name.endsWith('.yaml') ? yaml : jsonl).join(''));
      return path;
    });
  }
  const run = (files: string[], onError: 'stop' | 'skip'): Promise<ImportReport> =>
    importFiles({ engine, model }, { files, onError, decisions: join(folder, 'd.yaml') });
  const counted = async (): Promise<{ entities: number; relationships: number }> => {
    const { length: relationships } = await storedRelationships(engine);
    return { entities: (await storedNodes(engine)).length, relationships };
  };
  /** The store without its journal, which tells of files and versions. */
  const kept = async (): Promise<string> => {
    const { entities, relationships } = (await dump(engine)) as Record<string, unknown>;
    return JSON.stringify({ entities, relationships }, null, 1);
  };

  test.each([1, 2, 3, 4, 5, 6])(
    'what is random (%i) is as if the bad had been taken out by hand',
    async (seed) => {
      const records = recordsOf(seed, 40);
      // Some are in the graph before: these are there whatever becomes of their records.
      const before = ['program:azar-0', 'intervention:azar-1', 'approach:azar-3'].map((id) => ({
        id,
        values: { id, name: `Nombre ${id}`, sources: ['source:dos'] },
        links: [],
      }));
      const there = new Set(before.map(({ id }) => id));
      const start = async (): Promise<void> => {
        await load(engine, model, 'fixture');
        const path = join(folder, 'before.jsonl');
        writeFileSync(path, before.map((one) => `${JSON.stringify(written(one))}\n`).join(''));
        expect((await run([path], 'stop')).outcome).toBe('imported');
      };
      await start();
      const clean = byHand(records, there);
      const byHandReport = await run(filesOf(clean), 'stop');
      expect(byHandReport.issues.map((one) => issueText(one, 'en'))).toEqual([]);
      const expected = await kept();

      await start();
      const was = await counted();
      const files = filesOf(records);
      const dry = await importFiles(
        { engine, model },
        { files, onError: 'skip', dryRun: true, decisions: join(folder, 'd.yaml') },
      );
      const report = await run(files, 'skip');
      expect(await kept()).toBe(expected);
      const now = await counted();
      const bad = records.filter((one) => one.bad !== undefined);
      expect(bad.length).toBeGreaterThan(3);
      const { refused: _records, ...entities } = report.entities;
      const { refused: _links, ...relationships } = report.relationships;
      expect({ entities, relationships }).toEqual({
        entities: {
          created: now.entities - was.entities,
          updated: byHandReport.entities.updated,
          unchanged: byHandReport.entities.unchanged,
        },
        relationships: { created: now.relationships - was.relationships, updated: 0 },
      });
      expect([dry.entities, dry.relationships, dry.issues]).toEqual([
        report.entities,
        report.relationships,
        report.issues,
      ]);
      expect(await wrongCounts(engine, model)).toEqual([]);
      expect((await run(filesOf(clean), 'stop')).outcome).toBe('unchanged');
    },
  );
});
