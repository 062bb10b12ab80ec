import { HeaderMap, type ApolloServer, type BaseContext } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { invariant } from '../errors';

/**
 * A handler that answers by GraphQL over HTTP, as Apollo Server does it. It is our own, as that of
 * @as-integrations/fastify makes an address of the header `Host`: whoever sent none, or a wrong one, got a 500.
 */
export const graphqlHandler =
  <Context extends BaseContext>(
    apollo: ApolloServer<Context>,
    context: (request: FastifyRequest) => Promise<Context>,
  ) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { method, url, body } = request;
    const search = url.indexOf('?');
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        // Node sends no body to who asks for the head alone.
        method: method === 'HEAD' ? 'GET' : method,
        headers: headersOf(request),
        search: search < 0 ? '' : url.slice(search),
        body,
      },
      context: () => context(request),
    });
    invariant(answer.body.kind === 'complete', 'the schema has nothing that comes in parts');
    reply.code(answer.status ?? 200);
    for (const [name, value] of answer.headers) reply.header(name, value);
    return answer.body.string;
  };

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
