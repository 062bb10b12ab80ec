import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer, type BaseContext } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Serving } from './contender-process';

/** Serves a schema as Tinkuy's is served: the same Apollo Server on the same Express. */
export async function serveWithApollo<Context extends BaseContext>(
  schema: GraphQLSchema,
  context: () => Promise<Context>,
  close: () => Promise<void>,
): Promise<Serving> {
  const apollo = new ApolloServer<Context>({
    schema,
    csrfPrevention: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginLandingPageDisabled()],
  });
  await apollo.start();
  const app = express();
  app.disable('x-powered-by');
  app.use('/graphql', express.json({ limit: '512kb' }), expressMiddleware(apollo, { context }));
  const http = createServer(app);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    stop: async () => {
      http.closeAllConnections();
      http.close();
      await apollo.stop();
      await close();
    },
  };
}
