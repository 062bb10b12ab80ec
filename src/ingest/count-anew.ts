import type { Engine } from '../engine/engine';
import { countsName } from '../model/counted';
import { entityTypes, nodeModel, type GraphModel } from '../model/graph-model';
import { propertiesGiven } from './properties-given';
import { nodePages } from './read-pages';
import { flagsOf } from './stored';

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
