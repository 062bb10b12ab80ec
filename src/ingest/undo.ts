/** Undoes a revision by its journal, from the last entry to the first: as if it had never been. */
import type { Engine } from '../engine/engine';
import { DATASET_LABEL, DATED_LABEL, IMPORT_LABEL } from '../read/run/dataset';
import type { GraphModel } from '../model/graph-model';
import { forgetFormerIds } from './former-ids';
import { CHANGE_LABEL, imagined, unflat, type Image } from './journal';
import type { PlannedRelationship } from './plan-changes';
import { readNodes, type Send } from './read-state';
import { placeOf } from './relationship-place';
import { releaseLock, renewLease } from './import-lock';
import { writeChanges } from './write-changes';

/** How many entities are undone in one transaction, or those of one entry, which may stand for a thousand. */
const AT_ONCE = 20_000;

/** How many entries are read for that: of those that stand for a thousand, most are left for the next time. */
const ENTRIES = 200;

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly entities: readonly string[];
  readonly before?: string;
  readonly after?: string;
}

/** Undoes what an import has written so far, and releases its lock; killed in the middle, it can be run again. */
export async function undoImport(
  engine: Engine,
  model: GraphModel,
  { owner, revision }: { readonly owner: string; readonly revision: number },
  onEntities: (count: number) => void = () => undefined,
): Promise<void> {
  for (;;) {
    const undone = await engine.transaction(async ({ run }) => {
      await renewLease(run, owner);
      return undoLast(run, model, revision);
    });
    if (undone === 0) break;
    onEntities(undone);
  }
  await engine.transaction(async ({ run }) => {
    await forgetFormerIds(run, revision);
    // Where there was no data set before it there is none after it, so that the next one begins as the first does.
    for (const label of [DATASET_LABEL, DATED_LABEL]) {
      const text = `MATCH (:${IMPORT_LABEL} {first: true}) MATCH (d:${label}) DELETE d`;
      await run({ text, params: {} });
    }
    await releaseLock(run, owner);
  });
}

async function undoLast(send: Send, model: GraphModel, revision: number): Promise<number> {
  const rows = await send({
    text: `MATCH (c:${CHANGE_LABEL}) WHERE c.revision = $revision WITH c ORDER BY c.n DESC LIMIT $limit RETURN c.id AS id, c.kind AS kind, c.entities AS entities, c.before AS before, c.after AS after`,
    params: { revision, limit: ENTRIES },
  });
  const entries = together(rows as unknown as readonly Entry[]);
  let updated: Entry[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'CREATED') {
      updated.push(entry);
      continue;
    }
    await undoUpdates(send, model, updated);
    updated = [];
    const nodes = entry.entities.map((id) => ({ id }));
    await writeChanges(send, model, { nodes, relationships: [] });
  }
  await undoUpdates(send, model, updated);
  const ids = entries.map(({ id }) => id);
  if (ids.length > 0) {
    const text = `UNWIND $ids AS one MATCH (c:${CHANGE_LABEL} {id: one}) DELETE c`;
    await send({ text, params: { ids } });
  }
  return countOf(entries);
}

/** The first of the entries, as many as are of few enough entities. */
function together(entries: readonly Entry[]): readonly Entry[] {
  let count = 0;
  const end = entries.findIndex(({ entities }) => (count += entities.length) > AT_ONCE);
  return end < 0 ? entries : entries.slice(0, Math.max(end, 1));
}

const countOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { entities }) => sum + entities.length, 0);

/** Undoes updates, the last of them first; an entity and a relationship may be in several. */
async function undoUpdates(
  send: Send,
  model: GraphModel,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return;
  const current = await readNodes(
    send,
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
  await writeChanges(send, model, {
    nodes: [...nodes.values()],
    relationships: [...relationships.values()],
  });
}
