import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Java } from './java';
import { Tail } from './tail';

const startTimeout = 180_000;
const stopTimeout = 15_000;

/** What a server process is started from. */
export interface ServerProcessOptions {
  java: Java;
  classPath: string;
  dataDir: string;
  /** 0 lets the server take a free one, without the race of choosing it beforehand. */
  port: number;
  /** Lives for minutes: it is not worth the work of compiling for speed. */
  brief: boolean;
  /** How much memory a transaction may take, in MiB; 0 for all that there is. */
  transactionMiB: number;
  log: (line: string) => void;
}

/** A running Neo4jServer.java. */
export interface ServerProcess {
  uri: string;
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
  /** Sends the process a signal. */
  kill(signal: NodeJS.Signals): void;
}

/** A Neo4j process that serves Bolt; rejects with its last lines of output if it does not get there. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  // The process ends when its standard input closes, so the pipe ties it to the life of this one.
  const child = spawn(options.java.command, javaArguments(options), {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));

  const uri = await new Promise<string>((resolve, reject) => {
    let isReady = false;
    const tail = new Tail([child.stdout, child.stderr], (line) => {
      const ready = /^Bolt ready on (\S+)$/.exec(line)?.[1];
      if (ready !== undefined) {
        isReady = true;
        clearTimeout(timer);
        resolve(ready);
      }
      // What comes before is shown only if the start fails, in the error.
      if (isReady) options.log(line);
    });
    const fail = (what: string) => {
      clearTimeout(timer);
      reject(new Error(`${what}. Its last lines:\n${tail.toString()}`));
    };
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, startTimeout);
    child.once('error', (error) => fail(`Java could not be started (${error.message})`));
    child.once('close', (code, signal) => {
      // Without effect once the promise is settled, that is when a running server is stopped.
      fail(
        timedOut
          ? `Neo4j was not ready after ${startTimeout / 1000} s`
          : `Neo4j ended before it was ready (${signal ?? `exit code ${code}`})`,
      );
    });
  });

  let stopped: Promise<void> | undefined;
  return {
    uri,
    ended,
    stop: () => (stopped ??= stopProcess(child, ended)),
    kill: (signal) => void child.kill(signal),
  };
}

async function stopProcess(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeout);
  await ended;
  clearTimeout(timer);
}

function javaArguments({
  java,
  classPath,
  dataDir,
  port,
  brief,
  transactionMiB,
}: ServerProcessOptions): string[] {
  const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];
  return [
    '-Xmx1g',
    // The collector that needs the least memory and no threads of its own, on a shared machine.
    '-XX:+UseSerialGC',
    // Most of the first minutes goes to the second of Java's compilers, and what it gains comes later.
    ...(brief ? ['-XX:TieredStopAtLevel=1'] : []),
    ...opened.flatMap((name) => ['--add-opens', `java.base/${name}=ALL-UNNAMED`]),
    // Later versions of Java warn of what Neo4j does and older ones do not know these options.
    ...(java.version >= 22 ? ['--enable-native-access=ALL-UNNAMED'] : []),
    ...(java.version >= 23 ? ['--sun-misc-unsafe-memory-access=allow'] : []),
    ...[
      '-cp',
      classPath,
      join(__dirname, 'Neo4jServer.java'),
      dataDir,
      String(port),
      String(transactionMiB),
    ],
  ];
}
