import type { Row } from '../../engine/engine';
import type { GapMapAxis, PlannedGapMap } from './plan-gap-map';
import { allOf, drillDown, type Where } from '../../read/run/drill-down';
import { groupKeyOf, type GroupKeyValue } from '../../read/run/group-key';
import type { Runner } from '../../read/run/runner';
import { View } from '../../read/run/view';

/** What a statement gives for a group: its keys and its counts. */
interface GroupRow extends Row {
  readonly key0?: unknown;
  readonly key1?: unknown;
  readonly count: number;
  readonly certified: number;
  readonly studies: number;
}

/** What a statement gives for a gap map. */
interface MapRow {
  readonly list: Readonly<Record<'cells' | 'byRow' | 'byColumn' | 'all', readonly GroupRow[]>>;
  readonly rows?: readonly Row[];
  readonly columns?: readonly Row[];
}

interface Counts {
  readonly interventions: number;
  readonly certified: number;
  readonly studies: number;
}

interface Header extends GroupKeyValue {
  readonly total: Counts;
  readonly condition: Where | null;
  readonly where: Where | null;
}

const NOTHING: Counts = { interventions: 0, certified: 0, studies: 0 };

/**
 * The answer of a gap map. A second statement is sent only where there are more cells than one may read: then
 * the cells of the rows and columns that are shown are read by themselves, so that none of them is missing.
 */
export async function answerGapMap(runner: Runner, root: PlannedGapMap): Promise<View> {
  const [first] = (await runner.run(root.plan, root.values)) as unknown as MapRow[];
  const list = first?.list;
  const byRow = headersOf(list?.byRow ?? [], first?.rows, root.rows, root);
  const byColumn = headersOf(list?.byColumn ?? [], first?.columns, root.columns, root);
  let found = list?.cells ?? [];
  if (found.length > root.mostCells) {
    const wanted = new Map<number, unknown>([
      // Those of which the row or the column is not known come besides.
      [root.among.cells, (byRow.shown.length + 1) * (byColumn.shown.length + 1)],
      [root.among.rows, byRow.shown.map(({ identity }) => identity).filter((one) => one !== null)],
      [
        root.among.columns,
        byColumn.shown.map(({ identity }) => identity).filter((one) => one !== null),
      ],
    ]);
    const [second] = (await runner.run(root.plan, root.values, wanted)) as unknown as MapRow[];
    found = second?.list.cells ?? [];
  }
  const counts = new Map(
    found.map((row) => {
      const of = groupKeyOf(row.key0, root.rows.answer);
      const by = groupKeyOf(row.key1, root.columns.answer);
      return [cellName(of.identity, by.identity), countsOf(row)];
    }),
  );
  const cells = byRow.shown.flatMap((row) =>
    byColumn.shown.map((column) => {
      const own = counts.get(cellName(row.identity, column.identity)) ?? NOTHING;
      return {
        row,
        column,
        ...own,
        value: own[root.measure as keyof Counts],
        where: () => allOf(root.where, [row.condition, column.condition]),
      };
    }),
  );
  const [whole] = list?.all ?? [];
  return new View(
    {
      rows: byRow.shown,
      columns: byColumn.shown,
      cells,
      totals: whole ? countsOf(whole) : NOTHING,
      truncated: byRow.truncated || byColumn.truncated,
    },
    root.answer,
  );
}

const countsOf = ({ count, certified, studies }: GroupRow): Counts => ({
  interventions: count,
  certified,
  studies,
});

const cellName = (row: unknown, column: unknown): string => JSON.stringify([row, column]);

/** Rows or columns: those with interventions first, then what else the dimension has, and last what is not known. */
function headersOf(
  groups: readonly GroupRow[],
  universe: readonly Row[] = [],
  { answer, size, values }: GapMapAxis,
  { where }: PlannedGapMap,
): { shown: readonly Header[]; truncated: boolean } {
  const header = (given: unknown, total: Counts): Header => {
    const key = groupKeyOf(given, answer);
    const condition = drillDown(answer, key);
    return { ...key, total, condition, where: allOf(where, [condition]) };
  };
  const given = groups.map((row) => header(row.key0, countsOf(row)));
  const known = given.filter(({ value }) => value !== null);
  const unknown = given.filter(({ value }) => value === null);
  const met = new Set(known.map(({ identity }) => identity));
  const others = [
    ...universe.map((node) => header(node, NOTHING)),
    ...values.map((value) => header(value, NOTHING)),
  ].filter(({ identity }) => !met.has(identity));
  const all = [...known, ...others];
  return { shown: [...all.slice(0, size), ...unknown], truncated: all.length > size };
}
