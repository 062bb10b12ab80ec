import { stringify as toCsv } from 'csv-stringify/sync';
import { stringify as toYaml } from 'yaml';
import { nodeModel, type GraphModel } from '../model/graph-model';
import { idPrefix } from '../model/ids';
import { statedNames } from './export-graph';
import type { ExportedRecord } from './import-report';
import { outgoing } from './outgoing';

/** The formats that the graph can be exported in. */
export const EXPORT_FORMATS = ['jsonl', 'yaml', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Writes records as text, one after the other. */
export interface RecordWriter {
  /** What stands before the first record. */
  readonly head: string;
  write(record: ExportedRecord): string;
  /** What the format had no room for so far: properties of relationships, and values with a `;` in them. */
  readonly lost: number;
}

/** A writer of JSON Lines or YAML, which hold everything, or of a CSV, which holds the nodes of one type. */
export function recordWriter(model: GraphModel, format: ExportFormat, type = ''): RecordWriter {
  if (format === 'csv') return new CsvWriter(model, type);
  const write =
    format === 'jsonl'
      ? (record: ExportedRecord) => `${JSON.stringify(record)}\n`
      : (record: ExportedRecord) => toYaml([record], { lineWidth: 0 });
  return { head: '', write, lost: 0 };
}

class CsvWriter implements RecordWriter {
  lost = 0;
  readonly head: string;
  readonly #columns: readonly string[];
  readonly #prefix: string | undefined;

  constructor(model: GraphModel, type: string) {
    const node = nodeModel(model, type);
    const relationships = new Set(outgoing(model, node).map((one) => one.type));
    this.#columns = [
      'id',
      ...statedNames(node),
      'sources',
      'formerIds',
      ...[...relationships].sort(),
    ];
    this.#prefix = [...model.byPrefix].find(([, one]) => one === node)?.[0];
    this.head = toCsv([this.#columns]);
  }

  write(record: ExportedRecord): string {
    if (idPrefix(String(record.id)) !== this.#prefix) return '';
    return toCsv([this.#columns.map((column) => this.#cell(record[column]))]);
  }

  #cell(value: unknown): string {
    if (value === undefined || value === null) return '';
    if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
    return value
      .map((one: unknown) => {
        const [text, more] =
          typeof one === 'object' && one !== null && 'to' in one
            ? [String(one.to), Object.keys(one).length > 1]
            : [String(one), false];
        if (more || text.includes(';')) this.lost += 1;
        return text;
      })
      .join(';');
  }
}
