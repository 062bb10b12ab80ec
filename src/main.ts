import './production';
import { readConfig, type Config } from './config';
import { explainStartFault } from './explain-start-fault';
import { createLog, start } from './start';

/** How often a process that npm started looks whether npm is still there, in milliseconds. */
const PARENT_CHECK_MS = 500;

function giveUp(error: unknown, config?: Config): never {
  process.stderr.write(`${explainStartFault(error, config)}\n`);
  process.exit(1);
}

const welcome = (url: string): string => `
  Playground  ${url}/
  API         ${url}/graphql
  Health      ${url}/health/ready

  Choose an example in the playground; the README says how to switch to Neo4j.

`;

async function main(): Promise<void> {
  // Read first: the parent may be gone by the time that the server listens.
  const parent = process.ppid;
  let config: Config | undefined;
  try {
    config = readConfig();
    const log = createLog(config.logLevel);
    const server = await start(config, log);
    process.stdout.write(welcome(server.url));
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

void main();
