/**
 * The second pass of an import: what was checked is written, a batch in each transaction, together with its
 * entries in the journal. Nodes come first; what leads to nodes that come later is written at the end.
 */
import type { Engine } from '../engine/engine';
import type { GraphModel } from '../model/graph-model';
import { currentOf, meets } from './current';
import { rememberFormerIds } from './former-ids';
import { imagesOf, writeJournal, type ChangeEntry, type Changing } from './journal';
import { planChanges, type Current, type PlannedEntity } from './plan-changes';
import type { StoreTransaction } from '../engine/store';
import { SeenIds } from './seen-ids';
import { Spool } from './spool';
import { renewLease } from './import-lock';
import { prepareWrites, writePrepared, type PreparedWrites } from './write-changes';
import type { CheckedItem } from './graph-data';

/** How many items are written in one transaction, and with how many relationships: a database holds both in memory. */
const BATCH = 1_000;
const MOST_RELATIONSHIPS = 20_000;

/** Who writes, and what is told meanwhile. */
export interface Writing {
  readonly changing: Changing;
  readonly owner: string;
  readonly signal?: AbortSignal;
  onRecords(count: number): void;
}

/** Writes all items of a spool; gives how many entries of the journal that made. */
export async function writeSpool(
  engine: Engine,
  model: GraphModel,
  spool: Spool<CheckedItem>,
  writing: Writing,
): Promise<number> {
  const late = new Spool<CheckedItem>();
  try {
    const pass = new WritePass(engine, model, writing);
    const written = new SeenIds();
    await pass.write(spool, async (items) => {
      const [now, later] = cutLate(items, written);
      await late.add(later);
      return { items: now, later: later.length };
    });
    if (late.length > 0) await pass.write(late, (items) => Promise.resolve({ items, later: 0 }));
    return pass.entries;
  } finally {
    late.remove();
  }
}

/** What is written of a batch now, and of how many items something is written later. */
interface Taken {
  readonly items: readonly CheckedItem[];
  readonly later: number;
}

/** A batch, and what writes it where nothing needs to be read for that. */
interface Batch {
  readonly count: number;
  readonly items: readonly CheckedItem[];
  readonly plan?: BatchPlan;
}

interface BatchPlan {
  readonly writes: PreparedWrites;
  readonly entries: readonly ChangeEntry[];
}

class WritePass {
  entries = 0;
  /** Entities that were there before and have their new version: it is one more, however often they come. */
  readonly #raised = new SeenIds();

  constructor(
    private readonly engine: Engine,
    private readonly model: GraphModel,
    private readonly writing: Writing,
  ) {}

  /** The next batch is read, and planned where that is possible, while the one before is written. */
  async write(
    spool: Spool<CheckedItem>,
    take: (items: CheckedItem[]) => Promise<Taken>,
  ): Promise<void> {
    const batches = this.#batches(spool, take);
    let next = batches.next();
    for (;;) {
      const { done, value: batch } = await next;
      if (done) return;
      this.writing.signal?.throwIfAborted();
      const written = this.engine.transaction((transaction) => this.#write(transaction, batch));
      next = batches.next();
      // Whatever fails first is told; the other ends by itself.
      next.catch(() => undefined);
      const entries = await written;
      for (const { kind, entities } of entries) {
        if (kind === 'UPDATED') for (const id of entities) this.#raised.add(id);
      }
      this.entries += entries.length;
      this.writing.onRecords(batch.count);
    }
  }

  async *#batches(
    spool: Spool<CheckedItem>,
    take: (items: CheckedItem[]) => Promise<Taken>,
  ): AsyncGenerator<Batch, undefined> {
    for await (const read of spool.batches(BATCH)) {
      const { items: taken, later } = await take(read);
      let count = read.length - later;
      for (const items of inBatches(taken, MOST_RELATIONSHIPS)) {
        const alone = items.every((one) => one.fresh && !one.again && !meets(this.model, one));
        yield alone ? { count, items, plan: this.#plan(items, NOTHING) } : { count, items };
        count = 0;
      }
    }
  }

  #plan(items: readonly CheckedItem[], current: Current): BatchPlan {
    const { entities } = planChanges(this.model, items, current);
    const fresh = new Set(items.filter((one) => one.fresh).map(({ node }) => node.id));
    // What this import has made itself is at its first version until the import ends, what it changes at its next.
    const nodes = entities.map((one) =>
      one.before && (fresh.has(one.id) || this.#raised.has(one.id))
        ? { ...one, after: { ...one.after, version: one.before.version } }
        : one,
    );
    const relationships = nodes.flatMap((one) => one.relationships);
    return {
      writes: prepareWrites(this.model, { nodes, relationships }),
      entries: entriesOf(nodes, fresh),
    };
  }

  async #write(
    transaction: StoreTransaction,
    { items, plan }: Batch,
  ): Promise<readonly ChangeEntry[]> {
    const { changing, owner } = this.writing;
    const { writes, entries } =
      plan ?? this.#plan(items, await currentOf(transaction, this.model, items, { started: true }));
    await rememberFormerIds(transaction, items, changing.revision);
    await writePrepared(transaction, writes);
    await writeJournal(transaction, changing, entries, this.entries + 1);
    // Whoever took the import over meanwhile undoes what is committed: this batch is not, and fails here. At the
    // end, since the next batch is planned while the first statement, which is the longest, is carried out.
    await renewLease(transaction, owner);
    return entries;
  }
}

