import { inBatches } from '../../src/ingest/write-spool';
import type { CheckedItem } from '../../src/ingest/graph-data';

/** An item with so many relationships, which lead to `id-0`, `id-1` and so on. */
const item = (id: string, count: number): CheckedItem => ({
  at: { file: 'test' },
  node: { type: 'Program', id, properties: { id, name: id } },
  relationships: Array.from({ length: count }, (_, i) => ({
    type: 'RUNS',
    from: id,
    to: `${id}-${i}`,
    properties: { key: '', sources: [] },
  })),
  fresh: true,
  again: false,
  late: [],
});

/** The parts as texts: whether an item is whole, and what it leads to. */
const message = (items: readonly CheckedItem[], most: number): string[][] =>
  [...inBatches(items, most)].map((part) =>
    part.map(({ node, relationships, again, late }) => {
      expect(again).toBe(!('name' in node.properties));
      expect(late === undefined).toBe(again);
      return [again ? `(${node.id})` : node.id, ...relationships.map(({ to }) => to)].join(' ');
    }),
  );

test('what fits stays together', () => {
  expect(message([item('a', 2), item('b', 0), item('c', 1)], 3)).toEqual([
    ['a a-0 a-1', 'b', 'c c-0'],
  ]);
  expect(message([], 3)).toEqual([[]]);
});

test('the rest comes by its id alone, with each relationship once', () => {
  expect(message([item('a', 2), item('b', 7), item('c', 0), item('d', 1)], 3)).toEqual([
    ['a a-0 a-1', 'b b-0'],
    ['(b) b-1 b-2 b-3'],
    ['(b) b-4 b-5 b-6', 'c'],
    ['d d-0'],
  ]);
});

test('a part that is full is given before the next item, which stays whole', () => {
  expect(message([item('a', 3), item('b', 1)], 3)).toEqual([['a a-0 a-1 a-2'], ['b b-0']]);
});
