import type { Row } from '../../engine/engine';
import { notFound } from '../../errors';
import type { PlannedCompare, PlannedDimension } from './similarity-plan';
import { edgeOf } from '../../read/run/edge-of';
import { byName } from '../../read/run/order';
import type { Runner } from '../../read/run/runner';
import { overall, overlap, rounded, type Held } from './similarity';
import { View } from '../../read/run/view';

interface NodeRow extends Row {
  readonly id: string;
}

/** A relationship of an item to a node. */
interface Holding {
  readonly node: NodeRow;
  readonly edge: Row;
}

/** What all items have in one dimension. */
interface Compared {
  readonly of: PlannedDimension;
  /** For each item what it has; null where nothing is known. */
  readonly held: readonly (ReadonlyMap<string, readonly Holding[]> | null)[];
  readonly truncated: boolean;
}

/** The answer of a comparison. */
export async function answerCompare(runner: Runner, root: PlannedCompare): Promise<View> {
  const { ids, dimensions } = root;
  const rows = await runner.rows(root, ids);
  const items = ids.map((id, i) => {
    const row = rows.get(id);
    if (!row) throw notFound(`ids[${i}]`, id);
    return row;
  });
  const compared = dimensions.map((of) => compareIn(root, of, items));
  return new View(
    {
      items,
      dimensions: () => compared.map((one) => dimensionOf(runner, one, ids)),
      similarities: () =>
        ids.flatMap((a, i) =>
          ids.slice(i + 1).map((b, j) => similarityOf(compared, [a, i], [b, i + 1 + j])),
        ),
    },
    root.answer,
  );
}

/**
 * What the items have in a dimension. Where one has more than is read, all are compared only up to the first
 * name that is not whole, since beyond it nobody knows what it has not.
 */
function compareIn(
  { most, edges }: PlannedCompare,
  of: PlannedDimension,
  items: readonly Row[],
): Compared {
  const lists = items.map((item) => holdingsOf(item[of.key], edges));
  const ends = lists.flatMap((list) => list[most]?.node ?? []);
  const within = ({ node }: Holding): boolean => ends.every((end) => byName(node, end) < 0);
  return {
    of,
    held: lists.map((list) => (list.length > 0 ? grouped(list.filter(within)) : null)),
    truncated: ends.length > 0,
  };
}

function holdingsOf(rows: unknown, edges: boolean): Holding[] {
  const found = (rows ?? []) as readonly object[];
  return (edges ? found : found.map((node) => ({ node, edge: {} }))) as Holding[];
}

function grouped(list: readonly Holding[]): ReadonlyMap<string, readonly Holding[]> {
  const groups = new Map<string, Holding[]>();
  for (const one of list) {
    const group = groups.get(one.node.id);
    if (group) group.push(one);
    else groups.set(one.node.id, [one]);
  }
  return groups;
}

function dimensionOf(
  runner: Runner,
  { of, held, truncated }: Compared,
  ids: readonly string[],
): object {
  const nodes = new Map<string, NodeRow>();
  for (const one of held)
    for (const [id, [first]] of one ?? []) if (first) nodes.set(id, first.node);
  const rows = [...nodes.values()]
    .map((node) => ({
      node,
      heldBy: ids.filter((_, i) => held[i]?.has(node.id)),
      cells: () => ids.map((item, i) => cellOf(runner, of, item, held[i] ?? null, node)),
    }))
    .sort((a, b) => b.heldBy.length - a.heldBy.length || byName(a.node, b.node));
  return {
    dimension: of.field,
    rows,
    shared: () => rows.filter(({ heldBy }) => heldBy.length === ids.length),
    unique: () => rows.filter(({ heldBy }) => heldBy.length === 1),
    noData: ids.filter((_, i) => held[i] === null),
    truncated,
  };
}

function cellOf(
  { model }: Runner,
  of: PlannedDimension,
  item: string,
  held: Compared['held'][number],
  node: NodeRow,
): object {
  const edges = (held?.get(node.id) ?? []).map(({ edge }) =>
    edgeOf(model, of, item, node.id, edge),
  );
  const state = edges.length > 0 ? 'HAS' : held ? 'NONE' : 'NO_DATA';
  return { item, state, edges };
}

function similarityOf(
  compared: readonly Compared[],
  [a, i]: readonly [string, number],
  [b, j]: readonly [string, number],
): object {
  const parts = compared.map(({ of, held }) => ({
    ...overlap(idsOf(held[i]), idsOf(held[j])),
    dimension: of.field,
    weight: of.weight,
  }));
  return {
    a,
    b,
    overall: overall(parts),
    dimensions: parts.map(({ dimension, jaccard, shared, total }) => ({
      dimension,
      jaccard: rounded(jaccard),
      shared: shared.length,
      total,
    })),
  };
}

const idsOf = (held: Compared['held'][number] | undefined): Held =>
  held ? new Set(held.keys()) : null;
