import neo4j, { type Driver } from 'neo4j-driver';
import type { Row } from '../../../src/engine/engine';
import type { Variables } from '../operations/operation';
import { toNeo4jValue } from '../../../src/engine/neo4j/neo4j-engine';

/** The driver of the graph that is measured. */
export const openDriver = (): Driver => openDriverAt(process.env.NEO4J_URI ?? '');

/** A driver with the settings that Tinkuy has; any name and password will do there. */
export const openDriverAt = (uri: string): Driver =>
  neo4j.driver(uri, neo4j.auth.basic('neo4j', 'any'), {
    disableLosslessIntegers: true,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });

/** The rows of one statement, read in the way that takes the fewest messages. */
export async function rowsOf(driver: Driver, text: string, params: Variables = {}): Promise<Row[]> {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    const values = Object.entries(params).map(([name, value]) => [name, toNeo4jValue(value)]);
    const { records } = await session.run(text, Object.fromEntries(values));
    return records.map((one) => one.toObject());
  } finally {
    await session.close();
  }
}
