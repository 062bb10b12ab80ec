import { invariant } from '../../errors';

/** The lines of a clause or block, indented by one more level. */
export const indent = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => line.split('\n').map((one) => `  ${one}`));

/** A block in braces behind a head: `COLLECT { … }`. */
export const block = (head: string, lines: readonly string[]): string =>
  [`${head} {`, ...indent(lines), '}'].join('\n');

/** A map of Cypher: `{id: n0.id, name: n0.name}`. */
export const map = (entries: readonly (readonly [string, string])[]): string =>
  `{${entries.map(([key, value]) => `${key}: ${value}`).join(', ')}}`;

/** The name of the parameter that holds the value at a place. */
export const paramName = (index: number): string => `p${index}`;

/** The parameter that holds the value at a place. */
export const param = (index: number): string => `$${paramName(index)}`;

/** Conditions joined by AND behind WHERE, or nothing. */
export function where(conditions: readonly (string | undefined)[]): string[] {
  const given = conditions.filter((one) => one !== undefined);
  return given.length > 0 ? [`WHERE ${given.join(' AND ')}`] : [];
}

/** A label, a type or the name of a property as it stands in a statement: no sign of the language can be in it. */
export function identifier(name: string): string {
  invariant(/^[A-Za-z]\w*$/.test(name), `${JSON.stringify(name)} cannot stand in a statement`);
  return name;
}
