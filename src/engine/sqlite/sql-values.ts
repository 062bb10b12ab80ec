import type { FormerValues, PropertyRead } from '../../read/plan/connection-plan';
import type { Columns, ColumnKind } from './layout';
import type { Shape, Statement } from './shape';
import { param, property, subquery } from './sql-writer';

/** What is read: the expressions of its values, and what these mean; one value without a shape stands for itself. */
export interface Value {
  readonly expressions: readonly string[];
  readonly shape?: Shape | undefined;
}

/** A value under its name. */
export type Entry = readonly [name: string, value: Value];

/** One value that stands for itself. */
export const plain = (expression: string): Value => ({ expressions: [expression] });

/** The values of a map. */
export const valuesOf = (entries: readonly Entry[]): Value => ({
  expressions: entries.flatMap(([, { expressions }]) => expressions),
  shape: {
    kind: 'map',
    names: entries.map(([name]) => name),
    of: entries.map(([, { shape }]) => shape),
  },
});

/** SQLite takes no more arguments of a function than 127. */
const MOST_ARGUMENTS = 100;

/** A list in JSON, and whether it is one of parts, one after another. */
interface JsonList {
  readonly json: string;
  readonly inParts: boolean;
}

/** The list of values in JSON. */
export function jsonList(expressions: readonly string[]): JsonList {
  const list = (some: readonly string[]): string => `json_array(${some.join(', ')})`;
  if (expressions.length <= MOST_ARGUMENTS) return { json: list(expressions), inParts: false };
  const parts = Array.from({ length: Math.ceil(expressions.length / MOST_ARGUMENTS) }, (_, i) =>
    list(expressions.slice(i * MOST_ARGUMENTS, (i + 1) * MOST_ARGUMENTS)),
  );
  return { json: list(parts), inParts: true };
}

/** The value of a row in JSON: the list of its values, or its only value where that stands for itself. */
function rowOf({ expressions, shape }: Value): JsonList {
  const [only = 'NULL'] = expressions;
  return shape?.kind === 'map' ? jsonList(expressions) : { json: only, inParts: false };
}

/** The statement of a list of what is read of each row of some clauses, behind what stands before the SELECT. */
export function statementOf(...args: Parameters<typeof selected>): Statement {
  const { clauses, shape } = selected(...args);
  return { text: clauses.join('\n'), shape };
}

function selected(
  item: Value,
  clauses: readonly string[],
  before: readonly string[] = [],
): { readonly clauses: readonly string[]; readonly shape: Shape } {
  const { json, inParts } = rowOf(item);
  return {
    clauses: [...before, `SELECT json_group_array(${json})`, ...clauses],
    shape: { kind: 'each', of: item.shape, ...(inParts && { inParts }) },
  };
}

/** The same list as one value. */
export function listOf(...args: Parameters<typeof selected>): Value {
  const { clauses, shape } = selected(...args);
  return { expressions: [subquery(clauses)], shape };
}

/** What is read of the one row that some clauses give, or null. */
export function oneOf(item: Value, clauses: readonly string[]): Value {
  const { json, inParts } = rowOf(item);
  return {
    expressions: [subquery([`SELECT ${json}`, ...clauses])],
    shape: item.shape && { kind: 'one', of: item.shape, ...(inParts && { inParts }) },
  };
}

/** What is read of a node or a relationship that has such columns, under its key. */
export function readOf(
  { key, properties, former }: PropertyRead,
  of: string,
  columns: Columns,
): Entry {
  const known = properties.filter((name) => columns.has(name));
  const read = [
    ...(former ? [formerly(former, of)] : []),
    ...known.map((name) => property(of, name)),
  ];
  const value = read.length > 1 ? `coalesce(${read.join(', ')})` : (read[0] ?? 'NULL');
  return [key, plain(asJson(value, columns.get(known[0] ?? '') ?? 'TEXT'))];
}

/** All that is read of a node or a relationship. */
export const readsOf = (reads: readonly PropertyRead[], of: string, columns: Columns): Value =>
  valuesOf(reads.map((read) => readOf(read, of, columns)));

/** A column's value as JSON has it. SQLite writes numbers with 15 digits of 17, unless it is asked. */
export function asJson(expression: string, kind: ColumnKind): string {
  switch (kind) {
    case 'BOOLEAN':
      return `json(CASE ${expression} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)`;
    case 'REAL':
      return `json(CASE WHEN ${expression} IS NOT NULL THEN printf('%!.17g', ${expression}) END)`;
    case 'JSON':
      return `json(${expression})`;
    default:
      return expression;
  }
}

/** What is read of a connection; the list of its rows where it is only these. */
export function connectionOf(entries: readonly Entry[]): Value {
  const [[name, value] = []] = entries;
  return name === 'rows' && value && entries.length === 1 ? value : valuesOf(entries);
}

/** What a property was on a day: the first of its earlier values that was kept until after it. */
const formerly = ({ values, until, on }: FormerValues, of: string): string =>
  `(SELECT was.value FROM json_each(${property(of, values)}) AS was ` +
  `JOIN json_each(${property(of, until)}) AS until ON until.key = was.key ` +
  `WHERE until.value > ${param(on)} ORDER BY until.key LIMIT 1)`;
