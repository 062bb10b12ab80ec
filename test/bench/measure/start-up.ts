import type { ContenderName } from '../contenders/kinds';
import { bodyOf } from '../contenders/kinds';
import { startContender, type Contender } from '../contenders/start-contender';
import { entityPage } from '../operations/entity-page';
import { idOf } from '../data/generate';
import { dataOf, postTo } from './post';

/** A contender that has answered, and how long that took. */
export interface Started {
  readonly contender: Contender;
  /** From the start of the process to its first answer, an entity page. */
  readonly startMs: number;
}

/** Starts a contender and waits for its first answer. */
export async function startAndAsk(
  name: ContenderName,
  env: Readonly<Record<string, string>>,
): Promise<Started> {
  const started = performance.now();
  const contender = await startContender(name, env);
  const body = bodyOf(name, entityPage, { id: idOf('intervention', 0) }) ?? '';
  dataOf(await postTo(contender.url)(body));
  return { contender, startMs: performance.now() - started };
}
