import { join, relative } from 'node:path';
import { cacheDir } from './cache-dir';
import { findJava } from './java';
import { startNeo4j } from './start-neo4j';
import { chooseVersion } from './version';

/** Serves a Neo4j that keeps its data until Ctrl-C: the command behind `npm run neo4j`. */
async function serve(): Promise<void> {
  let stop: () => Promise<void> = async () => {};
  let stopping = false;
  onStopRequest(() => {
    stopping = true;
    // A server that is still starting ends with this process, by its closed input.
    void stop().then(() => process.exit(0));
  });

  const port = readPort(process.env.NEO4J_PORT || '7687');
  const version = chooseVersion(process.env.NEO4J_VERSION || undefined, findJava().version);
  // A folder for each major version, as no Neo4j can go back to an older format of its data.
  const dataDir = join(cacheDir, 'data', version.split('.')[0] ?? version);
  console.log(`Starting Neo4j ${version}, with its data in ${relative(process.cwd(), dataDir)}`);
  const neo4j = await startNeo4j({ version, dataDir, port, log: (line) => console.log(line) });
  stop = () => neo4j.stop();

  console.log('Stop it with Ctrl-C. To use it, in another shell:\n');
  console.log(`export NEO4J_URI=${neo4j.uri} NEO4J_USERNAME=neo4j NEO4J_PASSWORD=any\n`);
  await neo4j.ended;
  if (!stopping) throw new Error(`Neo4j ended by itself: see ${join(dataDir, 'logs')}.`);
}

/** Calls `listener` once: on the first signal to stop or when the npm that runs this has ended. */
function onStopRequest(listener: () => void): void {
  let requested = false;
  const request = () => {
    if (!requested) listener();
    requested = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, request);

  // npm passes SIGTERM on to its shell only, which ends and leaves this process without a parent.
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && request(), 500).unref();
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Error(`NEO4J_PORT is "${text}": give a port number from 1 to 65535.`);
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
