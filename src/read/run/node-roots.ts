/** The root fields that every type has: one by its id or its code, several by their ids, and the list of all. */
import { isEntity, nodeModel, type NodeModel } from '../../model/graph-model';
import { derived, guard } from '../plan/bindings';
import { outputType } from '../plan/fields';
import { BOUND_OF_CONNECTION, planConnection, planLookup, planNode } from '../plan/plan-selection';
import { findableId, resolveId, typeOfId } from '../plan/resolve-id';
import { checkLength, type PlanContext, type Scope } from '../plan/scope';
import type { Row } from '../../engine/engine';
import type { PlannedRoot, RootField, RootSelection } from './root-field';
import type { Runner } from './runner';
import { shapeConnection, shapeNode } from './shape';
import type { ConnectionPlan } from '../plan/connection-plan';
import type { ConnectionAnswer, PlannedLookup, NodeAnswer } from '../plan/answer-plan';
import type { FieldNode } from 'graphql';
import { all, planFilter, committed } from '../plan/plan-filter';
import { ProjectionBuilder } from '../plan/projection-builder';

/** A page of a list, ready to run. */
export interface PlannedPage {
  readonly plan: ConnectionPlan;
  readonly values: readonly unknown[];
  readonly answer: ConnectionAnswer;
}

/** Nodes that are looked up by their ids, in that order; null for an id that nothing can have. */
export interface PlannedByIds {
  readonly lookup: PlannedLookup;
  readonly ids: readonly (string | null)[];
}

type PlannedById = PlannedByIds | PlannedFirst;

function planById(
  at: PlanContext,
  model: NodeModel,
  id: string | null,
  nodes: RootSelection['nodes'],
): PlannedById {
  if (!isEntity(model) && guard(derived(id, (of) => of !== null))) {
    return planFirst(at, model, nodes, { id: { eq: id } });
  }
  at.scope.cost.add(1, at.path);
  return { lookup: planLookup(at, model, nodes), ids: [id] };
}

const byId = {
  async answer(runner: Runner, planned: PlannedById): Promise<unknown> {
    if ('plan' in planned) return first(runner, planned);
    const [found] = await runner.load(planned.lookup, planned.ids);
    return found ?? null;
  },
  soughtId: (planned: PlannedById): string | null =>
    'ids' in planned ? (planned.ids[0] ?? null) : null,
};

async function first(runner: Runner, { plan, values, answer }: PlannedFirst): Promise<unknown> {
  const [row] = await runner.run(plan, values);
  const [found] = (row?.rows ?? []) as Row[];
  return found ? shapeNode(runner.model, found, answer) : null;
}

/** A node of a type by its id: an id of another type is refused. */
export const oneById: RootField<PlannedById> = {
  binds: ['id'],
  plan(at, { type, nodes, args }) {
    const id = derived(args.id as string, (of) => resolveId(at.scope, of, type, 'id', at.path));
    return planById(at, type, id, nodes);
  },
  ...byId,
};

/** A node by its id, of whatever type. */
export const anyById: RootField<PlannedById> = {
  binds: ['id'],
  plan(at, { type, nodes, args }) {
    const id = derived(args.id as string, (of) => findableId(at.scope, of, type, 'id', at.path));
    return planById(at, nodesWith(at.scope, id), id, nodes);
  },
  ...byId,
};

/** What a node with an id is looked for among: all entities, so that ids of any type are one look-up, or its own type. */
function nodesWith({ model }: Scope, id: string | null): NodeModel {
  const type = typeOfId(model, id ?? '');
  return type && !isEntity(type) ? type : nodeModel(model, 'Entity');
}

/** A node of a type by a code in one of its codings: codes are unique within a coding, as ids are. */
export const oneByCode: RootField<PlannedFirst> = {
  binds: ['code'],
  plan(at, { type, nodes, args }) {
    const [scheme = '', code] =
      Object.entries(args.code as Readonly<Record<string, string>>)[0] ?? [];
    return planFirst(at, type, nodes, { [scheme]: { eq: code } });
  },
  answer: first,
};

/** Nodes by their ids, of whatever types, in the order of the ids. */
export const anyByIds: RootField<PlannedByIds> = {
  binds: ['ids'],
  plan(at, { type, nodes, args }) {
    const { scope, path } = at;
    const ids = args.ids as string[];
    checkLength(ids, 'ids', scope.limits.maxPageSize, path);
    const wanted = derived(ids, (given) =>
      given.map((id, i) => findableId(scope, id, type, `ids[${i}]`, path)),
    );
    scope.cost.add(ids.length, path);
    return { lookup: planLookup({ ...at, times: ids.length }, type, nodes), ids: wanted };
  },
  answer: (runner, { lookup, ids }) => runner.load(lookup, ids),
};

/** The list of all nodes of a type, filtered, ordered and paged. */
export const list: RootField<PlannedPage> = {
  binds: BOUND_OF_CONNECTION,
  plan(at, { type, nodes, args }) {
    const connection = outputType(at.scope, 'Query', nodes[0].name.value);
    return { ...planConnection(at, connection, type, nodes, args), values: at.values.list };
  },
  async answer(runner, { plan, values, answer }) {
    const asked = plan.rows !== undefined || plan.total || plan.groups !== undefined;
    const [row] = asked ? await runner.run(plan, values) : [];
    return shapeConnection(runner.model, row ?? {}, answer);
  },
};

/** True for the list of a type, and for what else is answered as one. */
export const isPage = (root: PlannedRoot): root is PlannedRoot<PlannedPage> =>
  root.field.answer === list.answer;

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
