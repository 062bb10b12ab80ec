import { running } from './global-setup';

/** Stops the Neo4j that the setup started. */
export default async function tearDown(): Promise<void> {
  await running.tinkuyNeo4j?.stop();
}
