import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Note } from '../issue';
import type { LocalizedMessage } from '../../messages/message';
import type { ImportFormat } from '../import-report';
import type { Mapping } from '../mapping/mapping';
import type { ReadProgress } from '../records';
import { findEncoding, toUtf8 } from './encoding';
import { linesOf } from './lines';
import { Unreadable } from './unreadable';
import { FILES } from '../../messages/files';

const CHUNK_BYTES = 128 * 1024;

/** A file that is being read. */
export interface OpenFile {
  /** Its name, as messages tell it. */
  readonly file: string;
  /** How its table is read, where a mapping was given. */
  readonly mapping: Mapping | undefined;
  /** What there is to know about the text, filled while it is read. */
  readonly notes: Note[];
  /** Its bytes in chunks, counted as they are read. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** Its lines in batches, whatever its encoding is. */
  readonly lines: () => AsyncGenerator<string[]>;
}

/** What is read of the file at an address; throws `Unreadable` where there is none. */
export async function openFile(
  path: string,
  mapping: Mapping | undefined,
  progress: ReadProgress | undefined,
  format?: ImportFormat,
): Promise<OpenFile> {
  const file = basename(path);
  const found = await stat(path).catch((error: unknown) => {
    throw noFile(file, error);
  });
  if (!found.isFile()) throw noFile(file, { code: 'EISDIR' });
  refuseOtherKinds(await headOf(path, file), found.size, file, format);
  const notes: Note[] = [];
  return {
    file,
    mapping,
    notes,
    bytes: () => chunksOf(path, file, progress),
    lines: async function* () {
      let encoding = mapping?.encoding;
      if (!encoding) {
        const seen = await findEncoding(chunksOf(path, file), file);
        encoding = seen.encoding;
        notes.push(...seen.notes);
      }
      yield* linesOf(toUtf8(chunksOf(path, file, progress), encoding, file), file, notes);
    },
  };
}

async function headOf(path: string, file: string): Promise<Buffer> {
  const handle = await open(path).catch((error: unknown) => {
    throw noFile(file, error);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function* chunksOf(
  path: string,
  file: string,
  progress?: ReadProgress,
): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      if (progress) progress.bytes += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw noFile(file, error);
  } finally {
    stream.destroy();
  }
}

function noFile(file: string, error: unknown): Unreadable {
  const code = (error as { code?: string }).code ?? '';
  const message = REASONS[code] ?? FILES.UNREADABLE_FILE;
  return new Unreadable({ code: 'NO_FILE', at: { file }, message });
}

const REASONS: Readonly<Record<string, LocalizedMessage>> = {
  ENOENT: FILES.NO_SUCH_FILE,
  EISDIR: FILES.NO_FILE,
  EACCES: FILES.FORBIDDEN_FILE,
};

/** How many bytes at the beginning of a file tell what it is. */
export const HEAD_BYTES = 4096;

/** What files begin with that are no text, and what to do about it. */
const SIGNED: readonly (readonly [string, LocalizedMessage])[] = [
  ['PK\u0003\u0004', FILES.PACKED_WORKBOOK],
  ['\u00d0\u00cf\u0011\u00e0', FILES.WORKBOOK],
  ['\u001f\u008b', FILES.GZIP],
  ['%PDF', FILES.PDF],
];

/** Refuses a file that is something else than its name says, by how it begins; `size` is that of all of it. */
export function refuseOtherKinds(
  head: Buffer,
  size: number,
  file: string,
  format: ImportFormat | undefined,
): void {
  const text = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  const refuse = (code: string, message: LocalizedMessage): never => {
    throw new Unreadable({ code, at: { file }, message });
  };
  const signed = SIGNED.find(([sign]) => text.startsWith(sign));
  if (signed) refuse('NOT_A_TEXT', signed[1]);
  if (format === undefined) return;
  if (size <= head.length && text.trim() === '') refuse('EMPTY_FILE', FILES.EMPTY_FILE);
  if (/^\s*<(!doctype\s+html|html|head|body)\b/i.test(text)) refuse('WEB_PAGE', FILES.WEB_PAGE);
  if (format !== 'iati' && /^\s*<(\?xml|iati-)/.test(text)) {
    refuse('XML', FILES.XML);
  }
}
