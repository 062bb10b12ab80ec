import { createClient } from '@redis/client';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AnswerCache, KeptAnswer } from './answer-cache';

/** How long an answer stays, in seconds: what a later state of the data has replaced is asked for no more. */
const KEPT_SECONDS = 86_400;

/** How long an answer is waited for, in milliseconds; by then the database may have given it. */
const PATIENCE_MS = 250;

/** How long a Redis that gave no answer is left alone, in milliseconds. */
const PAUSE_MS = 5_000;

/** The largest text that is kept. */
const MOST_LENGTH = 16 * 1_024 * 1_024;

/** What comes before the text of an answer, on a line of its own. */
const head = z.object({ etag: z.string(), cost: z.number().nullable() });

/**
 * Keeps answers in a Redis, where all processes find them. One that cannot be reached, or gives no answer, is
 * told of once in the log; meanwhile nothing is found there, and requests are answered as if it were empty.
 */
export class RedisCache implements AnswerCache {
  readonly #client: ReturnType<typeof createClient>;
  #away = false;
  #againAt = 0;

  constructor(
    url: string,
    private readonly log: Logger,
  ) {
    this.#client = createClient({
      url,
      disableOfflineQueue: true,
      socket: { reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, PAUSE_MS) },
    });
    this.#client.on('error', (error) => this.#lost(error));
    this.#client.on('ready', () => this.#found());
    // It tries again by itself, and tells of each failure by the event.
    this.#client.connect().catch(() => undefined);
  }

  async get(key: string): Promise<KeptAnswer | undefined> {
    if (!this.#client.isReady || performance.now() < this.#againAt) return undefined;
    try {
      const kept = await within(this.#client.get(nameOf(key)), PATIENCE_MS);
      this.#found();
      return kept === null ? undefined : readKept(kept);
    } catch (error) {
      this.#lost(error);
      return undefined;
    }
  }

  put(key: string, { text, etag, cost }: KeptAnswer): void {
    if (!this.#client.isReady || text.length > MOST_LENGTH) return;
    this.#client
      .set(nameOf(key), `${JSON.stringify({ etag, cost })}\n${text}`, {
        expiration: { type: 'EX', value: KEPT_SECONDS },
      })
      .catch((error: unknown) => this.#lost(error));
  }

  close(): void {
    this.#client.removeAllListeners('error').on('error', () => undefined);
    if (this.#client.isOpen) this.#client.destroy();
  }

  #lost(error: unknown): void {
    this.#againAt = performance.now() + PAUSE_MS;
    if (this.#away) return;
    this.#away = true;
    this.log.warn({ err: error }, 'Redis cannot be reached: answers are shared no more');
  }

  #found(): void {
    this.#againAt = 0;
    if (!this.#away) return;
    this.#away = false;
    this.log.info('Redis is reached again: answers are shared');
  }
}

const nameOf = (key: string): string => `tinkuy:answer:${key}`;

function readKept(kept: string): KeptAnswer | undefined {
  const end = kept.indexOf('\n');
  try {
    const { etag, cost } = head.parse(JSON.parse(kept.slice(0, end)));
    return { etag, cost, text: kept.slice(end + 1) };
  } catch {
    // Somebody else's entry, whatever it is, is none of ours.
    return undefined;
  }
}

async function within<T>(answer: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
