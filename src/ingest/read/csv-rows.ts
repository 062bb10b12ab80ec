import { parse } from 'csv-parse/sync';
import type { LocalizedMessage } from '../../messages/message';
import { MOST_BYTES, tooLong } from './lines';
import { FILES } from '../../messages/files';

/** A row of a table, with the line that it begins on; `cells` are trimmed. */
export type Row =
  | { readonly line: number; readonly cells: string[] }
  | { readonly line: number; readonly message: LocalizedMessage };

/** The signs that may part the cells of a table. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The sign that parts the cells of a header: the one that it has most of, outside of quotes. */
export function findDelimiter(header: string): Delimiter {
  const unquoted = header.replace(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((one) => ({ one, count: unquoted.split(one).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).one;
}

/**
 * The rows of a table, from lines in batches, empty ones left out, and a first line such as `sep=;`, by which
 * spreadsheets are told the delimiter. A row without quotes, as nearly all are, is
 * simply cut; csv-parse takes those with quotes, of which each line is gathered until the quotes are closed.
 */
export class CsvRows {
  #line = 0;
  #pending: { readonly line: number; readonly lines: string[]; length: number } | undefined;

  constructor(
    private readonly file: string,
    private delimiter: Delimiter | undefined,
  ) {}

  /** The rows that end within the lines. */
  take(lines: readonly string[]): Row[] {
    const rows: Row[] = [];
    for (const text of lines) {
      this.#line++;
      const named = this.#line === 1 ? /^"?sep=(.)"?\s*$/i.exec(text)?.[1] : undefined;
      if (named !== undefined) {
        this.delimiter ??= DELIMITERS.find((one) => one === named);
      } else if (this.#pending) {
        this.#goOn(text, rows);
      } else if (text.includes('"')) {
        this.#begin(text, rows);
      } else if (text.trim() !== '') {
        this.#add(rows, this.#line, cut(text, this.#delimiterBy(text)));
      }
    }
    return rows;
  }

  /** What is left at the end of the file: a row whose quotes are never closed. */
  end(): Row[] {
    if (!this.#pending) return [];
    return [{ line: this.#pending.line, message: FILES.NEVER_CLOSED }];
  }

  #begin(text: string, rows: Row[]): void {
    const parsed = parseQuoted(text, this.#delimiterBy(text));
    if (parsed === 'open') {
      this.#pending = { line: this.#line, lines: [text], length: text.length };
    } else {
      this.#addParsed(rows, this.#line, parsed);
    }
  }

  #goOn(text: string, rows: Row[]): void {
    const pending = this.#pending;
    if (!pending) return;
    pending.lines.push(text);
    pending.length += text.length;
    if (pending.length > MOST_BYTES) throw tooLong(this.file, pending.line);
    // An even number of quotes leaves the cell open.
    if (text.split('"').length % 2 === 1) return;
    const all = pending.lines.join('\n');
    const parsed = parseQuoted(all, this.#delimiterBy(all));
    if (parsed === 'open') return;
    this.#pending = undefined;
    this.#addParsed(rows, pending.line, parsed);
  }

  #addParsed(rows: Row[], line: number, parsed: string[] | LocalizedMessage): void {
    if (Array.isArray(parsed)) this.#add(rows, line, parsed);
    else rows.push({ line, message: parsed });
  }

  /** Spreadsheets end a table with rows of empty cells: these say nothing. */
  #add(rows: Row[], line: number, cells: string[]): void {
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
  }

  #delimiterBy(header: string): Delimiter {
    this.delimiter ??= findDelimiter(header);
    return this.delimiter;
  }
}

function cut(text: string, delimiter: Delimiter): string[] {
  const cells = text.split(delimiter);
  for (let i = 0; i < cells.length; i++) cells[i] = (cells[i] ?? '').trim();
  return cells;
}

/** The cells of a row with quotes, `open` where a quote is not closed yet, or what is wrong with them. */
function parseQuoted(text: string, delimiter: Delimiter): string[] | 'open' | LocalizedMessage {
  try {
    const [cells = []] = parse(text, {
      delimiter,
      // A line end within a row stands in quotes, whatever it is.
      record_delimiter: '\u0000',
      relax_column_count: true,
      trim: true,
    });
    return cells.map((cell) => cell.trim());
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'CSV_QUOTE_NOT_CLOSED') return 'open';
    return code === 'INVALID_OPENING_QUOTE' ? FILES.QUOTE_WITHIN : FILES.TEXT_AFTER;
  }
}
