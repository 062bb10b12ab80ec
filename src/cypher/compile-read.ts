import type { FormerValues, PropertyRead } from '../plan/query-plan';
import { map, param } from './cypher-writer';

/** An entry of a map: what is read of a variable, under its key. */
export function readOf(
  { key, properties, former }: PropertyRead,
  variable: string,
): readonly [string, string] {
  const read = [
    ...(former ? [formerly(former, variable)] : []),
    ...properties.map((property) => `${variable}.${property}`),
  ].join(', ');
  return [key, properties.length > 1 || former ? `coalesce(${read})` : read];
}

/** The map of all that is read of a variable. */
export const mapOf = (reads: readonly PropertyRead[], variable: string): string =>
  map(reads.map((read) => readOf(read, variable)));

/** What is read of a connection: a map, or the list of its rows where it is only these. */
export function connectionOf(entries: readonly (readonly [string, string])[]): string {
  const [[key, value] = []] = entries;
  return key === 'rows' && value && entries.length === 1 ? value : map(entries);
}

/** What a property was on a day: the first of its earlier values that was kept until after it. */
function formerly({ values, until, on }: FormerValues, variable: string): string {
  const untils = `coalesce(${variable}.${until}, [])`;
  const each = `i IN range(0, size(${untils}) - 1)`;
  return `head([${each} WHERE ${untils}[i] > ${param(on)} | ${variable}.${values}[i]])`;
}
