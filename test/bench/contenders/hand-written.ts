import './record-statements';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Driver } from 'neo4j-driver';
import { operationNamed } from '../operations/all-operations';
import type { Variables } from '../operations/operation';
import { serveContender } from './contender-process';
import { openDriver, rowsOf } from './open-driver';

interface Body {
  readonly operation: string;
  readonly variables: Variables;
}

/** The bare driver behind the least of servers: one statement for each operation, and nothing that can be asked otherwise. */
serveContender(async () => {
  const driver = openDriver();
  const http = createServer((request, response) => {
    answer(driver, request).then(
      (body) => response.setHeader('content-type', 'application/json').end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      http.closeAllConnections();
      http.close();
      await driver.close();
    },
  };
});

async function answer(driver: Driver, request: IncomingMessage): Promise<string> {
  const { operation, variables } = JSON.parse(await text(request)) as Body;
  const { cypher } = operationNamed(operation);
  const rows = await rowsOf(driver, cypher.text, variables);
  const found = cypher.shape ? cypher.shape(rows, variables) : rows.map((row) => row.answer);
  return JSON.stringify({ data: { answer: found } });
}
