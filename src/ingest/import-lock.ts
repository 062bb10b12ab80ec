/**
 * One writer at a time. Every change takes the graph for the length of its transaction; an import, which is many
 * transactions, also holds a lock for as long as it is under way, and renews its lease: other writers wait or are
 * told, and whoever finds the lock of one that died undoes it.
 */
import { randomUUID } from 'node:crypto';
import type { Engine } from '../engine/engine';
import { EngineError } from '../engine/engine-error';
import {
  DATASET_LABEL,
  DATED_LABEL,
  IMPORT_LABEL,
  type Dataset,
  type EnglishTexts,
} from '../read/run/dataset';
import { countsName } from '../model/counted';
import { FOLDING } from '../model/fold';
import type { GraphModel } from '../model/graph-model';
import type { Send } from './read-state';

/** How long an import that shows no sign of life is taken to be alive, in milliseconds. */
export const LEASE_MS = 15_000;

/** The lock that an import holds while it is under way. */
export interface ImportLock {
  readonly owner: string;
  readonly revision: number;
  readonly files: readonly string[];
  readonly startedAt: string;
  /** When it last showed a sign of life, in milliseconds since 1970. */
  readonly aliveAt: number;
  /** True where there was no data set before it. */
  readonly first?: boolean;
}

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
  send: Send,
  model: GraphModel,
  described?: Dataset,
): Promise<Taken> {
  const [dataset] = await send({
    text: `MATCH (d:${DATASET_LABEL}) SET d.id = 'dataset', d.taken = $token RETURN d.edition AS edition, d.revision AS revision, d.version AS version`,
    params: { token: randomUUID() },
  });
  const lock = await readLock(send);
  const found = { ...(lock && { lock }) };
  if (dataset) {
    const edition = String(dataset.edition ?? dataset.version);
    const version = String(dataset.version);
    return { next: Number(dataset.revision ?? 0) + 1, edition, version, ...found };
  }
  const { version: edition, ...description } = described ?? undescribed(today());
  const taken = randomUUID();
  const properties = {
    ...description,
    id: 'dataset',
    edition,
    version: edition,
    revision: 0,
    taken,
  };
  const text = `CREATE (d:${DATASET_LABEL}) SET d = $properties`;
  await send({ text, params: { properties } });
  // Nothing is there yet, so it is known that nothing has dates or keys, and that all will keep its counts and be folded as it is now.
  const dated = `MERGE (d:${DATED_LABEL} {key: 'dated'}) SET d.types = coalesce(d.types, []), d.keyed = [], d.counted = $counted, d.folding = $folding`;
  await send({ text: dated, params: { counted: countsName(model), folding: FOLDING } });
  return { next: described ? 0 : 1, edition, version: null, ...found };
}

/** The edition and the version of the data set; undefined where the graph has none. */
export async function readEdition(
  send: Send,
): Promise<{ readonly edition: string; readonly version: string } | undefined> {
  const [row] = await send({
    text: `MATCH (d:${DATASET_LABEL}) RETURN d.version AS version, d.edition AS edition`,
    params: {},
  });
  const version = row?.version as string | undefined;
  return version === undefined
    ? undefined
    : { version, edition: (row?.edition ?? version) as string };
}

/** The lock of an import that is under way, or that died. */
export async function readLock(send: Send): Promise<ImportLock | undefined> {
  const [row] = await send({
    text: `MATCH (i:${IMPORT_LABEL} {id: 'import'}) RETURN properties(i) AS lock`,
    params: {},
  });
  return row?.lock as ImportLock | undefined;
}

/** Gives the graph a new revision, and a version that names it. */
export async function raiseRevision(
  send: Send,
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
  await send({
    text: `MATCH (d:${DATASET_LABEL} {id: 'dataset'}) SET d += $properties`,
    params: { properties },
  });
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
  return engine.transaction(async ({ run }) => {
    const taken = await takeGraph(run, model, described);
    if (taken.lock) throw new BusyError(taken.lock);
    const lock: ImportLock & { id: string } = {
      id: 'import',
      owner: randomUUID(),
      revision: taken.next,
      files,
      startedAt: new Date().toISOString(),
      aliveAt: Date.now(),
      first: taken.version === null,
    };
    await run({ text: `CREATE (i:${IMPORT_LABEL}) SET i = $lock`, params: { lock } });
    return { ...taken, owner: lock.owner };
  });
}

/** Makes an unfinished import one's own, so that nobody else undoes it; false where another process was quicker. */
export async function takeOverLock(engine: Engine, from: string, owner: string): Promise<boolean> {
  return engine.transaction(async ({ run }) => {
    await holdLock(run);
    const rows = await run({
      text: `MATCH (i:${IMPORT_LABEL} {id: 'import', owner: $from}) SET i.owner = $owner, i.aliveAt = $now RETURN i.owner AS owner`,
      params: { from, owner, now: Date.now() },
    });
    return rows.length === 1;
  });
}

/**
 * Holds the lock until the transaction ends. Whose it is must be read after that: a statement that finds and writes it
 * waits in between for whoever writes it, and does not look again.
 */
const holdLock = (send: Send): Promise<unknown> =>
  send({
    text: `MATCH (i:${IMPORT_LABEL} {id: 'import'}) SET i.held = $token`,
    params: { token: randomUUID() },
  });

/** Shows a sign of life within a transaction; refused where another process has taken the import over. */
export async function renewLease(send: Send, owner: string): Promise<void> {
  await holdLock(send);
  const [row] = await send({
    text: `MATCH (i:${IMPORT_LABEL} {id: 'import', owner: $owner}) SET i.aliveAt = $now RETURN count(i) AS mine`,
    params: { owner, now: Date.now() },
  });
  if (row?.mine !== 1) throw new LeaseLostError();
}

/** Releases the lock of an import that ended. */
export async function releaseLock(send: Send, owner: string): Promise<void> {
  await renewLease(send, owner);
  await send({ text: `MATCH (i:${IMPORT_LABEL} {id: 'import'}) DELETE i`, params: {} });
}

/** True where an issue says that two writers met: another try may do. */
export const isConflict = (error: unknown): boolean =>
  error instanceof EngineError && error.kind === 'conflict';

const today = (): string => new Date().toISOString().slice(0, 10);
