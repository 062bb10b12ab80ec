import type { SingleFlight } from '../../read/run/single-flight';
import type { KnownStore } from '../../read/run/dataset';
import type { AnswerCache, KeptAnswer } from './answer-cache';
import { nameOf } from './answer-text';

/** How often an answer is looked for: the store may be changed between two looks. */
const LOOKS = 3;

/** Where an operation's answer comes from: it was kept, or it is the request's own to compute. */
export interface Sought {
  readonly kept?: KeptAnswer;
  /** Says that the answer is computed, and keeps it, if there is one to keep, under the state that it rests on. */
  done(known?: KnownStore | null, answer?: KeptAnswer): void;
}

/**
 * Finds answers that are still true. An answer is kept under the state of the store that was read before it was
 * computed, and given only where the state is read again, after it was found, and is the same. As no state ever
 * comes back, the store was in it all the while: nobody has to say what a change made wrong.
 */
export class Answers {
  readonly #computing = new Map<string, Promise<void>>();
  #named: { readonly state: string; readonly name: string } | undefined;

  constructor(private readonly cache: AnswerCache) {}

  /**
   * Looks for the answer to what a key names. Where another request is computing it, it is waited for: once,
   * since what it computes may be nothing that is kept.
   */
  async seek(of: string, store: SingleFlight<KnownStore>): Promise<Sought> {
    if (store.last === null) await store.read();
    let waited = false;
    for (let look = 0; look < LOOKS && store.last?.lasting; look += 1) {
      const { state } = store.last;
      const key = this.#keyOf(of, state);
      const kept = await this.cache.get(key);
      if (kept) {
        const now = await store.read();
        if (now?.state === state) return { kept, done: () => undefined };
        // A store that cannot be read vouches for nothing.
        if (now === null) break;
        continue;
      }
      const computing = this.#computing.get(key);
      if (!computing) return this.#own(of, key);
      if (waited) break;
      await computing;
      waited = true;
    }
    return { done: (known, answer) => this.#keep(of, known, answer) };
  }

  /** The request's own to compute, while others wait for it. */
  #own(of: string, key: string): Sought {
    let release = (): void => undefined;
    this.#computing.set(key, new Promise((resolve) => (release = resolve)));
    return {
      done: (known, answer) => {
        this.#keep(of, known, answer);
        this.#computing.delete(key);
        release();
      },
    };
  }

  #keep(of: string, known?: KnownStore | null, answer?: KeptAnswer): void {
    if (known?.lasting && answer) this.cache.put(this.#keyOf(of, known.state), answer);
  }

  /** The key of an answer in a state, which is the same for all until the store is changed. */
  #keyOf(of: string, state: string): string {
    if (this.#named?.state !== state) this.#named = { state, name: nameOf(state) };
    return `${of}.${this.#named.name}`;
  }
}
