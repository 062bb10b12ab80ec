import { stringify } from 'csv-stringify/sync';
import type { Cell } from './flatten';
import { printable } from './printable';

/** What Excel needs at the start of a file to read it as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What a spreadsheet may take for a formula: the signs that begin one, their full-width twins, which some
 * normalise, also behind blanks, and a tab or a line end, behind which some begin a cell anew.
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;

/**
 * The lines of rows as RFC 4180 has them. An apostrophe stands before texts that a spreadsheet would take for
 * a formula; numbers stay numbers, negative ones too. What is unknown is empty, an empty text is `""`.
 */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(safe)),
    { record_delimiter: '\r\n', quoted_match: /^$|[\r\n]/, cast: { boolean: String } },
  );

function safe(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  const text = printable(cell);
  return FORMULA.test(text) ? `'${text}` : text;
}
