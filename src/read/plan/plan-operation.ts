/**
 * Planning: an operation and its coerced variables in, plain data out; pure and synchronous. Everything
 * that is wrong with a request, its cost included, is found here, before anything runs.
 */
import {
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields';
import type { Limits } from '../../config';
import { AppError, invariant } from '../../errors';
import { isEntity, nodeModel, type GraphModel, type NodeModel } from '../../model/graph-model';
import { idPrefix } from '../../model/ids';
import { noteOf, type TinkuyNote } from '../../model/notes';
import { pointInTime } from '../../model/point-in-time';
import type { GraphStatistics } from '../../model/statistics';
import { checkId, findableId } from './check-id';
import { argumentsOf, fragmentsOf, outputType } from './fields';
import { addIntrospection } from './introspection';
import type { KeptParts } from './kept-parts';
import { planChanges } from '../../features/changes/plan-changes';
import { planCompare } from '../../features/compare/plan-compare';
import { planCuration } from '../../features/curation/plan-curation';
import { planFirst } from './plan-first';
import { planGapMap } from '../../features/gap-map/plan-gap-map';
import { planNeighborhood } from '../../features/neighborhood/plan-neighborhood';
import { planPaths } from '../../features/paths/plan-paths';
import { planRelationships } from '../../features/relationships/plan-relationships';
import { planRootOnce } from './plan-root-once';
import { planSearch } from '../../features/search/plan-search';
import { planConnection, planLookup } from './plan-selection';
import { planSimilar } from '../../features/similar/plan-similar';
import { planSourceStatements } from '../../features/provenance/plan-source-statements';
import type { OperationPlan, PlannedRoot } from './planned-root';
import { checkLength, CostMeter, Values, type Place, type Scope } from './scope';

/** What planning needs besides the operation. */
export interface PlanningContext {
  readonly schema: GraphQLSchema;
  readonly model: GraphModel;
  readonly limits: Limits;
  readonly statistics?: GraphStatistics;
  /** The relationship types of which some have dates; absent where not known. */
  readonly dated?: ReadonlySet<string>;
  /** The relationship types of which two may lead from one node to another; absent where not known. */
  readonly keyed?: ReadonlySet<string>;
  /** True where nodes keep the counts of their relationships. */
  readonly counted?: boolean;
  /** The ids that nodes have now, by those that they had before. */
  readonly former?: ReadonlyMap<string, string>;
  /** The revision of the data set; absent where there is none. */
  readonly revision?: number;
  /** The day of the request. */
  readonly today: string;
  /** The largest page of a root list, where it is not that of every list: exports read larger ones. */
  readonly maxRootPage?: number;
  /** What was planned of the same document under the same circumstances; absent where nothing is kept. */
  readonly kept?: KeptParts;
}

/** The plan of an operation; refuses bad values and what would cost more than is allowed. */
export function planOperation(
  context: PlanningContext,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): OperationPlan {
  const { schema } = context;
  // What is read after a change may have dates and keys that nothing had before it.
  const isQuery = operation.operation !== OperationTypeNode.MUTATION;
  const scope: Scope = {
    schema,
    model: context.model,
    limits: context.limits,
    statistics: context.statistics,
    dated: isQuery ? context.dated : undefined,
    keyed: isQuery ? context.keyed : undefined,
    counted: context.counted,
    former: context.former,
    revision: context.revision,
    today: context.today,
    maxRootPage: context.maxRootPage,
    kept: isQuery ? context.kept : undefined,
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
    const root = field && noteOf(field).root;
    if (!root) continue;
    const plan = (within: Scope) => planRoot(within, rootType, root, response, nodes);
    roots.set(response, planRootOnce(scope, nodes, [response], plan));
  }
  checkCost(scope);
  return { roots, cost: scope.cost.total };
}

function planRoot(
  scope: Scope,
  { name: rootType }: GraphQLObjectType,
  { kind, type }: NonNullable<TinkuyNote['root']>,
  response: string,
  nodes: readonly FieldNode[],
): PlannedRoot {
  const [field] = nodes;
  invariant(field, 'a root without a field');
  const model = nodeModel(scope.model, type);
  const args = argumentsOf(scope, rootType, field);
  const asOf = pointInTime(args.asOf as string | null | undefined, scope.today);
  const at: Place = { scope, values: new Values(), path: [response], times: 1, asOf };
  switch (kind) {
    case 'one':
    case 'node': {
      const check = kind === 'node' ? findableId : checkId;
      const id = check(scope, args.id as string, model, 'id', at.path);
      const of = kind === 'node' ? nodesWith(scope, id) : model;
      if (id !== null && !isEntity(of)) return planFirst(at, of, nodes, { id: { eq: id } });
      scope.cost.add(1, at.path);
      return { kind: 'lookup', lookup: planLookup(at, of, nodes), ids: [id], single: true };
    }
    case 'code': {
      // Codes are unique within a coding, as ids are.
      const [scheme = '', code] =
        Object.entries(args.code as Readonly<Record<string, string>>)[0] ?? [];
      return planFirst(at, model, nodes, { [scheme]: { eq: code } });
    }
    case 'nodes': {
      const ids = args.ids as string[];
      checkLength(ids, 'ids', scope.limits.maxPageSize, at.path);
      const wanted = ids.map((id, i) => findableId(scope, id, model, `ids[${i}]`, at.path));
      scope.cost.add(ids.length, at.path);
      const lookup = planLookup({ ...at, times: ids.length }, model, nodes);
      return { kind: 'lookup', lookup, ids: wanted, single: false };
    }
    case 'page': {
      const connection = outputType(scope, 'Query', field.name.value);
      const planned = planConnection(at, connection, model, nodes, args);
      return { kind: 'page', ...planned, values: at.values.list };
    }
    case 'search':
      return planSearch(at, field, nodes, args);
    case 'neighborhood':
      return planNeighborhood(at, nodes, args);
    case 'relationships':
      return planRelationships(at, nodes, args);
    case 'paths':
      return planPaths(at, nodes, args);
    case 'compare':
      return planCompare(at, model, nodes, args);
    case 'similar':
      return planSimilar(at, model, nodes, args);
    case 'gapMap':
      return planGapMap(at, model, nodes, args);
    case 'create':
    case 'update':
    case 'relate':
    case 'unrelate':
    case 'merge':
    case 'withdraw':
      return planCuration(at, kind, nodes, args);
    case 'changes':
      return planChanges(at, model, nodes, args);
    case 'sourceStatements':
      return planSourceStatements(at, model, nodes, args);
  }
}

/** What a node with an id is looked for among: all entities, so that ids of any type are one look-up, or its own type. */
function nodesWith({ model }: Scope, id: string | null): NodeModel {
  const type = model.byPrefix.get(idPrefix(id ?? '') ?? '');
  return type && !isEntity(type) ? type : nodeModel(model, 'Entity');
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