const NOTHING: Current = { nodes: new Map(), relationships: [] };

/** New entities share an entry; each that was there has its own, since it says from what to what. */
function entriesOf(planned: readonly PlannedEntity[], fresh: ReadonlySet<string>): ChangeEntry[] {
  const created = planned.filter(({ before }) => !before);
  const updated = planned.filter(({ id, before }) => before && !fresh.has(id));
  const entries: ChangeEntry[] = updated.map(({ id, before, after, relationships }) => ({
    kind: 'UPDATED',
    entities: [id],
    sources: sourcesOf([{ after, relationships }]),
    ...imagesOf(before, after, relationships),
  }));
  if (created.length === 0) return entries;
  const entry: ChangeEntry = {
    kind: 'CREATED',
    entities: created.map(({ id }) => id),
    sources: sourcesOf(created),
  };
  // First, so that it is undone last: others of the batch may lead to what it made.
  return [entry, ...entries];
}

const sourcesOf = (planned: readonly Pick<PlannedEntity, 'after' | 'relationships'>[]): string[] =>
  [
    ...new Set(
      planned.flatMap(({ after, relationships }) => [
        ...after.sources,
        ...relationships.flatMap((one) => one.after?.sources ?? []),
      ]),
    ),
  ].sort();

/** Parts what leads to nodes that come later in the import, or tells of what is named later, from the rest. */
function cutLate(
  items: readonly CheckedItem[],
  written: SeenIds,
): [now: CheckedItem[], later: CheckedItem[]] {
  const later: CheckedItem[] = [];
  const now = items.flatMap((item): CheckedItem[] => {
    const { node, relationships, late } = item;
    if (item.nameless && !written.has(node.id)) {
      later.push({ ...item, again: true });
      return [];
    }
    written.add(node.id);
    if (!late) return [item];
    const coming = new Set(late.filter((id) => !written.has(id)));
    const waiting = relationships.filter(({ to }) => coming.has(to));
    if (waiting.length === 0) return [item];
    later.push(furtherOf(item, waiting));
    return [{ ...item, relationships: relationships.filter(({ to }) => !coming.has(to)) }];
  });
  return [now, later];
}

/**
 * Items in lists with no more than so many relationships each, in the same order. One with more comes several times:
 * whole at first, then by its id alone with further relationships.
 */
export function* inBatches(
  items: readonly CheckedItem[],
  most: number,
): Generator<readonly CheckedItem[]> {
  let part: CheckedItem[] = [];
  let room = most;
  for (let item of items) {
    while (item.relationships.length > room) {
      const { relationships } = item;
      if (room > 0) part.push({ ...item, relationships: relationships.slice(0, room) });
      yield part;
      if (room > 0) item = furtherOf(item, relationships.slice(room));
      part = [];
      room = most;
    }
    part.push(item);
    room -= item.relationships.length;
  }
  if (part.length > 0 || items.length === 0) yield part;
}

/** An entity that came before, with relationships alone. */
export function furtherOf(
  { late: _late, ...item }: CheckedItem,
  relationships: CheckedItem['relationships'],
): CheckedItem {
  const node = { ...item.node, properties: { id: item.node.id } };
  return { ...item, node, relationships, again: true };
}
