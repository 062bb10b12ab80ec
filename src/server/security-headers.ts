import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet, { type HelmetOptions } from 'helmet';

/** Headers by their names. */
type Headers = Readonly<Record<string, string>>;

/**
 * The headers that tell a browser what it may do with data: those of OWASP's REST Security Cheat Sheet. What Helmet
 * has besides is for pages, and would be a third of what is sent of a small answer.
 */
export const securityOfData = (): Headers =>
  headersOf({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    xFrameOptions: { action: 'deny' },
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: false,
    originAgentCluster: false,
    referrerPolicy: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });

/** The headers that a page has, all that Helmet knows, but for its policy of contents, which is its own. */
export const securityOfPage = (): Headers => headersOf({ contentSecurityPolicy: false });

/**
 * What Helmet puts on an answer. It is always the same, so Helmet is asked once: asked at each request it would write
 * the headers one by one, and Node would have to merge them with those of the answer.
 */
function headersOf(options: HelmetOptions): Headers {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  helmet(options)(response.req, response, () => undefined);
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}
