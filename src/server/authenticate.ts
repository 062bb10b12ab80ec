import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AuthConfig } from '../config/auth-settings';
import { AppError } from '../errors';
import type { Actor } from '../read/run/curation';
import { authenticator } from './auth';
import { CHALLENGE, statusOf } from './may-curate';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, as the request said; only where tokens are looked at. */
    actor?: Actor;
  }
}

/** Finds out who asks, and refuses a token that is not good, also where nobody would have to say who they are. */
export function authenticate(auth: AuthConfig, log: Logger) {
  const read = authenticator(auth);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    try {
      request.actor = await read(request.headers.authorization);
      return undefined;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, message, extensions, cause } = error;
      const line = { requestId: request.id, code, ...(cause !== undefined && { err: cause }) };
      if (code === 'UNAUTHENTICATED') {
        log.info(line, 'token refused');
        reply.header('www-authenticate', `${CHALLENGE} error="invalid_token"`);
      } else {
        log.warn(line, 'token not checked');
      }
      return reply.code(statusOf(code)).send({ errors: [{ message, extensions }] });
    }
  };
}
