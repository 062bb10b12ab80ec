import { isNullable, isUnkeyed, type OrderKey, type Page } from '../../read/plan/connection-plan';
import type { Columns } from './layout';
import { asJson } from './sql-values';
import { param, property } from './sql-writer';

/** An order key with the expression that holds its value. */
export interface BoundKey {
  readonly key: OrderKey;
  readonly expression: string;
}

/** The names of what holds the values of order keys: of the node, the relationship that leads to it, and its counts. */
export interface KeyHolders {
  readonly node: string;
  readonly edge: string;
  readonly counts: string;
}

/** All keys of an order with the expressions of their values; a count stands in the column of its place, `k0`. */
export const boundKeys = (
  order: readonly OrderKey[],
  { node, edge, counts }: KeyHolders,
): readonly BoundKey[] =>
  order.map((key, i) => {
    switch (key.by) {
      case 'property':
        return { key, expression: property(node, key.property) };
      case 'id':
        return { key, expression: property(node, 'id') };
      case 'relationship':
        // A relationship without a key has an empty one.
        return { key, expression: isUnkeyed(key) ? `''` : property(edge, 'key') };
      case 'count':
        return { key, expression: `${counts}.k${i}` };
    }
  });

/** The keys that put nodes in order. */
export const orderKeys = (order: readonly OrderKey[], holders: KeyHolders): readonly BoundKey[] =>
  boundKeys(order, holders).filter(({ key }) => !isUnkeyed(key));

/** The value of a key as a cursor holds it. */
export const cursorValue = ({ key, expression }: BoundKey, columns: Columns): string =>
  key.by === 'property' ? asJson(expression, columns.get(key.property) ?? 'TEXT') : expression;

/** The keys of ORDER BY. Unknown values come last in both directions, so first where a page is read backwards. */
export const orderBy = (keys: readonly BoundKey[], backward: boolean): string =>
  keys
    .flatMap(({ key, expression }) => {
      const value = (key.direction === 'DESC') !== backward ? `${expression} DESC` : expression;
      return isNullable(key) ? [`${expression} IS NULL${backward ? ' DESC' : ''}`, value] : [value];
    })
    .join(', ');

/** A key of an order in which null comes after all values, and before them where it is descending. */
export const asCypher = (value: string, descending = false): string[] =>
  descending ? [`${value} IS NULL DESC`, `${value} DESC`] : [`${value} IS NULL`, value];

/** The values of a page's cursor; null where the value is unknown. */
const cursorOf = ({ from }: Page): readonly (string | null)[] | undefined =>
  from?.map((place) => (place === null ? null : param(place)));

/** The condition that a row comes after the page's cursor, or before it where the page is read backwards. */
export function seekPage(keys: readonly BoundKey[], page: Page): string | undefined {
  const values = cursorOf(page);
  return values && isAfter(keys, values, page.backward);
}

/** The condition that a row comes after the values of a cursor, one for each key. */
function isAfter(
  [first, ...others]: readonly BoundKey[],
  [value, ...values]: readonly (string | null)[],
  backward: boolean,
): string {
  if (!first || value === undefined) return 'false';
  const { key, expression } = first;
  const rest = others.length > 0 ? isAfter(others, values, backward) : undefined;
  if (value === null) {
    return backward
      ? `(${expression} IS NOT NULL OR ${rest})`
      : `(${expression} IS NULL AND ${rest})`;
  }
  const sign = (key.direction === 'ASC') !== backward ? '>' : '<';
  const beyond = `${expression} ${sign} ${value}`;
  if (!rest) return beyond;
  // A key that is never null is first bounded on its own, since only so an index is used.
  if (!isNullable(key)) return `${expression} ${sign}= ${value} AND (${beyond} OR (${rest}))`;
  const unknown = backward ? '' : ` OR ${expression} IS NULL`;
  return `(${beyond}${unknown} OR (${expression} = ${value} AND ${rest}))`;
}

/** A part of a list, which follows the one before it: what holds of it, and its order. */
export interface Range {
  readonly conditions: readonly (string | undefined)[];
  readonly order: string;
}

/**
 * The ranges of a whole list after its page's cursor, each of which an index on the first key and the id has in order:
 * where the first key is as at the cursor, where it lies beyond, and where it is unknown.
 */
export function rangesOf(keys: readonly BoundKey[], page: Page): readonly Range[] {
  const { backward } = page;
  const [first, ...others] = keys;
  if (!first) return [];
  const { key, expression } = first;
  const [value, ...rest] = cursorOf(page) ?? [];
  const beyondFirst =
    value !== undefined && others.length > 0 ? isAfter(others, rest, backward) : undefined;
  const surely: BoundKey = {
    expression,
    key: key.by === 'property' ? { ...key, nullable: false } : key,
  };
  const order = orderBy([surely, ...others], backward);
  const known = (...conditions: (string | undefined)[]): Range => ({
    conditions: [isNullable(key) ? `${expression} IS NOT NULL` : undefined, ...conditions],
    order,
  });
  const unknown = (condition?: string): Range => ({
    conditions: [`${expression} IS NULL`, condition],
    order: orderBy(others, backward),
  });
  if (value === undefined) {
    if (!isNullable(key)) return [known()];
    return backward ? [unknown(), known()] : [known(), unknown()];
  }
  if (value === null) return [unknown(beyondFirst), ...(backward ? [known()] : [])];
  const sign = (key.direction === 'ASC') !== backward ? '>' : '<';
  return [
    ...(beyondFirst ? [known(`${expression} = ${value}`, beyondFirst)] : []),
    known(`${expression} ${sign} ${value}`),
    ...(isNullable(key) && !backward ? [unknown()] : []),
  ];
}
