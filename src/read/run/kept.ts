/** How long a failed reading is not tried again, in milliseconds. */
const PAUSE_MS = 5_000;

/** Keeps what was read for a while; once something is known, nobody waits for it to be read again. */
export class Kept<T> {
  #known: T | null = null;
  #readAgainAt = 0;
  #reading: Promise<void> | undefined;
  #turn = 0;

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

  /** Reads at once, since what is known has changed, and gives what is known then. */
  async again(): Promise<T | null> {
    await this.#refresh();
    return this.#known;
  }

  async #refresh(): Promise<void> {
    // What began to be read before a change and ends after it is old: the last to begin counts.
    const turn = ++this.#turn;
    try {
      const read = await this.read();
      if (turn !== this.#turn) return;
      this.#known = read;
      this.#readAgainAt = read === null ? 0 : performance.now() + this.keptMs;
    } catch {
      if (turn === this.#turn) this.#readAgainAt = performance.now() + PAUSE_MS;
    }
  }
}
