import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { AnswerBody } from '../support/api';

const ROOT = join(__dirname, '..', '..');
const MAIN = ['-r', '@swc-node/register', 'src/main.ts'];

/** A started program: what it said so far, and how it ended. */
interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

const folder = mkdtempSync(join(tmpdir(), 'tinkuy-'));
const running = new Set<ChildProcess>();

afterEach(async () => {
  await Promise.all([...running].map((child) => child.kill('SIGKILL') && once(child, 'exit')));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The settings of a test, and none of whoever runs it. */
function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, PORT: '0', TINKUY_DATA: ':memory:', ...settings };
}

function run(command: string, args: string[], settings: Record<string, string>): Program {
  const child = spawn(command, args, { cwd: ROOT, env: environment(settings) });
  running.add(child);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return { code: code as number | null, signal: signal as NodeJS.Signals | null };
  });
  return { child, output: () => output, errors: () => errors, ended };
}

const tinkuy = (settings: Record<string, string> = {}): Program =>
  run(process.execPath, MAIN, settings);

/** The address that a program prints once it serves. */
async function served(program: Program): Promise<string> {
  let over: unknown;
  void program.ended.then((end) => (over = end));
  for (;;) {
    const url = /Playground {2}(\S+)\/\n/.exec(program.output())?.[1];
    if (url) return url;
    if (over) throw new Error(`${JSON.stringify(over)}\n${program.output()}${program.errors()}`);
    await setTimeout(10);
  }
}

/** All that a program said before it ended by itself. */
async function lastWords(program: Program): Promise<unknown> {
  const { code } = await program.ended;
  return { code, output: program.output(), errors: program.errors() };
}

async function send(url: string, query: string): Promise<AnswerBody> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as AnswerBody;
}

const data = async (url: string, query: string): Promise<unknown> => (await send(url, query)).data;

const seededLines = (program: Program): number =>
  program.output().split('seeded an empty').length - 1;

const stopped = { code: 0, signal: null };
const LAYO = '{ intervention(id: "intervention:layo-ecosistemas-productivos") { id } }';
const layo = { intervention: { id: 'intervention:layo-ecosistemas-productivos' } };

/** An operation with many statements, which takes some tenths of a second. */
const LONG = `{ ${Array.from({ length: 60 }, (_, i) => `s${i}: search(text: "san juan") { totalCount }`).join(' ')} }`;

