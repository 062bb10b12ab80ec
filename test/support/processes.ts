/** Processes that tests start: none outlives its test, also where that fails or takes too long. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const running = new Set<ChildProcess>();

/** Ends a process with the test that started it, at the latest. */
export function endedWithTest<T extends ChildProcess>(child: T): T {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

async function endAll(): Promise<void> {
  for (const child of running) {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}
afterEach(endAll);
// What was started before a test too.
afterAll(endAll);
