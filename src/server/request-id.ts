import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

const FORM = /^[\w.-]{1,64}$/;

/** Gives each request an id, its client's own where that is a plain word, and answers with it. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id');
  response.setHeader('x-request-id', given && FORM.test(given) ? given : randomUUID());
  next();
};

/** The id of a request, as it was put on its response. */
export const idOf = (response: Response): string => String(response.getHeader('x-request-id'));
