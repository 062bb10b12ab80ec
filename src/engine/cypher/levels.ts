/**
 * What was read level by level, and how it becomes the rows of a look-up. Each branch of such a statement gives, for
 * all nodes of a level at once, the nodes that a field of theirs leads to. A row is a list: the number of its branch,
 * the node that it is read of, and values.
 */
import { named, type Shape } from './row-shape';

/** The parameter that says how many rows a branch gives at the most. */
export const MOST = 'most';

/** How many rows a branch may give for one node that is looked up, and for all together besides. */
const MOST_ROWS = { ofEach: 100, besides: 1_000 };

/** How many branches there are, and what the first gives: the nodes that are looked up. */
export interface Levels {
  /** The parameter that holds their ids. */
  readonly ids: string;
  readonly branches: number;
  readonly node: LevelNode;
}

/** The place of a value in a row. */
type Column = number;

/** A value under its name. */
export interface Part {
  readonly name: string;
  readonly column: Column;
  readonly shape?: Shape;
}

/** What is read of a node. */
export interface LevelNode {
  readonly parts: readonly Part[];
  /** What rows of further levels know it by; absent where there are none. */
  readonly number?: Column;
  readonly fields: readonly Level[];
}

/** What a field of a node leads to. */
export type Level = OneLevel | PageLevel;

/** The one node that a relationship leads to: of several, that with the least id. */
export interface OneLevel {
  readonly kind: 'one';
  readonly name: string;
  readonly branch: number;
  readonly id: Column;
  /** Where a branch takes several steps, which step it is; all its rows name the node where the first step begins. */
  readonly step?: number;
  readonly node: LevelNode;
}

/** A page of the nodes that a relationship leads to. */
export interface PageLevel {
  readonly kind: 'page';
  readonly name: string;
  readonly branch: number;
  readonly order: readonly { readonly column: Column; readonly descending: boolean }[];
  readonly backward: boolean;
  /** The parameter that holds how many rows it takes. */
  readonly limit: string;
  /** What stands in a row under `node`; the row itself where nothing else does. */
  readonly node?: LevelNode;
  readonly unwrapped: boolean;
  readonly edge: readonly Part[];
  readonly keys?: Column;
  /** Where the row of the node above has how many there are in all. */
  readonly total?: Column;
}

/** The places of what a row is read of, and of the step that it is found by. */
const OF = 1;
const STEP = 2;

type Values = readonly unknown[];
type Row = Readonly<Record<string, unknown>>;

/** The rows of a look-up; without them where another statement must give them. */
export interface ReadLevels {
  readonly rows?: readonly Row[];
  /** True where most of what was read is on no page. */
  readonly wasteful: boolean;
}

type Params = Readonly<Record<string, unknown>>;

/** The parameters of a statement with how many rows each branch gives at the most. */
export function withMost(params: Params, { ids }: Levels): Params {
  const { length } = params[ids] as readonly unknown[];
  return { ...params, [MOST]: MOST_ROWS.ofEach * length + MOST_ROWS.besides };
}

/** The rows of a look-up from those of its branches. */
export function readLevels(
  found: readonly Values[],
  { branches, node }: Levels,
  params: Params,
): ReadLevels {
  const reading = new Reading(found, branches, params);
  if (!reading.isWhole) return { wasteful: true };
  const rows = reading.rows(node);
  const wasteful = found.length > 4 * reading.taken + 100;
  return reading.isCertain ? { rows, wasteful } : { wasteful };
}

class Reading {
  /** False where a branch did not come to its end. */
  readonly isWhole: boolean;
  /** False where what follows several nodes of which one is meant cannot be told apart. */
  isCertain = true;
  /** How many rows stand somewhere in what was made. */
  taken = 0;
  readonly #found: readonly Map<unknown, Values[]>[];
  readonly #pages = new Set<readonly Values[]>();

  constructor(
    found: readonly Values[],
    branches: number,
    private readonly params: Params,
  ) {
    const counts = new Array<number>(branches).fill(0);
    this.#found = counts.map(() => new Map<unknown, Values[]>());
    for (const values of found) {
      const branch = values[0] as number;
      const rows = this.#found[branch] as Map<unknown, Values[]>;
      const known = rows.get(values[OF]);
      if (known) known.push(values);
      else rows.set(values[OF], [values]);
      counts[branch] = (counts[branch] as number) + 1;
    }
    this.isWhole = counts.every(
      (count, branch) => branch === 0 || count < (params[MOST] as number),
    );
  }

  rows(node: LevelNode): readonly Row[] {
    const found = this.#found[0]?.get(0) ?? [];
    this.taken += found.length;
    return found.map((values) => ({ row: this.#node(node, values) }));
  }

  /** A node with all that further levels hold of it; `start` is where the steps begin that led to it. */
  #node({ parts, number, fields }: LevelNode, values: Values, start?: unknown): Row {
    const map = mapOf(parts, values);
    for (const field of fields) {
      const own = number === undefined ? undefined : values[number];
      map[field.name] =
        field.kind === 'one' ? this.#one(field, own, start) : this.#page(field, own, values);
    }
    return map;
  }

  #one({ branch, id, step, node }: OneLevel, own: unknown, start: unknown): Row | null {
    const of = step !== undefined && step > 1 ? start : own;
    let least: Values | undefined;
    for (const values of this.#found[branch]?.get(of) ?? []) {
      if (step !== undefined && values[STEP] !== step) continue;
      if (!least) least = values;
      else if (least[id] !== values[id]) {
        // The rows of the next step do not say which of these nodes they are of.
        if (node.fields.some((field) => field.branch === branch)) this.isCertain = false;
        if ((values[id] as string) < (least[id] as string)) least = values;
      }
    }
    if (!least) return null;
    this.taken += 1;
    return this.#node(node, least, of);
  }

  #page(level: PageLevel, of: unknown, above: Values): unknown {
    const { node, unwrapped, edge, keys, total } = level;
    const page = this.#paged(level, of);
    this.taken += page.length;
    const rows = page.map((values) => {
      if (node && unwrapped) return this.#node(node, values);
      return {
        ...(node && { node: this.#node(node, values) }),
        ...(edge.length > 0 && { edge: mapOf(edge, values) }),
        ...(keys !== undefined && { keys: values[keys] }),
      };
    });
    return total === undefined ? rows : { rows, total: above[total] };
  }

  /** The rows of a page in their order. */
  #paged({ branch, order, backward, limit }: PageLevel, of: unknown): readonly Values[] {
    const found = this.#found[branch]?.get(of) ?? [];
    if (found.length <= 1 || this.#pages.has(found)) return found;
    const page = found
      .sort((a, b) => {
        for (const { column, descending } of order) {
          const difference = compare(a[column], b[column], descending);
          if (difference !== 0) return backward ? -difference : difference;
        }
        return 0;
      })
      .slice(0, this.params[limit] as number);
    this.#found[branch]?.set(of, page);
    this.#pages.add(page);
    return page;
  }
}

function mapOf(parts: readonly Part[], values: Values): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (const { name, column, shape } of parts) {
    map[name] = shape ? named(values[column], shape) : values[column];
  }
  return map;
}

/** The order of two values; unknown ones come last in both directions. */
function compare(a: unknown, b: unknown, descending: boolean): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return a < b === descending ? 1 : -1;
}
