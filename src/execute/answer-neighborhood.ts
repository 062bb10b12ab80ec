import type { Row } from '../engine/engine';
import { notFound } from '../errors';
import type { Planned, PlannedNeighborhood } from '../plan/planned-root';
import type { Hop } from '../plan/query-plan';
import type { ExpandPlan } from '../plan/step-plans';
import { edgeOf } from './edge-of';
import { readAround, type NodeRow } from './read-around';
import type { Runner } from './runner';
import { View, type ViewValues } from './view';

/** Of each kind of relationship of a node further out than the start, at most so many are read. */
const FURTHER_OUT = 10;

/** What a step gives of a node: what is read of it, for each kind its neighbours, and how many there are. */
interface ExpandedRow {
  readonly node: NodeRow;
  readonly found: Readonly<
    Record<string, readonly { readonly node: NodeRow; readonly edge: Row }[]>
  >;
  readonly counts?: Readonly<Record<string, number>>;
}

type Edge = ReturnType<typeof edgeOf>;

/** The relationships of one kind of one node, as far as they were read. */
interface Fan {
  readonly from: string;
  readonly hop: Hop;
  readonly neighbours: readonly { readonly id: string; readonly edge: Edge }[];
  readonly total?: number;
}

/** The answer of a neighbourhood: nearest nodes first, and of those equally near some of every relationship. */
export async function answerNeighborhood(runner: Runner, root: PlannedNeighborhood): Promise<View> {
  const shown = new Set([root.id]);
  const excluded = new Set(root.exclude);
  const fans: Fan[] = [];
  const read = new Map<string, Row>();
  let frontier: readonly string[] = [root.id];
  let truncated = false;
  for (const [i, step] of root.steps.entries()) {
    if (frontier.length === 0) break;
    const most = i === 0 ? root.limit : FURTHER_OUT;
    const near = i === 0 ? await expandAround(runner, root, step, read) : undefined;
    const found = near ?? (await expand(runner, step, { from: frontier, most, read }));
    if (i === 0 && found === undefined) throw notFound('id', root.id);
    const cut = (found ?? []).map((fan) => ({ ...fan, neighbours: fan.neighbours.slice(0, most) }));
    truncated ||= (found ?? []).some(({ neighbours }) => neighbours.length > most);
    fans.push(...cut);
    const next = inTurn(cut).filter((id) => !shown.has(id) && !excluded.has(id));
    frontier = [...new Set(next)].slice(0, root.limit - shown.size);
    truncated ||= new Set(next).size > frontier.length;
    for (const id of frontier) shown.add(id);
  }
  const edges = edgesOf(fans, shown, excluded);
  const ids = [...shown];
  const rows = root.lookup ? await runner.rows(root.lookup, ids) : read;
  return new View(
    {
      nodes: ids.flatMap((id) => rows.get(id) ?? []),
      edges: [...edges.values()],
      counts: countsOf(fans, edges),
      truncated,
    },
    root.answer,
  );
}

/**
 * The relationships of the start, all of them, where it has few; undefined where it has many, or is not there. What
 * is read of it and its neighbours is added to `read`.
 */
async function expandAround(
  runner: Runner,
  { id, around }: PlannedNeighborhood,
  { plan }: Planned<ExpandPlan>,
  read: Map<string, Row>,
): Promise<Fan[] | undefined> {
  if (!around) return undefined;
  const [row] = await readAround(runner, around, [id]);
  if (!row) return undefined;
  read.set(id, row.node);
  for (const { node } of row.found) read.set(node.id, node);
  return plan.along.map(({ hop }): Fan => {
    const out = hop.direction === 'out';
    const along = row.found.filter((one) => one.type === hop.type && one.out === out);
    const neighbours = along.map(({ node, key, edge }) => ({
      id: node.id,
      edge: edgeOf(hop, id, node.id, { key, ...edge }),
    }));
    return { from: id, hop, neighbours, total: along.length };
  });
}

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
    plan.along.map(({ key, hop }) => {
      const row = byId.get(id);
      const neighbours = (row?.found[key] ?? []).map(({ node, edge }) => {
        read.set(node.id, node);
        return { id: node.id, edge: edgeOf(hop, id, node.id, edge) };
      });
      return { from: id, hop, neighbours, total: row?.counts?.[key] };
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

/** The relationships between what is shown, and those that lead to what the caller has, each once. */
function edgesOf(
  fans: readonly Fan[],
  shown: ReadonlySet<string>,
  excluded: ReadonlySet<string>,
): Map<string, Edge> {
  const edges = new Map<string, Edge>();
  for (const { neighbours } of fans) {
    for (const { id, edge } of neighbours) {
      if (!shown.has(id) && !excluded.has(id)) continue;
      if (!edges.has(edge.key)) edges.set(edge.key, edge);
    }
  }
  return edges;
}

/** How many relationships of each kind there are of the nodes that were expanded, and how many are shown. */
function countsOf(fans: readonly Fan[], edges: ReadonlyMap<string, Edge>): ViewValues[] {
  return fans.flatMap(({ from, hop, total, neighbours }) => {
    if (!total) return [];
    const direction = hop.direction.toUpperCase();
    const there = neighbours.filter(({ edge }) => edges.has(edge.key)).length;
    return [{ node: from, type: hop.type, direction, total, shown: there }];
  });
}
