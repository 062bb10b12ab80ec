import { missingForNeo4j, startNeo4j } from '../neo4j/start-neo4j';
import type { Config } from 'jest';
import { NEO4J_URIS, wantedEngines } from './test-engines';

type Running = Awaited<ReturnType<typeof startNeo4j>>;

/** Where the teardown finds the servers that the setup started. */
export const running = globalThis as { tinkuyNeo4j?: Running[] };

/** Starts a Neo4j for each worker where one can be had, and says in one line where not. */
export default async function setUp({ maxWorkers = 1 }: Config): Promise<void> {
  const wanted = wantedEngines();
  if (wanted && !wanted.includes('neo4j')) return;
  if (process.env.NEO4J_URI) {
    process.env[NEO4J_URIS] = process.env.NEO4J_URI;
    return;
  }
  const missing = missingForNeo4j();
  if (missing !== undefined) {
    if (wanted) throw new Error(`Neo4j was asked for and cannot be started: ${missing}`);
    process.stderr.write(
      `\nNeo4j is left out (${missing}). To include it: set NEO4J_URI to an empty test database, start one with Docker (docker compose up neo4j), or install Java 17+ and Maven.\n`,
    );
    return;
  }
  running.tinkuyNeo4j = [];
  for (let worker = 0; worker < Number(maxWorkers); worker += 1) {
    running.tinkuyNeo4j.push(await startNeo4j({ version: process.env.NEO4J_VERSION, brief: true }));
  }
  const uris = running.tinkuyNeo4j.map(({ uri }) => uri);
  process.env[NEO4J_URIS] = uris.join(',');
  process.stderr.write(`\nNeo4j ${running.tinkuyNeo4j[0]?.version} at ${uris.join(' and ')}\n`);
}
