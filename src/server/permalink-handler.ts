import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { invariant } from '../errors';
import type { NearIds } from '../features/search/near-ids';
import type { RequestContext } from '../read/run/request-context';
import { idPrefix } from '../model/ids';
import { answerNotFound } from './not-found';
import { baseUrlOf, goneSignal } from './client';
import type { ContextMaker } from '../read/run/request-contexts';
import { SERVER } from '../messages/server';

/** What the playground is opened with for one thing. */
const QUERY = `query Permalink($id: ID!, $lang: Language = ES) {
  node(id: $id) {
    __typename
    id
    ... on Entity {
      name(lang: $lang)
      description
      citation(lang: $lang)
      permalink
      sources {
        name
        publisher
        url
      }
    }
  }
}
`;

/** What permalinks are looked up with. */
interface Serving {
  readonly apollo: ApolloServer<RequestContext>;
  readonly context: ContextMaker;
  readonly publicUrl?: string;
}

/** Leads from the permalink of a thing to the playground, which asks for it; 404 where there is no such thing. */
export function permalinkHandler({ apollo, context, publicUrl }: Serving) {
  return async (
    request: FastifyRequest<{ Params: { id: string } }>,
    reply: FastifyReply,
  ): Promise<unknown> => {
    const { id } = request.params;
    if (idPrefix(id) === undefined) return answerNotFound(request, reply);
    const contextValue = await context({
      signal: goneSignal(request),
      requestId: request.id,
      baseUrl: baseUrlOf(publicUrl, request),
    });
    const { body } = await apollo.executeOperation(
      { query: 'query Permalink($id: ID!) { node(id: $id) { id } }', variables: { id } },
      { contextValue },
    );
    invariant(body.kind === 'single', 'the schema has nothing that comes in parts');
    const { data, errors, extensions } = body.singleResult;
    // Where the database does not answer, nobody can say that there is no such thing.
    if (errors || data?.node) {
      const asked = new URLSearchParams({
        query: QUERY,
        variables: JSON.stringify({ id }, null, 2),
      });
      return reply.redirect(`/?${asked.toString()}`, 303);
    }
    const [{ ids: near } = { ids: [] }] = (extensions?.near ?? []) as NearIds[];
    return answerNotFound(request, reply, {
      message: SERVER.NO_SUCH_ID(id),
      extensions: { code: 'NOT_FOUND', argument: 'id', id, ...(near.length > 0 && { near }) },
      near,
    });
  };
}
