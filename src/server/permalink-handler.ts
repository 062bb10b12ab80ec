import type { RequestHandler } from 'express';
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
export const permalinkHandler: RequestHandler<{ id: string }> = (
  { params: { id } },
  response,
  next,
) => {
  if (idPrefix(id) === undefined) {
    next();
    return;
  }
  const asked = new URLSearchParams({ query: QUERY, variables: JSON.stringify({ id }, null, 2) });
  response.redirect(303, `/?${asked.toString()}`);
};
