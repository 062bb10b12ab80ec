import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAbstractType, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { etagOf, isNamed } from './cache/answer-text';

/**
 * Adds what tools ask for before they ask anything else: the schema at `/schema.graphql`, and at
 * `/possibleTypes.json` which types each interface and union stands for, as caches want it.
 */
export function schemaRoutes(app: FastifyInstance, schema: GraphQLSchema): void {
  app.get(
    '/schema.graphql',
    unchanging(
      'text/plain; charset=utf-8',
      () => `${printSchema(lexicographicSortSchema(schema))}\n`,
    ),
  );
  app.get(
    '/possibleTypes.json',
    unchanging(
      'application/json; charset=utf-8',
      () => `${JSON.stringify(possibleTypes(schema))}\n`,
    ),
  );
}

/** The types that each interface and union stands for, by its name. */
export const possibleTypes = (schema: GraphQLSchema): Record<string, string[]> =>
  Object.fromEntries(
    Object.values(schema.getTypeMap())
      .filter(isAbstractType)
      .map((type): [string, string[]] => [
        type.name,
        schema
          .getPossibleTypes(type)
          .map(({ name }) => name)
          .sort(),
      ])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** Serves a text that is the same as long as the process runs, and is made when it is first asked for. */
function unchanging(type: string, make: () => string) {
  let made: { readonly text: string; readonly etag: string } | undefined;
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (!made) {
      const text = make();
      made = { text, etag: etagOf(text) };
    }
    const { text, etag } = made;
    // Public as the API is, for pages of other origins too.
    reply.headers({
      etag,
      'cache-control': 'public, no-cache',
      'access-control-allow-origin': '*',
    });
    if (isNamed(etag, request.headers['if-none-match'])) void reply.code(304);
    return reply.type(type).send(text);
  };
}
