import type { Engine, RunOptions } from '../../src/engine/engine';
import type { StoreRecords } from '../../src/engine/store';
import { readDescription, knownStoreReader } from '../../src/read/run/dataset';

/** Where the store stands before a reading and at its end, and the version of the data set that it then tells. */
type Reading = readonly [before: string | undefined, version?: string, after?: string];

/** What is known of a store after each reading; the version is left out of one that needs no description. */
async function read(...readings: readonly Reading[]): Promise<unknown[]> {
  let current: Reading | undefined;
  let descriptions = 0;
  const records = async (options: RunOptions = {}): Promise<StoreRecords> => {
    const [, version = '', after] = current ?? [];
    if (after !== undefined) options.onBookmark?.(after);
    descriptions += 1;
    return { dataset: { name: 'N', version, asOf: '2026', licence: 'L', citation: 'C' } };
  };
  const store = { records, formerIds: async () => [] };
  const bookmark = async () => current?.[0];
  const reader = knownStoreReader({ store, bookmark } as unknown as Engine);
  const found = [];
  for (current of readings) {
    descriptions = 0;
    const known = await reader();
    found.push([known?.dataset?.version, known?.bookmark, descriptions]);
  }
  return found;
}

test('what is read where the store stood before and after is certain, and need not be read again there', async () => {
  expect(await read(['a', '1', 'a'], ['a'], ['b', '2', 'b'], ['b'])).toEqual([
    ['1', 'a', 1],
    ['1', 'a', 0],
    ['2', 'b', 1],
    ['2', 'b', 0],
  ]);
});

test('what is written while the store is read makes nothing certain', async () => {
  // The reading may have seen what was there before a write, and ended after it.
  expect(await read(['a', '1', 'b'], ['b', '2', 'b'], ['b'])).toEqual([
    ['1', undefined, 1],
    ['2', 'b', 1],
    ['2', 'b', 0],
  ]);
});

test('an engine that tells of no bookmark makes nothing certain', async () => {
  const silent: Reading[] = [
    [undefined, '1'],
    [undefined, '1', 'a'],
    ['a', '1'],
  ];
  expect(await read(...silent, [undefined, '2'])).toEqual([
    ['1', undefined, 1],
    ['1', undefined, 1],
    ['1', undefined, 1],
    ['2', undefined, 1],
  ]);
});

test.each([
  ['its last writer left a name', { taken: 't' }, undefined, { lasting: true, underWay: false }],
  ['it left none', {}, undefined, { lasting: false, underWay: false }],
  ['an import is under way', { taken: 't' }, 'o', { lasting: false, underWay: true }],
])('what is told of a store where %s', async (_, left, owner, expected) => {
  const dataset = { version: '1', licence: 'L', citation: 'C {version}', asOf: '2026', ...left };
  const lock = owner && { owner, aliveAt: Date.now() };
  const records = async () => ({ dataset, ...(lock && { lock }) });
  const engine = { store: { records } } as unknown as Engine;
  expect(await readDescription(engine)).toEqual({
    dataset: { version: '1', asOf: '2026', licence: 'L', citation: 'C 1' },
    english: {},
    // In one order, and the same as long as the lock has one owner.
    state: JSON.stringify([
      Object.entries(dataset).sort(([a], [b]) => (a < b ? -1 : 1)),
      [],
      owner,
    ]),
    edition: '1',
    revision: 0,
    ...expected,
  });
});
