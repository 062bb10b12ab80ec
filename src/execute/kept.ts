/** How long a failed reading is not tried again, in milliseconds. */
const PAUSE_MS = 5_000;

/** Keeps what was read for a while; once something is known, nobody waits for it to be read again. */
export class Kept<T> {
  #known: T | null = null;
  #readAgainAt = 0;
  #reading: Promise<void> | undefined;

  constructor(
    private readonly read: () => Promise<T | null>,
    private readonly keptMs: number,
  ) {}

  /** What is known; null where nothing is. A store that cannot be reached is told by what asks it next. */
  async value(): Promise<T | null> {
    if (performance.now() >= this.#readAgainAt) {
      this.#reading ??= this.#refresh().finally(() => (this.#reading = undefined));
      if (this.#known === null) await this.#reading;
    }
    return this.#known;
  }

  async #refresh(): Promise<void> {
    try {
      this.#known = await this.read();
      this.#readAgainAt = this.#known === null ? 0 : performance.now() + this.keptMs;
    } catch {
      this.#readAgainAt = performance.now() + PAUSE_MS;
    }
  }
}
