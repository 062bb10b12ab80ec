import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import type { AnswerBody } from '../support/api';
import { endedWithTest } from '../support/processes';
import { until } from '../support/until';

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
afterAll(() => rmSync(folder, { recursive: true }));

/** The settings of a test, and none of whoever runs it. */
function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, PORT: '0', TINKUY_DATA: ':memory:', ...settings };
}

function run(command: string, args: string[], settings: Record<string, string>): Program {
  const child = endedWithTest(spawn(command, args, { cwd: ROOT, env: environment(settings) }));
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  return { child, output: () => output, errors: () => errors, ended };
}

const tinkuy = (settings: Record<string, string> = {}): Program =>
  run(process.execPath, MAIN, settings);

/** The address that a program prints once it serves. */
async function served(program: Program): Promise<string> {
  let over: unknown;
  void program.ended.then((end) => (over = end));
  const url = () => /Playground {2}(\S+)\/\n/.exec(program.output())?.[1];
  await until('the program to serve', () => {
    if (over) throw new Error(`${JSON.stringify(over)}\n${program.output()}${program.errors()}`);
    return url() !== undefined;
  });
  return url() ?? '';
}

async function send(url: string, query: string): Promise<AnswerBody> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as AnswerBody;
}

/**
 * The answer to a query that the server has in hand when this resolves: it has said "100 Continue",
 * while a request that was only sent may still wait to be accepted. Without a query the server waits for its body.
 */
async function inHand(url: string, query?: string): Promise<{ answer: Promise<AnswerBody> }> {
  const headers = { 'content-type': 'application/json', expect: '100-continue' };
  const sent = request(`${url}/graphql`, { method: 'POST', headers });
  const answer = once(sent, 'response').then(
    ([response]) => json(response as IncomingMessage) as Promise<AnswerBody>,
  );
  sent.flushHeaders();
  await once(sent, 'continue');
  if (query !== undefined) sent.end(JSON.stringify({ query }));
  return { answer };
}

const data = async (url: string, query: string): Promise<unknown> => (await send(url, query)).data;

const seededLines = (program: Program): number =>
  program.output().split('seeded an empty').length - 1;

const stopped = { code: 0, signal: null };
const LAYO = '{ intervention(id: "intervention:layo-ecosistemas-productivos") { id } }';
const layo = { intervention: { id: 'intervention:layo-ecosistemas-productivos' } };

/** An operation with many statements, which takes some tenths of a second. */
const LONG = `{ ${Array.from({ length: 90 }, (_, i) => `s${i}: search(text: "san juan") { totalCount }`).join(' ')} }`;

