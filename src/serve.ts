import { resolve } from 'node:path';
import { readConfig, type Config, type StoreConfig } from './config';
import { explainStartFault } from './explain-start-fault';
import { createLog, start } from './start';
import type { Language, LocalizedMessage } from './messages/message';
import { SERVER } from './messages/server';

/** How often a process that npm started looks whether npm is still there, in milliseconds. */
const PARENT_CHECK_MS = 500;

function giveUp(error: unknown, config?: Config): never {
  process.stderr.write(`${explainStartFault(error, config)}\n`);
  process.exit(1);
}

/** Where the data is, for whoever looks for it: the folder in full, as it depends on where the server was started. */
function whereData(store: StoreConfig): LocalizedMessage {
  if (store.kind === 'embedded' && store.path === ':memory:') return SERVER.IN_MEMORY;
  const place = store.kind === 'neo4j' ? 'Neo4j' : resolve(store.path);
  return { es: place, en: place };
}

const welcome = (url: string, data: LocalizedMessage): LocalizedMessage =>
  SERVER.WELCOME(url, data);

/**
 * Serves with the settings of the environment until a signal, or the end of the npm that started it, stops the process:
 * with 0, and with 1 where it cannot start or stop. What it says to begin with is in the language.
 */
export async function serve(language: Language): Promise<void> {
  // Read first: the parent may be gone by the time that the server listens.
  const parent = process.ppid;
  let config: Config | undefined;
  try {
    config = readConfig();
    const log = createLog(config.logLevel);
    const server = await start(config, log);
    process.stdout.write(welcome(server.url, whereData(config.store))[language]);
    let stopping = false;
    const stop = (why: string): void => {
      if (stopping) return;
      stopping = true;
      log.info({ why }, 'stopping');
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => giveUp(error, config),
      );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    // The shell between npm and this process does not hand signals on: npm's end is the sign to stop.
    if (config.underNpm) {
      setInterval(() => process.ppid !== parent && stop('npm ended'), PARENT_CHECK_MS).unref();
    }
  } catch (error) {
    giveUp(error, config);
  }
}
