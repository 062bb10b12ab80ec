/** How similar two things are, by what each has. */
import { compareTexts } from '../../src/read/run/order';
import { overall, overlap, score, rounded } from '../../src/features/compare/similarity';

const set = (...ids: string[]): ReadonlySet<string> => new Set(ids);

describe('what two have in common', () => {
  test.each([
    ['the same', set('a', 'b'), set('b', 'a'), { jaccard: 1, shared: ['a', 'b'], total: 2 }],
    ['a part', set('a', 'b'), set('b', 'c'), { jaccard: 1 / 3, shared: ['b'], total: 3 }],
    ['nothing', set('a'), set('b'), { jaccard: 0, shared: [], total: 2 }],
    ['no data of one', null, set('b', 'c'), { jaccard: null, shared: [], total: 2 }],
    ['no data of the other', set('a'), null, { jaccard: null, shared: [], total: 1 }],
    ['no data of both', null, null, { jaccard: null, shared: [], total: 0 }],
    ['nothing left of both', set(), set(), { jaccard: null, shared: [], total: 0 }],
  ])('%s', (_, a, b, expected) => {
    expect(overlap(a, b)).toEqual(expected);
    expect(overlap(b, a)).toEqual({ ...expected, shared: expected.shared.toReversed() });
  });
});

const part = (jaccard: number | null, weight = 1) => ({ jaccard, weight });

describe('overall', () => {
  test.each([
    ['the mean', [part(1), part(0)], 0.5, 0.5],
    ['the weighted mean', [part(1, 1), part(0, 0.25)], 0.8, 0.8],
    ['six decimals', [part(1), part(0), part(0)], 0.333333, 0.333333],
    ['rounded once', [part(1 / 3), part(1 / 2)], 0.416667, 0.416667],
    [
      'what is not known is left out of the one, and is nothing in the other',
      [part(1), part(null)],
      1,
      0.5,
    ],
    ['nothing known', [part(null), part(null)], null, 0],
    ['what is known weighs nothing', [part(1, 0), part(null, 1)], null, 0],
    ['no weight at all', [part(1, 0)], null, 0],
    ['no dimension', [], null, 0],
  ])('%s', (_, parts, mean, counted) => {
    expect(overall(parts)).toBe(mean);
    expect(score(parts)).toBe(counted);
  });
});

test('a share is rounded to six decimals', () => {
  expect([1 / 3, 2 / 3, 0, 1, null].map(rounded)).toEqual([0.333333, 0.666667, 0, 1, null]);
});

test('texts are in the order of their code units', () => {
  expect(['b', 'a', 'Z', 'a'].sort(compareTexts)).toEqual(['Z', 'a', 'a', 'b']);
});
