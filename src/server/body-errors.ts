import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Limits } from '../config';
import { internalFault } from './internal-fault';

/** Answers requests whose body could not be read as GraphQL answers are: with `errors`, and no stack. */
export function bodyErrors({ maxBodyBytes }: Limits, log: Logger): ErrorRequestHandler {
  return (error: { type?: string; status?: number }, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error.status ?? 500;
    if (status >= 500) {
      response.status(status).json({ errors: [internalFault(error, log)] });
      return;
    }
    const message =
      error.type === 'entity.too.large'
        ? `The body must have at most ${maxBodyBytes} bytes`
        : error.type === 'entity.parse.failed'
          ? 'The body must be valid JSON'
          : 'The request could not be read';
    response.status(status).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  };
}
