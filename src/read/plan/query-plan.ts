/**
 * What is to be read, as plain data. A plan holds the shape of a request and never a value of its user:
 * values stand in a list beside it, and the plan names them by their place (`ParamIndex`). So the same
 * shape always compiles to the same text, and the database's plan cache hits.
 *
 * A plan has two halves: what to read (`Projection`, `ConnectionPlan`), which the compiler turns into
 * Cypher, and how to answer (`NodeAnswer`, `ConnectionAnswer`), which tells `read/run/shape.ts` under which
 * response names the values go.
 */
import type { CandidatesPlan, StepPlan, AmongPlan, RelationshipsPlan } from './step-plans';
import type { ParamIndex, Projection, ConnectionPlan } from './connection-plan';

/** Nodes of one type or interface by their ids. */
export interface LookupPlan {
  readonly kind: 'lookup';
  readonly label: string;
  readonly ids: ParamIndex;
  readonly node: Projection;
}

/** Several lists in one statement, each in a column of its own. */
export interface TogetherPlan {
  readonly kind: 'together';
  readonly parts: readonly { readonly key: string; readonly plan: ConnectionPlan }[];
}

/** A statement to compile. */
export type QueryPlan = ConnectionPlan | LookupPlan | TogetherPlan | StepPlan | CandidatesPlan;

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
