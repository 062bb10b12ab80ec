import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { etagOf, isNamed } from '../cache/answer-text';
import { securityOfPage } from '../security-headers';
import type { Example } from './load-examples';
import { renderPage } from './page';

export { loadExamples, type Example } from './load-examples';

/** A handler that serves GraphiQL with a bar of examples, as one page that loads nothing else. */
export function playgroundHandler(examples: () => readonly Example[]) {
  const security = securityOfPage();
  let preparing: ReturnType<typeof prepare> | undefined;

  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    // Examples are read and the page is prepared at the first request, so that the server starts without this work.
    const page = await (preparing ??= prepare(examples()));
    reply.headers({
      ...security,
      'content-security-policy': page.contentSecurityPolicy,
      // The browser keeps the page but asks each time: a 304 costs nothing, and none gets stale.
      'cache-control': 'no-cache',
      // Weak, for it names the page in either encoding.
      etag: `W/${page.tag}`,
      vary: 'Accept-Encoding',
    });
    if (isNamed(page.tag, request.headers['if-none-match'])) return reply.code(304).send();
    reply.type('text/html; charset=utf-8');
    if (!new Negotiator(request).encoding(['gzip'])) return page.plain;
    reply.header('content-encoding', 'gzip');
    return page.gzipped;
  };
}

async function prepare(examples: readonly Example[]) {
  const { html, contentSecurityPolicy } = await renderPage(examples);
  const plain = Buffer.from(html);
  return {
    contentSecurityPolicy,
    plain,
    gzipped: await promisify(gzip)(plain),
    tag: etagOf(html),
  };
}
