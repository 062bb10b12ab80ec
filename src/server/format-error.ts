import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { AppError } from '../errors';

/** Codes of faults that graphql-js and Apollo find in a request and tell in words fit for its sender. */
const REQUEST_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/**
 * Makes what a client sees of an error: its own faults as they are, without a stack; ours as
 * `INTERNAL_SERVER_ERROR` with an id under which the log has the whole of it.
 */
export function errorFormatter(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const code = formatted.extensions?.code;
    const own = original instanceof AppError;
    const request =
      original instanceof GraphQLError &&
      original.originalError === undefined &&
      REQUEST_FAULTS.has(String(code));
    if (own || request || REQUEST_FAULTS.has(String(code))) {
      const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
      return {
        message: formatted.message,
        ...(formatted.locations && { locations: formatted.locations }),
        ...(formatted.path && { path: formatted.path }),
        extensions,
      };
    }
    const id = crypto.randomUUID();
    log.error({ errorId: id, err: original, cause: causeOf(original) }, 'internal error');
    return {
      message: `Something went wrong on our side; the log has it under ${id}`,
      ...(formatted.path && { path: formatted.path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR', id },
    };
  };
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);
