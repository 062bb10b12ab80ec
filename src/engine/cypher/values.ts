import { param } from './cypher-writer';
import type { Clauses, Fragment, Value } from './fragment';
import type { FormerValues, PropertyRead } from '../../read/plan/connection-plan';

/** A value under its name. */
export type Entry = readonly [name: string, value: Value];

/** A value in which no list stands for a map. */
export const plain = (expression: string): Value => ({ expression });

/** The list of values that stands for a map: `[n0.id, n0.name]`. */
export const valuesOf = (entries: readonly Entry[]): Value => ({
  expression: `[${entries.map(([, { expression }]) => expression).join(', ')}]`,
  shape: {
    kind: 'values',
    names: entries.map(([name]) => name),
    of: entries.map(([, { shape }]) => shape),
  },
});

/** Clauses with what they return: `RETURN c0 AS rows, c1 AS total`. */
export const returned = (clauses: readonly string[], columns: readonly Entry[]): Clauses => ({
  lines: [
    ...clauses,
    `RETURN ${columns.map(([name, { expression }]) => `${expression} AS ${name}`).join(', ')}`,
  ],
  shape: columns.flatMap(([name, { shape }]) => (shape ? [[name, shape] as const] : [])),
});

/** The shape of a list of such values. */
export const shapeOfEach = ({ shape }: Value): Pick<Value, 'shape'> =>
  shape ? { shape: { kind: 'each', of: shape } } : {};

/** The aggregation that makes a list of such values. */
export const collected = (item: Value): Value => ({
  expression: `collect(${item.expression})`,
  ...shapeOfEach(item),
});

/** The first value of a list. */
export const headOf = ({ before, expression, shape }: Fragment): Fragment => ({
  before,
  expression: `head(${expression})`,
  ...(shape?.kind === 'each' && { shape: shape.of }),
});

/** What is read of a variable, under its key. */
export function readOf({ key, properties, former }: PropertyRead, variable: string): Entry {
  const read = [
    ...(former ? [formerly(former, variable)] : []),
    ...properties.map((property) => `${variable}.${property}`),
  ].join(', ');
  return [key, plain(properties.length > 1 || former ? `coalesce(${read})` : read)];
}

/** All that is read of a variable. */
export const readsOf = (reads: readonly PropertyRead[], variable: string): Value =>
  valuesOf(reads.map((read) => readOf(read, variable)));

/** What is read of a connection; the list of its rows where it is only these. */
export function connectionOf(entries: readonly Entry[]): Value {
  const [[name, value] = []] = entries;
  return name === 'rows' && value && entries.length === 1 ? value : valuesOf(entries);
}

/** What a property was on a day: the first of its earlier values that was kept until after it. */
function formerly({ values, until, on }: FormerValues, variable: string): string {
  const untils = `coalesce(${variable}.${until}, [])`;
  const each = `i IN range(0, size(${untils}) - 1)`;
  return `head([${each} WHERE ${untils}[i] > ${param(on)} | ${variable}.${values}[i]])`;
}
