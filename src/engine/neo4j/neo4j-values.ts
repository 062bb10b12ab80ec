import neo4j from 'neo4j-driver';

/**
 * The value as the driver must get it: JavaScript has one kind of number, and the driver would send 20 as
 * 20.0, which LIMIT refuses. Coming back, `disableLosslessIntegers` gives plain numbers.
 */
export function toNeo4jValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toNeo4jValue);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toNeo4jValue(one)]));
  }
  return value;
}
