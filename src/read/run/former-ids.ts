import type { Engine, RunOptions } from '../../engine/engine';

/** The label of the nodes that tell which id an earlier one has become; they are no entities of the graph. */
export const FORMER_ID_LABEL = 'FormerId';

/** The ids that nodes have now, by those that were merged into them. */
export type FormerIds = ReadonlyMap<string, string>;

/** The former ids that a store knows. What was merged into something that was itself merged leads to the last one. */
export async function readFormerIds(
  engine: Pick<Engine, 'run'>,
  options?: RunOptions,
): Promise<FormerIds> {
  const rows = await engine.run(
    { text: `MATCH (f:${FORMER_ID_LABEL}) RETURN f.id AS id, f.now AS now`, params: {} },
    options,
  );
  const next = new Map(rows.map(({ id, now }) => [String(id), String(now)]));
  return new Map([...next.keys()].map((id) => [id, lastOf(id, next)]));
}

/** Where the ways lead in a circle, which no merge makes, each id is its own. */
function lastOf(id: string, next: FormerIds): string {
  const seen = new Set<string>();
  let at = id;
  for (let on = next.get(at); on !== undefined; on = next.get(at)) {
    if (seen.has(at)) return id;
    seen.add(at);
    at = on;
  }
  return at;
}
