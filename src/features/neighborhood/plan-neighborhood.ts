import type { RootSelection } from '../../read/run/root-field';
import { nodeModel, type NodeModel } from '../../model/graph-model';
import { derived } from '../../read/plan/bindings';
import { resolveId, typeOfId } from '../../read/plan/resolve-id';
import { planAmong } from '../../read/plan/plan-among';
import { along, planOneHop } from '../../read/plan/plan-one-hop';
import { planEntityView } from '../../read/plan/plan-view';
import { ID, readsOwnAlone } from '../../read/plan/property-reads';
import {
  stepAlongKind,
  readsOf,
  relationshipKinds,
  type RelationshipKind,
} from '../../read/plan/relationship-kinds';
import { checkBetween, checkLength, someOf, type PlanContext } from '../../read/plan/scope';
import type { OneHopPlan, CountsPlan, ExpandPlan } from '../../read/plan/step-plans';
import type { RowLookup, ViewAnswer } from '../../read/plan/answer-plan';
import { Values } from '../../read/plan/values';
import type { Planned, PlannedAmong } from '../../read/plan/query-plan';

/** What surrounds a node, ready to run. */
export interface PlannedNeighborhood {
  readonly id: string;
  readonly exclude: readonly string[];
  readonly limit: number;
  /** The first step where the node has few relationships; absent where only some far ends are asked for, or it can have none. */
  readonly oneHop?: Planned<OneHopPlan>;
  readonly steps: readonly Planned<ExpandPlan>[];
  /** True where a step finds all that a node leads to, and not only far ends of some types. */
  readonly wholly: boolean;
  /** Absent where it is not asked how what is shown is related. */
  readonly among?: PlannedAmong;
  /** The most relationships that are given. */
  readonly mostEdges: number;
  /** Absent where it is not asked how many relationships there are. */
  readonly counts?: Planned<CountsPlan>;
  /** Absent where what is asked of the nodes is read with them. */
  readonly lookup?: RowLookup;
  readonly answer: ViewAnswer;
}

/** The most nodes of a view. */
export const MOST_NODES = 200;
const MOST_STEPS = 3;

/** For each node that may be shown, at most so many relationships are given. */
const EDGES_OF_EACH = 10;

/** A node with fewer relationships is counted by a look at them: a store need keep no counts of so few. */
const LOOKED_AT = 50;

/** How many relationships of one kind are read of a node before they are ordered: a hub costs no more than that. */
const BOUND = 1_000;

/**
 * What surrounds a node. Each step outwards is a statement of its own: which nodes are shown, and so which ones
 * the next step starts from, is decided between them. The kinds of relationships to follow are known from the
 * id for the first step, and are all that there are for the others.
 */
export function planNeighborhood(
  at: PlanContext,
  { nodes, args }: RootSelection,
): PlannedNeighborhood {
  const { scope, path } = at;
  const entity = nodeModel(scope.model, 'Entity');
  const id = derived(args.id as string, (of) => resolveId(scope, of, entity, 'id', path));
  const had = (args.exclude ?? []) as string[];
  checkLength(had, 'exclude', scope.limits.maxListLength, path);
  const exclude = derived(had, (of) =>
    of.map((one, i) => resolveId(scope, one, entity, `exclude[${i}]`, path)),
  );
  const depth = checkBetween((args.depth as number | null) ?? 1, 'depth', MOST_STEPS, path);
  const limit = checkBetween(
    (args.limit as number | null) ?? MOST_NODES,
    'limit',
    MOST_NODES,
    path,
  );
  const relationships = someOf(args.relationships, 'relationships', path);
  const types = someOf(args.types, 'types', path);
  const { view, lookup } = planEntityView({ ...at, times: limit }, nodes);
  const wanted = [...view.asked].flatMap((name) =>
    name.startsWith('edges.') ? [name.slice(6)] : [],
  );
  // What stands in the nodes themselves is read with them, and all else when it is known which ones are shown.
  const withThem = readsOwnAlone(lookup.plan.node);
  const asked: AskedOfStep = {
    node: withThem ? lookup.plan.node.properties : [ID],
    wanted,
    ...(types && { types }),
  };
  const counted = view.asked.has('counts');
  const related = view.asked.has('edges') || counted;
  // The nodes, those from which each further step goes on, and those that are looked at for how they are related.
  scope.cost.add(limit * (depth + (related ? 1 : 0)), path);
  const expand = (node: NodeModel): Planned<ExpandPlan> =>
    planExpansion(at, relationshipKinds(scope.model, node, relationships), asked);
  const start = typeOfId(scope.model, id) ?? entity;
  const kinds = relationshipKinds(scope.model, start, relationships);
  const all = relationshipKinds(scope.model, entity, relationships);
  const first = expand(start);
  const further = depth > 1 ? expand(entity) : first;
  return {
    id,
    exclude,
    limit,
    ...(!types && kinds.length > 0 && { oneHop: planOneHop(at, kinds, asked.node, wanted) }),
    wholly: !types,
    mostEdges: limit * EDGES_OF_EACH,
    ...(related && { among: planAmong(at, all, wanted) }),
    ...(counted && { counts: planCounts(at, all) }),
    steps: Array.from({ length: depth }, (_, i) => (i === 0 ? first : further)),
    ...(!withThem && { lookup }),
    answer: view.answer,
  };
}

function planCounts(at: PlanContext, kinds: readonly RelationshipKind[]): Planned<CountsPlan> {
  const values = new Values();
  const ids = values.add(undefined);
  const fewer = values.add(LOOKED_AT);
  const here = { ...at, values };
  const steps = kinds.map((kind) => stepAlongKind(here, kind));
  return {
    plan: { kind: 'counts', ids, fewer, steps, ...along(here, kinds) },
    values: values.list,
  };
}

/** What is asked of a step. */
interface AskedOfStep extends Pick<ExpandPlan, 'node'> {
  /** The properties of relationships that are shown. */
  readonly wanted: readonly string[];
  /** The only types of far ends; all where absent. */
  readonly types?: readonly string[];
}

/** One step outwards from nodes that are known when it runs. */
function planExpansion(
  at: PlanContext,
  kinds: readonly RelationshipKind[],
  { node, wanted, types }: AskedOfStep,
): Planned<ExpandPlan> {
  const shown = new Set(wanted);
  const values = new Values();
  const ids = values.add(undefined);
  const limit = values.add(undefined);
  const bound = values.add(BOUND);
  const plan: ExpandPlan = {
    kind: 'expand',
    ids,
    node,
    limit,
    bound,
    ...(types && { labels: [...types].sort() }),
    along: kinds.map((kind, i) => ({
      key: `h${i}`,
      step: stepAlongKind({ ...at, values }, kind),
      edge: readsOf(kind, shown),
    })),
  };
  return { plan, values: values.list };
}
