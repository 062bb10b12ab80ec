import type { FastifyReply, FastifyRequest } from 'fastify';
import { idPrefix } from '../graph/ids';

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

/** Leads from the permalink of a thing to the playground, which asks for it. */
export function permalinkHandler(
  { params: { id } }: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
): void {
  if (idPrefix(id) === undefined) {
    reply.callNotFound();
    return;
  }
  const asked = new URLSearchParams({ query: QUERY, variables: JSON.stringify({ id }, null, 2) });
  void reply.redirect(`/?${asked.toString()}`, 303);
}
