import type { FastifyInstance, preParsingHookHandler } from 'fastify';
import { createGunzip, createInflate, createBrotliDecompress } from 'node:zlib';

/** A body that is no JSON. */
export class NotJson extends Error {
  readonly statusCode = 400;
}

/** A body whose letters are none that JSON is written in. */
class WrongCharset extends Error {
  readonly statusCode = 415;
}

const JSON_TYPE = 'application/json';
const OTHER_CHARSET = /;\s*charset\s*=\s*(?!"?utf-?8\b)/i;
const BYTE_ORDER_MARK = '\uFEFF';

/** Has the bodies of requests left unread, whatever they are. */
export function unreadBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
}

/** Has JSON bodies read, packed ones too; others stay unread. */
export function jsonBodies(app: FastifyInstance): void {
  app.addHook('preParsing', unpackBody);
  app.addContentTypeParser<string>(JSON_TYPE, { parseAs: 'string' }, (request, text, done) => {
    try {
      const type = request.headers['content-type'];
      if (type !== JSON_TYPE && OTHER_CHARSET.test(type ?? '')) throw new WrongCharset();
      done(null, parsed(text));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** The object or list that a text stands for; an empty text says nothing, as an empty object does. */
function parsed(text: string): object {
  if (text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  } catch {
    throw new NotJson();
  }
  if (typeof value !== 'object' || value === null) throw new NotJson();
  return value;
}

const UNPACKERS = new Map([
  ['gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** A packing of a body that we do not know. */
class UnknownPacking extends Error {
  readonly statusCode = 415;
}

/** Unpacks the body of a request; Fastify counts what comes out against the limit. */
export const unpackBody: preParsingHookHandler = (request, reply, payload, done) => {
  const packing = request.headers['content-encoding']?.toLowerCase();
  if (packing === undefined || packing === 'identity') {
    done(null, payload);
    return;
  }
  const unpacker = UNPACKERS.get(packing);
  if (!unpacker) {
    done(new UnknownPacking());
    return;
  }
  const unpacked = Object.assign(unpacker(), { receivedEncodedLength: 0 });
  // Fastify compares it with Content-Length.
  payload.on('data', ({ length }: Buffer) => (unpacked.receivedEncodedLength += length));
  payload.on('error', (error) => unpacked.destroy(error));
  // Who reads it is told; what nobody reads, as it is no JSON, may be broken too.
  unpacked.on('error', () => undefined);
  // What is too large is not unpacked to its end.
  reply.raw.once('close', () => unpacked.destroy());
  payload.pipe(unpacked);
  done(null, unpacked);
};
