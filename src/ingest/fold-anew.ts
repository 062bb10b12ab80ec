import { FOLDING } from '../model/fold';
import { entityTypes, type GraphModel } from '../model/graph-model';
import type { PlannedRelationship, Writes } from './plan-changes';
import { readPages, type StoredNode } from './read-pages';
import type { Store } from './recover';
import {
  readNode,
  readStatements,
  relationshipProperties,
  storedNode,
  storedRelationship,
} from './stored';
import { acquireLock, releaseLock, renewLease } from './import-lock';
import { writeChanges } from './write-changes';

/** What is told as the file, where somebody asks what is under way. */
const AS_FILE = 'texts folded anew';

/**
 * Folds the texts of a store anew where an earlier version folded them, which compared them otherwise. True where there
 * was need of it. It is marked as an import, so that nobody else writes meanwhile; what was begun and not ended is
 * begun again.
 */
export async function foldAnew({ engine, model }: Store): Promise<boolean> {
  const { facts } = await engine.store.records();
  if (!facts || facts.folding === FOLDING) return false;
  const { owner } = await acquireLock(engine, model, [AS_FILE]);
  for (const type of entityTypes(model)) {
    for await (const page of readPages(engine.store, type)) {
      const writes = foldedOtherwise(model, page);
      await engine.transaction(async (transaction) => {
        await renewLease(transaction, owner);
        await writeChanges(transaction, model, writes);
      });
    }
  }
  await engine.transaction(async (transaction) => {
    await transaction.updateRecord('facts', { folding: FOLDING });
    await releaseLock(transaction, owner);
  });
  return true;
}

/** Those of some nodes and of the relationships that leave them which would be stored in another way than they are. */
function foldedOtherwise(model: GraphModel, page: readonly StoredNode[]): Writes {
  const nodes: Writes['nodes'][number][] = [];
  const relationships: PlannedRelationship[] = [];
  for (const { id, properties, outgoing } of page) {
    const kept = readNode(model, properties);
    if (differs(properties, storedNode(model, id, kept)))
      nodes.push({ id, before: kept, after: kept });
    for (const { type, to, properties: own } of outgoing) {
      const place = { type, from: id, to, key: (own.key ?? '') as string };
      const given = relationshipProperties(model, place);
      const stated = readStatements(own, given);
      if (differs(own, storedRelationship(given, place.key, stated)))
        relationships.push({ ...place, before: stated, after: stated });
    }
  }
  return { nodes, relationships };
}

type Values = Readonly<Record<string, unknown>>;

const differs = (is: Values, shouldBe: Values): boolean =>
  Object.entries(shouldBe).some(
    ([name, value]) => JSON.stringify(is[name]) !== JSON.stringify(value),
  );
