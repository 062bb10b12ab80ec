/**
 * What docs/contributing.md shows, on a copy of the project: its files are written, its changes made, its queries asked.
 * In the long run, its types are checked too.
 */
import { execFileSync, spawn } from 'node:child_process';
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
import { dirname, join } from 'node:path';
import type { AnswerBody } from './support/api';
import { endedWithTest } from './support/processes';
import { isLong } from './support/test-engines';
import { until } from './support/until';

const ROOT = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'tinkuy-contributing-'));
afterAll(() => rmSync(folder, { recursive: true }));

const page = readFileSync(join(ROOT, 'docs/contributing.md'), 'utf8');
const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
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

beforeAll(() => {
  for (const name of [
    'src',
    'seed',
    'schema',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
  ]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const { language, text } of blocks) {
    if (language === 'ts' || language === 'yaml') write(text);
    if (language === 'diff') change(text);
  }
});

test('what is added works', async () => {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, PORT: '0', TINKUY_DATA: ':memory:', LOG_LEVEL: 'silent', LANG: 'en' };
  const args = ['-r', '@swc-node/register', 'src/main.ts'];
  const server = endedWithTest(spawn(process.execPath, args, { cwd: folder, env }));
  let said = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  await until('the server', () => server.exitCode !== null || said.includes('README'));
  const [, url = said] = /API +(\S+)/.exec(said) ?? [];
  const asked = blocks.flatMap(({ language, text }, i) =>
    language === 'graphql' ? [{ query: text, answer: blocks[i + 1]?.text ?? '' }] : [],
  );
  const answers: AnswerBody[] = [];
  for (const { query } of asked) {
    const answer = await fetch(`${url}?query=${encodeURIComponent(query)}`);
    answers.push((await answer.json()) as AnswerBody);
  }
  expect(answers.map(({ data, errors }) => errors ?? data)).toEqual(
    asked.map(({ answer }) => JSON.parse(answer) as unknown),
  );
});

(isLong ? test : test.skip)('what is added has the right types', () => {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noEmit'], { cwd: folder });
});
