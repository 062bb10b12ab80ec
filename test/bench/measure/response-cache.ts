import { startContender } from '../contenders/start-contender';
import { bodyOf } from '../contenders/kinds';
import { entityPage } from '../operations/entity-page';
import { groupBy } from '../operations/group-by';
import { idOf } from '../data/generate';
import { openLine, runRound } from './callers';
import { median } from './figures';
import { dataOf } from './post';

/** How fast what did not change is answered again. */
export interface Repeated {
  readonly firstMs: number;
  readonly repeatedMs: number;
}

const TIMES = 200;
const FIRST_TIMES = 7;
/** So long many ask for what is kept, until the code is warm, and then so long one. */
const WARM_MS = 4_000;
const WARM_CALLERS = 8;
const AGAIN_MS = 3_000;

/**
 * A group-by over the whole graph for the first time and again, with the response cache that all other
 * measurements turn off. The first is that of warm code and a warm database, not of a cold start.
 */
export async function measureRepeated(env: Readonly<Record<string, string>>): Promise<Repeated> {
  const contender = await startContender('tinkuy', env);
  const line = await openLine(contender.url, WARM_CALLERS);
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
    await runRound(line, [body], WARM_CALLERS, WARM_MS);
    const { times } = await runRound(line, [body], 1, AGAIN_MS);
    return { firstMs: median(first), repeatedMs: median(times) };
  } finally {
    await line.close();
    await contender.stop();
  }
}
