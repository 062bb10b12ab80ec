/**
 * The one way into the graph: what readers give is checked as a whole, and then written as a whole or not at
 * all. The seed and every import go through it.
 */
import { existsSync } from 'node:fs';
import type { Dataset } from '../read/run/dataset';
import { checkFiles, type CheckedFiles } from './check-files';
import { readDecisions, writeDecisions, type Decisions } from './decisions';
import type { ImportProgress, ImportReport } from './import-report';
import type { Changing } from './journal';
import type { Read } from './records';
import type { Store } from './recover';
import { storeSchema } from './store-schema';
import { undoImport } from './undo';
import {
  LeftOverError,
  acquireLock,
  LeaseLostError,
  raiseRevision,
  releaseLock,
} from './import-lock';
import { writeSpool } from './write-spool';
import type { Engine } from '../engine/engine';
import { type GraphModel, entityTypes, nodeModel } from '../model/graph-model';
import { countsName } from '../model/counted';
import { flagsOf } from './stored';
import { propertiesGiven } from './outgoing';
import { nodePages } from './read-pages';

/** From how many records on a write changes what the engine keeps about the graph. */
const LARGE = 1_000;

/** What is imported, and how. */
export interface Importing {
  /** The names of the files, for messages and the journal. */
  readonly files: readonly string[];
  readonly read: AsyncIterable<Read>;
  /** How much of the files was read, from 0 to 1. */
  share(): number;
  /** The sources of records that name none. */
  readonly sources: readonly string[];
  /** The file in which near matches are decided; absent where none are looked for. */
  readonly decisions?: string;
  readonly onError: 'stop' | 'skip';
  readonly dryRun: boolean;
  readonly by: string;
  readonly why?: string;
  /** What is told of the data set from then on, for a collection that describes itself. */
  readonly description?: Dataset;
  onProgress(progress: ImportProgress): void;
  readonly signal?: AbortSignal;
}

/** Imports what readers give: all of it or nothing. */
export async function importRecords(store: Store, importing: Importing): Promise<ImportReport> {
  const { engine, model } = store;
  const { files, dryRun, onError, decisions: path } = importing;
  const decisions: Decisions = path === undefined ? new Map() : readDecisions(path);
  if (!dryRun) await engine.ensureSchema(storeSchema(model));
  const { dataset } = await engine.store.records();
  const before = dataset?.version ?? null;
  const checked = await checkFiles(engine.store, model, {
    read: importing.read,
    files,
    sources: importing.sources,
    decisions,
    curated: path === undefined,
    skip: onError === 'skip',
    signal: importing.signal,
    share: () => importing.share(),
    onProgress: (records, share) => importing.onProgress({ phase: 'checking', records, share }),
  });
  try {
    if (path !== undefined && checked.near.length > 0)
      writeDecisions(path, decisions, checked.near);
    const stopped =
      checked.issueCount > 0 && (onError === 'stop' || checked.whole || checked.spool.length === 0);
    const { created, updated } = checked.tally;
    const { description } = importing;
    const describes =
      description !== undefined && description.version !== (dataset?.edition ?? before);
    const write = !dryRun && !stopped && (created + updated > 0 || describes);
    const after = write ? await writeAll(store, importing, checked) : before;
    const outcome = stopped ? 'refused' : dryRun ? 'checked' : write ? 'imported' : 'unchanged';
    const waiting = path !== undefined && existsSync(path) && checked.near.length > 0;
    return {
      files,
      outcome,
      entities: checked.tally,
      relationships: checked.relationships,
      issues: checked.issues,
      issueCount: checked.issueCount,
      notes: checked.notes,
      changes: checked.changes,
      nearMatches: checked.near,
      ...(waiting && { decisions: path }),
      dataset: { before, after },
    };
  } finally {
    checked.spool.remove();
  }
}

async function writeAll(
  { engine, model }: Store,
  importing: Importing,
  { spool }: CheckedFiles,
): Promise<string> {
  const { files, by, why, description, signal } = importing;
  const lock = await acquireLock(engine, model, files, description);
  const { owner, next: revision, edition } = lock;
  const changing: Changing = {
    revision,
    at: new Date().toISOString(),
    by,
    role: 'import',
    ...(why !== undefined && { why }),
    origin: files.join(', '),
  };
  let records = 0;
  const progress = (phase: 'writing' | 'undoing', count: number): void => {
    records += count;
    importing.onProgress({ phase, records, share: Math.min(1, records / spool.length) });
  };
  try {
    await countAnew(engine, model, signal);
    await writeSpool(engine, model, spool, {
      changing,
      owner,
      signal,
      onRecords: (count) => progress('writing', count),
    });
    const version = await engine.transaction(async (transaction) => {
      await releaseLock(transaction, owner);
      return raiseRevision(transaction, { revision, edition, description });
    });
    if (spool.length >= LARGE) await engine.refreshStatistics();
    return version;
  } catch (error) {
    const written = records;
    records = 0;
    try {
      await undoImport(engine, model, { owner, revision }, (count) => progress('undoing', count));
    } catch (issue) {
      // Whoever took it over undoes it, or a server that runs, or the next command, once the store can be reached.
      if (issue instanceof LeaseLostError) throw error;
      throw new LeftOverError(files, written, spool.length, error);
    }
    throw error;
  }
}

/** How many nodes are counted in one transaction. */
const AT_ONCE = 1_000;

/**
 * Counts the relationships and the disputes of all nodes where a store has not what this model counts: an earlier version wrote it,
 * or a type has come since. Nobody else may write meanwhile; what was begun and not ended is begun again.
 */
export async function countAnew(
  engine: Engine,
  model: GraphModel,
  signal?: AbortSignal,
): Promise<void> {
  const counted = countsName(model);
  const { facts } = await engine.store.records();
  if (!facts || facts.counted === counted) return;
  const read = { limit: AT_ONCE, properties: ['id'] };
  for (const name of entityTypes(model)) {
    const type = nodeModel(model, name);
    const flags = flagsOf(propertiesGiven(type));
    for await (const rows of nodePages(engine.store, name, read, signal)) {
      const ids = rows.map(({ id }) => String(id));
      await engine.transaction((transaction) => transaction.recount(type, ids, flags));
    }
  }
  await engine.transaction((transaction) => transaction.updateRecord('facts', { counted }));
}
