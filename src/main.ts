import { readConfig, type Config } from './config';
import { FaultsError } from './errors';
import { EngineError } from './engine/engine-error';
import { createLog, start } from './start';

/** Says in words what keeps the program from starting, and ends it. */
function giveUp(error: unknown, config?: Config): never {
  process.stderr.write(`${explain(error, config)}\n`);
  process.exit(1);
}

function explain(error: unknown, config?: Config): string {
  if (error instanceof FaultsError) return error.message;
  if (error instanceof EngineError && config?.store.kind === 'neo4j') {
    const { uri, username } = config.store;
    return `Neo4j cannot be reached at ${uri} as ${username}: check that it runs there, and NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.`;
  }
  if (error instanceof EngineError) return error.message;
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return `Port ${config?.port} is in use on ${config?.host}: set PORT to another one.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<void> {
  let config: Config | undefined;
  try {
    config = readConfig();
    const log = createLog(config.logLevel);
    const server = await start(config, log);
    process.stdout.write(
      [
        '',
        `  Playground  ${server.url}/`,
        `  API         ${server.url}/graphql`,
        `  Health      ${server.url}/health/ready`,
        '',
        '  The playground has example operations; the README says how to switch to Neo4j.',
        '',
        '',
      ].join('\n'),
    );
    let stopping = false;
    const stop = (signal: string): void => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, 'stopping');
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => giveUp(error, config),
      );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  } catch (error) {
    giveUp(error, config);
  }
}

void main();
