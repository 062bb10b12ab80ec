import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parseDocument } from 'yaml';
import { IssuesError } from '../../src/errors';
import type { NodeRecord } from '../../src/ingest/records';

const TEXTUAL = { decimal: '.', dates: 'ISO' } as const;

interface ReadFile {
  readonly records: readonly NodeRecord[];
  readonly issues: readonly string[];
}

/** A row as csv-parse gives it, with the last line that it stands on. */
interface CsvRow {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/** The nodes that the YAML and CSV files of a folder give, in the order of the files' names. */
export function readFolder(folder: string): NodeRecord[] {
  const files = readdirSync(folder)
    .filter((file) => /\.(ya?ml|csv)$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return file.endsWith('.csv') ? readCsv(file, text) : readYaml(file, text);
    });
  const issues = files.flatMap((file) => file.issues);
  if (issues.length > 0) throw new IssuesError(`The files of ${folder} cannot be read:`, issues);
  return files.flatMap((file) => file.records);
}

/** The nodes of a YAML file: a list of maps. */
export function readYaml(file: string, text: string): ReadFile {
  const document = parseDocument(text, { prettyErrors: true });
  const issues = document.errors.map((error) => `${file}: ${error.message.split('\n')[0]}`);
  if (issues.length > 0) return { records: [], issues };
  const list: unknown = document.toJS() ?? [];
  if (!Array.isArray(list) || list.some((one) => !isMap(one))) {
    return { records: [], issues: [`${file}: must be a list of nodes`] };
  }
  const records = list.map((values: Record<string, unknown>, i) => ({
    at: { file, node: typeof values.id === 'string' ? values.id : `node ${i + 1}` },
    values,
  }));
  return { records, issues };
}

/** The nodes of a CSV file with a header; an empty cell is no value, and lists are separated by `;`. */
export function readCsv(file: string, text: string): ReadFile {
  try {
    const options = { columns: true, bom: true, trim: true, info: true } as const;
    const rows: readonly CsvRow[] = parseCsv(text, options);
    let line = 1;
    const records = rows.map(({ record, info }): NodeRecord => {
      const at = { file, line: line + 1 };
      line = info.lines;
      const cells = Object.entries(record).filter(([, cell]) => cell !== '');
      return { at, values: Object.fromEntries(cells), textual: TEXTUAL };
    });
    return { records, issues: [] };
  } catch (error) {
    return { records: [], issues: [`${file}: ${(error as Error).message}`] };
  }
}

const isMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
