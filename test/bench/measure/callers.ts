/**
 * Callers that each ask, wait for the answer and ask again, on a connection of their own. undici takes the least
 * of the two cores that the contender needs; autocannon does the same and more, but runs one request against one
 * server to its end, while contenders and variables take turns here.
 */
import type { Answer } from './post';

/** A pool of connections to one contender. */
export interface Line {
  post(body: string): Promise<Answer>;
  close(): Promise<void>;
}

/** Connections for so many callers. */
export async function openLine(url: string, callers: number): Promise<Line> {
  const { Pool } = await import('undici');
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, {
    connections: callers,
    pipelining: 1,
    headersTimeout: 120_000,
    bodyTimeout: 120_000,
  });
  const headers = { 'content-type': 'application/json' };
  return {
    post: async (body) => {
      const response = await pool.request({ path: pathname, method: 'POST', headers, body });
      return { status: response.statusCode, text: await response.body.text() };
    },
    close: () => pool.close(),
  };
}

/** What one round of callers saw. */
export interface Round {
  /** How long each request took, in milliseconds. */
  readonly times: readonly number[];
  readonly elapsedMs: number;
}

/** Lets callers ask until the time is over; what was asked by then is waited for. */
export async function runRound(
  line: Line,
  bodies: readonly string[],
  callers: number,
  ms: number,
): Promise<Round> {
  const times: number[] = [];
  const started = performance.now();
  let turn = 0;
  const call = async (): Promise<void> => {
    for (let now = performance.now(); now < started + ms;) {
      const body = bodies[turn++ % bodies.length] ?? '';
      const { status, text } = await line.post(body);
      if (status !== 200 || text.startsWith('{"errors"')) {
        throw new Error(`answered ${status} while it was measured: ${text.slice(0, 500)}`);
      }
      const done = performance.now();
      times.push(done - now);
      now = done;
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return { times, elapsedMs: performance.now() - started };
}
