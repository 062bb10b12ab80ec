import type { RunOptions } from './engine';
import { EngineError } from './engine-error';

/**
 * What the work gives, or a fault as soon as time is over or the caller is gone: it is then no longer
 * waited for, and `callOff` ends what can be ended of it.
 */
export async function withinLimits<T>(
  { signal, timeoutMs }: RunOptions,
  work: () => Promise<T>,
  callOff?: () => void,
): Promise<T> {
  if (signal?.aborted) throw cancelled();
  let gone: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    const giveUp = (error: EngineError): void => {
      callOff?.();
      reject(error);
    };
    gone = () => giveUp(cancelled());
    signal?.addEventListener('abort', gone, { once: true });
    // Errors are made when they are needed: to note where one comes from takes longer than to send a statement.
    if (timeoutMs !== undefined) timer = setTimeout(() => giveUp(late(timeoutMs)), timeoutMs);
  });
  try {
    return await Promise.race([work(), over]);
  } finally {
    clearTimeout(timer);
    if (gone) signal?.removeEventListener('abort', gone);
  }
}

const late = (timeoutMs: number): EngineError =>
  new EngineError('timeout', `No answer within ${timeoutMs} ms`);

/** What is said to a caller that has gone. */
export const cancelled = (): EngineError => new EngineError('cancelled', 'The caller went away');
