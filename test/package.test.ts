/** The archive that is installed: what it holds, and that its command serves from an empty folder. In the long run alone, as it compiles all. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AnswerBody } from './support/api';
import { endedWithTest } from './support/processes';
import { isLong } from './support/test-engines';
import { until } from './support/until';

const ROOT = join(__dirname, '..');
const { PATH, HOME } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'tinkuy-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}
interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

const readJson = <T>(...path: string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;

(isLong ? test : test.skip)('what is packed serves from an empty folder', async () => {
  const args = ['pack', '--json', '--pack-destination', folder];
  const packing = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
  const [packed] = JSON.parse(packing.slice(packing.indexOf('[\n'))) as [Packed];

  const paths = packed.files.map(({ path }) => path);
  const kinds = paths.map((path) => path.replace(/^(dist|docs|seed)\/.*(\.\w+)$/, '$1/*$2'));
  const shown = [...new Set(kinds)].filter((kind) => !kind.startsWith('schema/operations/'));
  expect(shown.sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/*.js',
    'docs/*.md',
    'docs/*.yaml',
    'package.json',
    'schema/schema.graphql',
    'seed/*.csv',
    'seed/*.md',
    'seed/*.yaml',
  ]);
  // The terms of the data, and the notice of the names of places.
  expect(paths).toEqual(expect.arrayContaining(['seed/dataset.yaml', 'seed/sources.md']));

  // As npm installs it, with what it depends on and nothing that only developers have.
  const installed = join(folder, 'node_modules', 'tinkuy');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', installed, '--strip=1']);
  const { bin, dependencies } = readJson<Manifest>(installed, 'package.json');
  for (const name of Object.keys(dependencies)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  const program = join(installed, bin.tinkuy ?? '');
  chmodSync(program, 0o755);
  const command = join(folder, 'tinkuy');
  symlinkSync(program, command);

  const help = execFileSync(command, ['stats', '--help'], {
    env: { PATH, HOME },
    encoding: 'utf8',
  });
  expect(help).toContain('\n  npx tinkuy stats --json\n');

  const env = { PATH, HOME, PORT: '0', LOG_LEVEL: 'silent', TINKUY_LANG: 'es' };
  const server = endedWithTest(spawn(command, ['serve'], { cwd: folder, env }));
  let said = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  const ended = once(server, 'close');
  await until('the server', () => server.exitCode !== null || said.includes('README'));
  expect(said.replace(/localhost:\d+/g, 'localhost')).toBe(`
  Consultas   http://localhost/
  API         http://localhost/graphql
  Salud       http://localhost/health/ready
  Datos       ${join(folder, '.tinkuy')}

  Hay ejemplos para elegir en la página de consultas; el README dice cómo pasar a Neo4j.

`);
  const [, url = ''] = /API +(\S+)/.exec(said) ?? [];
  const query = '{ program(id: "program:haku-winay") { name } }';
  const answer = await fetch(`${url}?query=${encodeURIComponent(query)}`);
  const { data } = (await answer.json()) as AnswerBody;
  expect(data).toEqual({ program: { name: 'Haku Wiñay / Noa Jayatai' } });
  const page = await fetch(new URL('/', url));
  expect(await page.text()).toContain('Haku Wiñay');
  server.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