test('seeds an empty store once, says where to go, and keeps its data through kill -9', async () => {
  const TINKUY_DATA = join(folder, 'kept');
  const first = tinkuy({ TINKUY_DATA });
  const url = await served(first);
  expect(first.output().replace(/^\{.*\}$/gm, '<log line>')).toBe(`<log line>

  Playground  ${url}/
  API         ${url}/graphql
  Health      ${url}/health/ready
  Data        ${TINKUY_DATA}

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

test('SIGTERM: what runs is finished and answered, then it ends', async () => {
  const program = tinkuy();
  const url = await served(program);
  await data(url, LAYO);
  const long = await inHand(url, LONG);
  program.child.kill('SIGTERM');
  const answer = (await long.answer).data as Record<string, unknown>;
  expect(await program.ended).toEqual(stopped);
  const lines = program
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  const messages = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
  expect({ fields: Object.keys(answer).length, messages, errors: program.errors() }).toEqual({
    fields: 90,
    messages: ['seeded an empty store', 'operation', 'stopping', 'operation'],
    errors: '',
  });
});

test('SIGTERM: what takes longer than is allowed is told so, begun or not', async () => {
  const program = tinkuy({ STOP_TIMEOUT_MS: '1' });
  const url = await served(program);
  const columns = Array.from({ length: 90 }, (_, i) => `p${i}: permalink`).join(' ');
  const query = `{ districts { nodes { id ${columns} } } }`;
  // It is begun, and more than all buffers hold is not read.
  const asked = request(`${url}/graphql.csv?${new URLSearchParams({ query }).toString()}`).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const cutOff = once(response, 'error').then(([error]) => (error as NodeJS.ErrnoException).code);
  response.on('error', () => undefined);
  // One that is being computed, and one that cannot be: the rest of it is not sent.
  const long = await inHand(url, LONG);
  const partly = await inHand(url);
  program.child.kill('SIGTERM');
  const late = {
    errors: [
      {
        message: 'The server is stopping: ask again',
        extensions: { code: 'SERVICE_UNAVAILABLE' },
      },
    ],
  };
  expect(await partly.answer).toEqual(late);
  const answer = await long.answer;
  // It may have been answered just before.
  if (answer.data === undefined) expect(answer).toEqual(late);
  response.resume();
  expect([response.statusCode, await cutOff]).toEqual([200, 'ECONNRESET']);
  expect(await program.ended).toEqual(stopped);
  expect(program.output()).toContain('"started":true,"msg":"cut off, as the server stops"');
});

/** A port of 127.0.0.1 that something listens on, or nothing once it is freed. */
async function takenPort(): Promise<{ port: number; free: () => Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    free: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

test('what keeps it from starting is said plainly, and nothing else', async () => {
  const open = join(folder, 'open');
  await served(tinkuy({ TINKUY_DATA: open }));
  const taken = await takenPort();
  const nothing = await takenPort();
  await nothing.free();
  const neo4j = `bolt://127.0.0.1:${nothing.port}`;
  const faults: [string, Record<string, string>, string][] = [
    [
      'a store that another process has open',
      { TINKUY_DATA: open },
      `The store ${open}/graph.grafeo cannot be opened: another process has it open: stop that process, or set TINKUY_DATA to another folder`,
    ],
    [
      'a port in use',
      { PORT: String(taken.port), LOG_LEVEL: 'warn' },
      `Port ${taken.port} is in use on 127.0.0.1: set PORT to another one.`,
    ],
    [
      'bad settings',
      { PORT: 'http', NEO4J_URI: 'localhost', LOG_LEVEL: 'loud', MAX_COST: '0' },
      [
        'These settings cannot be used:',
        '  - PORT="http": Invalid input: expected number, received NaN',
        '  - LOG_LEVEL="loud": Invalid option: expected one of "fatal"|"error"|"warn"|"info"|"debug"|"trace"|"silent"',
        '  - NEO4J_URI="localhost": must look like neo4j://host:7687 or bolt://host:7687',
        '  - MAX_COST="0": Too small: expected number to be >=1',
      ].join('\n'),
    ],
    [
      'a Neo4j that is not there',
      { NEO4J_URI: neo4j, NEO4J_USERNAME: 'ana' },
      `Neo4j cannot be reached at ${neo4j} as ana: check that it runs there, and NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.`,
    ],
  ];
  const said = [];
  for (const [name, settings] of faults) {
    const program = tinkuy(settings);
    said.push([name, await program.ended, program.output(), program.errors()]);
  }
  await taken.free();
  expect(said).toEqual(
    faults.map(([name, , line]) => [name, { code: 1, signal: null }, '', `${line}\n`]),
  );
});

test('started by npm, it stops when npm is gone', async () => {
  // The shell stands for npm: it starts the program, says its process id and goes when told to.
  const command = `"${process.execPath}" ${MAIN.join(' ')} & echo "pid $!"; read line; exit 0`;
  const shell = run('sh', ['-c', command], { npm_lifecycle_event: 'start' });
  await served(shell);
  const pid = Number(/^pid (\d+)$/m.exec(shell.output())?.[1]);
  shell.child.stdin?.end();
  // The output closes when the program too is gone.
  let end: unknown;
  void shell.ended.then((how) => (end = how));
  try {
    await until('the program to end', () => end !== undefined);
  } catch (error) {
    process.kill(pid, 'SIGKILL');
    throw error;
  }
  expect(end).toEqual(stopped);
  expect(shell.output()).toContain('"why":"npm ended"');
});
