import type { GroupsPlan, UnitPath } from '../../read/plan/connection-plan';
import { step } from './sql-step';
import { isIdentified, startsAtEdge, wayOf } from './sql-way';
import { from, property, type Writing } from './sql-writer';

type Figures = NonNullable<GroupsPlan['figures']>;

/** What figures are made of: the rows of groups, with the columns of their keys, and where the measure starts in them. */
export interface FigureRows {
  readonly joined: string;
  readonly columns: readonly string[];
  /** The column of what a measure starts at, and that of its value where it starts at a relationship. */
  readonly start: string;
  readonly value: string;
  readonly writing: Writing;
  /** Names a table of the statement. */
  readonly table: (clauses: readonly string[]) => string;
}

/** What is told of the values of a group. */
export const FIGURES = ['sum', 'avg', 'min', 'max'] as const;

/**
 * The figures of each group, each node or relationship that the way leads to counted once. Values of several units, or
 * of one that is not known, are not added up.
 */
export function figuresOf(measure: Figures, rows: FigureRows): string[] {
  const { columns, table, writing } = rows;
  const by = columns.length > 0 ? [`GROUP BY ${columns.join(', ')}`] : [];
  const once = table(valuesOnce(measure, rows));
  const { unit } = measure;
  if (!unit) {
    const figures = FIGURES.map((name) => `${name}(value) AS ${name}`);
    return [
      `SELECT ${[...columns, 'count(value) AS known', ...figures].join(', ')}`,
      `FROM ${once}`,
      ...by,
    ];
  }
  const unitOf = (name: string): string =>
    unitAt(unit, name, { holder: `${once}.holder`, isEdge: measure.end === 'edge', writing });
  const units = table([
    `SELECT ${[...columns, 'value', `${unitOf(unit.folded)} AS unit`, `${unitOf(unit.property)} AS shown`].join(', ')}`,
    `FROM ${once}`,
  ]);
  const isOne = 'count(DISTINCT unit) = 1 AND count(unit) = count(value)';
  const figures = FIGURES.map((name) => `CASE WHEN ${isOne} THEN ${name}(value) END AS ${name}`);
  const shown = 'json_group_array(DISTINCT shown) FILTER (WHERE shown IS NOT NULL) AS units';
  return [
    `SELECT ${[...columns, 'count(value) AS known', shown, ...figures].join(', ')}`,
    `FROM ${units}`,
    ...by,
  ];
}

/** The values of each group with what has them, each once. */
function valuesOnce(
  measure: Figures,
  { joined, columns, start, value, writing, table }: FigureRows,
): string[] {
  const selected = (holder: string, of: string): string =>
    `SELECT DISTINCT ${[...columns.map((column) => `${joined}.${column} AS ${column}`), `${holder} AS holder`, `${of} AS value`].join(', ')}`;
  const at = `${joined}.${start}`;
  if (startsAtEdge(measure)) {
    const of = `${joined}.${value}`;
    return [selected(at, of), `FROM ${joined}`, `WHERE ${of} IS NOT NULL`];
  }
  const starts = [
    `SELECT DISTINCT ${start} AS start`,
    `FROM ${joined}`,
    `WHERE ${start} IS NOT NULL`,
  ];
  const way = table(wayOf(measure, starts, writing));
  return [
    selected(`${way}.holder`, `${way}.value`),
    `FROM ${joined} JOIN ${way} ON ${way}.start = ${at}`,
    `WHERE ${way}.value IS NOT NULL`,
  ];
}

/** The unit of what has a value. */
function unitAt(
  unit: UnitPath,
  name: string,
  {
    holder,
    isEdge,
    writing,
  }: { readonly holder: string; readonly isEdge: boolean; readonly writing: Writing },
): string {
  if (unit.step) {
    const far = step(holder, unit.step, writing);
    // Of several that a relationship to one leads to the least: each value is in one unit.
    return `(SELECT min(${property(far.node, name)}) ${from(far).join(' ')})`;
  }
  const one = writing.name('u');
  return isEdge
    ? `(SELECT ${property(one, name)} FROM relationship AS ${one} WHERE ${isIdentified(one, holder)})`
    : `(SELECT ${property(one, name)} FROM node AS ${one} WHERE ${one}.pk = ${holder})`;
}
