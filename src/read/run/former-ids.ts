import type { RunOptions } from '../../engine/engine';
import type { StoreReader } from '../../engine/store';

/** The ids that nodes have now, by those that were merged into them. */
export type FormerIds = ReadonlyMap<string, string>;

/** The former ids that a store knows. What was merged into something that was itself merged leads to the last one. */
export async function readFormerIds(reader: StoreReader, options?: RunOptions): Promise<FormerIds> {
  const rows = await reader.formerIds(options);
  const next = new Map(rows.map(({ id, now }) => [id, now]));
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
