import type { ConnectionPlan, QueryPlan } from '../../read/plan/query-plan';
import type { Statement } from './compiled-query';

/** How many statements of lists are kept. */
const MOST = 500;

/**
 * The statements of plans that were compiled before. A plan that is used again has its own; that of a list that is made
 * anew has that of another which asks as much of the rows and is filtered, ordered and cut in the same way.
 */
export class KeptStatements {
  readonly #own = new WeakMap<QueryPlan, Statement>();
  readonly #ofLists = new Map<string, Statement>();
  readonly #numbers = new WeakMap<object, number>();
  #last = 0;

  /** What `compile` makes of a plan, or made of it before. */
  of(plan: QueryPlan, compile: () => Statement): Statement {
    const known = this.#own.get(plan);
    if (known !== undefined) return known;
    const made = this.#made(plan, compile);
    this.#own.set(plan, made);
    return made;
  }

  #made(plan: QueryPlan, compile: () => Statement): Statement {
    if (plan.kind === 'connection') return this.#ofList(plan, compile);
    return plan.kind === 'pages' ? this.#ofList(plan.list, compile) : compile();
  }

  #ofList({ rows, groups, ...list }: ConnectionPlan, compile: () => Statement): Statement {
    // What is asked of the rows is the largest part, and stays the same object as long as it is kept.
    const name = JSON.stringify([list, this.#number(rows), this.#number(groups)]);
    let made = this.#ofLists.get(name);
    if (!made) {
      if (this.#ofLists.size >= MOST) this.#ofLists.clear();
      this.#ofLists.set(name, (made = compile()));
    }
    return made;
  }

  #number(part: object | undefined): number {
    if (!part) return 0;
    const number = this.#numbers.get(part) ?? (this.#last += 1);
    this.#numbers.set(part, number);
    return number;
  }
}
