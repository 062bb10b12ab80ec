import { statSync, existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportOptions, ImportReport } from './import-report';
import { importRecords } from './import-records';
import { readMapping } from './mapping/read-mapping';
import type { Mapping } from './mapping/mapping';
import { openFile } from './read/open-file';
import { formatOf, readFile } from './read/read-file';
import type { Read, ReadProgress } from './records';
import type { Store } from './recover';
import { idPrefix } from '../model/ids';
import { IssuesError } from '../errors';
import { parseDocument } from 'yaml';
import { readIatiParents } from './read/iati/read-iati';

/**
 * Imports files as one unit: all of them are in the graph, or nothing of them is. Throws an IssuesError where a
 * mapping, a source or a file of decisions cannot be used; what is wrong with the files themselves is in the report.
 */
export async function importFiles(store: Store, options: ImportOptions): Promise<ImportReport> {
  const files = inOrder(options.files);
  const { source, onError = 'stop', dryRun = false, by = 'cli', why, signal } = options;
  const mapping =
    options.mapping === undefined ? undefined : readMapping(options.mapping, store.model);
  const given = source === undefined ? undefined : readSource(source);
  const progress: ReadProgress = { bytes: 0 };
  const total = sizeOf(files);
  return importRecords(store, {
    files: files.map((file) => basename(file)),
    read: recordsOf(given?.reads ?? [], { ...options, files }, mapping, progress),
    share: () => Math.min(1, progress.bytes / total),
    sources: given ? [given.id] : [],
    decisions: options.decisions ?? `${files[0] ?? ''}.decisions.yaml`,
    onError,
    dryRun,
    by,
    ...(why !== undefined && { why }),
    onProgress: (at) => options.onProgress?.(at),
    ...(signal && { signal }),
  });
}

/** By their names: whatever the order in which files are named, the same is written, and in the same order. */
const inOrder = (files: readonly string[]): string[] =>
  [...files].sort((a, b) => compare(basename(a), basename(b)) || compare(a, b));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function* recordsOf(
  first: readonly Read[],
  { files, format }: ImportOptions,
  mapping: Mapping | undefined,
  progress: ReadProgress,
): AsyncGenerator<Read> {
  yield* first;
  const iatiParents = await parentsIn(
    files.filter((file) => (format ?? formatOf(file)) === 'iati'),
  );
  for (const file of files) {
    yield* readFile(file, {
      progress,
      iatiParents,
      ...(format && { format }),
      ...(mapping && { mapping }),
    });
  }
}

/** What the activities of all files name as their parents: these may stand in another file, or come later. */
async function parentsIn(files: readonly string[]): Promise<Set<string>> {
  const parents = new Set<string>();
  for (const file of files) {
    // Whatever is wrong with a file is told when it is read.
    const opened = await openFile(file, undefined, undefined, 'iati').catch(() => undefined);
    if (!opened) continue;
    for (const parent of await readIatiParents(opened.bytes())) parents.add(parent);
  }
  return parents;
}

/** How many bytes the files have; one at least, so that a share of it can be told. */
const sizeOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0) || 1;

/** The source of an import: its id, and the record of it where a file gives that. */
export interface SourceGiven {
  readonly id: string;
  readonly reads: readonly Read[];
}

/** The source that is named: by the id of one that is there, or by a YAML file that tells of one. */
export function readSource(given: string): SourceGiven {
  if (!existsSync(given) && idPrefix(given) === 'source') return { id: given, reads: [] };
  const file = basename(given);
  const refuse = (issue: string): never => {
    throw new IssuesError(`The source ${given} cannot be used:`, [issue]);
  };
  if (!existsSync(given)) {
    return refuse('it is neither the id of a source, such as source:a, nor a file that is there');
  }
  const document = parseDocument(readFileSync(given, 'utf8'), { prettyErrors: true });
  const [error] = document.errors;
  if (error) return refuse(`${file}: ${error.message.split('\n')[0] ?? ''}`);
  const parsed: unknown = document.toJS();
  const [values, ...others] = Array.isArray(parsed) ? (parsed as unknown[]) : [parsed];
  if (typeof values !== 'object' || values === null || others.length > 0) {
    return refuse(`${file}: must be the properties of one source: id, name, url, …`);
  }
  const { id } = values as { id?: unknown };
  if (typeof id !== 'string' || idPrefix(id) !== 'source') {
    return refuse(
      `${file}: id must be that of a source, such as source:a, got ${JSON.stringify(id)}`,
    );
  }
  const record = { at: { file, node: id }, values: values as Record<string, unknown> };
  return { id, reads: [{ record }] };
}
