import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { Language, LocalizedMessage } from '../messages/message';
import { securityOfPage } from './security-headers';
import { SERVER } from '../messages/server';
import { vary } from './pack-answer';
import type { Logger } from 'pino';
import type { GraphQLFormattedError } from 'graphql';
import { permalink } from '../model/ids';

/** What is not there: its words for people, and the ids that were perhaps meant. */
interface Missing {
  readonly message: LocalizedMessage;
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly near?: readonly string[];
}

/** True for a browser that shows a page, which names HTML before all that it takes; false for what takes anything. */
export function wantsPage(request: FastifyRequest): boolean {
  return new Negotiator(request).mediaType(['application/json', 'text/html']) === 'text/html';
}

/** Answers with 404: a browser by a small page in its reader's language, all else by JSON with `errors`. */
export function answerNotFound(
  request: FastifyRequest,
  reply: FastifyReply,
  missing: Missing = { message: SERVER.NOTHING_HERE },
): FastifyReply {
  vary(reply, 'Accept');
  void reply.code(404);
  if (!wantsPage(request)) {
    const { message, extensions } = missing;
    return reply.send({ errors: [{ message: message.en, ...(extensions && { extensions }) }] });
  }
  vary(reply, 'Accept-Language');
  const language = new Negotiator(request).language(['es', 'en']) === 'en' ? 'en' : 'es';
  return reply
    .headers({
      ...securityOfPage(),
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
    .type('text/html; charset=utf-8')
    .send(pageOf(missing, language));
}

function pageOf({ message, near = [] }: Missing, language: Language): string {
  const links = near.map((id) => `<li><a href="${permalink('', id)}">${escaped(id)}</a></li>`);
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>404 · Tinkuy</title>',
    '<main>',
    '<h1>Tinkuy</h1>',
    `<p>${escaped(message[language])}</p>`,
    ...(links.length > 0
      ? [`<p>${SERVER.PERHAPS[language]}</p>`, `<ul>${links.join('')}</ul>`]
      : []),
    `<p><a href="/">${SERVER.GO_TO_TINKUY[language]}</a></p>`,
    '</main>',
    '</html>',
    '',
  ].join('\n');
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

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
