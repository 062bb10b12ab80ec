import { decodeCursor, encodeCursor, type CursorKind } from '../../src/read/plan/cursor';

const LIST = ['Program', ['name']];
const KINDS: readonly CursorKind[] = [
  { type: 'string', nullable: true },
  { type: 'number', nullable: false },
  { type: 'string', nullable: false },
];

const read = (cursor: string) => decodeCursor(cursor, LIST, KINDS, 'after', ['programs']);

const raw = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test.each([
  [['haku winay', 3, 'program:haku-winay']],
  [[null, 0, 'program:a']],
  [['', -1.5, 'ñandú “”']],
])('%j comes back as it was', (keys) => {
  const cursor = encodeCursor(LIST, keys);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(read(cursor)).toEqual(keys);
});

const printOf = (...list: unknown[]): unknown =>
  (JSON.parse(Buffer.from(encodeCursor(list, []), 'base64url').toString()) as unknown[])[0];
const PRINT = printOf(...LIST);

test('a fingerprint tells lists apart, and is the same for the same list', () => {
  expect(printOf('Program', ['name'])).toBe(PRINT);
  expect(printOf('Program', ['id'])).not.toBe(PRINT);
  expect(printOf('Program', null)).not.toBe(printOf('Program', {}));
});

test.each([
  ['', 'that this list gave, got something else'],
  ['garbage', 'that this list gave, got something else'],
  ['%%%', 'that this list gave, got something else'],
  ['naïve ☃', 'that this list gave, got something else'],
  [raw(null), 'that this list gave, got something else'],
  [raw('text'), 'that this list gave, got something else'],
  [raw({ 0: PRINT, length: 4 }), 'that this list gave, got something else'],
  [raw([]), 'that this list gave, got something else'],
  [raw([PRINT]), 'that this list gave, got something else'],
  [raw([1, 'a', 1, 'a']), 'that this list gave, got something else'],
  [raw(['other', 'a', 1, 'a']), 'of the same list, order and filter'],
  [raw([PRINT, 'a', 1]), 'of the same list, order and filter'],
  [raw([PRINT, 'a', 1, 'a', 'a']), 'of the same list, order and filter'],
  [raw([PRINT, ['a'], 1, 'a']), 'that this list gave'],
  [raw([PRINT, { $ne: 1 }, 1, 'a']), 'that this list gave'],
  [raw([PRINT, 7, 1, 'a']), 'that this list gave'],
  [raw([PRINT, true, 1, 'a']), 'that this list gave'],
  [raw([PRINT, 'a', '1', 'a']), 'that this list gave'],
  [raw([PRINT, 'a', null, 'a']), 'that this list gave'],
  [raw([PRINT, 'a', 1, null]), 'that this list gave'],
  [raw([PRINT, 'a', 1, 7]), 'that this list gave'],
])('%s is refused', (cursor, why) => {
  const refused = (): unknown => read(cursor);
  expect(refused).toThrow(new Error(`after must be a cursor ${why}`));
  expect(refused).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT', path: ['programs'] }) as Error,
  );
});

test('a flag is a key like others', () => {
  const flag: CursorKind = { type: 'boolean', nullable: false };
  expect(decodeCursor(encodeCursor(LIST, [false]), LIST, [flag], 'after', [])).toEqual([false]);
});
