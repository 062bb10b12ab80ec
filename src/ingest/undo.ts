/** Undoes a revision by its journal, from the last entry to the first: as if it had never been. */
import type { Engine, Row } from '../engine/engine';
import type { GraphModel } from '../graph/graph-model';
import { forgetFormerIds } from './former-ids';
import { CHANGE_LABEL, imagined, unflat, type Image } from './journal';
import type { PlannedRelationship } from './plan-changes';
import { readNodes, type Send } from './read-state';
import { IMPORT_LABEL } from '../execute/dataset';
import { removeMark, stayAlive } from './under-way';
import { writeChanges } from './write-changes';

/** How many entries are undone in one transaction: one may stand for a thousand nodes. */
const AT_ONCE = 20;

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly entities: readonly string[];
  readonly before?: string;
  readonly after?: string;
}

/** Undoes what an import has written so far, and takes its mark away; killed in the middle, it can be run again. */
export async function undoImport(
  engine: Engine,
  model: GraphModel,
  { owner, revision }: { readonly owner: string; readonly revision: number },
  onEntities: (count: number) => void = () => undefined,
): Promise<void> {
  for (;;) {
    const undone = await engine.transaction(async ({ run }) => {
      await stayAlive(run, owner);
      return undoLast(run, model, revision);
    });
    if (undone === 0) break;
    onEntities(undone);
  }
  await engine.transaction(async ({ run }) => {
    await forgetFormerIds(run, revision);
    await removeMark(run, owner);
  });
}

/** Makes an unfinished import one's own, so that nobody else undoes it at the same time. */
export async function takeOver(engine: Engine, from: string, owner: string): Promise<boolean> {
  const rows = await engine.transaction(({ run }) =>
    run({
      text: `MATCH (i:${IMPORT_LABEL} {id: 'import', owner: $from}) SET i.owner = $owner, i.aliveAt = $now RETURN i.owner AS owner`,
      params: { from, owner, now: Date.now() },
    }),
  );
  return rows.length === 1;
}

async function undoLast(send: Send, model: GraphModel, revision: number): Promise<number> {
  const rows = await send({
    text: `MATCH (c:${CHANGE_LABEL}) WHERE c.revision = $revision WITH c ORDER BY c.n DESC LIMIT $limit RETURN c.id AS id, c.kind AS kind, c.entities AS entities, c.before AS before, c.after AS after`,
    params: { revision, limit: AT_ONCE },
  });
  let entities = 0;
  for (const row of rows) {
    const entry = row as unknown as Entry;
    await undoEntry(send, model, entry);
    entities += entry.entities.length;
  }
  const ids = rows.map((row: Row) => row.id);
  if (ids.length > 0) {
    const text = `UNWIND $ids AS one MATCH (c:${CHANGE_LABEL} {id: one}) DELETE c`;
    await send({ text, params: { ids } });
  }
  return entities;
}

async function undoEntry(send: Send, model: GraphModel, entry: Entry): Promise<void> {
  if (entry.kind === 'CREATED') {
    const nodes = entry.entities.map((id) => ({ id }));
    return writeChanges(send, model, { nodes, relationships: [] });
  }
  const [before, after] = [entry.before, entry.after].map(
    (text) => JSON.parse(text ?? '') as Image,
  );
  if (!before || !after) return;
  const current = await readNodes(send, model, entry.entities);
  const nodes = [...current].map(([id, now]) => ({
    id,
    before: now,
    after: imagined(now, before),
  }));
  const relationships = before.relationships.map((one, i): PlannedRelationship => {
    const now = after.relationships[i]?.properties;
    return {
      ...one,
      ...(now && { before: unflat(now) }),
      ...(one.properties && { after: unflat(one.properties) }),
    };
  });
  return writeChanges(send, model, { nodes, relationships });
}
