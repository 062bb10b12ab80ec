import { countOf } from '../cypher/compile-filter';
import { Names } from '../cypher/names';
import type { Engine } from '../engine/engine';
import { DATED_LABEL } from '../execute/dataset';
import { countsKept, countsName } from '../graph/counted';
import { entityTypes, nodeModel, type GraphModel } from '../graph/graph-model';
import { hopAlways } from '../plan/hops';

/** How many nodes are counted in one transaction. */
const AT_ONCE = 1_000;

/**
 * Counts the relationships of all nodes where a store has not what this model counts: an earlier version wrote it,
 * or a type has come since. Nobody else may write meanwhile; what was begun and not ended is begun again.
 */
export async function countAnew(
  engine: Engine,
  model: GraphModel,
  signal?: AbortSignal,
): Promise<void> {
  const counted = countsName(model);
  const [told] = await engine.run({
    text: `MATCH (d:${DATED_LABEL}) RETURN d.counted AS counted`,
    params: {},
  });
  if (!told || told.counted === counted) return;
  for (const name of entityTypes(model)) {
    const counts = [...countsKept(nodeModel(model, name))].map(
      ([property, relationship]) =>
        `n.${property} = ${countOf('n', hopAlways(relationship), new Names())}`,
    );
    if (counts.length === 0) continue;
    for (let after: unknown = ''; after != null;) {
      signal?.throwIfAborted();
      const params = { after };
      const [page] = await engine.transaction(({ run }) =>
        run({
          text: `MATCH (n:${name}) WHERE n.id > $after WITH n ORDER BY n.id LIMIT ${AT_ONCE} SET ${counts.join(', ')} RETURN max(n.id) AS last`,
          params,
        }),
      );
      after = page?.last;
    }
  }
  await engine.transaction(({ run }) =>
    run({ text: `MATCH (d:${DATED_LABEL}) SET d.counted = $counted`, params: { counted } }),
  );
}
