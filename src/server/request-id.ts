import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

const FORM = /^[\w.-]{1,64}$/;

/** Gives each request an id, its client's own where that is a plain word, and answers with it. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id');
  response.setHeader('x-request-id', given && FORM.test(given) ? given : randomUUID());
  next();
};
