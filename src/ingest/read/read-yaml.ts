/**
 * A YAML file is a list of maps. The usual list, with each `- ` at the same place, is cut into its items as it is
 * read, and each is parsed by itself; any other YAML is parsed whole.
 */
import { parseDocument, type YAMLError } from 'yaml';
import type { At } from '../issue';
import type { Read } from '../records';
import { MOST_BYTES, tooLong } from './lines';
import type { OpenFile } from './open-file';
import { issueAt, idIn, yamlErrorMessage, asRecord } from './unreadable';
import { FILES } from '../../messages/files';

/** How many lines of a broken piece are looked through for its id. */
const MOST_LOOKED = 100;

/** Lines of YAML that are parsed together, and the line of the file before them. */
class Piece {
  readonly lines: string[] = [];
  #length = 0;

  constructor(
    private readonly file: string,
    readonly before: number,
  ) {}

  add(line: string): void {
    this.lines.push(line);
    this.#length += line.length + 1;
    if (this.#length > MOST_BYTES) throw tooLong(this.file, this.before + 1);
  }

  /** The id that it tells, as far as that can be seen without reading it. */
  named = (): { readonly of?: string } => idIn(this.lines.slice(0, MOST_LOOKED).join('\n'));
}

/** The records of a YAML file. */
export async function* readYaml({ file, lines }: OpenFile): AsyncGenerator<Read> {
  let line = 0;
  let count = 0;
  let item: RegExp | undefined;
  let whole = false;
  let piece = new Piece(file, 0);
  for await (const batch of lines()) {
    for (const text of batch) {
      if (!item && !whole && !/^(\s*(#.*)?|---\s*)$/.test(text)) {
        const indent = /^( *)-(\s|$)/.exec(text)?.[1];
        if (indent === undefined) {
          whole = true;
        } else {
          item = new RegExp(`^ {${indent.length}}-(\\s|$)`);
          piece = new Piece(file, line);
        }
      } else if (item?.test(text)) {
        yield* readItem(piece, file, ++count);
        piece = new Piece(file, line);
      }
      piece.add(text);
      line++;
    }
  }
  yield* item ? readItem(piece, file, count + 1) : readWhole(piece, file);
}

function* readItem(piece: Piece, file: string, count: number): Generator<Read> {
  const at = { file, line: piece.before + 1 };
  const parsed = parse(piece, at);
  if ('issues' in parsed) {
    yield* parsed.issues;
    return;
  }
  yield* Array.isArray(parsed.value) && parsed.value.length === 1
    ? [record(parsed.value[0], at, count)]
    : [notAList(at)];
}

function* readWhole(piece: Piece, file: string): Generator<Read> {
  const parsed = parse(piece, { file });
  if ('issues' in parsed) {
    yield* parsed.issues;
    return;
  }
  const list = parsed.value ?? [];
  if (!Array.isArray(list)) {
    yield notAList({ file });
    return;
  }
  for (const [i, value] of list.entries()) yield record(value, { file }, i + 1);
}

function record(value: unknown, at: At, count: number): Read {
  const id = (value as { id?: unknown } | null)?.id;
  const placed = { ...at, node: typeof id === 'string' ? id : `node ${count}` };
  return asRecord(value, placed) ?? issueAt(placed, 'NOT_A_RECORD', FILES.NOT_A_MAP);
}

const notAList = (at: At): Read => issueAt(at, 'NOT_A_LIST', FILES.NOT_A_LIST);

function parse(piece: Piece, at: At): { value: unknown } | { issues: readonly Read[] } {
  if (tooDeep(piece.lines)) {
    return { issues: [issueAt(at, 'NOT_YAML', yamlErrorMessage(new RangeError()), piece.named())] };
  }
  try {
    const document = parseDocument(piece.lines.join('\n'), { prettyErrors: true });
    if (document.errors.length === 0) return { value: document.toJS() };
    return { issues: document.errors.map((error) => broken(error, piece, at)) };
  } catch (error) {
    // Aliases that lead nowhere or too far: what is told does not depend on the words of the library.
    const message = yamlErrorMessage(error as Error);
    return { issues: [issueAt(at, 'NOT_YAML', message, piece.named())] };
  }
}

function broken(error: YAMLError, piece: Piece, { file }: At): Read {
  const line = piece.before + (error.linePos?.[0].line ?? 1);
  return issueAt({ file, line }, 'NOT_YAML', yamlErrorMessage(error), piece.named());
}

/** More levels than any data has, and far fewer than the stack holds. */
const MOST_LEVELS = 500;

/**
 * True where YAML may have so many levels that parsing it would use up the stack, which ends the process where
 * the engine happens to compile an expression just then (Node 20). Counts too many rather than too few.
 */
export function tooDeep(lines: readonly string[]): boolean {
  let open = 0;
  for (const line of lines) {
    if (line.length > MOST_LEVELS && (indent(line) > MOST_LEVELS || dashes(line) > MOST_LEVELS)) {
      return true;
    }
    for (const [sign] of line.matchAll(/[[\]{}]/g)) {
      open = sign === '[' || sign === '{' ? open + 1 : Math.max(0, open - 1);
      if (open > MOST_LEVELS) return true;
    }
  }
  return false;
}

const indent = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** How many lists or keys a line begins one within the other: `- - ? - a`. */
const dashes = (line: string): number =>
  (/^\s*((?:[-?:][ \t]+)*)/.exec(line)?.[1] ?? '').replace(/[ \t]/g, '').length;
