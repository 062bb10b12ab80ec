import { countOf } from '../engine/cypher/compile-filter';
import { Names } from '../engine/cypher/names';
import type { Engine } from '../engine/engine';
import { DATED_LABEL } from '../read/run/dataset';
import { countsKept, countsName, DISPUTES } from '../model/counted';
import { entityTypes, nodeModel, type GraphModel } from '../model/graph-model';
import { hopAlways } from '../read/plan/hops';
import { propertiesGiven } from './properties-given';
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
  const [facts] = await engine.run({
    text: `MATCH (d:${DATED_LABEL}) RETURN d.counted AS counted`,
    params: {},
  });
  if (!facts || facts.counted === counted) return;
  for (const name of entityTypes(model)) {
    const counts = [...countsKept(nodeModel(model, name))].map(
      ([property, relationship]) =>
        `n.${property} = ${countOf('n', hopAlways(relationship), new Names())}`,
    );
    // What was not told is not so.
    const flags = flagsOf(propertiesGiven(nodeModel(model, name))).map(
      (flag) => `n.${flag} = coalesce(n.${flag}, false)`,
    );
    const set = [...counts, ...flags];
    if (set.length === 0) continue;
    for (let after: unknown = ''; after != null;) {
      signal?.throwIfAborted();
      const params = { after };
      const [page] = await engine.transaction(({ run }) =>
        run({
          text: `MATCH (n:${name}) WHERE n.id > $after WITH n ORDER BY n.id LIMIT ${AT_ONCE} SET ${set.join(', ')} RETURN max(n.id) AS last`,
          params,
        }),
      );
      after = page?.last;
    }
  }
  for (let after: unknown = ''; after != null;) {
    signal?.throwIfAborted();
    const [page] = await engine.run({
      text: `MATCH (n:Entity) WHERE n.id > $after WITH n ORDER BY n.id LIMIT ${AT_ONCE} RETURN max(n.id) AS last`,
      params: { after },
    });
    const { last } = page ?? {};
    if (last != null) {
      await engine.transaction(async ({ run }) => {
        for (const text of DISPUTED) await run({ text, params: { after, last } });
      });
    }
    after = last;
  }
  await engine.transaction(({ run }) =>
    run({ text: `MATCH (d:${DATED_LABEL}) SET d.counted = $counted`, params: { counted } }),
  );
}

const SOME = 'WHERE n.id > $after AND n.id <= $last';

/**
 * What counts the disputes of some nodes: before they were counted, what was disputed was told so, of each node and
 * relationship for itself, and of the others nothing.
 */
const DISPUTED: readonly string[] = [
  `MATCH (n:Entity)-[r]->(:Entity) ${SOME} AND r.disputed IS NULL SET r.disputed = false`,
  [
    `MATCH (n:Entity) ${SOME} AND n.${DISPUTES} IS NULL`,
    'OPTIONAL MATCH (n)-[r]->(:Entity) WHERE r.disputed = true',
    'WITH n, count(r) AS disputed',
    'WITH n, CASE WHEN n.disputed THEN disputed + 1 ELSE disputed END AS disputes',
    `SET n.${DISPUTES} = disputes, n.disputed = disputes > 0`,
  ].join(' '),
];
