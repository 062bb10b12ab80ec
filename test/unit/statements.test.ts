import {
  combine,
  decide,
  isDisputed,
  onlyStatedBy,
  restate,
  withdraw,
  type StatementSet,
} from '../../src/ingest/statements';

/** Aliases are a set; all else is one value. */
const combining = {
  isSet: (name: string) => name === 'aliases',
  isFlag: (name: string) => name === 'synthetic',
};
const state = (properties: StatementSet['properties'], sources: string[]): StatementSet =>
  restate(undefined, { properties, sources }, combining);
const and = (
  before: StatementSet,
  properties: StatementSet['properties'],
  ...sources: string[]
): StatementSet => restate(before, { properties, sources }, combining);

const A = state({ name: 'Layo', altitude: 3997 }, ['a']);

test('one source says all: nothing is kept beside it', () => {
  expect(A).toEqual({
    properties: { name: 'Layo', altitude: 3997 },
    sources: ['a'],
    statements: [],
  });
});

test('two that say the same', () => {
  expect(and(A, { name: 'Layo', altitude: 3997 }, 'b')).toEqual({
    properties: { name: 'Layo', altitude: 3997 },
    sources: ['a', 'b'],
    statements: [],
  });
});

test('what all say is not so needs not be kept, and what one of them says is so is', () => {
  const not = and(A, { synthetic: false }, 'a');
  expect(not).toEqual(A);
  const one = and(A, { synthetic: true }, 'a');
  expect(one).toEqual({ ...A, properties: { ...A.properties, synthetic: true } });
  expect(and(one, { synthetic: false }, 'a')).toEqual(A);
  const both = and(one, { synthetic: false }, 'b');
  expect([both.properties.synthetic, isDisputed(both, combining)]).toEqual([true, true]);
});

test('a second one that says less, more and otherwise: both stay, the first is shown', () => {
  const both = and(A, { name: 'LAYO', area: 452 }, 'b');
  expect(both).toEqual({
    properties: { name: 'Layo', altitude: 3997, area: 452 },
    sources: ['a', 'b'],
    statements: [
      { p: 'name', v: 'Layo', s: ['a'] },
      { p: 'name', v: 'LAYO', s: ['b'] },
      { p: 'altitude', v: 3997, s: ['a'] },
      { p: 'area', v: 452, s: ['b'] },
    ],
  });
  expect(isDisputed(both, combining)).toBe(true);
  expect(isDisputed(and(A, { area: 452 }, 'b'), combining)).toBe(false);
});

test('a source that corrects itself takes back what it said, and only that', () => {
  const both = and(A, { name: 'LAYO' }, 'b');
  expect(and(both, { name: 'Layo' }, 'b')).toEqual(and(A, { name: 'Layo' }, 'b'));
  expect(and(both, { name: 'San Layo' }, 'a').properties.name).toBe('San Layo');
  expect(and(A, { altitude: 4000 }, 'a')).toEqual(state({ name: 'Layo', altitude: 4000 }, ['a']));
});

test('what it says again changes nothing', () => {
  const both = and(A, { name: 'LAYO', area: 452 }, 'b');
  expect(and(both, { name: 'LAYO', area: 452 }, 'b')).toEqual(both);
  expect(and(both, { name: 'Layo', altitude: 3997 }, 'a')).toEqual(both);
});

test('names of a set are shown of all sources, and are no dispute', () => {
  const both = and(state({ aliases: ['X'] }, ['a']), { aliases: ['Y', 'X'] }, 'b');
  expect(both.properties).toEqual({ aliases: ['X', 'Y'] });
  expect(isDisputed(both, combining)).toBe(false);
});

test('two places in sources are no dispute', () => {
  const both = and(state({ locator: 'p. 1' }, ['a']), { locator: 'p. 2' }, 'b');
  expect(isDisputed(both, combining)).toBe(false);
});

test('what goes with a source', () => {
  const both = and(A, { name: 'LAYO', area: 452 }, 'b');
  expect(withdraw(both, 'b', combining)).toEqual(A);
  expect(withdraw(both, 'a', combining)).toEqual(state({ name: 'LAYO', area: 452 }, ['b']));
  expect(withdraw(A, 'a', combining)).toBeUndefined();
  expect(withdraw(A, 'z', combining)).toEqual(A);
  expect(onlyStatedBy(both, 'b')).toEqual(['area']);
  expect(onlyStatedBy(A, 'a')).toEqual(['name', 'altitude']);
});

test('a decision is shown, and what others say stays beside it', () => {
  const both = and(A, { name: 'LAYO' }, 'b');
  const decided = decide(both, { properties: { name: 'Layu' }, sources: ['c'] }, combining);
  expect(decided.properties).toEqual({ name: 'Layu', altitude: 3997 });
  expect(decided.statements.filter(({ p }) => p === 'name')).toEqual([
    { p: 'name', v: 'Layu', s: ['c'] },
    { p: 'name', v: 'Layo', s: ['a'] },
    { p: 'name', v: 'LAYO', s: ['b'] },
  ]);
  const gone = decide(both, { properties: { altitude: null }, sources: ['c'] }, combining);
  expect(gone.properties).toEqual({ name: 'Layo' });
});

test('two that turn out to be one', () => {
  const other = state({ altitude: 4000, area: 452, aliases: ['Y'] }, ['a', 'b']);
  const one = combine(and(A, { aliases: ['X'] }, 'a'), other, combining);
  expect(one.properties).toEqual({
    name: 'Layo',
    altitude: 3997,
    aliases: ['X', 'Y'],
    area: 452,
  });
  // No source says two things of one: what `a` said of the one that stays holds.
  expect(one.statements.filter(({ p }) => p === 'altitude')).toEqual([
    { p: 'altitude', v: 3997, s: ['a'] },
    { p: 'altitude', v: 4000, s: ['b'] },
  ]);
});
