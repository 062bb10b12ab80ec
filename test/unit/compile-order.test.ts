/** The order and the seek condition are evaluated on every row of a small table, as Cypher would. */
import { compileOrder, compileSeek, type BoundKey } from '../../src/engine/cypher/compile-order';
import type { OrderKey } from '../../src/read/plan/connection-plan';

type Value = string | number | null;
type TableRow = Readonly<Record<string, Value>>;

const DIRECTIONS = ['ASC', 'DESC'] as const;
const YES_NO = [false, true];

interface Shape {
  readonly direction: 'ASC' | 'DESC';
  readonly nullable: boolean;
}

const shapes: Shape[] = DIRECTIONS.flatMap((direction) =>
  YES_NO.map((nullable) => ({ direction, nullable })),
);

const cases = shapes.flatMap((first) =>
  shapes.flatMap((second) => YES_NO.map((backward) => ({ first, second, backward }))),
);

const keysOf = (first: Shape, second: Shape): BoundKey[] => [
  { key: { by: 'property', property: 'a', value: 'number', ...first }, expression: 'n.a' },
  { key: { by: 'property', property: 'b', value: 'number', ...second }, expression: 'n.b' },
  { key: { by: 'id', direction: 'ASC' }, expression: 'n.id' },
];

const table = (first: Shape, second: Shape): TableRow[] => {
  const values = ({ nullable }: Shape): Value[] => (nullable ? [1, null, 2] : [2, 1]);
  return values(first).flatMap((a) =>
    values(second).flatMap((b) =>
      ['x', 'y'].map((id) => ({ 'n.a': a, 'n.b': b, 'n.id': `${a}${b}${id}` })),
    ),
  );
};

/** Ascending with nulls last, as Cypher orders. */
function ascending(x: Value | boolean, y: Value | boolean): number {
  if (x === y) return 0;
  if (x === null) return 1;
  if (y === null) return -1;
  return x < y ? -1 : 1;
}

/** What the API promises: unknown values last in both directions, the id as the last key. */
const promised =
  (keys: readonly BoundKey[]) =>
  (x: TableRow, y: TableRow): number => {
    for (const { key, expression } of keys) {
      const [a = null, b = null] = [x[expression], y[expression]];
      const order = ascending(a, b);
      const known = a !== null && b !== null;
      if (order !== 0) return known && key.direction === 'DESC' ? -order : order;
    }
    return 0;
  };

/** Sorts by the text of an ORDER BY. */
const ordered =
  (text: string) =>
  (x: TableRow, y: TableRow): number => {
    for (const term of text.split(', ')) {
      const [, name = '', isNull, descending] = /^(\S+?)( IS NULL)?( DESC)?$/.exec(term) ?? [];
      const of = (row: TableRow): Value | boolean =>
        isNull ? row[name] === null : (row[name] ?? null);
      const order = ascending(of(x), of(y));
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  };

/** Whether a condition made of comparisons, IS NULL, AND, OR and brackets holds; unknown counts as not. */
function holds(text: string, row: TableRow, params: readonly Value[]): boolean {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  const disjunction = (): boolean => {
    let met = conjunction();
    while (tokens[0] === 'OR') {
      tokens.shift();
      met = conjunction() || met;
    }
    return met;
  };
  const conjunction = (): boolean => {
    let met = condition();
    while (tokens[0] === 'AND') {
      tokens.shift();
      met = condition() && met;
    }
    return met;
  };
  const condition = (): boolean => {
    const name = tokens.shift() ?? '';
    if (name === '(') {
      const met = disjunction();
      expect(tokens.shift()).toBe(')');
      return met;
    }
    const left = row[name];
    if (left === undefined) throw new Error(`${name} is no column in ${text}`);
    const operator = tokens.shift();
    if (operator === 'IS') {
      const not = tokens[0] === 'NOT' && tokens.shift() !== undefined;
      expect(tokens.shift()).toBe('NULL');
      return (left === null) !== not;
    }
    const right = params[Number(tokens.shift()?.replace('$p', ''))] ?? null;
    if (left === null || right === null) return false;
    switch (operator) {
      case '=':
        return left === right;
      case '>':
        return left > right;
      case '>=':
        return left >= right;
      case '<':
        return left < right;
      case '<=':
        return left <= right;
      default:
        throw new Error(`${operator} is no operator in ${text}`);
    }
  };
  const met = disjunction();
  expect(tokens).toEqual([]);
  return met;
}

describe.each(cases)(
  '$first.direction (null: $first.nullable), $second.direction (null: $second.nullable), backward: $backward',
  ({ first, second, backward }) => {
    const keys = keysOf(first, second);
    const list = table(first, second).sort(promised(keys));
    const expected = backward ? list.reverse() : list;

    test('the order', () => {
      const text = compileOrder(keys, backward);
      expect(table(first, second).sort(ordered(text))).toEqual(expected);
    });

    test('what follows each row', () => {
      expected.forEach((cursor, i) => {
        const params = keys.map(({ expression }) => cursor[expression] ?? null);
        const from = params.map((value, at) => (value === null ? null : at));
        const text = compileSeek(keys, { limit: 0, backward, from });
        if (text === undefined) throw new Error('there is no condition');
        const following = expected.filter((row) => holds(text, row, params));
        expect(following).toEqual(expected.slice(i + 1));
      });
    });
  },
);

describe('the text', () => {
  const key = (of: OrderKey, expression: string): BoundKey => ({ key: of, expression });
  const name = key(
    { by: 'property', property: 'nameFolded', value: 'string', nullable: false, direction: 'ASC' },
    'n.nameFolded',
  );
  const count = key(
    {
      by: 'count',
      step: { type: 'RUNS', direction: 'out', target: 'Intervention' },
      direction: 'DESC',
    },
    'k0',
  );
  const id = key({ by: 'id', direction: 'ASC' }, 'n.id');
  const own = key({ by: 'relationship', direction: 'ASC' }, 'r.key');

  test('a first page has no condition', () => {
    expect(compileSeek([name, id], { limit: 0, backward: false })).toBeUndefined();
  });

  test('a key that is never null is bounded on its own, so that an index is used', () => {
    expect(compileSeek([name, id], { limit: 0, backward: false, from: [1, 2] })).toBe(
      'n.nameFolded >= $p1 AND (n.nameFolded > $p1 OR (n.id > $p2))',
    );
  });

  test('a count and the key of a relationship are keys like others', () => {
    const page = { limit: 0, backward: true, from: [1, 2, 3] };
    expect(compileOrder([count, id, own], true)).toBe('k0, n.id DESC, r.key DESC');
    expect(compileSeek([count, id, own], page)).toBe(
      'k0 >= $p1 AND (k0 > $p1 OR (n.id <= $p2 AND (n.id < $p2 OR (r.key < $p3))))',
    );
  });
});
