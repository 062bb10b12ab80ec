import type { Row } from '../../engine/engine';
import { notFound } from '../../errors';
import type { PlannedNeighborhood } from './plan-neighborhood';
import type { ExpandPlan } from '../../read/plan/step-plans';
import { edgeOf } from '../../read/run/edge-of';
import { relationshipsAmong, type Edge } from '../../read/run/relationships-among';
import { readOneHop, type NodeRow } from '../../read/run/read-one-hop';
import type { Runner } from '../../read/run/runner';
import { View, type ViewValues } from '../../read/run/view';
import type { RelationshipStep } from '../../read/plan/connection-plan';
import type { Planned } from '../../read/plan/query-plan';

/** Of each kind of relationship of a node further out than the start, at most so many are read. */
const FURTHER_OUT = 10;

/** How many more are read of those that have more, in all, where there is room left. */
const MORE = 2_000;

/** What a step gives of a node: what is read of it, and for each kind its neighbours. */
interface ExpandedRow {
  readonly node: NodeRow;
  readonly found: Readonly<
    Record<string, readonly { readonly node: NodeRow; readonly edge: Row }[]>
  >;
}

/** The relationships of one kind of one node, as far as they were read. */
interface Fan {
  readonly from: string;
  readonly step: RelationshipStep;
  readonly neighbours: readonly { readonly id: string; readonly edge: Edge }[];
  /** True where there are more than these. */
  readonly cut: boolean;
}

/** The answer of a neighbourhood: nearest nodes first, and of those equally near some of every relationship. */
export async function answerNeighborhood(runner: Runner, root: PlannedNeighborhood): Promise<View> {
  const read = new Map<string, Row>();
  const { shown, fans, truncated } = await stepsOutwards(runner, root, read);
  const ids = [...shown];
  const view = { ids: [...new Set([...ids, ...root.exclude])], shown, fans };
  const [found, totals, rows] = await Promise.all([
    edgesOf(runner, root, view),
    totalsOf(runner, root, ids),
    root.lookup ? runner.rows(root.lookup, ids) : read,
  ]);
  const edges = found.slice(0, root.mostEdges);
  return new View(
    {
      nodes: ids.flatMap((id) => rows.get(id) ?? []),
      edges,
      counts: countsOf(root, ids, totals, edges),
      truncated: truncated || found.length > edges.length,
    },
    root.answer,
  );
}

/** What is shown, nearest first, and what was followed to it. */
interface Found {
  readonly shown: ReadonlySet<string>;
  readonly fans: readonly Fan[];
  readonly truncated: boolean;
}

/** Goes outwards step by step, and no further than it is known what is nearer. */
async function stepsOutwards(
  runner: Runner,
  root: PlannedNeighborhood,
  read: Map<string, Row>,
): Promise<Found> {
  const shown = new Set([root.id]);
  const excluded = new Set(root.exclude);
  const fans: Fan[] = [];
  let frontier: readonly string[] = [root.id];
  for (const [i, step] of root.steps.entries()) {
    if (frontier.length === 0) break;
    const near = i === 0 ? await expandAround(runner, root, step, read) : undefined;
    const most = i === 0 ? root.limit : FURTHER_OUT;
    let found = near ?? (await expand(runner, step, { from: frontier, most, read })) ?? [];
    if (i === 0 && found.length === 0 && !read.has(root.id)) {
      throw notFound('id', root.id);
    }
    const nextOf = (some: readonly Fan[]): string[] => [
      ...new Set(inTurn(some).filter((id) => !shown.has(id) && !excluded.has(id))),
    ];
    const room = root.limit - shown.size;
    const cut = [...new Set(found.flatMap((fan) => (fan.cut ? [fan.from] : [])))];
    if (i > 0 && cut.length > 0 && nextOf(found).length < room) {
      // A little of every relationship was not all that there is room for.
      const more = Math.min(root.limit, Math.max(2 * FURTHER_OUT, Math.floor(MORE / cut.length)));
      const again = (await expand(runner, step, { from: cut, most: more, read })) ?? [];
      const byName = new Map(again.map((fan) => [nameOf(fan), fan]));
      found = found.map((fan) => byName.get(nameOf(fan)) ?? fan);
    }
    fans.push(...found);
    const next = nextOf(found);
    frontier = next.slice(0, room);
    for (const id of frontier) shown.add(id);
    // What is further away would stand where something nearer is missing.
    if (next.length > room || found.some((fan) => fan.cut)) return { shown, fans, truncated: true };
  }
  return { shown, fans, truncated: false };
}

const nameOf = ({
  from,
  step,
}: {
  readonly from: string;
  readonly step: Pick<RelationshipStep, 'type' | 'direction'>;
}): string => `${from} ${step.type} ${step.direction}`;

/**
 * The relationships of the start, all of them, where it has few; undefined where it has many, or is not there. What
 * is read of it and its neighbours is added to `read`.
 */
