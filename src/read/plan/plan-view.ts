import type { FieldNode, GraphQLCompositeType } from 'graphql';
import { nodeModel } from '../../model/graph-model';
import { outputType } from './fields';
import { LookupBuilder } from './lookup-builder';
import { planNode, planReferences } from './plan-selection';
import type { PlanContext } from './scope';
import { walkView, type PlannedView, type ViewPlanner } from './walk-view';
import type { RowLookup } from './answer-plan';

/** Plans the nodes at one place of a result; `fields` are the names of the fields that lead there. */
export type PlanViewNode = ViewPlanner['node'];

/** What is asked of a result that a root field gives, with the look-ups of what it refers to by id. */
export const planView = (
  at: PlanContext,
  type: GraphQLCompositeType,
  nodes: readonly FieldNode[],
  node: PlanViewNode,
): PlannedView => walkView(at, type, nodes, { node, references: planReferences });

/**
 * What is asked of a result that a root field gives, and the look-up of its nodes, which are entities of any type;
 * `also` adds to it what is needed besides.
 */
export const planEntityView = (
  at: PlanContext,
  nodes: readonly FieldNode[],
  also: (view: PlannedView, builder: LookupBuilder) => void = () => undefined,
): { readonly view: PlannedView; readonly lookup: RowLookup } => {
  const entity = nodeModel(at.scope.model, 'Entity');
  const builder = new LookupBuilder(entity);
  const type = outputType(at.scope, 'Query', nodes[0]?.name.value ?? '');
  const within = { ...at, values: builder.values };
  const view = planView(within, type, nodes, (place, _, of) =>
    planNode(place, entity, of, builder),
  );
  also(view, builder);
  return { view, lookup: builder.lookup() };
};
