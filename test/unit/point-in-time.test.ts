import { isPointInTime, pointInTime, stateName, givenDay } from '../../src/model/point-in-time';

const TODAY = '2026-11-25';

test.each([
  ['2021', '2021-12-31'],
  ['2021-01', '2021-01-31'],
  ['2021-02', '2021-02-28'],
  ['2021-04', '2021-04-30'],
  ['2021-12', '2021-12-31'],
  ['2021-11-05', '2021-11-05'],
  // Leap years: each fourth, but of the hundredth each fourth.
  ['2024-02', '2024-02-29'],
  ['2024-02-28', '2024-02-28'],
  ['2000-02', '2000-02-29'],
  ['1900-02', '1900-02-28'],
  // Years that JavaScript could take for others.
  ['0000', '0000-12-31'],
  ['0001', '0001-12-31'],
  ['0001-02', '0001-02-28'],
  ['0004-02', '0004-02-29'],
  ['0050', '0050-12-31'],
  ['0099-04', '0099-04-30'],
  ['9999', '9999-12-31'],
  ['9999-12', '9999-12-31'],
])('%s stands for the end of %s', (asOf, day) => {
  expect(pointInTime(asOf, TODAY)).toEqual({ day, given: true });
});

test('nothing stands for today, and "always" for no day', () => {
  const states = [undefined, null, TODAY, 'always'].map((asOf) => pointInTime(asOf, TODAY));
  expect(states).toEqual([
    { day: TODAY, given: false },
    { day: TODAY, given: false },
    { day: TODAY, given: true },
    { given: true },
  ]);
  expect(states.map(givenDay)).toEqual([undefined, undefined, TODAY, undefined]);
  expect(states.map(stateName)).toEqual([null, null, TODAY, 'always']);
});

test.each([
  ['2021', true],
  ['2021-11', true],
  ['2024-02-29', true],
  ['0001', true],
  ['always', true],
  ['2023-02-29', false],
  ['1900-02-29', false],
  ['2021-13', false],
  ['2021-13-45', false],
  ['2021-00', false],
  ['2021-11-31', false],
  ['2021-1', false],
  ['21', false],
  ['12021', false],
  ['-0001', false],
  ['2021 ', false],
  ['2021\n', false],
  ['٢٠٢١', false],
  ['', false],
  ['Always', false],
  ['today', false],
  ['nunca', false],
])('%j is a point in time: %s', (text, is) => {
  expect(isPointInTime(text)).toBe(is);
});
