import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Limits } from '../config';
import { internalFault } from './internal-fault';
import { NotJson } from './json-body';

/** Answers requests whose body could not be read as GraphQL answers are: with `errors`, and no stack. */
export function bodyErrors({ maxBodyBytes }: Limits, log: Logger) {
  return (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      void reply.code(status).send({ errors: [internalFault(error, log)] });
      return;
    }
    const message =
      status === 413
        ? `The body must have at most ${maxBodyBytes} bytes`
        : error instanceof NotJson
          ? 'The body must be valid JSON'
          : 'The request could not be read';
    void reply.code(status).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  };
}
