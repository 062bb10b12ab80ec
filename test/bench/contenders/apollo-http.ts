import type { AddressInfo } from 'node:net';
import { ApolloServer, type BaseContext } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import fastify from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Serving } from './contender-process';
import { graphqlHandler } from '../../../src/server/api-routes';

/** Serves a schema as Tinkuy's is served: the same Apollo Server on the same Fastify. */
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
  const app = fastify({ logger: false, bodyLimit: 512 * 1024, forceCloseConnections: true });
  app.all('/graphql', graphqlHandler(apollo, context));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    stop: async () => {
      await app.close();
      await apollo.stop();
      await close();
    },
  };
}
