import { setImmediate } from 'node:timers/promises';

/**
 * What is read anew for whoever asks: each sees a reading that began after it asked. Those who ask before a
 * reading begins share it, and those who ask while one is under way share the next, so that there is one at a
 * time however many ask.
 */
export class SingleFlight<T> {
  #known: T | null = null;
  #failed = false;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(private readonly reading: () => Promise<T | null>) {}

  /** What the last reading gave, without another one. */
  get last(): T | null {
    return this.#known;
  }

  /** What is read; what was known before where the reading fails, and null where nothing was. */
  async value(): Promise<T | null> {
    this.#next ??= this.#begin(this.#running);
    await this.#next;
    return this.#known;
  }

  /** What is read, and null where the reading fails. */
  async read(): Promise<T | null> {
    const known = await this.value();
    return this.#failed ? null : known;
  }

  /** The reading after the one under way; it begins in a later step, so that those who ask in this one share it. */
  async #begin(before: Promise<void> | undefined): Promise<void> {
    await before;
    // Who came while it was under way and waits at the door is let in first, and shares this one.
    if (before) await setImmediate();
    this.#running = this.#next;
    this.#next = undefined;
    try {
      this.#known = await this.reading();
      this.#failed = false;
    } catch {
      this.#failed = true;
      // A store that cannot be reached is told by what asks it next.
    }
    if (this.#next === undefined) this.#running = undefined;
  }
}
