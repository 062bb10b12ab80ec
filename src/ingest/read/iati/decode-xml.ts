import { TextDecoder } from 'node:util';

/** How the bytes of an XML file become its text. */

/** Thrown where the bytes are no text of the encoding that the file says it has. */
export class EncodingError extends Error {
  constructor(readonly encoding: string) {
    super(`Not ${encoding}`);
    this.name = 'EncodingError';
  }
}

/** An XML declaration ends within so many bytes; what comes later cannot name the encoding. */
const HEAD = 512;

/** The text of an XML file, in pieces, by its byte order mark or the encoding that it declares. */
export async function* decodeXml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let head = Buffer.alloc(0);
  let decoder: TextDecoder | undefined;
  for await (const chunk of bytes) {
    if (decoder) {
      yield* decode(decoder, chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < HEAD) continue;
    decoder = decoderOf(head);
    yield* decode(decoder, head);
  }
  if (!decoder) {
    decoder = decoderOf(head);
    yield* decode(decoder, head);
  }
  yield* decode(decoder);
}

function* decode(decoder: TextDecoder, chunk?: Uint8Array): Generator<string> {
  let text: string;
  try {
    text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    // What stands before the break is read, so that the line of the break is known.
    if (chunk && decoder.encoding === 'utf-8') yield beforeBreak(chunk);
    throw new EncodingError(decoder.encoding);
  }
  yield text;
}

function decoderOf(head: Buffer): TextDecoder {
  const marked = markedEncoding(head);
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(
    new TextDecoder(marked ?? 'latin1').decode(head.subarray(0, HEAD)),
  )?.[1];
  const label = declared ?? marked ?? 'utf-8';
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    throw new EncodingError(label);
  }
  if (marked === undefined) {
    // What could be read byte by byte as far as here is no UTF-16.
    if (declared !== undefined && decoder.encoding.startsWith('utf-16')) {
      throw new EncodingError(label);
    }
    return decoder;
  }
  if (decoder.encoding.slice(0, 6) !== marked.slice(0, 6)) throw new EncodingError(label);
  return new TextDecoder(marked, { fatal: true });
}

/** The encoding that a byte order mark tells. */
function markedEncoding(head: Buffer): string | undefined {
  if (head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf-8';
  if (head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return 'utf-16le';
  if (head.subarray(0, 2).equals(Buffer.from([0xfe, 0xff]))) return 'utf-16be';
  return undefined;
}

/** The text before the first byte that is no UTF-8. */
function beforeBreak(chunk: Uint8Array): string {
  // A piece may begin within a character; that is no break.
  let start = 0;
  while (start < 3 && ((chunk[start] ?? 0) & 0xc0) === 0x80) start += 1;
  const text = new TextDecoder().decode(chunk.subarray(start));
  const end = text.indexOf('\uFFFD');
  return end < 0 ? '' : text.slice(0, end);
}
