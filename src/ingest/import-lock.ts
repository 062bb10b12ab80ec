/**
 * One writer at a time. Every change takes the graph for the length of its transaction; an import, which is many
 * transactions, also holds a lock for as long as it is under way, and renews its lease: other writers wait or are
 * told, and whoever finds the lock of one that died undoes it.
 */
import { randomUUID } from 'node:crypto';
import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/engine-error';
import type { ImportLock, StoreTransaction } from '../engine/store';
import type { Dataset, EnglishTexts } from '../read/run/dataset';
import { countsName } from '../model/counted';
import { FOLDING } from '../model/fold';
import type { GraphModel } from '../model/graph-model';

/** How long an import that shows no sign of life is taken to be alive, in milliseconds. */
export const LEASE_MS = 15_000;

/** What the graph tells of itself to who takes it. */
export interface Taken {
  /** The revision that the next change makes. */
  readonly next: number;
  readonly edition: string;
  readonly version: string | null;
  readonly lock?: ImportLock;
}

/** An import is under way in another process. */
export class BusyError extends Error {
  constructor(readonly lock: ImportLock) {
    super(`An import of ${lock.files.join(', ')} is under way since ${lock.startedAt}`);
    this.name = 'BusyError';
  }
}

/** Another process undid this import, since it had shown no sign of life. */
export class LeaseLostError extends Error {
  constructor() {
    super('The import was undone by another process, which took it for dead');
    this.name = 'LeaseLostError';
  }
}

/** An import failed and could not be undone: what it has written is seen until another process undoes it. */
export class LeftOverError extends Error {
  constructor(
    readonly files: readonly string[],
    /** How many of its records are known to be written, of how many. */
    readonly written: number,
    readonly records: number,
    cause: unknown,
  ) {
    super(`The import of ${files.join(', ')} is left half done`, { cause });
    this.name = 'LeftOverError';
  }
}

/** What is told of a data set that nobody has described: the licences are those of the sources. */
const undescribed = (today: string): Dataset & EnglishTexts => ({
  name: 'Tinkuy',
  version: today.slice(0, 7).replace('-', '.'),
  asOf: today,
  licence: 'según cada fuente',
  citation: 'Tinkuy, versión {version} (datos al {asOf}).',
  citationEn: 'Tinkuy, version {version} (data as of {asOf}).',
});

/**
 * Takes the graph until the transaction ends: other writers wait. `described` tells of a graph that has nothing yet.
 * The name that the writer leaves stays until the next: two states of a store, or of two stores, never tell the same.
 */
export async function takeGraph(
  transaction: StoreTransaction,
  model: GraphModel,
  described?: Dataset,
): Promise<Taken> {
  const taken = randomUUID();
  await transaction.updateRecord('dataset', { taken });
  const { dataset, facts, lock } = await transaction.records();
  const found = { ...(lock && { lock }) };
  if (dataset) {
    const { version, edition = version, revision = 0 } = dataset;
    return { next: revision + 1, edition, version, ...found };
  }
  const { version: edition, ...description } = described ?? undescribed(today());
  const properties = { ...description, edition, version: edition, revision: 0, taken };
  await transaction.createRecord('dataset', properties);
  // Nothing is there yet, so it is known that nothing has dates or keys, and that all will keep its counts and be folded as it is now.
  const kept = {
    types: facts?.types ?? [],
    keyed: [],
    counted: countsName(model),
    folding: FOLDING,
  };
  if (facts) await transaction.updateRecord('facts', kept);
  else await transaction.createRecord('facts', kept);
  return { next: described ? 0 : 1, edition, version: null, ...found };
}

/** Gives the graph a new revision, and a version that names it. */
export async function raiseRevision(
  transaction: StoreTransaction,
  { revision, edition, description }: { revision: number; edition: string; description?: Dataset },
): Promise<string> {
  const { version: described, ...texts } = description ?? {};
  const version = versionOf(described ?? edition, revision);
  const properties = {
    ...texts,
    // A description tells what it holds at first; from then on, the day of the last change does.
    ...(revision > 0 && { asOf: today() }),
    edition: described ?? edition,
    revision,
    version,
  };
  await transaction.updateRecord('dataset', properties);
  return version;
}

/** The version of a data set: its edition, and how often it was changed since. */
export const versionOf = (edition: string, revision: number): string =>
  revision === 0 ? edition : `${edition}.${revision}`;

/** True where the import may be going on in another process; one of this process's own store cannot. */
export const isLeased = (engine: Engine, { aliveAt }: ImportLock, leaseMs = LEASE_MS): boolean =>
  !engine.capabilities.exclusive && Date.now() - aliveAt < leaseMs;

/** Acquires the lock of an import; refused where there is one. */
export async function acquireLock(
  engine: Engine,
  model: GraphModel,
  files: readonly string[],
  described?: Dataset,
): Promise<Taken & { readonly owner: string }> {
  return engine.transaction(async (transaction) => {
    const taken = await takeGraph(transaction, model, described);
    if (taken.lock) throw new BusyError(taken.lock);
    const lock: ImportLock = {
      owner: randomUUID(),
      revision: taken.next,
      files,
      startedAt: new Date().toISOString(),
      aliveAt: Date.now(),
      first: taken.version === null,
    };
    await transaction.createRecord('lock', lock);
    return { ...taken, owner: lock.owner };
  });
}

/** Makes an unfinished import one's own, so that nobody else undoes it; false where another process was quicker. */
export const takeOverLock = (engine: Engine, from: string, owner: string): Promise<boolean> =>
  engine.transaction((transaction) =>
    transaction.updateRecord('lock', { owner, aliveAt: Date.now() }, { owner: from }),
  );

/** Shows a sign of life within a transaction; refused where another process has taken the import over. */
export async function renewLease(transaction: StoreTransaction, owner: string): Promise<void> {
  const mine = await transaction.updateRecord('lock', { aliveAt: Date.now() }, { owner });
  if (!mine) throw new LeaseLostError();
}

/** Releases the lock of an import that ended. */
export async function releaseLock(transaction: StoreTransaction, owner: string): Promise<void> {
  await renewLease(transaction, owner);
  await transaction.removeRecord('lock');
}

/** True where an issue says that two writers met: another try may do. */
export const isConflict = (error: unknown): boolean =>
  error instanceof EngineError && error.kind === 'conflict';

const today = (): string => new Date().toISOString().slice(0, 10);
