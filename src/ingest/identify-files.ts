/**
 * Reads all that is imported, and tells which entities its records are about. When it is done, all ids, codes and
 * names of the files are known, so that the order of files and records makes no difference to what follows.
 */
import type { GraphModel, NodeModel } from '../model/graph-model';
import { idPrefix } from '../model/ids';
import type { Issue, Note } from './issue';
import { identify, identifyingReferences } from './identify';
import type { NearMatch } from './import-report';
import { namesIn } from './names-in-graph';
import type { NodeRecord, Read } from './records';
import type { References } from './references';
import { referencesOf } from './references-of';
import { SeenIds } from './seen-ids';
import type { StoreReader } from '../engine/store';
import { Spool } from './spool';
import type { Decisions } from './decisions';
import { cleanTexts } from './texts';

/** How many records are looked at together. */
const BATCH = 1_000;

/** A record of which it is known what it is about. */
export interface IdentifiedRecord {
  readonly record: NodeRecord;
  readonly id: string;
  /** True where the graph has no such entity. */
  readonly fresh: boolean;
}

/** What is needed to tell what records are about. */
export interface IdentifyingFiles {
  readonly reader: StoreReader;
  readonly model: GraphModel;
  readonly references: References;
  /** Takes the ids of all records, whatever becomes of them. */
  readonly seen: SeenIds;
  readonly checking: Checking;
  readonly telling: Telling;
}

/** Reads and identifies all records; gives them in a spool that the caller removes. */
export async function identifyFiles(given: IdentifyingFiles): Promise<Spool<IdentifiedRecord>> {
  const pass = new IdentifyPass(given);
  const read = new Spool<NodeRecord>();
  try {
    await pass.read(read);
    return await pass.identify(read);
  } finally {
    read.remove();
  }
}

class IdentifyPass {
  /** The names by which records refer to others, and those of records that have no id: `Type`, line end, name. */
  readonly #referred = new SeenIds();
  readonly #idless = new SeenIds();
  readonly #near = new Set<string>();
  #anyReferred = false;
  #anyIdless = false;
  #lastRefused = '';

  constructor(private readonly given: IdentifyingFiles) {}

  async read(records: Spool<NodeRecord>): Promise<void> {
    const { checking, telling } = this.given;
    let batch: NodeRecord[] = [];
    let count = 0;
    const give = async (): Promise<void> => {
      if (batch.length === 0) return;
      checking.signal?.throwIfAborted();
      await records.add(batch);
      telling.onRead(count);
      batch = [];
    };
    for await (const one of checking.read) {
      if ('issue' in one) this.#refuseRead(one.issue);
      else if ('note' in one) telling.note(one.note);
      else {
        const record = this.#withSources(cleaned(one.record));
        this.#meet(record);
        count += 1;
        if (batch.push(record) === BATCH) await give();
      }
    }
    await give();
  }

  async identify(records: Spool<NodeRecord>): Promise<Spool<IdentifiedRecord>> {
    if (this.#anyIdless) await this.#nameThoseWithIds(records);
    const found = new Spool<IdentifiedRecord>();
    try {
      let done = 0;
      for await (const batch of records.batches(BATCH)) {
        this.given.checking.signal?.throwIfAborted();
        await found.add(await this.#batch(batch));
        done += batch.length;
        this.given.telling.onIdentified(done / records.length);
      }
      return found;
    } catch (error) {
      found.remove();
      throw error;
    }
  }

  async #batch(records: readonly NodeRecord[]): Promise<IdentifiedRecord[]> {
    const { model, references, checking, telling, seen } = this.given;
    references.forget();
    await references.prefetch(records.flatMap((one) => identifyingReferences(model, one)));
    const found: IdentifiedRecord[] = [];
    for (const record of records) {
      const near: NearMatch[] = [];
      const { decisions, curated } = checking;
      const one = await identify({ model, references, decisions, curated }, record, near);
      for (const match of near) this.#tellNear(match);
      if ('code' in one) {
        // What refers to it refers to something that the files have, though not rightly.
        if (one.of !== undefined) seen.add(one.of);
        telling.refuse([one], one.of);
        continue;
      }
      const { id, fresh, type } = one;
      seen.add(id);
      const { id: given } = record.values;
      if (typeof given === 'string' && references.today(given) !== id) references.rename(given, id);
      if (given === undefined) references.remember(id, record.values, record.only === 'new');
      if (this.#anyReferred) this.#name(record, type, id, this.#referred);
      for (const part of partsOf(record)) found.push({ record: part, id, fresh });
    }
    return found;
  }

  #tellNear(match: NearMatch): void {
    const { type, given, like } = match;
    const key = `${type}\n${given}\n${like}`;
    if (this.#near.has(key)) return;
    this.#near.add(key);
    this.given.telling.near(match);
  }

  /** What records without an id could be about: those with one, of the same type and name. */
  async #nameThoseWithIds(records: Spool<NodeRecord>): Promise<void> {
    for await (const batch of records.batches(BATCH)) {
      for (const record of batch) {
        const { id } = record.values;
        const type = typeof id === 'string' && this.#typeOf(record);
        if (type && record.only !== 'new') this.#name(record, type, id, this.#idless);
      }
    }
  }

  #name(record: NodeRecord, type: NodeModel, id: string, asked: SeenIds): void {
    for (const name of namesIn(type, record)) {
      if (asked.has(`${type.name}\n${name}`)) {
        this.given.references.rememberName(type.name, name, id);
      }
    }
  }

