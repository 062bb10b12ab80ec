import type { FieldNode } from 'graphql';
import type { NodeModel } from '../../model/graph-model';
import { all, planFilter } from './plan-filter';
import { planNode } from './plan-selection';
import { ProjectionBuilder } from './projection-builder';
import type { PlanContext } from './scope';
import { committed } from './committed';
import type { ConnectionPlan } from './connection-plan';
import type { NodeAnswer } from './answer-plan';

/** The one node that meets conditions, ready to be read. */
export interface PlannedFirst {
  readonly plan: ConnectionPlan;
  readonly values: readonly unknown[];
  readonly answer: NodeAnswer;
}

/** The one node of a type that meets conditions, of which no second one can. */
export function planFirst(
  at: PlanContext,
  model: NodeModel,
  nodes: readonly FieldNode[],
  where: Readonly<Record<string, unknown>>,
): PlannedFirst {
  const filter = all([planFilter(at, model, where), committed(at, model)]);
  const builder = new ProjectionBuilder(model.name, model.concrete);
  const answer = planNode(at, model, nodes, builder);
  at.scope.cost.add(1, at.path);
  return {
    values: at.values.list,
    answer,
    plan: {
      kind: 'connection',
      label: model.name,
      access: { kind: 'scan', ...(filter && { filter }) },
      order: [{ by: 'id', direction: 'ASC' }],
      page: { limit: at.values.add(1), backward: false },
      rows: { node: builder.build(), edge: [], cursor: false },
      total: false,
    },
  };
}
