import { setTimeout } from 'node:timers/promises';

/** The longest that anything is waited for: far more than a slow machine needs, and less than a test may take. */
const MOST_MS = 120_000;

/** Waits until a condition holds; where it does not in that time, fails by naming what was waited for. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  mostMs = MOST_MS,
): Promise<void> {
  const over = AbortSignal.timeout(mostMs);
  while (!(await holds())) {
    if (over.aborted) throw new Error(`Waited ${mostMs} ms in vain for ${what}`);
    await setTimeout(5);
  }
}
