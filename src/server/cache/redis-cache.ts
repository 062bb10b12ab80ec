import { createClient, ErrorReply } from '@redis/client';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AnswerCache, KeptAnswer } from './answer-cache';
import { etagOf } from './answer-text';

/** How long an answer stays, in seconds: what a later state of the data has replaced is asked for no more. */
const KEPT_SECONDS = 86_400;

/** How long an answer is waited for, in milliseconds; by then the database may have given it. */
const PATIENCE_MS = 250;

/** How long a Redis that gave no answer is left alone, in milliseconds. */
const PAUSE_MS = 5_000;

/** How long a Redis must have taken all that it was given before that is told, in milliseconds. */
const CALM_MS = 60_000;

/** How much text may be on its way there, in characters; what is more is not kept. One that hangs takes nothing. */
const MOST_WAITING = 16 * 1_024 * 1_024;

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
  /** When it last took nothing, though it answered: it is full, or only read from. */
  #refusedAt: number | undefined;
  #waiting = 0;

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

  /** How much text is on its way there, in characters. */
  get waiting(): number {
    return this.#waiting;
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
    const now = performance.now();
    if (!this.#client.isReady || now < this.#againAt) return;
    if (this.#refusedAt !== undefined && now < this.#refusedAt + PAUSE_MS) return;
    if (this.#waiting + text.length > MOST_WAITING) return;
    this.#waiting += text.length;
    this.#client
      .set(nameOf(key), `${JSON.stringify({ etag, cost })}\n${text}`, {
        expiration: { type: 'EX', value: KEPT_SECONDS },
      })
      .then(
        () => this.#taken(),
        (error: unknown) =>
          error instanceof ErrorReply ? this.#refused(error) : this.#lost(error),
      )
      .finally(() => (this.#waiting -= text.length));
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

  /** One that is nearly full takes some and refuses others: that it takes all again is told when it has for a while. */
  #taken(): void {
    if (this.#refusedAt === undefined || performance.now() < this.#refusedAt + CALM_MS) return;
    this.#refusedAt = undefined;
    this.log.info('Redis takes answers again');
  }

  #refused(error: ErrorReply): void {
    if (this.#refusedAt === undefined) {
      this.log.warn({ err: error }, 'Redis takes no more answers: those that it has are shared');
    }
    this.#refusedAt = performance.now();
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
    const text = kept.slice(end + 1);
    // What was cut short, or changed, is not what was answered.
    return etagOf(text) === etag ? { etag, cost, text } : undefined;
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
