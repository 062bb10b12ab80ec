import { invariant } from '../errors';
import type { OperationPlan } from '../plan/planned-root';
import type { KnownStore } from './dataset';
import type { Fresh } from './fresh';

/**
 * The plan of one operation, and the store that it was made for. What the store is must be known as of a moment
 * after the request came, but the operation does not wait for that: it begins with what was known before, and
 * begins again in the rare case that the store was changed since. Its own statements tell whether it was, by the
 * bookmarks that they end at; where they cannot, the store is read beside them.
 */
export class StandingPlan {
  #known: KnownStore | null = null;
  #reading: Promise<void> | undefined;
  #plan: OperationPlan | undefined;
  /** Makes the plan for the store as it is known, as long as that may turn out to be another one. */
  #remake: (() => OperationPlan) | undefined;
  #madeFor: string | undefined;
  readonly #bookmarks = new Set<string>();
  readonly #begun: Promise<unknown>[] = [];

  constructor(private readonly store: Fresh<KnownStore>) {}

  /** What is known of the store; null where it tells nothing. */
  get known(): KnownStore | null {
    return this.#known;
  }

  /** The plan, once it is made. */
  get plan(): OperationPlan | undefined {
    return this.#plan;
  }

  /** Notes where the store stood when a statement of the operation had ended. */
  sawBookmark(bookmark: string): void {
    this.#bookmarks.add(bookmark);
  }

  /** Resolves when what is known of the store is certain to have been so after the request came. */
  confirm(): Promise<void> {
    return (this.#reading ??= this.refresh());
  }

  /** Reads what the store is again, for whoever has changed it. */
  async refresh(): Promise<void> {
    this.#known = await this.store.value();
  }

  /** Makes the plan; `once` is for what must not be done twice, which waits until the store is known for certain. */
  async make(make: () => OperationPlan, { once = false } = {}): Promise<void> {
    if (!this.#reading) this.#known = this.store.last;
    if (once || this.#known?.bookmark === undefined) {
      const certain = this.confirm();
      if (once || this.#known === null) await certain;
    }
    this.#madeFor = this.#known?.state;
    if (!once) this.#remake = make;
    try {
      this.#plan = make();
    } catch (error) {
      await this.confirm();
      if (once || this.#known?.state === this.#madeFor) throw error;
      this.#renew();
    }
  }

  /**
   * What `work` makes of the plan; once more where the store turns out to be another one than it was made for. Parts
   * of an operation that run beside each other are all for the same store.
   */
  async carryOut<T>(work: (plan: OperationPlan) => Promise<T>): Promise<T> {
    const begun = this.#plan;
    invariant(begun, 'what is carried out was planned');
    const running = work(begun);
    this.#begun.push(running);
    await Promise.allSettled([running]);
    // Those beside it began in the same step, and are all there by now.
    await Promise.allSettled(this.#begun);
    if (this.#stoodStill()) this.#reading ??= Promise.resolve();
    await this.confirm();
    const plan = this.#renew() ?? begun;
    return plan === begun ? running : work(plan);
  }

  /** True where all that was asked found the store where it stood when what is known of it was read. */
  #stoodStill(): boolean {
    const { bookmark } = this.#known ?? {};
    return bookmark !== undefined && this.#bookmarks.size === 1 && this.#bookmarks.has(bookmark);
  }

  #renew(): OperationPlan | undefined {
    if (this.#remake && this.#known?.state !== this.#madeFor) {
      this.#plan = this.#remake();
      this.#remake = undefined;
    }
    return this.#plan;
  }
}
