import { AppError, invariant } from '../../errors';
import type { OperationPlan } from './root-field';
import type { KnownStore } from './dataset';
import type { SingleFlight } from './single-flight';

/** How often an operation is carried out at most, where the store is changed each time meanwhile. */
const MOST_ATTEMPTS = 4;

/** What is done of an operation for one state of the store, all parts of it beside each other. */
class Attempt {
  readonly running: Promise<unknown>[] = [];
  /** Where the store stood when its statements had ended. */
  readonly ends = new Set<string>();
  /** True where the database gave no answer in time, or could not be reached. */
  silent = false;
  /** Whether it was all done in the state that it was planned for. */
  stands: Promise<boolean> | undefined;

  constructor(
    readonly plan: OperationPlan,
    readonly madeFor: string | undefined,
  ) {}
}

/**
 * The plan of one operation, and the store that it was made for. What the store is must be known as of a moment
 * after the request came, but the operation does not wait for that: it begins with what was known before, and
 * begins again in the rare case that the store was changed since, or meanwhile. Its own statements tell whether it was,
 * by the bookmarks that they end at; where they cannot, the store is read again when they have ended.
 */
export class OptimisticExecution {
  #known: KnownStore | null = null;
  #reading: Promise<void> | undefined;
  #attempt: Attempt | undefined;
  /** Makes the plan for the store as it is known, as long as that may turn out to be another one. */
  #remake: (() => OperationPlan) | undefined;
  #attempts = 0;
  #exact = true;

  constructor(private readonly store: SingleFlight<KnownStore>) {}

  /** What is known of the store; null where it tells nothing. */
  get known(): KnownStore | null {
    return this.#known;
  }

  /** The plan, once it is made. */
  get plan(): OperationPlan | undefined {
    return this.#attempt?.plan;
  }

  /** False where the store was changed while it was read, each time: what was read may be of several states. */
  get exact(): boolean {
    return this.#exact;
  }

  /** Notes where the store stood when a statement of the operation had ended. */
  sawBookmark(bookmark: string): void {
    this.#attempt?.ends.add(bookmark);
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
    const madeFor = this.#known?.state;
    try {
      this.#start(make);
    } catch (error) {
      await this.confirm();
      if (once || this.#known?.state === madeFor) throw error;
      this.#start(make);
    }
    if (!once) this.#remake = make;
  }

  /**
   * What `work` makes of the plan; once more where the store turns out to be another one than it was made for. Parts
   * of an operation that run beside each other are all for the same store.
   */
  async execute<T>(work: (plan: OperationPlan) => Promise<T>): Promise<T> {
    for (;;) {
      const attempt = this.#attempt;
      invariant(attempt, 'what is carried out was planned');
      const running = work(attempt.plan);
      running.catch((error) => (attempt.silent ||= isSilence(error)));
      attempt.running.push(running);
      await Promise.allSettled([running]);
      // Those beside it began in the same step, and are all there by now.
      await Promise.allSettled(attempt.running);
      if (await (attempt.stands ??= this.#revalidate(attempt))) return running;
    }
  }

  #start(make: () => OperationPlan): void {
    this.#attempt = new Attempt(make(), this.#known?.state);
    this.#attempts += 1;
  }

  /**
   * True where all that a attempt has read is of the state that it was planned for; else the next round is begun. It was
   * in that state all the while if it is so again when all has ended, as no state ever comes back.
   */
  async #revalidate(attempt: Attempt): Promise<boolean> {
    if (attempt.silent) {
      // Whoever asks has waited for as long as is allowed: the store is not asked again what it is.
      this.#reading ??= Promise.resolve();
      this.#known = null;
      return true;
    }
    if (this.#isCertain(attempt)) {
      this.#reading ??= Promise.resolve();
      return true;
    }
    const beside = this.#reading;
    await this.confirm();
    if (!this.#remake) return true;
    if (beside && this.#isSame(attempt)) {
      if (this.#isCertain(attempt)) return true;
      // What was read beside the statements does not tell what they saw after it.
      await this.refresh();
    }
    if (this.#isSame(attempt)) return true;
    if (this.#attempts === MOST_ATTEMPTS) {
      this.#exact = false;
      return true;
    }
    this.#start(this.#remake);
    return false;
  }

  #isSame({ madeFor }: Attempt): boolean {
    return this.#known?.state === madeFor;
  }

  /** True where all statements ended where the store stood when it was read, in the state that they were planned for. */
  #isCertain(attempt: Attempt): boolean {
    const { bookmark } = this.#known ?? {};
    const { ends } = attempt;
    return bookmark !== undefined && ends.size === 1 && ends.has(bookmark) && this.#isSame(attempt);
  }
}

const isSilence = (error: unknown): boolean =>
  error instanceof AppError && ['QUERY_TIMEOUT', 'SERVICE_UNAVAILABLE'].includes(error.code);
