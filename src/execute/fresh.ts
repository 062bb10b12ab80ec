/**
 * What is read anew for whoever asks: each sees a reading that began after it asked. Those who ask before a
 * reading begins share it, and those who ask while one is under way share the next, so that there is one at a
 * time however many ask.
 */
export class Fresh<T> {
  #known: T | null = null;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(private readonly read: () => Promise<T | null>) {}

  /** What is read; what was known before where the reading fails, and null where nothing was. */
  async value(): Promise<T | null> {
    this.#next ??= this.#begin(this.#running);
    await this.#next;
    return this.#known;
  }

  /** The reading after the one under way; it begins in a later step, so that those who ask in this one share it. */
  async #begin(before: Promise<void> | undefined): Promise<void> {
    await before;
    this.#running = this.#next;
    this.#next = undefined;
    try {
      this.#known = await this.read();
    } catch {
      // A store that cannot be reached is told by what asks it next.
    }
    if (this.#next === undefined) this.#running = undefined;
  }
}
