import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Limits } from '../config';

/** Answers requests whose body could not be read as GraphQL answers are: with `errors`, and no stack. */
export function bodyErrors({ maxBodyBytes }: Limits, log: Logger): ErrorRequestHandler {
  return (error: { type?: string; status?: number }, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error.status ?? 500;
    if (status >= 500) log.error({ err: error }, 'request failed');
    const message =
      error.type === 'entity.too.large'
        ? `The body must have at most ${maxBodyBytes} bytes`
        : error.type === 'entity.parse.failed'
          ? 'The body must be valid JSON'
          : status < 500
            ? 'The request could not be read'
            : 'Something went wrong on our side';
    const code = status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
    response.status(status).json({ errors: [{ message, extensions: { code } }] });
  };
}
