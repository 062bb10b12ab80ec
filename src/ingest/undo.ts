/** Undoes a revision by its journal, from the last entry to the first: as if it had never been. */
import type { ChangeRecord, StoreTransaction } from '../engine/store';
import type { Engine } from '../engine/engine';
import type { GraphModel } from '../model/graph-model';
import { imagined, unflat, type Image } from './journal';
import type { PlannedRelationship } from './plan-changes';
import { readNodes } from './read-state';
import { placeOf } from './relationships';
import { releaseLock, renewLease } from './import-lock';
import { writeChanges } from './write-changes';

/** How many entities are undone in one transaction, or those of one entry, which may stand for a thousand. */
const AT_ONCE = 20_000;

/** How many entries are read for that: of those that stand for a thousand, most are left for the next time. */
const ENTRIES = 200;

/** Undoes what an import has written so far, and releases its lock; killed in the middle, it can be run again. */
export async function undoImport(
  engine: Engine,
  model: GraphModel,
  { owner, revision }: { readonly owner: string; readonly revision: number },
  onEntities: (count: number) => void = () => undefined,
): Promise<void> {
  for (;;) {
    const undone = await engine.transaction(async (transaction) => {
      await renewLease(transaction, owner);
      return undoLast(transaction, model, revision);
    });
    if (undone === 0) break;
    onEntities(undone);
  }
  await engine.transaction(async (transaction) => {
    await transaction.removeFormerIds(revision);
    // Where there was no data set before it there is none after it, so that the next one begins as the first does.
    const { lock } = await transaction.records();
    if (lock?.first) {
      await transaction.removeRecord('dataset');
      await transaction.removeRecord('facts');
    }
    await releaseLock(transaction, owner);
  });
}

async function undoLast(
  transaction: StoreTransaction,
  model: GraphModel,
  revision: number,
): Promise<number> {
  const entries = together(await transaction.changes(revision, ENTRIES));
  let updated: ChangeRecord[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'CREATED') {
      updated.push(entry);
      continue;
    }
    await undoUpdates(transaction, model, updated);
    updated = [];
    const nodes = entry.entities.map((id) => ({ id }));
    await writeChanges(transaction, model, { nodes, relationships: [] });
  }
  await undoUpdates(transaction, model, updated);
  await transaction.removeChanges(entries.map(({ id }) => id));
  return countOf(entries);
}

/** The first of the entries, as many as are of few enough entities. */
function together(entries: readonly ChangeRecord[]): readonly ChangeRecord[] {
  let count = 0;
  const end = entries.findIndex(({ entities }) => (count += entities.length) > AT_ONCE);
  return end < 0 ? entries : entries.slice(0, Math.max(end, 1));
}

const countOf = (entries: readonly ChangeRecord[]): number =>
  entries.reduce((sum, { entities }) => sum + entities.length, 0);

/** Undoes updates, the last of them first; an entity and a relationship may be in several. */
async function undoUpdates(
  transaction: StoreTransaction,
  model: GraphModel,
  entries: readonly ChangeRecord[],
): Promise<void> {
  if (entries.length === 0) return;
  const current = await readNodes(
    transaction,
    model,
    entries.flatMap(({ entities }) => entities),
  );
  const nodes = new Map([...current].map(([id, now]) => [id, { id, before: now, after: now }]));
  const relationships = new Map<string, PlannedRelationship>();
  for (const { entities, ...images } of entries) {
    const [before, after] = [images.before, images.after].map(
      (text) => JSON.parse(text ?? '') as Image,
    );
    for (const id of entities) {
      const node = nodes.get(id);
      if (node && before) node.after = imagined(node.after, before);
    }
    for (const [i, one] of (before?.relationships ?? []).entries()) {
      const { properties: were, ...place } = one;
      const now = after?.relationships[i]?.properties;
      const known = relationships.get(placeOf(place));
      const there = known ? known.before : now ? unflat(now) : undefined;
      relationships.set(placeOf(place), {
        ...place,
        ...(there && { before: there }),
        ...(were && { after: unflat(were) }),
      });
    }
  }
  await writeChanges(transaction, model, {
    nodes: [...nodes.values()],
    relationships: [...relationships.values()],
  });
}
