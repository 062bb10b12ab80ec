import type { Note } from '../issue';
import { Unreadable } from './unreadable';
import { FILES } from '../../messages/files';

/** The most bytes of one line or one record, so that a file without line ends is not held whole. */
export const MOST_BYTES = 16 * 1024 * 1024;

const [LF, CR] = [10, 13];

/** `Ã±` or `â€œ`: a text that was UTF-8, was read as Latin-1 and written as UTF-8 again. */
const DOUBLE = /[ÃÂ][\u0080-\u00BF‘’“”•–—˜™š›œžŸ€‚ƒ„…†‡ˆ‰Š‹ŒŽ]|â€/;
const DOUBLE_BYTES = [Buffer.from('Ã'), Buffer.from('Â'), Buffer.from('â€')];

/** Where a text too long for one record begins, told as the issue that ends the reading. */
export function tooLong(file: string, line: number): Unreadable {
  const mb = MOST_BYTES / 1024 / 1024;
  return new Unreadable({
    code: 'TOO_LONG',
    at: { file, line },
    message: FILES.TOO_LONG(mb),
  });
}

/**
 * The lines of a text without their ends, in batches. Each line is a text of its own that keeps nothing else of
 * the file in memory. `notes` takes what there is to know of the text.
 */
export async function* linesOf(
  utf8: AsyncIterable<Buffer>,
  file: string,
  notes: Note[],
): AsyncGenerator<string[]> {
  let end: number | undefined;
  let pending: Buffer[] = [];
  let length = 0;
  let count = 0;
  let looking = true;
  for await (const chunk of utf8) {
    end ??= lineEnd(chunk);
    const lines: string[] = [];
    let start = 0;
    for (let at = chunk.indexOf(end); at >= 0; at = chunk.indexOf(end, start)) {
      if (pending.length > 0) {
        lines.push(text(Buffer.concat([...pending, chunk.subarray(start, at)]), end));
        [pending, length] = [[], 0];
      } else {
        const last = end === LF && at > start && chunk[at - 1] === CR ? at - 1 : at;
        lines.push(chunk.toString('utf8', start, last));
      }
      start = at + 1;
    }
    if (start < chunk.length) {
      pending.push(Buffer.from(chunk.subarray(start)));
      length += chunk.length - start;
      if (length > MOST_BYTES) {
        if (lines.length > 0) yield lines;
        throw tooLong(file, count + lines.length + 1);
      }
    }
    if (looking && DOUBLE_BYTES.some((bytes) => chunk.includes(bytes))) {
      const found = lines.findIndex((line) => DOUBLE.test(line));
      if (found >= 0) notes.push(encodedTwice(file, count + found + 1, lines[found] ?? ''));
      looking = found < 0;
    }
    count += lines.length;
    if (lines.length > 0) yield lines;
  }
  if (pending.length === 0) return;
  const last = text(Buffer.concat(pending), end ?? LF);
  if (looking && DOUBLE.test(last)) notes.push(encodedTwice(file, count + 1, last));
  yield [last];
}

/** Lines end with LF, or with CR where a first piece of the text has no LF. */
const lineEnd = (chunk: Buffer): number =>
  !chunk.includes(LF) && chunk.subarray(0, -1).includes(CR) ? CR : LF;

const text = (line: Buffer, end: number): string =>
  line.toString('utf8', 0, end === LF && line.at(-1) === CR ? line.length - 1 : line.length);

function encodedTwice(file: string, line: number, found: string): Note {
  const at = DOUBLE.exec(found)?.index ?? 0;
  const piece = JSON.stringify(found.slice(Math.max(0, at - 10), at + 10));
  return {
    at: { file, line },
    message: FILES.ENCODED_TWICE(piece),
  };
}
