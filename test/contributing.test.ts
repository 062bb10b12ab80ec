/**
 * What docs/contributing.md shows, on a copy of the project: its files are written, its changes made, its queries asked and
 * its commands run. In the long run, its types are checked too, and the engine that it adds.
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

const page = readFileSync(join(ROOT, 'docs/contributing.md'), 'utf8');
const blocks = [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(
  ({ 1: language = '', 2: text = '' }) => ({ language, text }),
);

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

/** The blocks of a language, each with the one behind it. */
const withNext = (language: string) =>
  blocks.flatMap((block, i) =>
    block.language === language ? [{ text: block.text, next: blocks[i + 1]?.text ?? '' }] : [],
  );

test('queries are answered as shown, on the engine that is shown; then commands say what is shown', async () => {
  const [node, ...args] = run;
  const server = endedWithTest(spawn(node, [...args, 'src/main.ts'], { cwd: folder, env }));
  const said = { out: '', err: '' };
  server.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  server.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = once(server, 'close');
  await until('the server', () => server.exitCode !== null || said.out.includes('README'));
  const [, url = said.err] = /API +(\S+)/.exec(said.out) ?? [];
  const queries = withNext('graphql');
  const answers: AnswerBody[] = [];
  for (const { text } of queries) {
    const answer = await fetch(`${url}?query=${encodeURIComponent(text)}`);
    answers.push((await answer.json()) as AnswerBody);
  }
  expect(answers.map(({ data, errors }) => errors ?? data)).toEqual(
    queries.map(({ next }) => JSON.parse(next) as unknown),
  );
  expect(said.err).toContain('NOT n0.nameFolded CONTAINS $p0');
  server.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);

  for (const { text, next } of withNext('sh')) {
    const command = text
      .trim()
      .replace(/^npm run -s tinkuy -- /, '')
      .split(' ');
    const ran = spawnSync(node, [...args, 'src/cli.ts', ...command], { cwd: folder, env });
    expect(ran.stdout.toString().trim()).toBe(next.trim());
  }
});

(isLong ? test : test.skip)('what is shown has the right types, and passes the tests named', () => {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noEmit'], { cwd: folder });
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const engine = { PATH, HOME, ENGINES: 'traced' };
  const args = [jest, '-i', 'test/engine/engine.test.ts', 'test/layers.test.ts'];
  execFileSync(process.execPath, args, { cwd: folder, env: engine, stdio: 'pipe' });
});
