import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { EngineError } from '../engine/engine-error';
import { AppError, asRequestFault } from '../errors';
import { internalFault } from './internal-fault';

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
    const original = asRequestFault(unwrapResolverError(error));
    const code = formatted.extensions?.code;
    if (original instanceof AppError || REQUEST_FAULTS.has(String(code))) {
      const { stacktrace: _stacktrace, ...told } = formatted.extensions ?? {};
      const extensions = original instanceof AppError ? { ...told, ...original.extensions } : told;
      return {
        message: formatted.message,
        ...(formatted.locations && { locations: formatted.locations }),
        ...(formatted.path && { path: formatted.path }),
        extensions,
      };
    }
    if (original instanceof EngineError && original.kind === 'cancelled') {
      // Nobody reads this answer any more, and a client that goes away is no fault of ours.
      return { message: original.message, extensions: { code: 'CANCELLED' } };
    }
    return { ...internalFault(original, log), ...(formatted.path && { path: formatted.path }) };
  };
}
