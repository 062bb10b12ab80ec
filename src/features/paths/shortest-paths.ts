/**
 * Shortest paths between two nodes, searched from both ends: always on from the side that has fewer nodes to go
 * on from, until the two meet. What is met first is shortest, and all shortest paths are met at that step.
 */
import { compareTexts } from '../../read/run/order';

/** A relationship as a step finds it. */
export interface Step {
  readonly near: string;
  readonly far: string;
  readonly type: string;
  /** True where it leads from the near node to the far one. */
  readonly out: boolean;
  readonly key: string;
}

/** A path: its nodes in order, and between each two the relationship, seen from the first. */
export interface FoundPath {
  readonly nodes: readonly string[];
  readonly edges: readonly Step[];
}

/** What a search found. */
export interface FoundPaths {
  readonly paths: readonly FoundPath[];
  /** There are more of these, or the search had to stop. */
  readonly truncated: boolean;
}

/** What a search is asked. */
export interface PathSearch {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly first: number;
  /** How many relationships may be looked at. */
  readonly budget: number;
}

/** The relationships of nodes, at most so many. */
export type Walk = (ids: readonly string[], most: number) => Promise<readonly Step[]>;

/** One side of the search. */
class Side {
  readonly distance: Map<string, number>;
  /** Steps towards this side's end, by the node that they leave. */
  readonly back = new Map<string, Step[]>();
  frontier: readonly string[];
  depth = 0;

  constructor(end: string) {
    this.distance = new Map([[end, 0]]);
    this.frontier = [end];
  }

  /** Goes on by the steps that were found from the frontier. */
  advance(steps: readonly Step[]): void {
    this.depth += 1;
    const next = new Set<string>();
    for (const step of steps) {
      const known = this.distance.get(step.far);
      if (known !== undefined && known !== this.depth) continue;
      this.distance.set(step.far, this.depth);
      next.add(step.far);
      const back = { ...step, near: step.far, far: step.near, out: !step.out };
      this.back.set(step.far, [...(this.back.get(step.far) ?? []), back]);
    }
    this.frontier = [...next].sort();
  }
}

/**
 * The shortest paths, in the order of their nodes' ids; none where the ends are not connected. `known` has the steps
 * from ends, by their ids, as far as these need not be looked for.
 */
export async function shortestPaths(
  search: PathSearch,
  known: ReadonlyMap<string, readonly Step[]>,
  walk: Walk,
): Promise<FoundPaths> {
  const start = new Side(search.from);
  const end = new Side(search.to);
  let left = search.budget;
  while (start.depth + end.depth < search.maxLength) {
    const side = start.frontier.length <= end.frontier.length ? start : end;
    if (side.frontier.length === 0) break;
    const first = side.depth === 0 ? known.get(side.frontier[0] ?? '') : undefined;
    const steps = first ?? (await walk(side.frontier, left));
    const stopped = steps.length >= left;
    left -= steps.length;
    side.advance(steps);
    const other = side === start ? end : start;
    const met = side.frontier.filter((id) => other.distance.has(id));
    if (met.length > 0) {
      const paths = enumerate(search, start, end, met);
      return {
        paths: paths.slice(0, search.first),
        truncated: stopped || paths.length > search.first,
      };
    }
    if (stopped) return { paths: [], truncated: true };
  }
  return { paths: [], truncated: false };
}

/** The paths through the nodes that were met, first those whose ids come first; one more than are wanted. */
function enumerate(
  { from, first }: PathSearch,
  start: Side,
  end: Side,
  met: readonly string[],
): FoundPath[] {
  const onwards = forwards(start, met);
  const found: FoundPath[] = [];
  const follow = (nodes: readonly string[], edges: readonly Step[]): void => {
    const here = nodes.at(-1) ?? from;
    const steps = edges.length < start.depth ? onwards.get(here) : end.back.get(here);
    if (end.distance.get(here) === 0) found.push({ nodes, edges });
    else {
      for (const step of inOrder(steps ?? [])) {
        if (found.length > first) return;
        follow([...nodes, step.far], [...edges, step]);
      }
    }
  };
  follow([from], []);
  return found;
}

/** The steps of the first half, turned round, of those ways that lead to a node that was met. */
function forwards(start: Side, met: readonly string[]): Map<string, Step[]> {
  const onwards = new Map<string, Step[]>();
  let layer: ReadonlySet<string> = new Set(met);
  for (let depth = start.depth; depth > 0; depth--) {
    const before = new Set<string>();
    for (const id of layer) {
      for (const { near, far, out, ...step } of start.back.get(id) ?? []) {
        before.add(far);
        const turned = { ...step, near: far, far: near, out: !out };
        onwards.set(far, [...(onwards.get(far) ?? []), turned]);
      }
    }
    layer = before;
  }
  return onwards;
}

/** By the node that they lead to; of several relationships between the same two the first by type, direction and key. */
function inOrder(steps: readonly Step[]): Step[] {
  const sorted = [...steps].sort(
    (a, b) => compareTexts(a.far, b.far) || compareTexts(name(a), name(b)),
  );
  return sorted.filter(({ far }, i) => far !== sorted[i - 1]?.far);
}

const name = ({ type, out, key }: Step): string => `${type}|${out ? 0 : 1}|${key}`;
