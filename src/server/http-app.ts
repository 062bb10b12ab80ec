import { createServer, type IncomingMessage } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Limits } from '../config';
import { unreadBodies, NotJson } from './json-body';
import { answerNotFound, internalFault } from './not-found';
import { packAnswer } from './pack-answer';
import { securityOfData } from './security-headers';
import { randomUUID } from 'node:crypto';
import type { FastifyError } from 'fastify';
import { checkHost } from './client';

/** More characters than Node takes for all of an address and its headers. */
const LONGEST_PARAMETER = 1 << 20;

/**
 * An app without routes: every answer has the security headers of data and the request's id, and where nothing
 * answers, or something fails, it is told: as JSON with `errors`, or to a browser by a page. Long answers are packed. No body is read unless a route's own plugin says how.
 */
export function httpApp(limits: Limits, log: Logger): FastifyInstance {
  const security = securityOfData();
  const tellHeaders = ({ id }: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.headers(security).header('x-request-id', id);
  const app = fastify({
    logger: false,
    // A server of our own has Node's timeouts; Fastify's would let a request arrive for ever.
    serverFactory: (handler) => createServer(handler),
    genReqId: requestId,
    bodyLimit: limits.maxBodyBytes,
    routerOptions: {
      ignoreTrailingSlash: true,
      caseSensitive: false,
      maxParamLength: LONGEST_PARAMETER,
    },
    // An address that cannot be decoded comes here, and past the hooks.
    frameworkErrors: (_error, request, reply) => {
      void answerNotFound(request, tellHeaders(request, reply));
    },
  });
  // What is no HTTP is answered by Node, which says no more than a status.
  app.server.removeAllListeners('clientError');
  app.addHook('onRequest', (request, reply, done) => {
    tellHeaders(request, reply);
    done();
  });
  app.addHook('onRequest', checkHost);
  app.addHook('onSend', packAnswer);
  unreadBodies(app);
  app.setNotFoundHandler((request, reply) => answerNotFound(request, reply));
  app.setErrorHandler(bodyErrors(limits, log));
  return app;
}

const FORM = /^[\w.-]{1,64}$/;

/** The id of a request: its client's own where that is a plain word, and otherwise a new one. */
export function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && FORM.test(given) ? given : randomUUID();
}

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
