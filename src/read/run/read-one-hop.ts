import type { Row } from '../../engine/engine';
import type { OneHopPlan } from '../plan/step-plans';
import type { Runner } from './runner';
import type { Planned } from '../plan/query-plan';

/** What is read of a node, its id among it. */
export type NodeRow = Row & { readonly id: string };

/** A relationship of a node, with what it leads to. */
export interface Neighbour {
  readonly type: string;
  readonly out: boolean;
  readonly key: string;
  /** What is read of the relationship besides, where anything is. */
  readonly edge?: Row;
  readonly node: NodeRow;
}

/** A node with all its relationships, in the order of what they lead to. */
export interface Surroundings {
  readonly node: NodeRow;
  readonly found: readonly Neighbour[];
}

/** The surroundings of those of the nodes that have few relationships, in any order. */
export async function readOneHop(
  runner: Runner,
  plan: Planned<OneHopPlan>,
  ids: readonly string[],
): Promise<readonly Surroundings[]> {
  const rows = await runner.oneHop(plan, ids);
  return ids.flatMap((id) => (rows.get(id) as Surroundings | undefined) ?? []);
}
