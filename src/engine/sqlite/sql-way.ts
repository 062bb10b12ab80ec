import type { GroupMeasure, GroupPath } from '../../read/plan/connection-plan';
import type { ColumnKind } from './layout';
import { step } from './sql-step';
import { from, IDENTITY, property, quoted, subquery, type Writing } from './sql-writer';

/** True where what is measured is a property of the relationship by which a key's way leads on. */
export const startsAtEdge = ({ from: start, steps, end }: GroupMeasure): boolean =>
  start !== undefined && steps.length === 0 && end === 'edge';

/** Where a key's way holds what a measure starts at: the node behind a step, or the relationship of that step. */
export const startColumn = (measure: GroupMeasure): string =>
  `${startsAtEdge(measure) ? 'e' : 'n'}${stepOf(measure)}`;

/** Where a key's way holds the value of a measure that starts at its relationship. */
export const edgeColumn = (measure: GroupMeasure): string =>
  quoted(`v${stepOf(measure)}_${storedName(measure)}`);

const stepOf = ({ from: start }: GroupMeasure): number => (start?.steps ?? 1) - 1;

const storedName = ({ folded, property: name }: GroupPath): string => folded ?? name ?? '';

/**
 * The table of a way from the numbers that `starts` gives: its `start`; the number of each node along it, `n0`; what
 * stands at its end, `value`, and as it is `shown`; its `holder`, which tells what has the value from others. For what
 * starts at relationships along it, `e0` tells these apart.
 */
export function wayOf(
  path: GroupPath,
  starts: readonly string[],
  writing: Writing,
  atEdges: readonly GroupMeasure[] = [],
): string[] {
  const start = writing.name('b');
  const tables = [`${subquery(starts)} AS ${start}`];
  const conditions: string[] = [];
  const nodes: string[] = [];
  const relationships: string[] = [];
  let at = `${start}.start`;
  for (const along of path.steps) {
    const next = step(at, along, writing);
    tables.push(...next.tables);
    conditions.push(...next.conditions);
    nodes.push(next.node);
    relationships.push(next.relationship);
    at = `${next.node}.pk`;
  }
  let holder = (path.end === 'edge' ? relationships : nodes).at(-1);
  if (!holder) {
    holder = writing.name('n');
    tables.push(`node AS ${holder}`);
    conditions.push(`${holder}.pk = ${start}.start`);
  }
  const edges = atEdges.flatMap((measure) => {
    const relationship = relationships[stepOf(measure)] ?? '';
    return [
      `${identity(relationship)} AS ${startColumn(measure)}`,
      `${property(relationship, storedName(measure))} AS ${edgeColumn(measure)}`,
    ];
  });
  const columns = [
    `${start}.start AS start`,
    ...nodes.map((node, i) => `${node}.pk AS n${i}`),
    ...new Set(edges),
    `${path.end === 'node' ? `${holder}.pk` : property(holder, storedName(path))} AS value`,
    `${path.folded ? property(holder, path.property ?? '') : 'NULL'} AS shown`,
    `${path.end === 'edge' ? identity(holder) : `${holder}.pk`} AS holder`,
  ];
  return [`SELECT ${columns.join(', ')}`, ...from({ tables, conditions })];
}

/** What tells a relationship from all others. */
const identity = (relationship: string): string =>
  `json_array(${IDENTITY.map((one) => `${relationship}.${one}`).join(', ')})`;

/** The condition that a relationship is the one that is told so. */
export const isIdentified = (relationship: string, identity: string): string =>
  IDENTITY.map((end, i) => `${relationship}.${end} = json_extract(${identity}, '$[${i}]')`).join(
    ' AND ',
  );

/** How the value at the end of a way stands in its column. */
export function kindAtEnd({ end, property: name }: GroupPath, { layout }: Writing): ColumnKind {
  if (end === 'node') return 'INTEGER';
  return (end === 'edge' ? layout.relationship : layout.node).get(name ?? '') ?? 'TEXT';
}