test('seeds an empty store once, says where to go, and keeps its data through kill -9', async () => {
  const TINKUY_DATA = join(folder, 'kept');
  const first = tinkuy({ TINKUY_DATA });
  const url = await served(first);
  expect(first.output().replace(/^\{.*\}$/gm, '<log line>')).toBe(`<log line>

  Playground  ${url}/
  API         ${url}/graphql
  Health      ${url}/health/ready

  Choose an example in the playground; the README says how to switch to Neo4j.

`);
  expect(url).toMatch(/^http:\/\/localhost:\d+$/);
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  const count = '{ interventions { totalCount } districts { totalCount } sources { totalCount } }';
  const counted = await data(url, count);
  expect(await data(url, LAYO)).toEqual(layo);
  first.child.kill('SIGKILL');
  expect(await first.ended).toEqual({ code: null, signal: 'SIGKILL' });

  const second = tinkuy({ TINKUY_DATA });
  const again = await served(second);
  expect([await data(again, LAYO), await data(again, count)]).toEqual([layo, counted]);
  second.child.kill('SIGTERM');
  expect(await second.ended).toEqual(stopped);
  expect([seededLines(first), seededLines(second)]).toEqual([1, 0]);
  expect([first.errors(), second.errors()]).toEqual(['', '']);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s: what runs is finished and answered, then it ends',
  async (signal) => {
    const program = tinkuy();
    const url = await served(program);
    await data(url, LAYO);
    const statement = data(url, LONG) as Promise<Record<string, unknown>>;
    await setTimeout(20);
    program.child.kill(signal);
    while (!program.output().includes('"stopping"')) await setTimeout(1);
    // Whatever was asked before has its answer, and the process waited for it.
    const finished = program.output().includes('"msg":"operation","operation"');
    const answer = await statement;
    expect(await program.ended).toEqual(stopped);
    const lines = program
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    const messages = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect({
      finished,
      fields: Object.keys(answer).length,
      messages,
      errors: program.errors(),
    }).toEqual({
      finished: false,
      fields: 60,
      messages: ['seeded an empty store', 'operation', 'stopping', 'operation'],
      errors: '',
    });
  },
);

test('a store that another process has open: one line', async () => {
  const TINKUY_DATA = join(folder, 'shared');
  const first = tinkuy({ TINKUY_DATA });
  await served(first);
  expect(await lastWords(tinkuy({ TINKUY_DATA }))).toEqual({
    code: 1,
    output: '',
    errors: `The store ${TINKUY_DATA}/graph.grafeo cannot be opened: another process has it open: stop that process, or set TINKUY_DATA to another folder\n`,
  });
});

test('a store that is none: one line', async () => {
  const TINKUY_DATA = mkdtempSync(join(folder, 'garbage-'));
  writeFileSync(join(TINKUY_DATA, 'graph.grafeo'), 'no store at all');
  expect(await lastWords(tinkuy({ TINKUY_DATA }))).toEqual({
    code: 1,
    output: '',
    errors: `The store ${TINKUY_DATA}/graph.grafeo cannot be opened: it is not a store of the embedded engine: move it away, or set TINKUY_DATA to another folder\n`,
  });
});

test('a folder that is a file: one line', async () => {
  const TINKUY_DATA = join(folder, 'a-file');
  writeFileSync(TINKUY_DATA, '');
  expect(await lastWords(tinkuy({ TINKUY_DATA }))).toEqual({
    code: 1,
    output: '',
    errors: `The store ${TINKUY_DATA}/graph.grafeo cannot be opened: check that the folder can be written, or set TINKUY_DATA to another one\n`,
  });
});

/** A port of 127.0.0.1 that something listens on, or that nothing does. */
async function port(): Promise<{ number: number; free: () => Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    number: (server.address() as AddressInfo).port,
    free: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

test('a port in use: one line', async () => {
  const { number, free } = await port();
  const words = await lastWords(tinkuy({ PORT: String(number), LOG_LEVEL: 'warn' }));
  await free();
  expect(words).toEqual({
    code: 1,
    output: '',
    errors: `Port ${number} is in use on 127.0.0.1: set PORT to another one.\n`,
  });
});

test('a host that is not ours: one line', async () => {
  const words = await lastWords(tinkuy({ HOST: '192.0.2.1', PORT: '4000', LOG_LEVEL: 'warn' }));
  expect(words).toEqual({
    code: 1,
    output: '',
    errors: 'Cannot listen on 192.0.2.1:4000 (EADDRNOTAVAIL): set HOST and PORT to others.\n',
  });
});

test('bad settings: all of them at once', async () => {
  const words = await lastWords(
    tinkuy({ PORT: 'http', NEO4J_URI: 'localhost', LOG_LEVEL: 'loud', MAX_COST: '0' }),
  );
  expect(words).toEqual({
    code: 1,
    output: '',
    errors: [
      'These settings cannot be used:',
      '  - PORT="http": Invalid input: expected number, received NaN',
      '  - LOG_LEVEL="loud": Invalid option: expected one of "fatal"|"error"|"warn"|"info"|"debug"|"trace"|"silent"',
      '  - NEO4J_URI="localhost": must look like neo4j://host:7687 or bolt://host:7687',
      '  - MAX_COST="0": Too small: expected number to be >=1',
      '',
    ].join('\n'),
  });
});

test.each(['bolt', 'neo4j'])('a Neo4j that is not there (%s): one line, soon', async (scheme) => {
  const { number, free } = await port();
  await free();
  const started = Date.now();
  const NEO4J_URI = `${scheme}://127.0.0.1:${number}`;
  const words = await lastWords(tinkuy({ NEO4J_URI, NEO4J_USERNAME: 'ana' }));
  expect(words).toEqual({
    code: 1,
    output: '',
    errors: `Neo4j cannot be reached at ${NEO4J_URI} as ana: check that it runs there, and NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.\n`,
  });
  expect(Date.now() - started).toBeLessThan(10_000);
});

test('started by npm, it stops when npm is gone', async () => {
  // The shell stands for npm: it starts the program, says its process id and goes when told to.
  const command = `"${process.execPath}" ${MAIN.join(' ')} & echo "pid $!"; read line`;
  const shell = run('sh', ['-c', command], { npm_lifecycle_event: 'start' });
  await served(shell);
  const pid = Number(/^pid (\d+)$/m.exec(shell.output())?.[1]);
  shell.child.stdin?.end();
  // The output closes when the program too is gone.
  await shell.ended;
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(shell.output()).toContain('"why":"npm ended"');
});
