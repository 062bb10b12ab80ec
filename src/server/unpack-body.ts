import type { preParsingHookHandler } from 'fastify';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

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
