import { sorted } from './sorted';
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
    text: `
MATCH (:Department {id: $department})<-[:PART_OF*0..3]-(:Place)<-[:IMPLEMENTED_IN]-(i)
WITH DISTINCT i
WITH i, toInteger(EXISTS { (i)-[:RECEIVED]->(c) WHERE c.level IS NULL OR c.level <> 'SUBMITTED' }) AS certified
MATCH (i)-[:APPLIES]->(a)
MATCH (i)-[:REACHES]->(t)
WITH a, t, count(*) AS interventions, sum(certified) AS certified
RETURN {row: a.id, column: t.id, interventions: interventions, certified: certified} AS answer`,
    shape: (rows) => ({ cells: rows.map(({ answer }) => answer) }),
  },
  variables: async ({ ask }: Sample): Promise<Variables[]> => {
    const rows = await ask(
      'MATCH (d:Department)<-[:PART_OF*3]-(c:Community) WITH d, count(c) AS n ORDER BY n DESC, d.id RETURN d.id AS department LIMIT 8',
    );
    return rows.map(({ department }) => ({ department }));
  },
  compared: (answer) => {
    const { cells } = answer as { cells: readonly Cell[] };
    return sorted(
      cells
        .filter(({ interventions }) => interventions > 0)
        .map((cell) => ({ ...cell, row: valueOf(cell.row), column: valueOf(cell.column) })),
    );
  },
};
