/** What is just allowed, and what is one more. */
import { parse } from 'graphql';
import { planDocument, planOf } from '../support/plan';
import { endsBeforeItStarts, oneAtATime } from '../../src/ingest/relationships';

const planned = (where: object): (() => unknown) => {
  const query = 'query ($where: ProgramFilter) { programs(where: $where) { totalCount } }';
  return () => planOf(query, { where });
};

const ordered = (keys: number): (() => unknown) => {
  const query = 'query ($by: [ProgramOrder!]) { programs(orderBy: $by) { nodes { id } } }';
  return () => planOf(query, { by: Array.from({ length: keys }, () => ({ field: 'NAME' })) });
};

/** A page of an export, whose root list may be longer than any other. */
const exported =
  (query: string): (() => unknown) =>
  () =>
    planDocument(parse(query), {}, { maxRootPage: 500 });

const NAME = { name: { eq: 'x' } };

/** A filter in so many others. */
const nested = (depth: number): object => (depth === 0 ? NAME : { not: nested(depth - 1) });

test.each<[string, () => unknown, string]>([
  ['a filter as deep as is allowed', planned(nested(20)), ''],
  ['a deeper one', planned(nested(21)), 'where must nest at most 20 levels deep'],
  [
    'as many conditions as are allowed: each field and each operator is one',
    planned({ and: Array.from({ length: 98 }, () => NAME), not: NAME }),
    '',
  ],
  [
    'one more',
    planned({ and: Array.from({ length: 99 }, () => NAME), ...NAME }),
    'where must have at most 200 conditions',
  ],
  ['an order of as many keys as are allowed', ordered(5), ''],
  ['of one more', ordered(6), 'orderBy must have at most 5 values, got 6'],
  ['a root page of an export', exported('{ programs(first: 500) { nodes { id } } }'), ''],
  [
    'a longer one',
    exported('{ programs(first: 501) { nodes { id } } }'),
    'first must be between 1 and 500, got 501',
  ],
  [
    'a page below it, which is as short as any',
    exported('{ programs(first: 1) { nodes { approaches(first: 101) { nodes { id } } } } }'),
    'first must be between 1 and 100, got 101',
  ],
  [
    'what costs just what is allowed',
    () => planOf('{ programs(first: 20) { nodes { id } } }', {}, { maxCost: 20 }),
    '',
  ],
  [
    'what costs one more',
    () => planOf('{ programs(first: 20) { nodes { id } } }', {}, { maxCost: 19 }),
    'The operation could answer with 20 nodes; at most 19 are allowed.',
  ],
])('%s', (_, plan, refusal) => {
  if (refusal) expect(plan).toThrow(refusal);
  else expect(plan).not.toThrow();
});

const during = (validFrom?: string, validTo?: string) => ({
  properties: { ...(validFrom && { validFrom }), ...(validTo && { validTo }) },
});

test.each([
  ['the year before', ['2016', '2016'], ['2017', undefined], true],
  ['until the day before', [undefined, '2016-12-31'], ['2017', undefined], true],
  ['until the month before', [undefined, '2016-12'], ['2017-01-01', undefined], true],
  ['a day of the year', [undefined, '2017'], ['2017-05', undefined], false],
  ['the last day of the year', [undefined, '2017'], ['2017-12-31', undefined], false],
  ['the very day', [undefined, '2017-05-01'], ['2017-05-01', undefined], false],
  ['a year and a day of it', [undefined, '2017-05-01'], ['2017', undefined], false],
  ['no dates', [undefined, undefined], ['2017', '2017'], false],
] as const)('two that hold one after the other: %s', (_, [a, b], [c, d], apart) => {
  expect(oneAtATime(during(a, b), [during(c, d)])).toBe(apart);
  expect(oneAtATime(during(c, d), [during(a, b)])).toBe(apart);
});

test.each([
  ['2017', '2017', false],
  ['2017-05', '2017', false],
  ['2017', '2017-05', false],
  ['2017-05', '2017-04', true],
  ['2017-05-02', '2017-05-01', true],
  ['2018', '2017-12-31', true],
  ['2018-01-01', '2017', true],
  [undefined, '2017', false],
  ['2017', undefined, false],
])('what starts in %s and ends in %s ends before it starts: %s', (start, end, expected) => {
  expect(endsBeforeItStarts(start, end)).toBe(expected);
});
