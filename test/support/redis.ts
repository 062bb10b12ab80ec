import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { until } from './until';

/** True where a Redis can be started. Where everything is to be tested (`CI`), one that cannot is a failure. */
export function hasRedis(): boolean {
  const found = spawnSync('redis-server', ['--version']).error === undefined;
  if (!found && process.env.CI) throw new Error('redis-server must be installed for these tests');
  return found;
}

/** A Redis that answers. */
export interface Redis {
  readonly url: string;
  /** Makes it hold still, as one that hangs, and go on. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** Starts a real Redis on 127.0.0.1 that writes nothing to disk, on a free port or the one that is given. */
export async function startRedis(port?: number): Promise<Redis> {
  const on = String(port ?? (await freePort()));
  const child = spawn(
    'redis-server',
    ['--port', on, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  try {
    await until('redis-server to be ready', () => {
      if (child.exitCode !== null) throw new Error(`redis-server ended:\n${output}`);
      return output.includes('Ready to accept connections');
    });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    url: `redis://127.0.0.1:${on}`,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** A port of 127.0.0.1 that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
