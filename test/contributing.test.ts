/**
 * What docs/contributing.md shows, on a copy of the project: its files are written, its changes made, its queries asked and
 * its commands run; then those of the first import that docs/import.md shows. In the long run, its types are checked too, and the engine that it adds.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { AnswerBody } from './support/api';
import { endedWithTest } from './support/processes';
import { isLong } from './support/test-engines';
import { until } from './support/until';

const ROOT = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'tinkuy-contributing-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The blocks of a page, each with the line before it and the block behind it. */
function blocksOf(path: string) {
  const page = readFileSync(join(ROOT, path), 'utf8');
  const found = [...page.matchAll(/([^\n]*)\n+```(\w*)\n(.*?)^```$/gms)];
  return found.map(({ 1: before = '', 2: language = '', 3: text = '' }, i) => {
    return { before, language, text, next: found[i + 1]?.[3] ?? '' };
  });
}
const blocks = blocksOf('docs/contributing.md');

/** A file that the page shows, by the path in its first line. */
function write(text: string): void {
  const [, path = ''] = /^(?:\/\/|#) (\S+)\n/.exec(text) ?? [];
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A change that the page shows: what it takes away or leaves stands in the file once, and just so. */
function change(text: string): void {
  const [, path = '', hunks = ''] = /^--- (\S+)\n@@\n(.*)$/s.exec(text) ?? [];
  let file = readFileSync(join(folder, path), 'utf8');
  for (const hunk of hunks.split('@@\n')) {
    const lines = hunk.split('\n').slice(0, -1);
    const side = (sign: string): string =>
      lines
        .filter((line) => line.startsWith(' ') || line.startsWith(sign))
        .map((line) => `${line.slice(1)}\n`)
        .join('');
    expect({ path, hunk, found: file.split(side('-')).length - 1 }).toEqual({
      path,
      hunk,
      found: 1,
    });
    file = file.replace(side('-'), () => side('+'));
  }
  writeFileSync(join(folder, path), file);
}

const { PATH, HOME } = process.env;
const env = { PATH, HOME, PORT: '0', LOG_LEVEL: 'silent', LANG: 'en', TINKUY_ENGINE: 'traced' };
const run = [process.execPath, '-r', '@swc-node/register'] as const;

beforeAll(() => {
  const copied = ['src', 'test', 'seed', 'schema', 'package.json', 'jest.config.js'];
  for (const name of [...copied, 'tsconfig.json', 'tsconfig.build.json']) {
    const filter = (path: string): boolean => basename(path) !== 'node_modules';
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, filter });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const { language, text } of blocks) {
    if (language === 'ts' || language === 'yaml') write(text);
    if (language === 'diff') change(text);
  }
});

/** Runs a command of a page; gives what it says. */
function said(text: string): string {
  const [node, ...args] = run;
  const command = text
    .trim()
    .replace(/^npm run -s tinkuy -- /, '')
    .split(' ');
  const ran = spawnSync(node, [...args, 'src/cli.ts', ...command], { cwd: folder, env });
  return ran.stdout.toString();
}

test('queries are answered as shown, on the engine that is shown; then commands say what is shown', async () => {
  const [node, ...args] = run;
  const server = endedWithTest(spawn(node, [...args, 'src/main.ts'], { cwd: folder, env }));
  const output = { out: '', err: '' };
  server.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
  server.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
  const ended = once(server, 'close');
  await until('the server', () => server.exitCode !== null || output.out.includes('README'));
  const [, url = output.err] = /API +(\S+)/.exec(output.out) ?? [];
  const queries = blocks.filter(({ language }) => language === 'graphql');
  const answers: AnswerBody[] = [];
  for (const { text } of queries) {
    const answer = await fetch(`${url}?query=${encodeURIComponent(text)}`);
    answers.push((await answer.json()) as AnswerBody);
  }
  expect(answers.map(({ data, errors }) => errors ?? data)).toEqual(
    queries.map(({ next }) => JSON.parse(next) as unknown),
  );
  expect(output.err).toContain('NOT n0.nameFolded CONTAINS $p0');
  server.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);

  const commands = blocks.filter(({ language }) => language === 'sh');
  expect(commands.map(({ text }) => said(text))).toEqual(commands.map(({ next }) => next));
});

test('the first import of docs/import.md goes as it says', () => {
  const steps = blocksOf('docs/import.md').slice(0, 8);
  const table = join(folder, 'comunidades.csv');
  for (const { before, language, text } of steps) {
    const [, name] = /`(\w+\.\w+)`/.exec(before) ?? [];
    if (name !== undefined && name.endsWith(language)) writeFileSync(join(folder, name), text);
  }
  const [look, write] = steps.filter(({ text }) => text.includes('-- import'));
  expect(said(look?.text ?? '')).toBe(look?.next);
  writeFileSync(table, readFileSync(table, 'utf8').replace('080595', '080505'));
  expect(said(write?.text ?? '')).toBe(write?.next);
});

(isLong ? test : test.skip)('what is shown has the right types, and passes the tests named', () => {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noEmit'], { cwd: folder });
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const engine = { PATH, HOME, ENGINES: 'traced' };
  const args = [jest, '-i', 'test/engine/engine.test.ts', 'test/layers.test.ts'];
  execFileSync(process.execPath, args, { cwd: folder, env: engine, stdio: 'pipe' });
});
