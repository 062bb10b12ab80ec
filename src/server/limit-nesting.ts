import type { FastifyRequest, preHandlerHookHandler } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { Limits } from '../config';
import { isDocumentTooDeep, isValueTooDeep } from './nesting';

/** Refuses requests that nest deeper than is allowed, before anything follows them down. */
export const limitNesting =
  (limits: Limits): preHandlerHookHandler =>
  (request, reply, done) => {
    const fault = faultOf(request, limits);
    if (fault) void reply.code(400).send({ errors: [fault] });
    else done();
  };

function faultOf(request: FastifyRequest, limits: Limits): GraphQLFormattedError | undefined {
  const asked = request.method === 'POST' ? request.body : request.query;
  const { query, ...values } = (asked ?? {}) as Readonly<Record<string, unknown>>;
  const levels = `${limits.maxNesting} levels deep`;
  if (typeof query === 'string' && isDocumentTooDeep(query, limits)) {
    return {
      message: `The document must nest at most ${levels}, those of a fragment within what spreads it`,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    };
  }
  for (const name of ['variables', 'extensions']) {
    if (!isValueTooDeep(parsed(values[name]), limits)) continue;
    return {
      message: `${name} must nest at most ${levels}`,
      extensions: { code: 'BAD_USER_INPUT', argument: name },
    };
  }
  return undefined;
}

/** A value that stands in an address as JSON; one that is none is refused by whoever reads it. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
