import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { AuthConfig } from '../config/auth-settings';
import { AppError } from '../errors';
import type { Actor } from '../execute/curation';
import { authenticator } from './auth';
import { CHALLENGE, statusOf } from './may-curate';
import { idOf } from './request-id';

/**
 * Finds out who asks, and refuses a token that is not good, also where nobody would have to say who they are.
 * Without settings for tokens they are not looked at.
 */
export function authenticate(auth: AuthConfig | undefined, log: Logger): RequestHandler {
  const read = auth && authenticator(auth);
  return async (request, response, next) => {
    try {
      response.locals.actor = await read?.(request.get('authorization'));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, message, extensions, cause } = error;
      const line = { requestId: idOf(response), code, ...(cause !== undefined && { err: cause }) };
      if (code === 'UNAUTHENTICATED') {
        log.info(line, 'token refused');
        response.set('WWW-Authenticate', `${CHALLENGE} error="invalid_token"`);
      } else {
        log.warn(line, 'token not checked');
      }
      response.status(statusOf(code)).json({ errors: [{ message, extensions }] });
      return;
    }
    next();
  };
}

/** Who asks, as a request said. */
export const actorOf = (response: Response): Actor | undefined =>
  response.locals.actor as Actor | undefined;
