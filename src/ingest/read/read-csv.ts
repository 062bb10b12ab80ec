import type { At } from '../issue';
import type { TableReading } from '../mapping/mapping';
import type { NodeRecord, Read } from '../records';
import { CsvRows } from './csv-rows';
import type { OpenFile } from './open-file';
import { issueAt, idIn } from './unreadable';
import { FILES } from '../../messages/files';

/** How a table without a mapping writes numbers and dates. */
const PLAIN = { decimal: '.', dates: 'ISO' } as const;

/** The records of a table with a header; an empty cell is no value. */
export async function* readCsv({ file, mapping, lines }: OpenFile): AsyncGenerator<Read> {
  const rows = new CsvRows(file, mapping?.delimiter);
  let header: readonly string[] | undefined;
  let table: TableReading | undefined;
  const give = function* (batch: ReturnType<CsvRows['take']>): Generator<Read> {
    for (const row of batch) {
      if ('message' in row) {
        yield issueAt({ file, line: row.line }, 'BAD_QUOTES', row.message);
      } else if (!header) {
        header = row.cells;
        const at = { file, line: row.line };
        const issues = checkHeader(header, at);
        yield* issues;
        if (issues.length > 0) continue;
        table = mapping?.table ? mapping.table(header, at) : plainTable(file, header);
        for (const issue of table.issues) yield { issue };
        if (table.issues.length > 0) table = undefined;
      } else if (row.cells.length !== header.length) {
        const id = mapping?.table ? '' : (row.cells[header.indexOf('id')] ?? '');
        const of = idIn(`id: ${id}`);
        yield miscounted({ file, line: row.line }, row.cells.length, header.length, of);
      } else if (table) {
        yield* table.read(row.cells, row.line);
      }
    }
  };
  for await (const batch of lines()) yield* give(rows.take(batch));
  yield* give(rows.end());
  for (const note of table?.notes() ?? []) yield { note };
}

/** A table whose columns are named as properties and relationship types; `type` is the record's type. */
function plainTable(file: string, header: readonly string[]): TableReading {
  const type = header.indexOf('type');
  const read = (cells: readonly string[], line: number): readonly Read[] => {
    const values: Record<string, string> = {};
    for (let i = 0; i < header.length; i++) {
      const [name, cell] = [header[i], cells[i]];
      if (i !== type && cell && name) values[name] = cell;
    }
    const record: NodeRecord = { at: { file, line }, values, textual: PLAIN };
    return [{ record: cells[type] ? { ...record, type: cells[type] } : record }];
  };
  return { issues: [], read, notes: () => [] };
}

function checkHeader(header: readonly string[], at: At): Read[] {
  return header.flatMap((name, i): Read[] => {
    const place = i + 1;
    // An object cannot have a property of that name like any other.
    if (name === '' || name === '__proto__') {
      return [issueAt(at, 'NO_COLUMN_NAME', FILES.NO_COLUMN_NAME(place))];
    }
    const first = header.indexOf(name);
    if (first === i) return [];
    return [issueAt({ ...at, column: name }, 'COLUMN_TWICE', FILES.COLUMN_TWICE(first, place))];
  });
}

function miscounted(at: At, given: number, expected: number, of: { of?: string }): Read {
  return issueAt(at, 'CELL_COUNT', FILES.MISCOUNTED(given, expected), of);
}
