import type { NestedPlan } from '../../read/plan/query-plan';
import type { Fragment } from './fragment';
import type { Names, Reached } from './names';

interface Kept {
  readonly fragment: Fragment;
  readonly reached: Reached;
}

/** In how many places of statements the same plan is kept. */
const MOST_PLACES = 16;

/**
 * The Cypher of what is read of neighbours, for plans that are used again: their words depend on the plan, the
 * node that they start from and the names that are taken, and on nothing else. It is forgotten with its plan.
 */
export class KeptFragments {
  readonly #of = new WeakMap<NestedPlan, Map<string, Kept>>();

  /** What `compile` makes of a plan, or made of it before at the same place of a statement. */
  compile(plan: NestedPlan, parent: string, names: Names, compile: () => Fragment): Fragment {
    let places = this.#of.get(plan);
    if (!places || places.size >= MOST_PLACES)
      this.#of.set(plan, (places = new Map<string, Kept>()));
    const place = `${parent} ${names.reached.join(' ')}`;
    let kept = places.get(place);
    if (kept) names.goOn(kept.reached);
    else {
      const fragment = compile();
      places.set(place, (kept = { fragment, reached: names.reached }));
    }
    return kept.fragment;
  }
}
