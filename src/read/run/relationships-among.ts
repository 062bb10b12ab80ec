import type { Row } from '../../engine/engine';
import { nodeModel, type GraphModel } from '../../model/graph-model';
import { idPrefix } from '../../model/ids';
import { edgeOf } from './edge-of';
import { compareTexts } from './order';
import type { Runner } from './runner';
import type { PlannedAmong } from '../plan/query-plan';

/** A relationship as a result shows it. */
export type Edge = ReturnType<typeof edgeOf>;

interface AmongRow {
  readonly from: string;
  readonly found: readonly { readonly type: string; readonly to: string; readonly edge: Row }[];
}

interface PairRow {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly edge: Row;
}

/**
 * All relationships between nodes, in the order of their keys: one statement for those of nodes that few leave, and
 * one for the others, which are looked for between each two that can be related.
 */
export async function relationshipsAmong(
  runner: Runner,
  { few, pairs }: PlannedAmong,
  ids: readonly string[],
): Promise<Edge[]> {
  if (ids.length === 0) return [];
  const { plan, values } = few;
  const rows = await runner.run(plan, values, new Map([[plan.ids, ids]]));
  const found = rows as unknown as readonly AmongRow[];
  const read = new Set(found.map(({ from }) => from));
  const ends = ids
    .filter((id) => !read.has(id))
    .flatMap((from) =>
      ids.filter((to) => canRelate(runner.model, plan.types, from, to)).map((to) => ({ from, to })),
    );
  const others =
    ends.length > 0
      ? await runner.run(pairs.plan, pairs.values, new Map([[pairs.plan.ends, ends]]))
      : [];
  return [
    ...found.flatMap(({ from, found: of }) => of.map((one) => ({ from, ...one }))),
    ...(others as unknown as readonly PairRow[]),
  ]
    .map(({ from, to, type, edge }) =>
      edgeOf(runner.model, { type, direction: 'out' }, from, to, edge),
    )
    .sort((a, b) => compareTexts(a.key, b.key));
}

/** True where a relationship of one of the types may lead from a node to another, by what they are. */
function canRelate(model: GraphModel, types: readonly string[], from: string, to: string): boolean {
  const [near, far] = [from, to].map((id) => model.byPrefix.get(idPrefix(id) ?? ''));
  if (!near || !far) return false;
  return [...near.relationships.values()].some(
    ({ type, direction, target }) =>
      direction === 'out' &&
      types.includes(type) &&
      nodeModel(model, target).concrete.includes(far.name),
  );
}
