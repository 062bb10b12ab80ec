import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';
import type { Example } from './load-examples';
import { renderPage } from './page';

export { loadExamples, type Example } from './load-examples';

/** A handler that serves GraphiQL with a bar of examples, as one page that loads nothing else. */
export function playgroundHandler(examples: readonly Example[]): RequestHandler {
  let preparing: ReturnType<typeof prepare> | undefined;

  return async (request, response) => {
    // Prepared once, at the first request, so that the server starts without this work.
    const page = await (preparing ??= prepare(examples));
    response.set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': page.contentSecurityPolicy,
      // The browser keeps the page but asks each time: a 304 costs nothing, and none gets stale.
      'Cache-Control': 'no-cache',
      ETag: page.etag,
      Vary: 'Accept-Encoding',
    });
    if (request.acceptsEncodings('gzip')) {
      response.set('Content-Encoding', 'gzip').send(page.gzipped);
    } else {
      response.send(page.plain);
    }
  };
}

async function prepare(examples: readonly Example[]) {
  const { html, contentSecurityPolicy } = await renderPage(examples);
  const plain = Buffer.from(html);
  return {
    contentSecurityPolicy,
    plain,
    gzipped: await promisify(gzip)(plain),
    // Weak, for it names the page in either encoding.
    etag: `W/"${createHash('sha256').update(plain).digest('base64url')}"`,
  };
}