async function expandAround(
  runner: Runner,
  { id, oneHop, limit }: PlannedNeighborhood,
  { plan }: Planned<ExpandPlan>,
  read: Map<string, Row>,
): Promise<Fan[] | undefined> {
  if (!oneHop) return undefined;
  const [row] = await readOneHop(runner, oneHop, [id]);
  if (!row) return undefined;
  read.set(id, row.node);
  for (const { node } of row.found) read.set(node.id, node);
  return plan.along.map(({ step }): Fan => {
    const out = step.direction === 'out';
    const along = row.found.filter((one) => one.type === step.type && one.out === out);
    const neighbours = along.map(({ node, key, edge }) => ({
      id: node.id,
      edge: edgeOf(runner.model, step, id, node.id, { key, ...edge }),
    }));
    return { from: id, step, ...cutTo(limit, neighbours) };
  });
}

/** The first neighbours, and whether there are more. */
const cutTo = (most: number, neighbours: Fan['neighbours']): Pick<Fan, 'neighbours' | 'cut'> => ({
  neighbours: neighbours.slice(0, most),
  cut: neighbours.length > most,
});

/**
 * The relationships of nodes in the order of the nodes; undefined where there is none of the nodes. What is read of
 * the nodes and their neighbours is added to `read`.
 */
async function expand(
  runner: Runner,
  { plan, values }: Planned<ExpandPlan>,
  { from, most, read }: { from: readonly string[]; most: number; read: Map<string, Row> },
): Promise<Fan[] | undefined> {
  const more = new Map<number, unknown>([
    [plan.ids, from],
    [plan.limit, most + 1],
  ]);
  const rows = (await runner.run(plan, values, more)) as unknown as ExpandedRow[];
  if (rows.length === 0) return undefined;
  const byId = new Map(rows.map((row) => [row.node.id, row]));
  for (const { node } of rows) read.set(node.id, node);
  return from.flatMap((id): Fan[] =>
    plan.along.map(({ key, step }) => {
      const row = byId.get(id);
      const neighbours = (row?.found[key] ?? []).map(({ node, edge }) => {
        read.set(node.id, node);
        return { id: node.id, edge: edgeOf(runner.model, step, id, node.id, edge) };
      });
      return { from: id, step, ...cutTo(most, neighbours) };
    }),
  );
}

/** The first neighbour of every fan, then the second of every fan, and so on: each relationship shows something. */
function inTurn(fans: readonly Fan[]): string[] {
  const longest = Math.max(0, ...fans.map(({ neighbours }) => neighbours.length));
  return Array.from({ length: longest }, (_, i) =>
    fans.flatMap(({ neighbours }) => neighbours[i]?.id ?? []),
  ).flat();
}

/**
 * All relationships between what is shown, and those that lead from it to what the caller has, each once: first those
 * that were followed, then the others.
 */
async function edgesOf(
  runner: Runner,
  { among, wholly }: PlannedNeighborhood,
  { ids, shown, fans }: { ids: readonly string[] } & Pick<Found, 'shown' | 'fans'>,
): Promise<readonly Edge[]> {
  if (!among) return [];
  const there = new Set(ids);
  const edges = new Map<string, Edge>();
  for (const { neighbours } of fans) {
    for (const { id, edge } of neighbours) if (there.has(id)) edges.set(edge.key, edge);
  }
  // Of what was followed wholly, all relationships are known.
  const cut = new Set(fans.filter((fan) => fan.cut).map(({ from }) => from));
  const known = new Set(wholly ? fans.map(({ from }) => from).filter((id) => !cut.has(id)) : []);
  const rest = ids.filter((id) => !known.has(id));
  for (const edge of await relationshipsAmong(runner, among, rest)) {
    const isShown = shown.has(edge.from) || shown.has(edge.to);
    if (isShown && !edges.has(edge.key)) edges.set(edge.key, edge);
  }
  return [...edges.values()];
}

/** How many relationships of each kind there are of what is shown. */
async function totalsOf(
  runner: Runner,
  { counts }: PlannedNeighborhood,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const totals = new Map<string, number>();
  if (!counts) return totals;
  const { plan, values } = counts;
  const rows = await runner.run(plan, values, new Map([[plan.ids, ids]]));
  for (const { id, counts: of } of rows as unknown as readonly CountsRow[]) {
    for (const [type, out, total] of of) {
      totals.set(nameOf({ from: id, step: { type, direction: out ? 'out' : 'in' } }), total);
    }
  }
  return totals;
}

/** What is told of how many relationships there are of what is shown, and how many of them are shown. */
function countsOf(
  { counts }: PlannedNeighborhood,
  ids: readonly string[],
  totals: ReadonlyMap<string, number>,
  edges: readonly Edge[],
): ViewValues[] {
  const there = new Map<string, number>();
  for (const { type, from, to } of edges) {
    for (const name of [`${from} ${type} out`, `${to} ${type} in`]) {
      there.set(name, (there.get(name) ?? 0) + 1);
    }
  }
  return ids.flatMap((id) =>
    (counts?.plan.steps ?? []).flatMap((step): ViewValues[] => {
      const name = nameOf({ from: id, step });
      const total = totals.get(name);
      if (!total) return [];
      const { type, direction } = step;
      return [
        { node: id, type, direction: direction.toUpperCase(), total, shown: there.get(name) ?? 0 },
      ];
    }),
  );
}

interface CountsRow {
  readonly id: string;
  readonly counts: readonly (readonly [type: string, out: boolean, total: number])[];
}
