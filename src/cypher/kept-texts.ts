import type { ConnectionPlan, QueryPlan } from '../plan/query-plan';

/** How many texts of lists are kept. */
const MOST_TEXTS = 500;

/**
 * The texts of plans that were compiled before. A plan that is used again has its own; one of a list that is made
 * anew has that of another which asks as much of the rows and is filtered, ordered and cut in the same way.
 */
export class KeptTexts {
  readonly #own = new WeakMap<QueryPlan, string>();
  readonly #ofLists = new Map<string, string>();
  readonly #numbers = new WeakMap<object, number>();
  #last = 0;

  /** What `compile` makes of a plan, or made of it before. */
  of(plan: QueryPlan, compile: () => string): string {
    const known = this.#own.get(plan);
    if (known !== undefined) return known;
    const text = this.#made(plan, compile);
    this.#own.set(plan, text);
    return text;
  }

  #made(plan: QueryPlan, compile: () => string): string {
    if (plan.kind === 'connection') return this.#ofList(plan, compile);
    return plan.kind === 'pages' ? this.#ofList(plan.list, compile) : compile();
  }

  #ofList({ rows, groups, ...list }: ConnectionPlan, compile: () => string): string {
    // What is asked of the rows is the largest part, and stays the same object as long as it is kept.
    const name = JSON.stringify([list, this.#number(rows), this.#number(groups)]);
    let text = this.#ofLists.get(name);
    if (text === undefined) {
      if (this.#ofLists.size >= MOST_TEXTS) this.#ofLists.clear();
      this.#ofLists.set(name, (text = compile()));
    }
    return text;
  }

  #number(part: object | undefined): number {
    if (!part) return 0;
    const number = this.#numbers.get(part) ?? (this.#last += 1);
    this.#numbers.set(part, number);
    return number;
  }
}
