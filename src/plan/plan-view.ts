import type { FieldNode, GraphQLCompositeType } from 'graphql';
import { planReferences } from './plan-selection';
import type { Place } from './scope';
import { walkView, type PlannedView, type ViewPlanner } from './walk-view';

/** Plans the nodes at one place of a result; `fields` are the names of the fields that lead there. */
export type PlanViewNode = ViewPlanner['node'];

/** What is asked of a result that a root field gives, with the look-ups of what it refers to by id. */
export const planView = (
  at: Place,
  type: GraphQLCompositeType,
  nodes: readonly FieldNode[],
  node: PlanViewNode,
): PlannedView => walkView(at, type, nodes, { node, references: planReferences });
