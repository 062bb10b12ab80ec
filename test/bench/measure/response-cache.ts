import { startContender } from '../contenders/start-contender';
import { bodyOf } from '../contenders/kinds';
import { entityPage } from '../operations/entity-page';
import { groupBy } from '../operations/group-by';
import { idOf } from '../data/generate';
import { openLine } from './callers';
import { median } from './figures';
import { dataOf } from './post';

/** How fast what did not change is answered again. */
export interface Repeated {
  readonly firstMs: number;
  readonly repeatedMs: number;
}

const TIMES = 200;
const FIRST_TIMES = 7;
/** Until the code is warm, which it is after some 5,000 requests, and as long again. */
const AGAIN_MS = 10_000;

/**
 * A group-by over the whole graph for the first time and again, with the response cache that all other
 * measurements turn off. The first is that of warm code and a warm database, not of a cold start.
 */
export async function measureRepeated(env: Readonly<Record<string, string>>): Promise<Repeated> {
  const contender = await startContender('tinkuy', env);
  const line = await openLine(contender.url, 1);
  try {
    const timed = async (body: string): Promise<number> => {
      const started = performance.now();
      dataOf(await line.post(body));
      return performance.now() - started;
    };
    for (let i = 0; i < TIMES; i++) {
      const id = idOf('intervention', i);
      await timed(bodyOf('tinkuy', entityPage, { id }) ?? '');
    }
    const body = bodyOf('tinkuy', groupBy, {}) ?? '';
    // Under another name it is the same statement and another answer: a first one each time, its plan kept.
    const first: number[] = [];
    for (let i = 0; i < FIRST_TIMES; i++) {
      first.push(await timed(body.replace('aggregate', `first${i}: aggregate`)));
    }
    await timed(body);
    const again: number[] = [];
    const until = performance.now() + AGAIN_MS;
    while (performance.now() < until) again.push(await timed(body));
    // As with the first ones, the code is warm for those that count.
    return { firstMs: median(first), repeatedMs: median(again.slice(again.length >> 1)) };
  } finally {
    await line.close();
    await contender.stop();
  }
}
