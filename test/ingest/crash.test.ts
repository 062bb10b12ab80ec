/** A process that is killed in the middle of an import leaves a whole graph behind: that of before, or all of it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config';
import { openEngine } from '../../src/engine/open-engine';
import { importFiles } from '../../src/ingest/import-files';
import { recover } from '../../src/ingest/recover';
import { model } from '../support/api';
import { endedWithTest } from '../support/processes';
import { isLong, load, testEngines, testStore } from '../support/test-engines';
import { dump } from './dump';

const KILLS = isLong ? 20 : 4;
const PROGRAMS = 2_100;
const HEAD = 'id,name,acronym,sources,PART_OF\n';

/** Programmes as they are told of for the nth time, each part of the next, which comes later. */
const rows = (n: number): string[] =>
  Array.from({ length: PROGRAMS }, (_, i) => {
    const next = i + 1 < PROGRAMS ? `program:p${i + 1}` : '';
    return `program:p${i},Programa ${i} (${n}),P${i},source:crash,${next}\n`;
  });

describe.each(testEngines())('on %s', (engineName) => {
  const folder = mkdtempSync(join(tmpdir(), 'tinkuy-crash-'));
  const file = join(folder, 'programs.csv');
  const own = testStore(engineName);
  const store: Config['store'] =
    own.kind === 'neo4j' ? own : { ...own, path: join(folder, 'store') };
  const source = join(folder, 'source.yaml');
  beforeAll(async () => {
    writeFileSync(source, '- { id: source:crash, name: Fuente, synthetic: true }\n');
    // Half of them are there before: some are created, others updated.
    writeFileSync(
      file,
      HEAD +
        rows(0)
          .map((row) => row.replace(/program:p\d+\n/, '\n'))
          .filter((_, i) => i % 2 === 0)
          .join(''),
    );
    await withEngine(async (engine) => {
      if (engineName === 'neo4j') await load(engine, model, 'fixture');
      const report = await importFiles({ engine, model }, { files: [source, file] });
      expect([report.outcome, report.issues]).toEqual(['imported', []]);
    });
  });
  afterAll(async () => {
    if (engineName === 'neo4j') {
      await withEngine((engine) => load(engine, model, 'fixture'));
    }
    rmSync(folder, { recursive: true });
  });

  async function withEngine<T>(
    work: (engine: Awaited<ReturnType<typeof openEngine>>) => Promise<T>,
  ): Promise<T> {
    const engine = await openEngine(store, model);
    try {
      return await work(engine);
    } finally {
      await engine.close();
    }
  }

  /** Imports the file in a process that is killed after a line of its, or lets it end. */
  const importAndKill = (afterLine: number, delayMs: number): Promise<string[]> =>
    new Promise((resolve, reject) => {
      const script = join(__dirname, 'import-process.ts');
      const register = require.resolve('@swc-node/register');
      const args = ['-r', register, script, JSON.stringify(store), file];
      const child = endedWithTest(spawn(process.execPath, args));
      const lines: string[] = [];
      let errors = '';
      child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
      child.stdout.on('data', (data: Buffer) => {
        const known = lines.length;
        lines.push(...data.toString().trim().split('\n'));
        if (known < afterLine && lines.length >= afterLine) {
          setTimeout(() => child.kill('SIGKILL'), delayMs);
        }
      });
      child.on('error', reject);
      child.on('close', (code, signal) =>
        signal === 'SIGKILL' || code === 0 ? resolve(lines) : reject(new Error(errors)),
      );
    });

  test(`killed ${KILLS} times at random, the graph is whole each time`, async () => {
    let was = JSON.stringify(await withEngine(dump));
    const outcomes: string[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      writeFileSync(file, HEAD + rows(kill).join(''));
      // It tells of three batches in four steps of checking, and of six that are written: most kills fall among these.
      await importAndKill(11 + (kill % 8), Math.random() * 100);
      outcomes.push(
        await withEngine(async (engine) => {
          const recovery = await recover({ engine, model }, 0);
          const now = JSON.stringify(await dump(engine));
          if (now === was) return recovery ? 'undone' : 'not begun';
          // Killed after its end: all of it is there, and nothing else.
          expect(recovery).toBeNull();
          const again = await importFiles({ engine, model }, { files: [file] });
          expect(again.outcome).toBe('unchanged');
          expect(JSON.stringify(await dump(engine))).toBe(now);
          was = now;
          return 'done';
        }),
      );
    }
    expect(outcomes.filter((one) => one === 'undone').length).toBeGreaterThan(KILLS / 4);
  });
});
