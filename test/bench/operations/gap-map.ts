import type { Operation, Sample, Variables } from './operation';

interface Cell {
  readonly row: unknown;
  readonly column: unknown;
  readonly interventions: number;
  readonly certified: number;
}

const valueOf = (header: unknown): unknown =>
  header !== null && typeof header === 'object' ? (header as { value: unknown }).value : header;

/** Approaches by target groups in a department: how many interventions, and how many of them certified. */
export const gapMap: Operation = {
  name: 'gap-map',
  title: 'Gap map of a department',
  tinkuy: `query GapMap($department: ID!) {
    gapMap(rows: { approaches: {} }, columns: { targetGroups: {} }, where: { places: { some: { within: [$department] } } }) {
      cells { row { value } column { value } interventions certified } } }`,
  cypher: {
    // Rows and columns come in the order of all that is in them, where an intervention in several cells counts once.
    text: `
MATCH (:Department {id: $department})<-[:PART_OF*0..3]-(:Place)<-[:IMPLEMENTED_IN]-(i)
WITH DISTINCT i
WITH i, toInteger(EXISTS { (i)-[:RECEIVED]->(c) WHERE c.level IS NULL OR c.level <> 'SUBMITTED' }) AS certified
MATCH (i)-[:APPLIES]->(a)
MATCH (i)-[:REACHES]->(t)
WITH a, t, collect(i) AS there, sum(certified) AS certified
WITH collect({a: a, t: t, there: there, certified: certified}) AS cells
RETURN [c IN cells | {row: c.a.id, column: c.t.id, interventions: size(c.there), certified: c.certified}] AS cells, COLLECT {
  UNWIND cells AS c WITH c.a AS a, c.there AS there UNWIND there AS i
  WITH a, count(DISTINCT i) AS total ORDER BY total DESC, a.nameFolded, a.id RETURN a.id
} AS rows, COLLECT {
  UNWIND cells AS c WITH c.t AS t, c.there AS there UNWIND there AS i
  WITH t, count(DISTINCT i) AS total ORDER BY total DESC, t.nameFolded, t.id RETURN t.id
} AS columns`,
    shape: ([row]) => {
      const { rows, columns } = row as Record<'rows' | 'columns', readonly unknown[]>;
      const place = ({ row, column }: Cell): number =>
        rows.indexOf(row) * columns.length + columns.indexOf(column);
      return { cells: (row?.cells as Cell[]).sort((a, b) => place(a) - place(b)) };
    },
  },
  variables: async ({ ask }: Sample): Promise<Variables[]> => {
    const rows = await ask(
      'MATCH (d:Department)<-[:PART_OF*3]-(c:Community) WITH d, count(c) AS n ORDER BY n DESC, d.id RETURN d.id AS department LIMIT 8',
    );
    return rows.map(({ department }) => ({ department }));
  },
  compared: (answer) => {
    const { cells } = answer as { cells: readonly Cell[] };
    return cells
      .filter(({ interventions }) => interventions > 0)
      .map((cell) => ({ ...cell, row: valueOf(cell.row), column: valueOf(cell.column) }));
  },
};
