/** Which answers are looked for, kept and waited for, whatever they are. */
import { OperationTypeNode } from 'graphql';
import type { KnownStore } from '../../src/read/run/dataset';
import { SingleFlight } from '../../src/read/run/single-flight';
import type { AnswerCache, KeptAnswer } from '../../src/server/cache/answer-cache';
import { Answers } from '../../src/server/cache/answers';
import { isForAll } from '../../src/server/cache/for-all';

const ANSWER: KeptAnswer = { text: '{}', etag: '"a"', cost: 1 };

/** A cache that tells what it was asked to do. */
function cacheWith(kept: Map<string, KeptAnswer>) {
  const asked: string[] = [];
  const cache: AnswerCache = {
    get: (key) => {
      asked.push('get');
      return kept.get(key);
    },
    put: (key, answer) => {
      asked.push('put');
      kept.set(key, answer);
    },
    close: () => undefined,
  };
  return { cache, asked };
}

/** A store that is always in the same state, and was read once. */
async function storeThat(lasting: boolean) {
  const known: KnownStore = {
    dataset: null,
    state: 'A',
    lasting,
    underWay: false,
    former: new Map(),
  };
  const store = new SingleFlight(async () => known);
  await store.value();
  return { store, known };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('of a store whose state may come back nothing is looked for or kept, and nobody waits for it', async () => {
  const { store, known } = await storeThat(false);
  const { cache, asked } = cacheWith(new Map());
  const answers = new Answers(cache);
  const first = await answers.seek('q', store);
  const second = await answers.seek('q', store);
  first.done(known, ANSWER);
  second.done(known, ANSWER);
  expect([first.kept, second.kept, asked]).toEqual([undefined, undefined, []]);
});

test('what the cache has forgotten is computed by one of those who ask, as it was the first time', async () => {
  const { store, known } = await storeThat(true);
  const kept = new Map<string, KeptAnswer>();
  const answers = new Answers(cacheWith(kept).cache);
  for (let time = 0; time < 2; time += 1) {
    const own = await answers.seek('q', store);
    let other: KeptAnswer | undefined | null = null;
    const waiting = answers.seek('q', store).then((sought) => (other = sought.kept));
    await settle();
    // Not found yet, and not given back to compute.
    expect([own.kept, other]).toEqual([undefined, null]);
    own.done(known, ANSWER);
    await waiting;
    expect(other).toBe(ANSWER);
    kept.clear();
  }
});

test.each([
  ['a query of somebody', { operation: OperationTypeNode.QUERY }, true],
  ['a mutation', { operation: OperationTypeNode.MUTATION }, false],
  ['a query that came in no request', { operation: OperationTypeNode.QUERY, http: false }, false],
  ['a query of who says who it is', { operation: OperationTypeNode.QUERY, actor: true }, false],
])('%s is answered for all: %s', (_, { operation, ...more }, expected) => {
  const { http = true, actor = false } = more as { http?: boolean; actor?: boolean };
  const request = {
    request: { http: http ? {} : undefined },
    operation: { operation },
    contextValue: { actor: actor ? { subject: 'a', roles: [] } : undefined },
  } as unknown as Parameters<typeof isForAll>[0];
  expect(isForAll(request)).toBe(expected);
});
