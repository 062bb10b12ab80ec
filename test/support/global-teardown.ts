import { running } from './global-setup';

/** Stops the servers that the setup started. */
export default async function tearDown(): Promise<void> {
  await Promise.all((running.tinkuyNeo4j ?? []).map((server) => server.stop()));
}
