import type { Limits } from '../config';
import { badInput, invariant } from '../errors';
import type { Dataset } from '../read/run/dataset';
import { completeOperation } from './complete';
import { documentOf, printable } from './document';
import type { Cell } from './flatten';
import { counted, pagesOf, rangeOf, totalOf, type Range } from './pages';
import { responseName, type ExportOperation, type ExportRequest } from './read-operation';
import type { Outcome, Run } from './run';
import { selectedFields } from './selected';
import { rowSource, tableOf, type RowSource, type Table } from './table';
import { stringify } from 'csv-stringify/sync';
import type { ExportAnswer } from './formats';

/** What a CSV export needs besides its operation. */
interface CsvOptions {
  readonly run: Run;
  readonly limits: Limits;
  /** Whether the file begins with a byte order mark, which Excel needs. */
  readonly mark: boolean;
}

/** The columns that stand last in every row: a row that is copied elsewhere still tells where it is from. */
export const LAST_COLUMNS = [
  'dataset_version',
  'dataset_licence',
  'dataset_citation',
  'total_rows',
] as const;

/** The operation as a table, page by page: all of a list up to the maximum, whatever a page may hold. */
export async function exportCsv(
  client: ExportOperation,
  request: ExportRequest,
  { run, limits, mark }: CsvOptions,
): Promise<ExportAnswer> {
  const operation = completeOperation(client);
  const source = sourceOf(operation);
  const listed =
    ['nodes', 'edges'].includes(source.lists[0]?.field ?? '') && source.root.connection;
  const range = listed ? rangeOf(operation, limits) : undefined;
  const pages = range
    ? pagesOf(operation, request, range, { run, pageSize: limits.exportPageSize })
    : onePage(listed ? { ...operation, field: counted(operation.field) } : operation, request, run);
  const { value: first } = (await pages.next()) as IteratorYieldResult<Outcome>;
  const { dataset, underWay, refusal } = first;
  if (refusal) return { refusal };
  const name = responseName(operation.field);
  const table = tableOf(source, first.data[name]);
  checkColumns(table.columns);
  const counts = countsOf(table, listed ? totalOf(first.data[name]) : undefined, range);
  const last = [...datasetCells(dataset), counts.total ?? null];
  return {
    headers: {
      ...(counts.total !== undefined && { 'X-Total-Count': String(counts.total) }),
      ...(counts.truncated !== undefined && { 'X-Truncated': String(counts.truncated) }),
      ...(underWay && { 'X-Under-Way': 'true' }),
      ...(source.leftOut.length > 0 && { 'X-Left-Out': source.leftOut.join(', ') }),
    },
    version: dataset?.version,
    chunks: chunks(),
  };

  async function* chunks(): AsyncGenerator<string> {
    yield (mark ? BYTE_ORDER_MARK : '') + csvLines([[...table.columns, ...LAST_COLUMNS]]);
    yield lines(table, last);
    for await (const page of pages) {
      checkPage(page, dataset);
      yield lines(tableOf(source, page.data[name]), last);
    }
  }
}

const lines = ({ rows }: Table, last: readonly Cell[]): string =>
  csvLines(rows.map((row) => [...row, ...last]));

function sourceOf(operation: ExportOperation): RowSource {
  const type = operation.schema.getQueryType();
  invariant(type, 'the schema has no Query');
  const [root] = selectedFields(operation, { type, selections: [operation.field] });
  invariant(root, 'the root field is selected');
  return rowSource(operation, root);
}

async function* onePage(
  operation: ExportOperation,
  request: ExportRequest,
  run: Run,
): AsyncGenerator<Outcome> {
  yield await run({ ...request, query: documentOf(operation) });
}

/** A file has begun: all that is left is to break it off, so that nobody takes a part of it for the whole. */
function checkPage({ refusal, dataset }: Outcome, before: Dataset | null): void {
  if (refusal) {
    throw new Error(`a page failed: ${refusal.body.errors.map((one) => one.message).join('; ')}`);
  }
  if (dataset?.version !== before?.version) throw new Error('the data set changed between pages');
}

function checkColumns(columns: readonly string[]): void {
  const all = [...columns, ...LAST_COLUMNS];
  const twice = all.find((name, i) => all.indexOf(name) !== i);
  if (twice === undefined) return;
  throw badInput(`Two columns would be called ${twice}: give one of the fields an alias`);
}

interface Counts {
  readonly total: number | undefined;
  /** Undefined where it is not known: a cursor does not tell how many are before it. */
  readonly truncated: boolean | undefined;
}

function countsOf({ rows, truncated }: Table, total: number | undefined, range?: Range): Counts {
  if (total === undefined) return { total: truncated ? undefined : rows.length, truncated };
  if (range?.after !== undefined) return { total, truncated: undefined };
  return { total, truncated: total > (range ? range.most : rows.length) };
}

const datasetCells = (dataset: Dataset | null): Cell[] => [
  dataset?.version ?? null,
  dataset?.licence ?? null,
  dataset?.citation ?? null,
];

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
