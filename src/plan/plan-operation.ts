/**
 * Planning: an operation and its coerced variables in, plain data out; pure and synchronous. Everything
 * that is wrong with a request, its cost included, is found here, before anything runs.
 */
import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields';
import type { Limits } from '../config';
import { AppError, badInput, invariant } from '../errors';
import { nodeModel, type GraphModel, type NodeModel } from '../graph/graph-model';
import { noteOf, type RootKind } from '../graph/notes';
import { wordsOf } from '../graph/searched';
import type { GraphStatistics } from '../graph/statistics';
import { checkId } from './check-id';
import { decodeCursor, fingerprint, type CursorKind } from './cursor';
import { planFilter } from './plan-filter';
import { pageSize } from './plan-page';
import {
  argumentsOf,
  outputType,
  planConnection,
  planConnectionFields,
  planLookup,
  planNode,
  type Place,
} from './plan-selection';
import { ProjectionBuilder } from './projection-builder';
import type { OperationPlan, PlannedRoot } from './query-plan';
import { checkLength, checkText, CostMeter, Values, type Scope } from './scope';

/** The cursor of a search: the score and the id. */
const SEARCH_CURSOR: readonly CursorKind[] = [
  { type: 'number', nullable: false },
  { type: 'string', nullable: false },
];

/** What planning needs besides the operation. */
export interface PlanningContext {
  readonly schema: GraphQLSchema;
  readonly model: GraphModel;
  readonly limits: Limits;
  readonly statistics?: GraphStatistics;
}

/** The plan of an operation; refuses bad values and what would cost more than is allowed. */
export function planOperation(
  { schema, model, limits, statistics }: PlanningContext,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): OperationPlan {
  const scope: Scope = {
    schema,
    model,
    limits,
    statistics,
    fragments: fragmentsOf(document),
    variables,
    cost: new CostMeter(),
  };
  const query = schema.getQueryType();
  invariant(query, 'the schema has no Query');
  const roots = new Map<string, PlannedRoot>();
  for (const [response, nodes] of collectFields(
    schema,
    scope.fragments,
    variables,
    query,
    operation.selectionSet,
  )) {
    const field = query.getFields()[nodes[0]?.name.value ?? ''];
    const root = field && noteOf(field).root;
    if (root) roots.set(response, planRoot(scope, root.kind, root.type, response, nodes));
  }
  checkCost(scope);
  return { roots, cost: scope.cost.total };
}

function planRoot(
  scope: Scope,
  kind: RootKind,
  type: string,
  response: string,
  nodes: readonly FieldNode[],
): PlannedRoot {
  const [field] = nodes;
  invariant(field, 'a root without a field');
  const at: Place = { scope, values: new Values(), path: [response], times: 1 };
  const model = nodeModel(scope.model, type);
  const args = argumentsOf(scope, scope.schema.getQueryType()?.name ?? '', field);
  switch (kind) {
    case 'one':
    case 'node': {
      const id = checkId(scope, args.id as string, model, 'id', at.path);
      scope.cost.add(1, at.path);
      return { kind: 'lookup', lookup: planLookup(at, model, nodes), ids: [id], single: true };
    }
    case 'code':
      return planByCode(at, model, nodes, args.code as Readonly<Record<string, string>>);
    case 'nodes': {
      const ids = args.ids as string[];
      checkLength(ids, 'ids', scope.limits.maxPageSize, at.path);
      ids.forEach((id, i) => checkId(scope, id, model, `ids[${i}]`, at.path));
      scope.cost.add(ids.length, at.path);
      const lookup = planLookup({ ...at, times: ids.length }, model, nodes);
      return { kind: 'lookup', lookup, ids, single: false };
    }
    case 'page': {
      const connection = outputType(scope, 'Query', field.name.value);
      const planned = planConnection(at, connection, model, nodes, args);
      return { kind: 'page', ...planned, values: at.values.list };
    }
    case 'search':
      return planSearch(at, field, nodes, args);
  }
}

/** The one node with a code: codes are unique within a coding, as ids are. */
function planByCode(
  at: Place,
  model: NodeModel,
  nodes: readonly FieldNode[],
  code: Readonly<Record<string, string>>,
): PlannedRoot {
  const [scheme = ''] = Object.keys(code);
  const filter = planFilter(
    at.scope,
    model,
    { [scheme]: { eq: code[scheme] } },
    at.values,
    at.path,
  );
  const builder = new ProjectionBuilder(model.name, model.concrete);
  const answer = planNode(at, model, nodes, builder);
  at.scope.cost.add(1, at.path);
  return {
    kind: 'first',
    values: at.values.list,
    answer,
    plan: {
      kind: 'connection',
      label: model.name,
      ...(filter && { filter }),
      order: [{ by: 'id', direction: 'ASC' }],
      page: { limit: at.values.add(1), backward: false },
      rows: { node: builder.build(), edge: [], cursor: false },
      total: false,
    },
  };
}

function planSearch(
  at: Place,
  field: FieldNode,
  nodes: readonly FieldNode[],
  args: Readonly<Record<string, unknown>>,
): PlannedRoot {
  const { scope, path } = at;
  const text = checkText(args.text as string, 'text', scope.limits, path).trim();
  if (wordsOf(text).length === 0) {
    throw badInput('text must have at least one letter or digit', path);
  }
  const types = (args.types as string[] | null | undefined) ?? [];
  const { size } = pageSize(scope, field, args, path);
  const print = fingerprint('search', text, types);
  const after = args.after as string | null | undefined;
  const from = after == null ? undefined : decodeCursor(after, print, SEARCH_CURSOR, 'after', path);

  const entity = nodeModel(scope.model, 'Entity');
  const builder = new ProjectionBuilder(entity.name, entity.concrete);
  builder.property('id');
  const values = new Values();
  const ids = values.add(undefined);
  const here: Place = { ...at, values, times: size };
  const asked = planConnectionFields(
    here,
    outputType(scope, 'Query', field.name.value),
    nodes,
    undefined,
    (place, fieldNodes) => planNode(place, entity, fieldNodes, builder),
  );
  scope.cost.add(size, path);
  return {
    kind: 'search',
    text,
    types,
    size,
    ...(from && { from }),
    lookup: {
      plan: { kind: 'lookup', label: entity.name, ids, node: builder.build() },
      values: values.list,
      answer: {},
    },
    answer: {
      backward: false,
      continued: from !== undefined,
      size,
      fingerprint: print,
      fields: asked.fields,
    },
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

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
}
