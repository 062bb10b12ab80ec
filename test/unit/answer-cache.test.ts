import { buildSchema } from 'graphql';
import { limitsWith } from '../../src/config';
import { answerKeys } from '../../src/server/cache/answer-key';
import { isNamed } from '../../src/server/cache/answer-text';
import { LayeredCache, ProcessCache, type KeptAnswer } from '../../src/server/cache/answer-cache';

const answer = (length: number): KeptAnswer => ({
  text: 'a'.repeat(length),
  etag: '"t"',
  cost: 1,
});

test('never more bytes than are given, and those that were asked for last', () => {
  const cache = new ProcessCache(10_000);
  for (let i = 0; i < 100; i += 1) {
    cache.put(`k${i}`, answer(100 * (i % 9)));
    cache.get('k0');
    expect(cache.bytes).toBeLessThanOrEqual(10_000);
  }
  expect([cache.get('k0'), cache.get('k1'), cache.get('k99')]).toEqual([
    answer(0),
    undefined,
    answer(0),
  ]);
  cache.close();
  expect([cache.bytes, cache.get('k0')]).toEqual([0, undefined]);
});

test('a text takes two bytes for each of its units', () => {
  const cache = new ProcessCache(10_000);
  cache.put('a', answer(0));
  const empty = cache.bytes;
  cache.put('a', answer(500));
  expect(cache.bytes - empty).toBe(1_000);
});

test('a key tells apart all that an answer depends on', () => {
  const asked = {
    source: '{ a }',
    operationName: undefined,
    variables: {},
    today: '2026-11-30',
    baseUrl: 'https://a.example',
  };
  const [one, other] = [buildSchema('type Query { a: Int }'), buildSchema('type Query { a: ID }')];
  const keyOf = answerKeys(one, limitsWith(), 'build 1');
  const keys = [
    keyOf(asked),
    keyOf({ ...asked, source: '{ b: a }' }),
    keyOf({ ...asked, operationName: 'A' }),
    keyOf({ ...asked, variables: { a: 1 } }),
    keyOf({ ...asked, today: '2026-12-01' }),
    keyOf({ ...asked, baseUrl: 'https://b.example' }),
    answerKeys(one, limitsWith(), 'build 2')(asked),
    answerKeys(other, limitsWith(), 'build 1')(asked),
    answerKeys(one, limitsWith({ maxCost: 1 }), 'build 1')(asked),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(answerKeys(one, limitsWith(), 'build 1')(asked)).toBe(keys[0]);
});

test('one answer may not drive all others out', () => {
  const cache = new ProcessCache(10_000);
  cache.put('small', answer(10));
  cache.put('large', answer(2_000));
  expect([cache.get('small'), cache.get('large')]).toEqual([answer(10), undefined]);
});

test('what is found far is brought near', async () => {
  const [near, far] = [new ProcessCache(10_000), new ProcessCache(10_000)];
  const cache = new LayeredCache(near, far);
  far.put('a', answer(1));
  expect([near.get('a'), await cache.get('a'), near.get('a')]).toEqual([
    undefined,
    answer(1),
    answer(1),
  ]);
  cache.put('b', answer(2));
  expect([near.get('b'), far.get('b'), await cache.get('c')]).toEqual([
    answer(2),
    answer(2),
    undefined,
  ]);
  cache.close();
  expect([near.bytes, far.bytes]).toEqual([0, 0]);
});

test.each<[string | undefined, boolean]>([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
  ['', false],
  [undefined, false],
])('If-None-Match: %s', (header, expected) => {
  expect(isNamed('"a"', header)).toBe(expected);
});
