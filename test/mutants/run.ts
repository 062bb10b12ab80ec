/**
 * Puts small faults into a copy of the project, one at a time, and says which of them no test sees:
 * `npm run test:mutants -- [--only NAME] [--jobs 2]`.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readMutants, Sources, type Mutant } from './find-mutant';

const ROOT = join(__dirname, '..', '..');
const COPIED = [
  'src',
  'test',
  'schema',
  'seed',
  'docs',
  'package.json',
  'tsconfig.json',
  'jest.config.js',
  'codegen.ts',
  'README.md',
];

interface Result {
  readonly mutant: Mutant;
  readonly folder: string;
  readonly seen: boolean;
}

/** A copy of the project, in which one mutant at a time is tried. */
class Copy {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tinkuy-mutants-'));

  constructor() {
    for (const name of COPIED)
      cpSync(join(ROOT, name), join(this.#folder, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.#folder, 'node_modules'));
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.#folder, file), text);
  }

  /** Runs test files; true where all pass. A run that never ends has not passed. */
  passes(tests: readonly string[], engine: string, { loud = false } = {}): Promise<boolean> {
    const patterns = tests.map((one) => `test/${one}.test.ts`);
    const args = ['node_modules/jest/bin/jest.js', '-i', '--bail', '--forceExit', ...patterns];
    const child = spawn(process.execPath, args, {
      cwd: this.#folder,
      env: { ...process.env, ENGINES: engine },
      stdio: loud ? 'inherit' : 'ignore',
      timeout: 600_000,
      killSignal: 'SIGKILL',
    });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code === 0));
    });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, jobs: { type: 'string', default: '2' } },
  });
  const { only } = values;
  const chosen = readMutants().filter((one) => only === undefined || one.in.includes(only));
  const sources = new Sources(ROOT);
  const copies = Array.from({ length: Number(values.jobs) }, () => new Copy());
  const results: Result[] = [];
  try {
    await checkUnchanged(chosen, copies[0]);
    const queue = [...chosen];
    await Promise.all(
      copies.map(async (copy) => {
        for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
          const { file, text } = sources.withMutant(mutant);
          copy.write(file, text);
          const seen = !(await copy.passes(mutant.seenBy, mutant.engine ?? 'embedded'));
          copy.write(file, sources.textOf(file));
          results.push({ mutant, folder: file.split('/').slice(0, 2).join('/'), seen });
          const mark = seen ? 'seen    ' : 'NOT SEEN';
          process.stdout.write(`${results.length}/${chosen.length} ${mark} ${told(mutant)}\n`);
        }
      }),
    );
  } finally {
    for (const copy of copies) copy.remove();
  }
  report(results);
}

/** Tests that fail without any mutant would call every mutant seen. */
async function checkUnchanged(mutants: readonly Mutant[], copy: Copy | undefined): Promise<void> {
  for (const engine of ['embedded', 'neo4j'] as const) {
    const tests = mutants
      .filter((one) => (one.engine ?? 'embedded') === engine)
      .flatMap((one) => one.seenBy);
    if (tests.length === 0) continue;
    if (await copy?.passes([...new Set(tests)], engine, { loud: true })) continue;
    throw new Error(`The tests on ${engine} do not pass as they are: mend them first`);
  }
}

const told = ({ in: name, from, to }: Mutant): string => `${name}: ${line(from)} -> ${line(to)}`;

const line = (text: string): string => text.replace(/\s+/g, ' ');

function report(results: readonly Result[]): void {
  const counted = results.filter(({ mutant }) => mutant.unseen === undefined);
  const rows = [...new Set(counted.map(({ folder }) => folder))].sort().map((folder) => {
    const of = counted.filter((one) => one.folder === folder);
    return `${folder}: ${of.filter(({ seen }) => seen).length} of ${of.length} seen`;
  });
  const missed = counted.filter(({ seen }) => !seen);
  const share = ((counted.length - missed.length) / Math.max(counted.length, 1)) * 100;
  process.stdout.write(
    [
      '',
      ...rows,
      `all: ${counted.length - missed.length} of ${counted.length} seen (${share.toFixed(0)} %), ${results.length - counted.length} more that no behaviour tells`,
      ...(missed.length > 0 ? ['', 'seen by no test:'] : []),
      ...missed.map(({ mutant }) => `  ${told(mutant)}`),
      '',
    ].join('\n'),
  );
  process.exitCode = share < 95 ? 1 : 0;
}

void main();
