import { isPointInTime, pointInTime } from '../../src/graph/point-in-time';

const TODAY = '2026-11-25';

test.each([
  ['2016', '2016-12-31'],
  ['2024-12', '2024-12-31'],
  ['2024-02', '2024-02-29'],
  ['2023-02', '2023-02-28'],
  ['0001', '0001-12-31'],
  ['0099-04', '0099-04-30'],
  ['2021-11-05', '2021-11-05'],
])('%s stands for %s', (asOf, day) => {
  expect(pointInTime(asOf, TODAY)).toEqual({ day, given: true });
});

test('always has no day, and nothing asked for is today', () => {
  expect(pointInTime('always', TODAY)).toEqual({ given: true });
  expect(pointInTime(undefined, TODAY)).toEqual({ day: TODAY, given: false });
  expect(pointInTime(null, TODAY)).toEqual({ day: TODAY, given: false });
});

test.each(['', '2021-13', '2021-13-45', '2021-02-30', 'Always', 'never', '21'])(
  '%j is no point in time',
  (text) => expect(isPointInTime(text)).toBe(false),
);
