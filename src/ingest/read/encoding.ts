/**
 * How the bytes of a file are read as a text. A file is looked through once before it is read, so that what
 * one byte at its end tells is known at its beginning; nothing of it is kept.
 */
import { isUtf8 } from 'node:buffer';
import type { Note } from '../issue';
import { Unreadable } from './unreadable';
import { FILES } from '../../messages/files';

/** The encodings that a file can be read in. */
export const ENCODINGS = ['utf-8', 'latin-1', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

type Bytes = AsyncIterable<Uint8Array>;

/** The encoding of a file: by its mark, else UTF-8 where all of it is, else Latin-1, which a note tells. */
export async function findEncoding(
  bytes: Bytes,
  file: string,
): Promise<{ encoding: Encoding; notes: readonly Note[] }> {
  const check = new Utf8Check();
  let first = true;
  for await (const chunk of bytes) {
    if (first) {
      const marked = byMark(chunk);
      if (marked) return { encoding: marked, notes: [] };
      refuseBinary(chunk, file);
      first = false;
    }
    const bad = check.take(chunk);
    if (bad) return { encoding: 'latin-1', notes: [noUtf8(file, bad)] };
  }
  const bad = check.end();
  return bad
    ? { encoding: 'latin-1', notes: [noUtf8(file, bad)] }
    : { encoding: 'utf-8', notes: [] };
}

/** The bytes of a text as UTF-8 without a mark, cut anywhere. */
export async function* toUtf8(
  bytes: Bytes,
  encoding: Encoding,
  file: string,
): AsyncGenerator<Buffer> {
  // What is called Latin-1 is read as its superset windows-1252, as browsers do.
  const label = encoding === 'latin-1' ? 'windows-1252' : encoding;
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(label);
  const check = new Utf8Check();
  const refuse = (bad: BadByte | undefined): void => {
    if (bad)
      throw new Unreadable({
        code: 'NOT_UTF_8',
        at: { file, line: bad.line },
        message: message(bad),
      });
  };
  let first = true;
  for await (const chunk of bytes) {
    if (decoder) {
      yield Buffer.from(decoder.decode(chunk, { stream: true }));
      continue;
    }
    refuse(check.take(chunk));
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const marked = first && buffer.subarray(0, 3).equals(MARK);
    yield marked ? buffer.subarray(3) : buffer;
    first = false;
  }
  if (decoder) yield Buffer.from(decoder.decode());
  else refuse(check.end());
}

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function byMark(chunk: Uint8Array): Encoding | undefined {
  const [a, b] = chunk;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** Refuses what is no text at all, such as UTF-16 without its mark. */
function refuseBinary(chunk: Uint8Array, file: string): void {
  const start = Buffer.from(chunk.subarray(0, 4096));
  const zeros = start.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (start.length === 0 || zeros * 10 < start.length) return;
  throw new Unreadable({
    code: 'NOT_A_TEXT',
    at: { file },
    message: FILES.NOT_A_TEXT,
  });
}

/** A byte that no UTF-8 text has there: its place in the file and its line, both from 1. */
interface BadByte {
  readonly byte: number;
  readonly place: number;
  readonly line: number;
}

const message = ({ byte, place, line }: BadByte): { es: string; en: string } => {
  const hex = `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  return FILES.NOT_UTF8(place, hex, line);
};

function noUtf8(file: string, bad: BadByte): Note {
  const found = message(bad);
  return {
    at: { file, line: bad.line },
    message: FILES.READ_AS_LATIN1(found),
  };
}

/** Looks through bytes in chunks for the first that is not UTF-8; a character may be cut between two chunks. */
class Utf8Check {
  #cut = Buffer.alloc(0);
  #before = 0;
  #lines = 0;

  take(chunk: Uint8Array): BadByte | undefined {
    const all = this.#cut.length > 0 ? Buffer.concat([this.#cut, chunk]) : chunk;
    const whole = all.length - cutLength(all);
    if (!isUtf8(all.subarray(0, whole))) return this.#locate(all);
    this.#cut = Buffer.from(all.subarray(whole));
    this.#before += whole;
    this.#lines += countLines(all, whole);
    return undefined;
  }

  end(): BadByte | undefined {
    return this.#cut.length > 0 ? this.#locate(this.#cut) : undefined;
  }

  /** The first byte of the chunk at which the text stops being UTF-8, found by halving. */
  #locate(chunk: Uint8Array): BadByte {
    let [good, bad] = [0, chunk.length];
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      const whole = middle - cutLength(chunk.subarray(0, middle));
      if (isUtf8(chunk.subarray(0, whole))) good = middle;
      else bad = middle;
    }
    // The character that cannot be begins where the last whole one ends.
    const at = good - cutLength(chunk.subarray(0, good));
    return {
      byte: chunk[at] ?? 0,
      place: this.#before + at + 1,
      line: this.#lines + countLines(chunk, at) + 1,
    };
  }
}

function countLines(chunk: Uint8Array, end: number): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0 && at < end; at = chunk.indexOf(10, at + 1)) lines++;
  return lines;
}

/** How many bytes at the end begin a character that is not whole. */
function cutLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
