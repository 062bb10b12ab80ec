import { SingleFlight } from '../../src/read/run/single-flight';

/** Readings that end when they are told to; each gives its number. */
function readings() {
  const under: { end(): void; fail(): void }[] = [];
  let atOnce = 0;
  let most = 0;
  const read = (): Promise<number> =>
    new Promise<number>((resolve, reject) => {
      const number = under.length + 1;
      most = Math.max(most, ++atOnce);
      under.push({
        end: () => (atOnce--, resolve(number)),
        fail: () => (atOnce--, reject(new Error('gone'))),
      });
    });
  return { read, under, most: () => most };
}

/** Lets everything go on that can. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('those who ask together share one reading', async () => {
  const { read, under } = readings();
  const fresh = new SingleFlight(read);
  const asked = [fresh.value(), fresh.value(), fresh.value()];
  await settle();
  expect(under).toHaveLength(1);
  under[0]?.end();
  expect(await Promise.all(asked)).toEqual([1, 1, 1]);
});

test('who asks while one is under way waits for the next, which all such share', async () => {
  const { read, under, most } = readings();
  const fresh = new SingleFlight(read);
  const first = fresh.value();
  await settle();
  const second = fresh.value();
  await settle();
  const third = fresh.value();
  await settle();
  expect(under).toHaveLength(1);
  under[0]?.end();
  expect(await first).toBe(1);
  await settle();
  expect(under).toHaveLength(2);
  const fourth = fresh.value();
  await settle();
  expect(under).toHaveLength(2);
  under[1]?.end();
  expect(await Promise.all([second, third])).toEqual([2, 2]);
  await settle();
  under[2]?.end();
  expect(await fourth).toBe(3);
  expect([under.length, most()]).toEqual([3, 1]);
});

test('it is read again for whoever asks later', async () => {
  const { read, under } = readings();
  const fresh = new SingleFlight(read);
  for (const number of [1, 2, 3]) {
    const asked = fresh.value();
    await settle();
    under[number - 1]?.end();
    expect(await asked).toBe(number);
  }
});

test('where a reading fails, what was known before stays, and the next is made', async () => {
  const { read, under } = readings();
  const fresh = new SingleFlight(read);
  const before = fresh.value();
  await settle();
  under[0]?.fail();
  expect(await before).toBeNull();
  const known = fresh.value();
  await settle();
  const waiting = fresh.value();
  under[1]?.end();
  expect(await known).toBe(2);
  await settle();
  under[2]?.fail();
  expect(await waiting).toBe(2);
  const after = fresh.value();
  await settle();
  under[3]?.end();
  expect(await after).toBe(4);
});

test('a reading that fails at once refuses nobody either', async () => {
  const fresh = new SingleFlight<number>(() => {
    throw new Error('at once');
  });
  expect(await fresh.value()).toBeNull();
  expect(await fresh.value()).toBeNull();
});

test('what was known is told apart from what is read', async () => {
  const { read, under } = readings();
  const fresh = new SingleFlight(read);
  expect(fresh.last).toBeNull();
  const first = fresh.read();
  await settle();
  under[0]?.end();
  expect([await first, fresh.last]).toEqual([1, 1]);
  const second = fresh.read();
  await settle();
  under[1]?.fail();
  expect([await second, fresh.last]).toEqual([null, 1]);
  const third = fresh.read();
  await settle();
  under[2]?.end();
  expect([await third, fresh.last]).toEqual([3, 3]);
});
