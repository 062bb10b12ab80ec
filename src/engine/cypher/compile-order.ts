import { param } from './cypher-writer';
import type { Names } from './names';
import {
  isNullable,
  isUnkeyed,
  type ConnectionPlan,
  type OrderKey,
  type Page,
} from '../../read/plan/connection-plan';

/** An order key with the expression that holds its value. */
export interface BoundKey {
  readonly key: OrderKey;
  readonly expression: string;
}

/** True where nodes are put in order by something of the relationship that leads to them. */
export const readsEdge = (order: readonly OrderKey[]): boolean =>
  order.some((key) => key.by === 'relationship' && !isUnkeyed(key));

/**
 * The keys that put nodes in order, with the expressions of their values, and the list of all values that a cursor
 * holds; of a count a new variable.
 */
export function bindKeys(
  order: readonly OrderKey[],
  node: string,
  edge: string | undefined,
  names: Names,
): { readonly keys: readonly BoundKey[]; readonly cursor: string } {
  const all = order.map((key) => ({ key, expression: valueOf(key, node, edge, names) }));
  return {
    keys: all.filter(({ key }) => !isUnkeyed(key)),
    cursor: `[${all.map(({ expression }) => expression).join(', ')}]`,
  };
}

function valueOf(key: OrderKey, node: string, edge: string | undefined, names: Names): string {
  switch (key.by) {
    case 'property':
      return `${node}.${key.property}`;
    case 'count':
      return names.count();
    case 'id':
      return `${node}.id`;
    case 'relationship':
      // A relationship without a key has an empty one.
      return key.unkeyed ? "''" : `${edge}.key`;
  }
}

/** What is put in order: the page of a list, its variables, and what is counted for it. */
export interface Sorting {
  readonly plan: ConnectionPlan;
  readonly node: string;
  readonly edge: string | undefined;
  readonly keys: readonly BoundKey[];
  readonly counts: readonly string[];
}

/** The keys of ORDER BY. Unknown values come last in both directions, so first where a page is read backwards. */
export function compileOrder(keys: readonly BoundKey[], backward: boolean): string {
  return keys
    .flatMap(({ key, expression }) => {
      const descending = (key.direction === 'DESC') !== backward;
      const value = descending ? `${expression} DESC` : expression;
      // Cypher puts nulls last in ascending order and first in descending order.
      if (!isNullable(key) || key.direction === 'ASC') return [value];
      return [`${expression} IS NULL${backward ? ' DESC' : ''}`, value];
    })
    .join(', ');
}

/**
 * The condition that a row comes after the page's cursor (before it, read backwards). A key that is never
 * null is first bounded on its own, `a >= $v AND (a > $v OR …)`, since only so an index is used.
 */
export function compileSeek(keys: readonly BoundKey[], page: Page): string | undefined {
  const values = cursorOf(page);
  return values && seek(keys, values, page.backward);
}

/** The values of a page's cursor; null where the value is unknown. */
export const cursorOf = ({ from }: Page): readonly (string | null)[] | undefined =>
  from?.map((place) => (place === null ? null : param(place)));

/** The condition that a row comes after the values of a cursor, one for each key. */
export function seek(
  [first, ...others]: readonly BoundKey[],
  [value, ...values]: readonly (string | null)[],
  backward: boolean,
): string {
  if (!first || value === undefined) return 'false';
  const { key, expression } = first;
  const rest = others.length > 0 ? seek(others, values, backward) : undefined;
  if (value === null) {
    return backward
      ? `(${expression} IS NOT NULL OR ${rest})`
      : `(${expression} IS NULL AND ${rest})`;
  }
  const sign = (key.direction === 'ASC') !== backward ? '>' : '<';
  const isBoolean = key.by === 'property' && key.value === 'boolean';
  // An engine may know no order of truth values where it knows their logic.
  const beyond = isBoolean
    ? `(${expression} = ${sign === '>'} AND ${value} = ${sign !== '>'})`
    : `${expression} ${sign} ${value}`;
  if (!rest) return beyond;
  if (!isNullable(key)) {
    if (isBoolean) return `(${beyond} OR (${expression} = ${value} AND ${rest}))`;
    return `${expression} ${sign}= ${value} AND (${beyond} OR (${rest}))`;
  }
  const unknown = backward ? '' : ` OR ${expression} IS NULL`;
  return `(${beyond}${unknown} OR (${expression} = ${value} AND ${rest}))`;
}
