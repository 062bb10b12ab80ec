import type { Engine, RunOptions } from '../../src/engine/engine';
import { storeReader } from '../../src/execute/dataset';

/** An engine that stands at one bookmark after the other, a reading each, with the data set in a version. */
function engineAt(...readings: (readonly [version: string, bookmark?: string])[]): Engine {
  const run = async ({ text }: { text: string }, options: RunOptions = {}) => {
    if (text.includes('FormerId')) return [];
    const [version, bookmark] = readings.shift() ?? [];
    if (bookmark !== undefined) options.onBookmark?.(bookmark);
    return [{ name: 'N', version, asOf: '2026', licence: 'L', citation: 'C', taken: version }];
  };
  return { run } as unknown as Engine;
}

async function bookmarks(...readings: (readonly [version: string, bookmark?: string])[]) {
  const read = storeReader(engineAt(...readings));
  const found = [];
  for (let i = readings.length; i > 0; i -= 1) found.push((await read())?.bookmark);
  return found;
}

test('a bookmark is certain where one reading began and ended at it', async () => {
  expect(await bookmarks(['1', 'a'], ['1', 'a'], ['1', 'a'])).toEqual([undefined, 'a', 'a']);
});

test('what is written while the store is read makes none certain', async () => {
  // The first reading may have seen what was there before a write, and ended after it.
  expect(await bookmarks(['1', 'a'], ['1', 'b'], ['2', 'b'], ['2', 'c'])).toEqual([
    undefined,
    undefined,
    'b',
    undefined,
  ]);
});

test('an engine that tells of no bookmark makes none certain', async () => {
  expect(await bookmarks(['1'], ['1'], ['1', 'a'], ['1'])).toEqual(Array(4).fill(undefined));
});
