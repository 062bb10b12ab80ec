/**
 * Planning: an operation and its coerced variables in, plain data out; pure and synchronous. Everything
 * that is wrong with a request, its cost included, is found here, before anything runs.
 */
import {
  OperationTypeNode,
  type DocumentNode,
  type GraphQLObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields';
import { AppError, invariant } from '../../errors';
import { nodeModel } from '../../model/graph-model';
import { pointInTime } from '../../model/point-in-time';
import { argumentsOf, fragmentsOf } from '../plan/fields';
import { addIntrospection } from '../plan/introspection';
import {
  rootOf,
  type OperationPlan,
  type PlannedRoot,
  type RootNote,
  type RootSelection,
} from './root-field';
import type { PlanContext, PlanningContext, Scope } from '../plan/scope';
import { CostMeter, Values } from '../plan/values';

/** What is read after a change may have dates and keys that nothing had before it. */
const UNSURE = { temporalTypes: undefined, parallelTypes: undefined };

/** The plan of an operation; refuses bad values and what would cost more than is allowed. */
export function planOperation(
  context: PlanningContext,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): OperationPlan {
  const { schema } = context;
  const isQuery = operation.operation !== OperationTypeNode.MUTATION;
  // Member by member: V8 takes four microseconds to copy an object that was made by copying another.
  const scope: Scope = {
    schema,
    model: context.model,
    limits: context.limits,
    facts: isQuery ? context.facts : { ...context.facts, ...UNSURE },
    today: context.today,
    maxRootPage: context.maxRootPage,
    fragments: fragmentsOf(document),
    operation,
    variables,
    cost: new CostMeter(),
  };
  const rootType = schema.getRootType(operation.operation);
  invariant(rootType, `the schema has no ${operation.operation}`);
  const roots = new Map<string, PlannedRoot>();
  for (const [response, nodes] of collectFields(
    schema,
    scope.fragments,
    variables,
    rootType,
    operation.selectionSet,
  )) {
    const field = rootType.getFields()[nodes[0]?.name.value ?? ''];
    if (!field) addIntrospection(scope, nodes, [response]);
    const root = field && rootOf(field);
    const [first, ...others] = nodes;
    if (!root || !first) continue;
    roots.set(response, planRoot(scope, rootType, root, response, [first, ...others]));
  }
  checkCost(scope);
  return { roots, cost: scope.cost.total };
}

function planRoot(
  scope: Scope,
  rootType: GraphQLObjectType,
  { field: root, type }: RootNote,
  response: string,
  nodes: RootSelection['nodes'],
): PlannedRoot {
  const args = argumentsOf(scope, rootType.name, nodes[0], root.binds);
  const asOf = pointInTime(args.asOf as string | null | undefined, scope.today);
  const at: PlanContext = { scope, values: new Values(), path: [response], times: 1, asOf };
  return {
    field: root,
    planned: root.plan(at, { type: nodeModel(scope.model, type), nodes, args }),
  };
}

function checkCost({ cost, limits }: Scope): void {
  if (cost.total <= limits.maxCost) return;
  const { path, cost: most } = cost.highest;
  throw new AppError(
    'COST_LIMIT_EXCEEDED',
    `The operation could answer with ${cost.total} nodes; at most ${limits.maxCost} are allowed. ` +
      `${path.join('.')} asks for most, ${most}: ask for smaller pages or fewer levels there.`,
    path,
    { cost: { requested: cost.total, limit: limits.maxCost } },
  );
}
