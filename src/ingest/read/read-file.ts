/**
 * From the bytes of a file to records, as they come: whatever the length of the file, little of it is in memory.
 * What is wrong with it is told as issues among the records, and reading goes on where it can.
 */
import { extname, basename } from 'node:path';
import type { At } from '../issue';
import type { LocalizedMessage } from '../../messages/message';
import { IMPORT_FORMATS, type ImportFormat } from '../import-report';
import type { Mapping } from '../mapping/mapping';
import type { Read, ReadProgress } from '../records';
import { openFile, type OpenFile } from './open-file';
import { readIati } from './iati/read-iati';
import { readCsv } from './read-csv';
import { readYaml } from './read-yaml';
import { issueAt, Unreadable, idIn, asRecord } from './unreadable';
import { oddityOf } from './json-tokens';
import { FILES } from '../../messages/files';

/** How a file is read. */
export interface ReadOptions {
  /** Told by the file's name unless given. */
  readonly format?: ImportFormat;
  /** How tables are read; files of other formats name properties themselves. */
  readonly mapping?: Mapping;
  /** What activities of any of the files name as their parents: see `readIatiParents`. */
  readonly iatiParents?: ReadonlySet<string>;
  /** Kept up to date with the bytes that have been read. */
  readonly progress?: ReadProgress;
}

type Reader = (file: OpenFile, options: ReadOptions) => AsyncIterable<Read>;

const READERS: Readonly<Record<ImportFormat, Reader>> = {
  csv: readCsv,
  yaml: readYaml,
  jsonl: readJsonl,
  iati: ({ bytes, file }, { mapping, iatiParents }) =>
    readIati(bytes(), file, { mapping: mapping?.iati, parents: iatiParents }),
};

const EXTENSIONS: ReadonlyMap<string, ImportFormat> = new Map([
  ['.csv', 'csv'],
  ['.tsv', 'csv'],
  ['.yaml', 'yaml'],
  ['.yml', 'yaml'],
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
  ['.xml', 'iati'],
]);

/** The records of a file, with the issues and notes that it gives. */
export async function* readFile(path: string, options: ReadOptions = {}): AsyncGenerator<Read> {
  const format = options.format ?? formatOf(path);
  const reader = format && READERS[format];
  let file: OpenFile | undefined;
  let nothing = true;
  try {
    // What it is says more than what its name does.
    file = await openFile(path, options.mapping, options.progress, format);
    if (!reader) {
      yield issueAt({ file: basename(path) }, 'UNKNOWN_FORMAT', unknownFormat(extname(path)));
      return;
    }
    for await (const read of reader(file, options)) {
      nothing &&= 'note' in read;
      yield read;
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    nothing = false;
    yield { issue: error.issue };
  }
  for (const note of file?.notes ?? []) yield { note };
  if (file && nothing) yield issueAt({ file: file.file }, 'NO_RECORDS', FILES.NO_RECORDS);
}

/** The format that the name of a file tells. */
export const formatOf = (path: string): ImportFormat | undefined =>
  EXTENSIONS.get(extname(path).toLowerCase());

function unknownFormat(extension: string): LocalizedMessage {
  const [names, formats] = [[...EXTENSIONS.keys()].join(', '), IMPORT_FORMATS.join(', ')];
  return FILES.UNKNOWN_FORMAT(extension, names, formats);
}

/** The records of JSON Lines: an object on each line; a broken line is told, and the next is read. */
export async function* readJsonl({ file, lines }: OpenFile): AsyncGenerator<Read> {
  let line = 0;
  for await (const batch of lines()) {
    for (const text of batch) {
      line++;
      if (text.trim() !== '') yield readLine(text, { file, line });
    }
  }
}

function readLine(text: string, at: At): Read {
  const odd = oddityOf(text);
  if (odd) return issueAt(at, odd.code, odd.message, idIn(text));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const place = /position (\d+)/.exec((error as Error).message)?.[1];
    const character = place === undefined ? undefined : Number(place) + 1;
    return issueAt(at, 'NOT_JSON', FILES.NOT_JSON(character), idIn(text));
  }
  return asRecord(value, at) ?? issueAt(at, 'NOT_A_RECORD', FILES.NOT_AN_OBJECT);
}
