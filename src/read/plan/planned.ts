import type { QueryPlan } from './query-plan';
import type { AmongPlan, RelationshipsPlan } from './step-plans';

/** A plan with the values beside it, ready to run but for those that are not known before, such as the nodes to start from. */
export interface Planned<Plan extends QueryPlan> {
  readonly plan: Plan;
  readonly values: readonly unknown[];
}

/** All relationships between nodes, ready to run: of nodes that few leave, and of the others pair by pair. */
export interface PlannedAmong {
  readonly few: Planned<AmongPlan>;
  readonly pairs: Planned<RelationshipsPlan>;
}
