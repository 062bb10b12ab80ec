import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

/** What a client sees of a fault of ours: only the id under which the log has the whole of it. */
export function internalFault(error: unknown, log: Logger): GraphQLFormattedError {
  const id = crypto.randomUUID();
  const cause = error instanceof Error ? error.cause : undefined;
  log.error({ errorId: id, err: error, cause }, 'internal error');
  return {
    message: `Something went wrong on our side; the log has it under ${id}`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  };
}
