import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContenderName } from './kinds';
import { programOf } from './kinds';
import type { Question, Told, Usage } from './messages';
import type { Sent } from './record-statements';

const ROOT = join(__dirname, '..', '..', '..');

/** A contender that runs as a process of its own. */
export interface Contender {
  readonly name: ContenderName;
  readonly url: string;
  readonly usage: () => Promise<Usage>;
  /** What it sends to its database while something is done. */
  statementsOf(done: () => Promise<unknown>): Promise<readonly Sent[]>;
  stop(): Promise<void>;
}

/** Starts a contender; resolves when it listens. */
export async function startContender(
  name: ContenderName,
  env: Readonly<Record<string, string>>,
): Promise<Contender> {
  const child = spawn(process.execPath, [...flagsOfStart(), programOf(name)], {
    env: {
      ...cleanEnvironment(),
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const first = await next(child);
  if (first.kind !== 'ready') {
    child.kill();
    throw new Error(`${name} did not start: ${first.kind === 'failed' ? first.message : ''}`);
  }
  const ask = async (question: Question): Promise<Told> => {
    const answer = next(child);
    child.send(question);
    return answer;
  };
  return {
    name,
    url: first.url,
    usage: async () => {
      const told = await ask('usage');
      if (told.kind !== 'usage') throw new Error(`${name} answered ${told.kind}`);
      return told.usage;
    },
    statementsOf: async (done) => {
      await ask('record');
      await done();
      const told = await ask('recorded');
      if (told.kind !== 'recorded') throw new Error(`${name} answered ${told.kind}`);
      return told.statements;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.send('stop');
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** What `npm start` gives Node, which all contenders are given. */
function flagsOfStart(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').slice(1, -1);
}

/** Nothing that is set outside may tell one of the contenders where its data is, or how to serve it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(NEO4J_|TINKUY_|AUTH_|MAX_|REDIS_|RESPONSE_|npm_)/.test(name),
  );
  return Object.fromEntries(kept);
}

async function next(child: ChildProcess): Promise<Told> {
  const ended = new AbortController();
  try {
    return await Promise.race([
      once(child, 'message', ended).then(([message]) => message as Told),
      once(child, 'exit', ended).then((): Told => ({ kind: 'failed', message: 'it has ended' })),
    ]);
  } finally {
    ended.abort();
  }
}
