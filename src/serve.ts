import { resolve } from 'node:path';
import { readConfig, type Config, type LANGUAGES, type StoreConfig } from './config';
import { explainStartFault } from './explain-start-fault';
import { createLog, start } from './start';

/** How often a process that npm started looks whether npm is still there, in milliseconds. */
const PARENT_CHECK_MS = 500;

type Language = (typeof LANGUAGES)[number];

function giveUp(error: unknown, config?: Config): never {
  process.stderr.write(`${explainStartFault(error, config)}\n`);
  process.exit(1);
}

/** Where the data is, for whoever looks for it: the folder in full, as it depends on where the server was started. */
const whereData = (store: StoreConfig, inMemory: string): string =>
  store.kind === 'neo4j' ? 'Neo4j' : store.path === ':memory:' ? inMemory : resolve(store.path);

const WELCOME: Readonly<Record<Language, (url: string, store: StoreConfig) => string>> = {
  es: (url, store) => `
  Consultas   ${url}/
  API         ${url}/graphql
  Salud       ${url}/health/ready
  Datos       ${whereData(store, 'en memoria, hasta que se detenga')}

  Hay ejemplos para elegir en la página de consultas; el README dice cómo pasar a Neo4j.

`,
  en: (url, store) => `
  Playground  ${url}/
  API         ${url}/graphql
  Health      ${url}/health/ready
  Data        ${whereData(store, 'in memory, until it stops')}

  Choose an example in the playground; the README says how to switch to Neo4j.

`,
};

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
    process.stdout.write(WELCOME[language](server.url, config.store));
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
