/**
 * The first pass of an import: everything is read and checked, against itself and against the graph, and what
 * is good is kept in a spool. Nothing is written.
 */
import type { GraphModel } from '../graph/graph-model';
import type { CheckedItem } from './checked-item';
import { checkRecord, type LateReference } from './check-record';
import { contradictions } from './contradictions';
import { currentOf } from './current';
import type { Decisions } from './decisions';
import { told, type Fault, type Note } from './fault';
import { identify, identifyingReferences, type Identified } from './identify';
import type { EntityChange, ImportTally, NearMatch } from './import-report';
import { imagesOf } from './journal';
import { wayOf } from './outgoing';
import { planChanges } from './plan-changes';
import type { Send } from './read-state';
import type { NodeRecord, Read } from './records';
import { References } from './references';
import { referencesOf } from './references-of';
import { SeenIds } from './seen-ids';
import { Spool } from './spool';
import { withSuggestions } from './suggest';

/** How many records are checked together. */
const BATCH = 1_000;
/** How many faults, notes and changes are kept to be told; all are counted. */
const MOST_TOLD = 1_000;

/** What is imported, and how it is taken. */
export interface Checking {
  readonly read: AsyncIterable<Read>;
  /** The sources of records that name none. */
  readonly sources: readonly string[];
  readonly decisions: Decisions;
  readonly curated: boolean;
  /** Entities with a fault are left out; otherwise one is enough to refuse all. */
  readonly skip: boolean;
  onRecords(count: number): void;
  readonly signal?: AbortSignal;
}

/** What the first pass found. */
export interface CheckedFiles {
  readonly spool: Spool<CheckedItem>;
  readonly tally: ImportTally;
  readonly relationships: { created: number; updated: number };
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  /** True where a file cannot be taken at all. */
  readonly whole: boolean;
  readonly notes: readonly Note[];
  readonly changes: readonly EntityChange[];
  readonly near: readonly NearMatch[];
}

/** Checks all that is read. */
export async function checkFiles(
  send: Send,
  model: GraphModel,
  checking: Checking,
): Promise<CheckedFiles> {
  const pass = new CheckPass(send, model, checking);
  try {
    return await pass.run();
  } catch (error) {
    pass.spool.remove();
    throw error;
  }
}

class CheckPass {
  spool = new Spool<CheckedItem>();
  readonly #seen = new SeenIds();
  readonly #changed = new SeenIds();
  readonly #refused = new SeenIds();
  /** Where relationships lead of which a node can have one only. */
  readonly #ends = new SeenIds();
  readonly #references: References;
  readonly #faults: Fault[] = [];
  readonly #notes: Note[] = [];
  readonly #near: NearMatch[] = [];
  /** What records refer to that were refused for something else. */
  readonly #doubted: LateReference[] = [];
  readonly #changes: EntityChange[] = [];
  /** What came by more than once: ids of entities, and ends such as `REPORTS to finding:a`. */
  readonly #again = new Set<string>();
  readonly #late = new Map<string, Fault>();
  /** What is told of only if it is known. */
  readonly #hoped = new Set<string>();
  readonly #tally: ImportTally = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  readonly #relationships = { created: 0, updated: 0 };
  #faultCount = 0;
  #lastRefused = '';
  #whole = false;
  /** How many different entities are to be in the graph when all is written. */
  #entities = 0;

  constructor(
    private readonly send: Send,
    private readonly model: GraphModel,
    private readonly checking: Checking,
  ) {
    this.#references = new References(send, model, this.#seen);
  }

  async run(): Promise<CheckedFiles> {
    let batch: NodeRecord[] = [];
    for await (const one of this.checking.read) {
      if ('fault' in one) this.#refuseRead(one.fault);
      else if ('note' in one) this.#note(one.note);
      else if (batch.push(one.record) === BATCH) {
        await this.#batch(batch);
        batch = [];
      }
    }
    await this.#batch(batch);
    await this.#settle();
    return {
      spool: this.spool,
      tally: this.#tally,
      relationships: this.#relationships,
      faults: await withSuggestions(this.model, this.#references, inOrder(this.#faults)),
      faultCount: this.#faultCount,
      whole: this.#whole,
      notes: this.#notes,
      changes: this.#changes,
      near: this.#near,
    };
  }

  async #batch(records: readonly NodeRecord[]): Promise<void> {
    this.checking.signal?.throwIfAborted();
    const identified = await this.#identify(records.map((one) => this.#withSources(one)));
    await this.#references.prefetch(
      identified.flatMap(({ type, record }) => referencesOf(this.model, type, record)),
    );
    const items = identified.flatMap((one) => this.#check(one));
    const good = await this.#compare(items);
    await this.spool.add(good);
    this.checking.onRecords(records.length);
  }

