import type { Issue, Note } from './issue';
import type { Image } from './journal';
import type { NodeRecord } from './records';

/** The formats that can be read. */
export const IMPORT_FORMATS = ['csv', 'yaml', 'jsonl', 'iati'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** What an import is told. All its files are one unit: all of them are in, or nothing is. */
export interface ImportOptions {
  readonly files: readonly string[];
  /** The format of all files; told by their names unless given. */
  readonly format?: ImportFormat;
  /** The address of a mapping file, for tables whose columns are not named as the graph's properties. */
  readonly mapping?: string;
  /** The address of a YAML file with the source of whatever names none; also the id of a source that is there. */
  readonly source?: string;
  /** Checks and tells what would change; writes nothing. */
  readonly dryRun?: boolean;
  /** `stop`: one issue, and nothing is written. `skip`: bad records are left out, and the relationships to them. */
  readonly onError?: 'stop' | 'skip';
  /** The file in which near matches are decided; beside the first file unless given. */
  readonly decisions?: string;
  /** Who imports, and why, for the journal. */
  readonly by?: string;
  readonly why?: string;
  onProgress?(progress: ImportProgress): void;
  readonly signal?: AbortSignal;
}

/** How far an import has come. */
export interface ImportProgress {
  readonly phase: 'checking' | 'writing' | 'undoing';
  /** Records checked or written so far. */
  readonly records: number;
  /** How much of the phase is done, from 0 to 1. */
  readonly share: number;
}

/** A new entity that may be one that is there; nothing is decided by itself. */
export interface NearMatch {
  /** The name as it was given, and where. */
  readonly given: string;
  readonly at: string;
  readonly type: string;
  /** What it resembles. */
  readonly like: string;
  readonly likeName: string;
}

/** What an import does to an entity that was there. */
export interface EntityChange {
  readonly id: string;
  readonly before: Image;
  readonly after: Image;
}

/** How many entities were, or would be, created and so on, each once; and how many records were refused. */
export interface ImportTally {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** What became of an import. */
export interface ImportReport {
  readonly files: readonly string[];
  /** `imported`, `unchanged` (nothing new in it), `checked` (a dry run), `refused` (nothing was written). */
  readonly outcome: 'imported' | 'unchanged' | 'checked' | 'refused';
  readonly entities: Readonly<ImportTally>;
  /** Refused are those that lead to what was refused, while what they leave is in. */
  readonly relationships: {
    readonly created: number;
    readonly updated: number;
    readonly refused: number;
  };
  /** In the order of the files, equal ones once: at most 1,000, some of each kind; `issueCount` in all. */
  readonly issues: readonly Issue[];
  readonly issueCount: number;
  readonly notes: readonly Note[];
  /** What changed in entities that were there: at most 1,000. */
  readonly changes: readonly EntityChange[];
  readonly nearMatches: readonly NearMatch[];
  /** Where near matches wait for a decision; absent where there are none. */
  readonly decisions?: string;
  /** The version of the data set before and after. */
  readonly dataset: { readonly before: string | null; readonly after: string | null };
}

/** A record as the exporter writes it, which the importer reads again. */
export type ExportedRecord = NodeRecord['values'];

/** What was done about an import that did not end. */
export interface Recovery {
  readonly files: readonly string[];
  readonly startedAt: string;
  /** `undone`: nothing of it is in the graph any more. `running`: another process is at it. */
  readonly outcome: 'undone' | 'running';
}
