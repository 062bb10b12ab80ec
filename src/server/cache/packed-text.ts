import type { Transform } from 'node:stream';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  gzipSync,
  type BrotliOptions,
  type CompressCallback,
} from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** How texts are packed, by its name in HTTP. */
export type Packing = 'br' | 'gzip';

/** All ways to pack, the smallest first. */
export const PACKINGS: readonly Packing[] = ['br', 'gzip'];

/** Texts of up to so many bytes are packed on the spot: to hand them to another thread takes longer. */
const MOST_AT_ONCE = 32_000;

/** Brotli's quality: 11, as Node has it unasked, takes a hundred times as long for a quarter less. */
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 4 };

const hinted = (text: Buffer): BrotliOptions => ({
  params: { ...BROTLI, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
});

type Packed = Buffer<ArrayBuffer>;

const AT_ONCE: Readonly<Record<Packing, (text: Buffer) => Packed>> = {
  br: (text) => brotliCompressSync(text, hinted(text)),
  gzip: (text) => gzipSync(text),
};

const IN_A_THREAD: Readonly<Record<Packing, (text: Buffer, done: CompressCallback) => void>> = {
  br: (text, done) => brotliCompress(text, hinted(text), done),
  gzip,
};

/** What is written to it goes out at once: a part of a file waits for no other. */
const STREAMS: Readonly<Record<Packing, () => Transform>> = {
  br: () => createBrotliCompress({ flush: constants.BROTLI_OPERATION_FLUSH, params: BROTLI }),
  gzip: () => createGzip({ flush: constants.Z_SYNC_FLUSH }),
};

/** What was packed lately, by its text: answers that are kept, and the schema, are packed once. */
const PACKED: Readonly<Record<Packing, LRUCache<string, Packed>>> = {
  br: textsLately(),
  gzip: textsLately(),
};

/** Up to 8 MiB of texts and what they are packed to. */
function textsLately(): LRUCache<string, Packed> {
  return new LRUCache({
    maxSize: 8 * 1_024 ** 2,
    sizeCalculation: (packed, text) => packed.length + 2 * text.length,
  });
}

/** Packs a text, if it was not packed lately, and hands it over. */
export function packText(text: string, packing: Packing, done: CompressCallback): void {
  const packed = PACKED[packing];
  const before = packed.get(text);
  if (before) {
    done(null, before);
    return;
  }
  const bytes = Buffer.from(text);
  if (bytes.length <= MOST_AT_ONCE) {
    const now = AT_ONCE[packing](bytes);
    packed.set(text, now);
    done(null, now);
    return;
  }
  IN_A_THREAD[packing](bytes, (error, later) => {
    if (!error) packed.set(text, later);
    done(error, later);
  });
}

/** A stream that packs what is written to it, part by part. */
export const packStream = (packing: Packing): Transform => STREAMS[packing]();
