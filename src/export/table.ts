import { badInput } from '../errors';
import { NEEDED, PIVOTS } from './complete';
import { cellOf, columnsOf, type Cell, type Column } from './flatten';
import { responseName, type ExportOperation } from './read-operation';
import type { Selected } from './selected';

/** A part of an answer as a table. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** True where the answer says that there is more of it. */
  readonly truncated: boolean;
}

/** What the rows of a table are: the lists that lead to them from the root field, the last one theirs. */
export interface RowSource {
  readonly root: Selected;
  readonly lists: readonly Selected[];
  /** What the client selected of the root and a table has no place for. */
  readonly leftOut: readonly string[];
}

/** The lists of a type that rows can be made of, from its root; the first that is selected is taken. */
const ROWS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Comparison: [
    ['dimensions', 'rows'],
    ['dimensions', 'shared'],
    ['dimensions', 'unique'],
    ['similarities'],
    ['items'],
  ],
  GapMap: [['cells']],
  SimilarResult: [['items']],
};

/** The lists of a connection that rows can be made of; one of them can be selected. */
const CONNECTION_ROWS = [['nodes'], ['edges'], ['facets', 'values'], ['aggregate', 'groups']];

/** The formats of what is no table. */
const GRAPHS = ['Neighborhood', 'Paths'];

/** What the rows of an operation are; refuses what is no table, and says what it can be had as. */
export function rowSource({ field }: ExportOperation, root: Selected): RowSource {
  const name = responseName(field);
  if (GRAPHS.includes(root.type)) {
    throw badInput(
      `${name} is a graph and no table: it can be had as JSON-LD (/graphql.jsonld) and as GraphML (/graphql.graphml)`,
    );
  }
  if (root.list && root.fields) return { root, lists: [], leftOut: [] };
  const ways = root.connection ? CONNECTION_ROWS : ROWS[root.type];
  if (!ways) {
    throw badInput(
      `${name} is no table. As CSV can be had: a list, a search, its facets or aggregate, compare, similar and gapMap; ` +
        'neighborhood, expand and paths as JSON-LD (/graphql.jsonld) and as GraphML (/graphql.graphml)',
    );
  }
  const found = ways.flatMap((way) => listsOf(root, way));
  const [lists] = found;
  if (!lists) {
    const allowed = ways.map((way) => way.join('.')).join(', ');
    throw badInput(`${name} must select what the rows are: one of ${allowed}`);
  }
  if (root.connection && found.length > 1) {
    const names = found.map((one) => one.map(({ response }) => response).join('.'));
    throw badInput(
      `${name} must select only one of ${names.join(', ')}: a table has rows of one kind`,
    );
  }
  const leftOut = (root.fields ?? []).filter(
    (one) => one !== lists[0] && one.list && one.fields && !isHeading(one),
  );
  return { root, lists, leftOut: leftOut.map(({ response }) => response) };
}

/** Every choice of selected fields that goes the way. */
function listsOf(from: Selected, [name, ...rest]: readonly string[]): (readonly Selected[])[] {
  if (name === undefined) return [[]];
  return (from.fields ?? [])
    .filter(({ field }) => field === name)
    .flatMap((one) => listsOf(one, rest).map((more) => [one, ...more]));
}

const isHeading = ({ type }: Selected): boolean => type === 'GapMapHeader';

/** An object on the way to a row, or the row itself: one for each list, the root first. */
type Levels = readonly unknown[];

/** A column of a table, which reads its cell from the objects that lead to a row. */
interface TableColumn {
  readonly name: string;
  readonly cell: (levels: Levels) => Cell;
}

/** The table of a root field's value. Its columns are those of the selection, whatever the rows hold. */
export function tableOf(source: RowSource, value: unknown): Table {
  const rows = expand([value], source.root, source.lists);
  const columns = tableColumns(source, rows);
  return {
    columns: columns.map(({ name }) => name),
    rows: rows.map((levels) => columns.map(({ cell }) => cell(levels))),
    truncated: isTruncated(value, source.lists),
  };
}

function expand(levels: Levels, from: Selected, lists: readonly Selected[]): Levels[] {
  const here = levels.at(-1);
  if (from.list && Array.isArray(here)) {
    return here.flatMap((one) =>
      expand([...levels.slice(0, -1), one], { ...from, list: false }, lists),
    );
  }
  const [next, ...rest] = lists;
  if (!next) return [levels];
  const found = (here as Record<string, unknown> | null | undefined)?.[next.response];
  return found == null ? [] : expand([...levels, found], next, rest);
}

function isTruncated(value: unknown, [next, ...rest]: readonly Selected[]): boolean {
  if (Array.isArray(value))
    return value.some((one) => isTruncated(one, next ? [next, ...rest] : []));
  if (typeof value !== 'object' || value === null) return false;
  const object = value as Record<string, unknown>;
  return object[NEEDED.truncated] === true || (!!next && isTruncated(object[next.response], rest));
}

function tableColumns({ root, lists }: RowSource, rows: readonly Levels[]): TableColumn[] {
  const levels = lists.length > 0 ? lists : [root];
  const first = lists.length > 0 ? 1 : 0;
  return levels.flatMap((level, i): TableColumn[] => {
    const at = first + i;
    const last = i === levels.length - 1;
    // On the way to the rows only values are repeated: a list there is another table.
    const fields = (level.fields ?? []).filter((one) => last || !one.fields);
    return fields.flatMap((one) => columnsAt(one, at, rows));
  });
}

function columnsAt(one: Selected, at: number, rows: readonly Levels[]): TableColumn[] {
  const pivot = one.list && PIVOTS[one.type];
  const pivoted = pivot ? pivotColumns(one, pivot, at, rows) : [];
  return pivoted.length > 0 ? pivoted : columnsOf([one]).map((column) => plain(column, at));
}

const plain = ({ name, path }: Column, at: number): TableColumn => ({
  name,
  cell: (levels) => cellOf(levels[at], path),
});

/** A column for each object of a list, named by what tells these objects apart. */
function pivotColumns(
  list: Selected,
  { by, tells }: { readonly by: string; readonly tells: string },
  at: number,
  rows: readonly Levels[],
): TableColumn[] {
  const objects = (levels: Levels): readonly Record<string, unknown>[] =>
    ((levels[at] as Record<string, unknown> | null)?.[list.response] ?? []) as [];
  const names = new Set(
    rows.flatMap((row) => objects(row).map((one) => String(one[NEEDED.pivot]))),
  );
  const fields = (list.fields ?? []).filter(({ field }) => field !== by);
  return [...names].flatMap((name) =>
    columnsOf(fields).map(({ name: inner, path }): TableColumn => {
      const told = path.length === 1 && path[0]?.field === tells;
      return {
        name: told ? name : `${name}.${inner}`,
        cell: (levels) =>
          cellOf(
            objects(levels).find((one) => one[NEEDED.pivot] === name),
            path,
          ),
      };
    }),
  );
}
