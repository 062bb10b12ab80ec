import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cachedClassPath, classPathOf, missingMaven } from './class-path';
import { findJava } from './java';
import { startServerProcess } from './server-process';
import { chooseVersion } from './version';

/** What can be chosen about a Neo4j server; everything has a default. */
export interface Neo4jOptions {
  /** Such as 5.26.0, or "latest" for the newest that the Java found can run; 5.26.x by default. */
  version?: string;
  /** A folder to keep; by default a temporary one that is deleted on stop. */
  dataDir?: string;
  /** A port on 127.0.0.1; by default a free one. */
  port?: number;
  /** For a server that lives for minutes: it takes half the work to start, and is never as fast as others become. */
  brief?: boolean;
  /** How much memory a transaction may take, in MiB; by default all that there is. */
  transactionMiB?: number;
  /** Receives a note if jars are fetched, and what the server prints from its ready line on. */
  log?: (line: string) => void;
}

/** A Neo4j server that answers on `uri` to any user name and password. */
export interface Neo4j {
  uri: string;
  version: string;
  /** Resolves when the server has ended, whether it was stopped or not. */
  ended: Promise<void>;
  /** Stops the server and deletes its temporary data; further calls do nothing more. */
  stop(): Promise<void>;
  /** Sends its process a signal: it says nothing from SIGSTOP to SIGCONT, and keeps its connections. */
  kill(signal: NodeJS.Signals): void;
}

/**
 * A real Neo4j server without Docker, from the jars on Maven Central. The first start of a version
 * downloads them, which may take minutes; rejects with the reason if the server does not start.
 */
export async function startNeo4j(options: Neo4jOptions = {}): Promise<Neo4j> {
  const { port = 0, brief = false, transactionMiB = 0, log = () => {} } = options;
  const java = findJava();
  const version = chooseVersion(options.version, java.version);
  if (port !== 0) await checkPort(port);
  const classPath = await classPathOf(version, log);

  const temporaryDir = options.dataDir ? undefined : await mkdtemp(join(tmpdir(), 'neo4j-'));
  const dataDir = resolve(temporaryDir ?? options.dataDir ?? '');
  const deleteTemporaryData = async () => {
    if (temporaryDir) await rm(temporaryDir, { recursive: true, force: true });
  };
  try {
    await mkdir(dataDir, { recursive: true });
    const server = await startServerProcess({
      java,
      classPath,
      dataDir,
      port,
      brief,
      transactionMiB,
      log,
    });
    const stop = async () => {
      await server.stop();
      await deleteTemporaryData();
    };
    return {
      uri: server.uri,
      version,
      ended: server.ended,
      stop,
      kill: (signal) => server.kill(signal),
    };
  } catch (error) {
    await deleteTemporaryData();
    throw error;
  }
}

/** One sentence on what `startNeo4j` lacks on this machine, or undefined if it has all it needs. */
export function missingForNeo4j(version?: string): string | undefined {
  try {
    const java = findJava();
    return cachedClassPath(chooseVersion(version, java.version)) ? undefined : missingMaven();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Tells of a taken port at once and plainly, which the server does late and at length. */
function checkPort(port: number): Promise<void> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken' : `is not usable (${error.message})`;
      reject(
        new Error(`Port ${port} on 127.0.0.1 ${reason}: stop what uses it or choose another port.`),
      );
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolvePort()));
  });
}
