import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { permalink } from '../model/permalink';
import { securityOfPage } from './security-headers';
import { vary } from './vary';

/** What is not there: its words for people, and the ids that were perhaps meant. */
interface Missing {
  readonly es: string;
  readonly en: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly near?: readonly string[];
}

const NOTHING_HERE: Missing = {
  es: 'Aquí no hay nada: la API está en /graphql, el editor de consultas en /',
  en: 'There is nothing here: the API is at /graphql, the playground at /',
};

/** True for a browser that shows a page, which names HTML before all that it takes; false for what takes anything. */
export function wantsPage(request: FastifyRequest): boolean {
  return new Negotiator(request).mediaType(['application/json', 'text/html']) === 'text/html';
}

/** Answers with 404: a browser by a small page in its reader's language, all else by JSON with `errors`. */
export function answerNotFound(
  request: FastifyRequest,
  reply: FastifyReply,
  missing: Missing = NOTHING_HERE,
): FastifyReply {
  vary(reply, 'Accept');
  void reply.code(404);
  if (!wantsPage(request)) {
    const { en: message, extensions } = missing;
    return reply.send({ errors: [{ message, ...(extensions && { extensions }) }] });
  }
  vary(reply, 'Accept-Language');
  const spanish = new Negotiator(request).language(['es', 'en']) !== 'en';
  return reply
    .headers({
      ...securityOfPage(),
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
    .type('text/html; charset=utf-8')
    .send(pageOf(missing, spanish));
}

function pageOf({ es, en, near = [] }: Missing, spanish: boolean): string {
  const links = near.map((id) => `<li><a href="${permalink('', id)}">${escaped(id)}</a></li>`);
  return [
    '<!doctype html>',
    `<html lang="${spanish ? 'es' : 'en'}">`,
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>404 · Tinkuy</title>',
    '<main>',
    '<h1>Tinkuy</h1>',
    `<p>${escaped(spanish ? es : en)}</p>`,
    ...(links.length > 0
      ? [`<p>${spanish ? 'Quizá sea:' : 'Perhaps:'}</p>`, `<ul>${links.join('')}</ul>`]
      : []),
    `<p><a href="/">${spanish ? 'Ir a Tinkuy' : 'Go to Tinkuy'}</a></p>`,
    '</main>',
    '</html>',
    '',
  ].join('\n');
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
