import type { FieldNode } from 'graphql';
import { invariant } from '../../errors';
import { nodeModel, type NodeModel } from '../../model/graph-model';
import { stepAlong } from './relationship-steps';
import { planFilter } from './plan-filter';
import { planOrder } from './plan-order';
import { ProjectionBuilder } from './projection-builder';
import type { PlanContext } from './scope';
import type { NestedPlan } from './connection-plan';
import type { NodeAnswer } from './answer-plan';

/** Adds to a projection what a selection asks of a node, and tells how to answer it. */
export type NodePlanner = (
  at: PlanContext,
  node: NodeModel,
  nodes: readonly FieldNode[],
  builder: ProjectionBuilder,
) => NodeAnswer;

/** Under this key the row of a place has its latest population, in a list of one. */
export const POPULATION = 'population';

/** The latest observation of an indicator on a place, not after the date that is asked for. */
export function planPopulation(
  at: PlanContext,
  indicator: string,
  nodes: readonly FieldNode[],
  plan: NodePlanner,
): { plan: NestedPlan; answer: NodeAnswer } {
  const { scope, values, asOf } = at;
  const observation = nodeModel(scope.model, 'Observation');
  const relationship = nodeModel(scope.model, 'Entity').relationships.get('observations');
  invariant(relationship, 'entities have no observations');
  const filter = planFilter(at, observation, {
    indicator: { node: { id: { eq: indicator } } },
    value: { isNull: false },
    ...(asOf.given && asOf.day !== undefined && { year: { lte: Number(asOf.day.slice(0, 4)) } }),
  });
  const builder = new ProjectionBuilder(observation.name, observation.concrete);
  const answer = plan(at, observation, nodes, builder);
  builder.property('value');
  return {
    answer,
    plan: {
      key: POPULATION,
      kind: 'connection',
      label: observation.name,
      access: { kind: 'expand', step: stepAlong(at, relationship), ...(filter && { filter }) },
      order: planOrder(at, observation, [{ field: 'year', direction: 'DESC' }], relationship.type),
      page: { limit: values.shared(1), backward: false },
      rows: { node: builder.build(), edge: [], cursor: false },
      total: false,
    },
  };
}