  #withSources(record: NodeRecord): NodeRecord {
    const { sources } = this.checking;
    const isSource = record.type === 'Source' || String(record.values.id).startsWith('source:');
    return record.values.sources !== undefined || sources.length === 0 || isSource
      ? record
      : { ...record, values: { ...record.values, sources } };
  }

  async #identify(records: readonly NodeRecord[]): Promise<Identified[]> {
    const references = this.#references;
    references.forget();
    await references.prefetch(records.flatMap((one) => identifyingReferences(this.model, one)));
    const found: Identified[] = [];
    for (const record of records) {
      const { decisions, curated } = this.checking;
      const identifying = { model: this.model, references, seen: this.#seen, decisions, curated };
      const one = await identify(identifying, record, this.#near);
      if ('code' in one) {
        this.#refuse([one]);
      } else {
        references.remember(one.id, record.values);
        found.push(one);
      }
    }
    return found;
  }

  #check({ record, id, type }: Identified): CheckedItem[] {
    const faults: Fault[] = [];
    const known = this.#references;
    const fresh = known.inGraph(id) === undefined;
    const partial = !fresh || this.#seen.has(id);
    const checked = checkRecord({ model: this.model, known, partial }, record, id, type, faults);
    if (faults.length > 0) {
      this.#refuse(faults);
      this.#refused.add(id);
      if (this.#doubted.length < MOST_TOLD) this.#doubted.push(...checked.late);
      return [];
    }
    const { only } = record;
    // Whatever names it better is in the graph, or came before.
    if (only === 'new' && (!fresh || this.#seen.has(id))) return [];
    const { node, relationships, late, formerIds } = checked;
    const nameless = late.some((one) => one.id === id);
    const again = nameless || this.#seen.add(id);
    if (again && !nameless) this.#again.add(id);
    for (const one of late) {
      if (only === 'known') this.#hoped.add(one.id);
      else if (!this.#late.has(one.id)) this.#late.set(one.id, one.otherwise);
    }
    const { at } = record;
    const more = {
      ...(only && { only }),
      ...(late.length > 0 && { late }),
      ...(formerIds && { formerIds }),
    };
    return [{ at, node, relationships, fresh, again, ...more }];
  }

  /** Beside what is in the graph: what it changes, and whether there is room for it. */
  async #compare(items: readonly CheckedItem[]): Promise<readonly CheckedItem[]> {
    const met = items.filter((item) => !this.#isNew(item));
    this.#entities += items.length - met.length;
    const current = await currentOf(this.send, this.model, met, { started: false });
    const planned = planChanges(this.model, met, current);
    const clashing = new Set<string>();
    for (const { id, relationship, told: text } of planned.clashes) {
      const item = items.find(({ node }) => node.id === id);
      if (!item || clashing.has(id)) continue;
      clashing.add(id);
      this.#refused.add(id);
      const at = { ...item.at, column: relationship };
      this.#refuse([{ code: 'NO_ROOM', at, told: text }]);
    }
    for (const { id, before, after, relationships } of planned.entities) {
      if (clashing.has(id)) continue;
      if (!before) {
        this.#tally.created += this.#changed.add(id) ? 0 : 1;
      } else {
        this.#tally.updated += this.#changed.add(id) ? 0 : 1;
        if (this.#changes.length < MOST_TOLD) {
          const images = imagesOf(before, after, relationships);
          this.#changes.push({ id, before: { ...images.before }, after: { ...images.after } });
        }
      }
      for (const one of relationships) {
        this.#relationships[one.before ? 'updated' : 'created'] += 1;
      }
    }
    this.#entities += met.filter(({ again, node }) => !again && !clashing.has(node.id)).length;
    return items.filter(({ node }) => !clashing.has(node.id));
  }

  /** Counts what is new and meets nothing: there is nothing to compare it with. */
  #isNew({ node, relationships, fresh, again }: CheckedItem): boolean {
    let alone = fresh && !again;
    for (const { type, from, to } of relationships) {
      const way = wayOf(this.model, type, from, to);
      if (!way?.fromOne) continue;
      alone = false;
      const end = `${type} to ${to}`;
      if (this.#ends.add(end)) this.#again.add(end);
    }
    if (!alone) return false;
    this.#changed.add(node.id);
    this.#tally.created += 1;
    this.#relationships.created += relationships.length;
    return true;
  }

  /** What can be told only once all was read: what never came, and what says two things of one entity. */
  async #settle(): Promise<void> {
    const missing = new Set([...this.#late.keys()].filter((id) => !this.#seen.has(id)));
    const hoped = [...this.#hoped].some((id) => !this.#seen.has(id));
    if (this.#again.size > 0) {
      for (const { id, fault } of await contradictions(this.model, this.spool, this.#again)) {
        missing.add(id);
        this.#refuse([fault]);
      }
    }
    for (const { id, otherwise } of this.#doubted) {
      if (!this.#seen.has(id) && !this.#refused.has(id)) this.#fault(otherwise);
    }
    if (!this.checking.skip) {
      // That something refused is missing elsewhere too would only say the same again.
      const unknown = [...missing].filter((id) => !this.#refused.has(id));
      for (const id of unknown)
        this.#refuse([this.#late.get(id)].filter((one) => one !== undefined));
    }
    if (hoped || this.checking.skip) {
      for (const id of this.#hoped) if (!this.#seen.has(id)) missing.add(id);
      for (let before = 0; before < missing.size;) {
        before = missing.size;
        await this.#leaveOut(missing);
      }
    }
    const { created, updated } = this.#tally;
    this.#tally.unchanged = this.#entities - created - updated;
  }

  /** Leaves out what refers to something that is missing; what is left out is missing then. */
  async #leaveOut(missing: Set<string>): Promise<void> {
    const kept = new Spool<CheckedItem>();
    for await (const batch of this.spool.batches(BATCH)) {
      await kept.add(batch.filter((item) => !this.#isLeftOut(item, missing)));
    }
    this.spool.remove();
    this.spool = kept;
  }

  #isLeftOut(item: CheckedItem, missing: Set<string>): boolean {
    const { id } = item.node;
    const nameless = item.late?.some((one) => one.id === id) ?? false;
    const lacks = [...referred(item), ...(nameless ? [id] : [])].find((one) => missing.has(one));
    if (lacks === undefined && !missing.has(id)) return false;
    if (lacks !== undefined && item.only === 'known') this.#note(leftOut(item, lacks));
    else if (lacks !== undefined && this.checking.skip) this.#refuse([this.#lacking(item, lacks)]);
    if (!item.again) {
      this.#entities -= 1;
      if (item.fresh) this.#tally.created -= 1;
      else if (this.#changed.has(id)) this.#tally.updated -= 1;
    }
    if (item.fresh) missing.add(id);
    return true;
  }

  #lacking({ at, late }: CheckedItem, id: string): Fault {
    const unknown = late?.find((one) => one.id === id)?.otherwise;
    if (unknown && !this.#refused.has(id)) return unknown;
    const text = told(
      `${id}, to which it leads, was left out`,
      `${id}, a donde lleva, quedó fuera`,
    );
    return { code: 'LEADS_TO_REFUSED', at, value: id, told: text };
  }

  /** Readers tell several faults of one record, one after the other. */
  #refuseRead(fault: Fault): void {
    const { file, line, node } = fault.at;
    const of = `${file} ${node ?? line ?? ''}`;
    if (this.#lastRefused === of) this.#tally.refused -= 1;
    this.#lastRefused = of;
    this.#whole ||= fault.whole ?? false;
    this.#refuse([fault]);
  }

  #refuse(faults: readonly Fault[]): void {
    this.#tally.refused += 1;
    for (const one of faults) this.#fault(one);
  }

  #fault(fault: Fault): void {
    this.#faultCount += 1;
    if (this.#faults.length < MOST_TOLD) this.#faults.push(fault);
  }

  #note(note: Note): void {
    if (this.#notes.length < MOST_TOLD) this.#notes.push(note);
  }
}

/** As they stand in the files: what is found only at the end is not told last. */
function inOrder(faults: readonly Fault[]): Fault[] {
  const files = [...new Set(faults.map(({ at }) => at.file))];
  const place = ({ at }: Fault): number => files.indexOf(at.file) * 2 ** 32 + (at.line ?? 0);
  return [...faults].sort((a, b) => place(a) - place(b));
}

function leftOut({ at, node }: CheckedItem, id: string): Note {
  const text = told(
    `${node.id} is tied to ${id}, which is neither in the graph nor in the files: the tie was left out`,
    `${node.id} se relaciona con ${id}, que no está en el grafo ni en los archivos: la relación quedó fuera`,
  );
  return { at, told: text };
}

/** The ids of what an item refers to. */
function* referred({ node, relationships }: CheckedItem): Generator<string> {
  yield* (node.properties.sources ?? []) as string[];
  for (const { to, properties } of relationships) {
    yield to;
    yield* (properties.sources ?? []) as string[];
  }
}
