import './record-statements';
import { readFileSync } from 'node:fs';
import { peerSchema } from '../peer/peer-schema';
import { serveWithApollo } from './apollo-http';
import { serveContender } from './contender-process';
import { openDriver } from './open-driver';

/** `@neo4j/graphql` with our model, whose type definitions are in the file that BENCH_TYPE_DEFINITIONS names. */
serveContender(async () => {
  const driver = openDriver();
  const typeDefs = readFileSync(process.env.BENCH_TYPE_DEFINITIONS ?? '', 'utf8');
  const schema = await peerSchema(typeDefs, driver);
  return serveWithApollo(
    schema,
    async () => ({}),
    () => driver.close(),
  );
});
