import { AppError } from '../../src/errors';
import type { KnownStore } from '../../src/read/run/dataset';
import { SingleFlight } from '../../src/read/run/single-flight';
import { OptimisticExecution } from '../../src/read/run/optimistic-execution';
import type { OperationPlan } from '../../src/read/run/root-field';

/** A store in a state; one that is written `A@1` stands at the bookmark 1 as long as it is A. */
function store(text: string): KnownStore {
  const [state = '', bookmark] = text.split('@');
  return {
    dataset: null,
    state,
    lasting: true,
    underWay: false,
    former: new Map(),
    ...(bookmark !== undefined && { bookmark }),
  };
}

/** A store that is in one state after the other, each time that a reading of it is let end. */
async function standing(...states: (string | null)[]) {
  const ends: (() => void)[] = [];
  let read = 0;
  const fresh = new SingleFlight(
    () =>
      new Promise<KnownStore | null>((resolve, reject) => {
        const state = states[read++];
        ends.push(() => (state == null ? reject(new Error('gone')) : resolve(store(state))));
      }),
  );
  const end = async (): Promise<void> => {
    await settle();
    ends.shift()?.();
    await settle();
  };
  return { fresh, end, readings: () => read };
}

/** Reads the store once, so that something is known of it. */
async function known(...states: (string | null)[]) {
  const made = await standing(...states);
  const reading = made.fresh.value();
  await made.end();
  await reading;
  return made;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Plans that tell what they were made for. */
function planner(plan: OptimisticExecution) {
  const of = new Map<OperationPlan, string | undefined>();
  const make = (): OperationPlan => {
    const made = { roots: new Map(), cost: of.size } as unknown as OperationPlan;
    of.set(made, plan.known?.state);
    return made;
  };
  const done: (string | undefined)[] = [];
  const work = async (made: OperationPlan) => {
    done.push(of.get(made));
    return of.get(made);
  };
  return { make, work, done };
}

test('work begins before the store is read, and stands where it is the same', async () => {
  const { fresh, end } = await known('A', 'A', 'A');
  const plan = new OptimisticExecution(fresh);
  const { make, work, done } = planner(plan);
  await plan.make(make);
  const answer = plan.execute(work);
  expect(done).toEqual(['A']);
  // What was read beside the work does not tell what the work saw; what is read after it does.
  await end();
  await end();
  expect([await answer, done]).toEqual(['A', ['A']]);
});

test('it is done again where the store is another one, each part of it once', async () => {
  const { fresh, end } = await known('A', 'B', 'B', 'B');
  const plan = new OptimisticExecution(fresh);
  const { make, work, done } = planner(plan);
  await plan.make(make);
  const answers = [plan.execute(work), plan.execute(work)];
  await end();
  await end();
  expect([await Promise.all(answers), done]).toEqual([
    ['B', 'B'],
    ['A', 'A', 'B', 'B'],
  ]);
  expect(await plan.execute(work)).toBe('B');
  expect(done).toHaveLength(5);
});

test('it is done again as often as the store is changed while it is done, and is then of no one state', async () => {
  const states = ['B', 'C', 'D', 'E'].flatMap((state, i) => `${state}@${i + 2}`);
  const { fresh, end } = await known('A@1', ...states);
  const plan = new OptimisticExecution(fresh);
  const { make, work, done } = planner(plan);
  await plan.make(make);
  let bookmark = 1;
  const answer = plan.execute(async (of) => {
    // Something is written each time before it ends.
    plan.sawBookmark(String((bookmark += 1)));
    return work(of);
  });
  for (let turn = 0; turn < 4; turn += 1) await end();
  // The second round ended at 3 where the store was read at 2, and so on.
  expect([await answer, done, plan.exact]).toEqual(['D', ['A', 'B', 'C', 'D'], false]);
});

test('what ends where the store is read is done as often as it takes, and is then of one state', async () => {
  const { fresh, end } = await known('A@1', 'B@2', 'C@3');
  const plan = new OptimisticExecution(fresh);
  const { make, work, done } = planner(plan);
  await plan.make(make);
  const ends = ['2', '3', '3'];
  const answer = plan.execute(async (of) => {
    plan.sawBookmark(ends.shift() ?? '');
    return work(of);
  });
  for (let turn = 0; turn < 2; turn += 1) await end();
  expect([await answer, done, plan.exact]).toEqual(['C', ['A', 'B', 'C'], true]);
});

test('what ends where the store stands by now, but was planned for what it was before, is done again', async () => {
  const { fresh, end, readings } = await known('A', 'B@2');
  const plan = new OptimisticExecution(fresh);
  const { make, work, done } = planner(plan);
  await plan.make(make);
  const answer = plan.execute(async (of) => {
    // The store has been read by the time that the first statement ends.
    if (done.length === 0) await end();
    plan.sawBookmark('2');
    return work(of);
  });
  expect([await answer, done, readings()]).toEqual(['B', ['A', 'B'], 2]);
});

test('a fault of what was begun too early is not told', async () => {
  const { fresh, end } = await known('A', 'B', 'B');
  const plan = new OptimisticExecution(fresh);
  const { make } = planner(plan);
  await plan.make(make);
  const work = async () => {
    if (plan.known?.state === 'A') throw new Error('too early');
    return 'well';
  };
  const answer = plan.execute(work);
  await end();
  await end();
  expect(await answer).toBe('well');
});

test('a fault is told where the store is the same, or cannot be read', async () => {
  for (const second of ['A', null]) {
    const { fresh, end } = await known('A', second, second);
    const plan = new OptimisticExecution(fresh);
    await plan.make(planner(plan).make);
    const answer = plan.execute(() => Promise.reject(new Error('wrong')));
    const message = expect(answer).rejects.toThrow('wrong');
    await end();
    await end();
    await message;
  }
});

test('a plan that cannot be made is made again where the store is another one', async () => {
  for (const [second, expected] of [
    ['A', 'refused for A'],
    ['B', 'B'],
  ] as const) {
    const { fresh, end } = await known('A', second, second);
    const plan = new OptimisticExecution(fresh);
    const { make, work } = planner(plan);
    const made = plan.make(() => {
      if (plan.known?.state === 'A') throw new Error('refused for A');
      return make();
    });
    const message = made.then(
      () => plan.execute(work),
      (error: Error) => error.message,
    );
    await end();
    await end();
    expect(await message).toBe(expected);
  }
});

test('what must not be done twice waits, and so does who knows nothing', async () => {
  for (const begin of [
    async () => ({ ...(await known('A', 'B')), options: { once: true } }),
    async () => ({ ...(await standing('B', 'B')), options: {} }),
  ]) {
    const { fresh, end, options } = await begin();
    const plan = new OptimisticExecution(fresh);
    const { make, work, done } = planner(plan);
    const answer = plan.make(make, options).then(() => plan.execute(work));
    await settle();
    expect(done).toEqual([]);
    await end();
    await end();
    expect([await answer, done]).toEqual(['B', ['B']]);
  }
});

test('what a change makes of the store leads to no other plan', async () => {
  const { fresh, end } = await known('A', 'A', 'B');
  const plan = new OptimisticExecution(fresh);
  const { make, work, done } = planner(plan);
  const made = plan.make(make, { once: true });
  await end();
  await made;
  const answer = plan.execute(async (of) => {
    const changed = plan.refresh();
    await end();
    await changed;
    return work(of);
  });
  expect([await answer, done, plan.known?.state]).toEqual(['A', ['A'], 'B']);
});

describe('a store that stands at a bookmark', () => {
  /** What operates on a store until its statements end at bookmarks, and how often the store was read for it. */
  async function operate(states: string[], ...ends: (string | undefined)[]) {
    const { fresh, end, readings } = await known(...states);
    const plan = new OptimisticExecution(fresh);
    const { make, work, done } = planner(plan);
    await plan.make(make);
    const before = readings();
    const answers = ends.map((bookmark, i) =>
      plan.execute(async (of) => {
        for (let turn = 0; turn < i; turn += 1) await settle();
        if (bookmark !== undefined) plan.sawBookmark(bookmark);
        return work(of);
      }),
    );
    for (let turn = 0; turn <= ends.length; turn += 1) await settle();
    for (let turn = 1; turn < states.length; turn += 1) {
      await end();
      for (let more = 0; more <= ends.length; more += 1) await settle();
    }
    const answered = await Promise.all(answers);
    await plan.confirm();
    return { answered, done, before, readings: readings() - 1, known: plan.known?.state };
  }

  test('is not read where every statement ended there', async () => {
    const found = await operate(['A@1'], '1', '1');
    expect(found).toEqual({
      answered: ['A', 'A'],
      done: ['A', 'A'],
      before: 1,
      readings: 0,
      known: 'A',
    });
  });

  test.each([
    ['a statement ended elsewhere', ['1', '2']],
    ['all ended elsewhere', ['2', '2']],
    ['none was sent', [undefined, undefined]],
  ])('is read where %s, and all parts of the operation with it', async (_why, ends) => {
    const same = await operate(['A@1', 'A@2'], ...ends);
    expect([same.answered, same.done, same.readings]).toEqual([['A', 'A'], ['A', 'A'], 1]);
    // The second time they end where they did the first time, and the store is read after them too.
    const other = await operate(['A@1', 'B@3', 'B@3'], ...ends);
    expect([other.answered, other.done, other.readings, other.known]).toEqual([
      ['B', 'B'],
      ['A', 'A', 'B', 'B'],
      2,
      'B',
    ]);
  });
});

test.each(['QUERY_TIMEOUT', 'SERVICE_UNAVAILABLE'] as const)(
  'who has waited in vain for the database, and is told %s, does not wait for the store too',
  async (code) => {
    const { fresh, readings } = await known('A@1', 'A@1');
    const plan = new OptimisticExecution(fresh);
    const { make } = planner(plan);
    await plan.make(make);
    const silent = plan.execute(() => Promise.reject(new AppError(code, 'silent')));
    const beside = plan.execute(() => Promise.resolve('there'));
    const ended = await Promise.allSettled([silent, beside]);
    await plan.confirm();
    expect(ended).toMatchObject([
      { status: 'rejected', reason: { code } },
      { status: 'fulfilled', value: 'there' },
    ]);
    // Nothing vouches for what was known before.
    expect([readings(), plan.known]).toEqual([1, null]);
  },
);
