import { nearest } from '../../src/ingest/texts';

test.each<[string, string[], string | undefined]>([
  ['Comunity', ['Community', 'Province'], 'Community'],
  ['titel', ['title', 'lower'], 'title'],
  ['categoría', ['CATEGORIA', 'AWARD'], 'CATEGORIA'],
  [' ISO ', ['DMY', 'ISO'], 'ISO'],
  ['x', ['y'], undefined],
  ['nombre', ['name', 'unit'], undefined],
  ['', ['a'], undefined],
  ['a', [], undefined],
])('%j', (given, allowed, expected) => {
  expect(nearest(given, allowed)).toBe(expected);
});
