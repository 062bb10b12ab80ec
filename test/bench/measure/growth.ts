import { bodyOf } from '../contenders/kinds';
import { startContender } from '../contenders/start-contender';
import { filteredPage } from '../operations/filtered-page';
import type { Variables } from '../operations/operation';
import type { Growth } from '../report/results';
import { isKept, loadedNeo4j } from '../stores/loaded-stores';
import { openLine, type Line } from './callers';
import { median } from './figures';
import type { Run } from './measure';

const TURNS = 200;
const WARM = 50;

/** A filtered page in this graph and in one a tenth as large, in turns; undefined where that one is not kept. */
export async function measureGrowth(run: Run): Promise<Growth | undefined> {
  const { options, model, neo4j, log } = run;
  const smaller = options.size / 10;
  if (!isKept(smaller)) return undefined;
  log(`The same page in a graph of ${smaller}`);
  const other = await loadedNeo4j({ size: smaller, model, log });
  const started = [];
  try {
    for (const env of [other.env, neo4j.env]) {
      started.push(await startContender('tinkuy', { ...env, RESPONSE_CACHE: 'off' }));
    }
    const lines = await Promise.all(started.map(({ url }) => openLine(url, 1)));
    // No variables are drawn from the graph for it: they are the same in both.
    const sets: readonly Variables[] = await filteredPage.variables({
      size: options.size,
      ask: () => Promise.reject(new Error('not drawn')),
      tinkuy: () => Promise.reject(new Error('not drawn')),
    });
    const times = await inTurns(
      lines,
      sets.map((set) => bodyOf('tinkuy', filteredPage, set) ?? ''),
    );
    await Promise.all(lines.map((line) => line.close()));
    const [smallerMs = NaN, largerMs = NaN] = times.map(median);
    return { operation: filteredPage.name, smaller, larger: options.size, smallerMs, largerMs };
  } finally {
    await Promise.all(started.map((one) => one.stop()));
    await other.neo4j.stop();
  }
}

async function inTurns(lines: readonly Line[], bodies: readonly string[]): Promise<number[][]> {
  const times: number[][] = lines.map(() => []);
  const until = performance.now() + 20_000;
  for (let i = 0; i < WARM + TURNS && performance.now() < until; i++) {
    for (const [n, line] of lines.entries()) {
      const before = performance.now();
      await line.post(bodies[i % bodies.length] ?? '');
      if (i >= WARM) times[n]?.push(performance.now() - before);
    }
  }
  return times;
}