  /** Remembers what a record has, and what it asks for. */
  #meet(record: NodeRecord): void {
    const { model, references, seen } = this.given;
    const { id, name } = record.values;
    const type = this.#typeOf(record);
    if (!type) return;
    if (typeof id === 'string') {
      seen.add(id);
      references.remember(id, record.values, record.only === 'new');
    } else if (typeof name === 'string' && type.nameIdentifies) {
      this.#anyIdless = true;
      this.#idless.add(`${type.name}\n${name.normalize('NFC').trim()}`);
    }
    for (const { reference, types } of referencesOf(model, type, record)) {
      if (!references.isName(reference)) continue;
      this.#anyReferred = true;
      for (const one of types) this.#referred.add(`${one}\n${reference.normalize('NFC')}`);
    }
  }

  #typeOf({ values: { id }, type }: NodeRecord): NodeModel | undefined {
    const { model } = this.given;
    return typeof id === 'string'
      ? model.byPrefix.get(idPrefix(id) ?? '')
      : model.nodes.get(type ?? '');
  }

  #withSources(record: NodeRecord): NodeRecord {
    const { sources } = this.given.checking;
    const isSource = record.type === 'Source' || String(record.values.id).startsWith('source:');
    return record.values.sources !== undefined || sources.length === 0 || isSource
      ? record
      : { ...record, values: { ...record.values, sources } };
  }

  /** Readers tell several issues of one record, one after the other. */
  #refuseRead(issue: Issue): void {
    const { telling, seen } = this.given;
    const { file, line, node } = issue.at;
    const of = `${file} ${node ?? line ?? ''}`;
    if (issue.of !== undefined) seen.add(issue.of);
    telling.refuse([issue], issue.of, this.#lastRefused === of);
    this.#lastRefused = of;
  }
}

/** A record whose texts have no blanks that only look like one, and nothing that is not seen. */
const cleaned = (record: NodeRecord): NodeRecord => ({
  ...record,
  values: cleanTexts(record.values) as NodeRecord['values'],
});

/** A record that names its entity only loosely is two: one names it where nothing else does, one relates it. */
function partsOf(record: NodeRecord): NodeRecord[] {
  if (!record.loosely) return [record];
  const { loosely: _loosely, ...plain } = record;
  const entries = Object.entries(record.values);
  const relates = ([name]: readonly [string, unknown]): boolean =>
    /^[A-Z]/.test(name) || name === 'sources' || name === 'locator' || name === 'id';
  return [
    {
      ...plain,
      only: 'new',
      values: Object.fromEntries(entries.filter(([name]) => !/^[A-Z]/.test(name))),
    },
    { ...plain, values: Object.fromEntries(entries.filter(relates)) },
  ];
}

/** What is imported, and how it is taken. */
export interface Checking {
  readonly read: AsyncIterable<Read>;
  /** The names of the files, in the order in which they are read. */
  readonly files: readonly string[];
  /** The sources of records that name none. */
  readonly sources: readonly string[];
  readonly decisions: Decisions;
  readonly curated: boolean;
  /** What is bad is left out; otherwise one issue is enough to refuse all. */
  readonly skip: boolean;
  /** How much of the files was read, from 0 to 1. */
  share(): number;
  /** How many records were met, and how much of all the checking is done, from 0 to 1. */
  onProgress(records: number, share: number): void;
  readonly signal?: AbortSignal;
}

/** What the passes of a check tell. */
export interface Telling {
  /** Refuses a record, of an entity with this id if that is known; `same` where the last issue was its as well. */
  refuse(issues: readonly Issue[], id?: string, same?: boolean): void;
  note(note: Note): void;
  near(match: NearMatch): void;
  onRead(records: number): void;
  onIdentified(share: number): void;
}
