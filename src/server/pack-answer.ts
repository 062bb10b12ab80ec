import type { Transform } from 'node:stream';
import type { FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import Negotiator from 'negotiator';
import { PACKINGS, packStream, packText, type Packing } from './cache/packed-text';

/** Answers with fewer characters go as they are: packing them takes longer than sending them. */
const LEAST_LENGTH = 2_000;

/** Negotiator as it is; its types know of no second parameter. */
interface Preferring {
  encoding(available: string[], options: { readonly preferred: string[] }): string | undefined;
}

/**
 * Packs texts that are long enough as `Accept-Encoding` has it. A packed answer has the weak form of its tag, as other
 * bytes stand for the same text; the 304 to who has it names that too. Answers that are packed already go as they are.
 */
export const packAnswer: onSendHookHandler = (request, reply, payload, done) => {
  const known = reply.statusCode === 304;
  const long = typeof payload === 'string' && payload.length >= LEAST_LENGTH;
  const packing = long && !reply.hasHeader('content-encoding') ? agree(request, reply) : undefined;
  if (packing) weaken(reply);
  if (known) {
    // What the client has needs no description either.
    reply.removeHeader('content-type').removeHeader('content-length');
    done(null, null);
  } else if (packing) {
    reply.header('content-encoding', packing).removeHeader('content-length');
    packText(payload as string, packing, done);
  } else done(null, payload);
};

/** What makes the stream that packs a file, of which the headers tell; nothing where the file is to go as it is. */
export function filePacker(
  request: FastifyRequest,
  reply: FastifyReply,
): (() => Transform) | undefined {
  const packing = agree(request, reply);
  if (!packing) return undefined;
  reply.header('content-encoding', packing);
  return () => packStream(packing);
}

/** How the client wants it packed, if at all; that it was asked is told to all that keep answers. */
function agree(request: FastifyRequest, reply: FastifyReply): Packing | undefined {
  vary(reply, 'Accept-Encoding');
  if (request.headers['accept-encoding'] === undefined) return undefined;
  const negotiator: Preferring = new Negotiator(request);
  const wanted = negotiator.encoding([...PACKINGS, 'identity'], { preferred: [...PACKINGS] });
  return PACKINGS.find((one) => one === wanted);
}

function weaken(reply: FastifyReply): void {
  const etag = reply.getHeader('etag');
  if (typeof etag === 'string' && etag.startsWith('"')) reply.header('etag', `W/${etag}`);
}

/** Says that an answer depends on a header of the request too. */
export function vary(reply: FastifyReply, name: string): void {
  const before = reply.getHeader('vary');
  reply.header('vary', before === undefined ? name : `${String(before)}, ${name}`);
}
