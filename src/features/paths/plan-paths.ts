import type { RootSelection } from '../../read/run/root-field';
import { badArgument } from '../../errors';
import { nodeModel } from '../../model/graph-model';
import { derived } from '../../read/plan/bindings';
import { resolveId } from '../../read/plan/resolve-id';
import { along, planOneHop } from '../../read/plan/plan-one-hop';
import { planEntityView } from '../../read/plan/plan-view';
import { ID, readsOwnAlone } from '../../read/plan/property-reads';
import {
  readsOfAny,
  relationshipKinds,
  type RelationshipKind,
} from '../../read/plan/relationship-kinds';
import { checkBetween, checkLength, someOf, type PlanContext } from '../../read/plan/scope';
import type { OneHopPlan, RelationshipsPlan, WalkPlan } from '../../read/plan/step-plans';
import type { RowLookup, ViewAnswer } from '../../read/plan/answer-plan';
import { Values } from '../../read/plan/values';
import type { Planned } from '../../read/plan/query-plan';

/** A search for paths, ready to run. */
export interface PlannedPaths {
  readonly from: string;
  readonly to: string;
  readonly avoid: readonly string[];
  readonly maxLength: number;
  readonly first: number;
  /** How many relationships may be looked at. */
  readonly budget: number;
  /** The first steps from ends with few relationships. */
  readonly ends: Planned<OneHopPlan>;
  /** True where all that is asked of nodes is read with these. */
  readonly withEnds: boolean;
  /** Any other step. */
  readonly walk: Planned<WalkPlan>;
  /** Absent where nothing that relationships have of their own is asked for. */
  readonly edges?: Planned<RelationshipsPlan>;
  readonly lookup: RowLookup;
  readonly answer: ViewAnswer;
}

const MOST_STEPS = 8;
const MOST_PATHS = 20;

/** How many relationships a search may look at in all. */
const BUDGET = 50_000;

/**
 * The shortest paths between two nodes. They are searched from both ends, step by step, since an engine may look
 * for shortest paths first and for what rules them out afterwards: then a path around a hub, or one that held at a
 * date, would be lost. So both engines find the same paths in the same order.
 */
export function planPaths(at: PlanContext, { nodes, args }: RootSelection): PlannedPaths {
  const { scope, path } = at;
  const entity = nodeModel(scope.model, 'Entity');
  const given = args as { readonly from: string; readonly to: string; readonly avoid?: string[] };
  const ends = derived([given.from, given.to] as const, ([one, other]) => {
    const from = resolveId(scope, one, entity, 'from', path);
    const to = resolveId(scope, other, entity, 'to', path);
    if (from !== to) return [from, to] as const;
    throw badArgument('from', `and to must be two nodes, got ${from} for both`, path);
  });
  checkLength(given.avoid ?? [], 'avoid', scope.limits.maxListLength, path);
  const avoid = derived([given.avoid ?? [], ends] as const, ([avoided, both]) => {
    const ids = avoided.map((id, i) => resolveId(scope, id, entity, `avoid[${i}]`, path));
    const end = ids.find((id) => both.includes(id));
    if (!end) return ids;
    throw badArgument('avoid', `must not have an end of the path, got ${end}`, path);
  });
  const maxLength = checkBetween(
    (args.maxLength as number | null) ?? 4,
    'maxLength',
    MOST_STEPS,
    path,
  );
  const first = checkBetween((args.first as number | null) ?? 5, 'first', MOST_PATHS, path);
  const most = first * (maxLength + 1);
  scope.cost.add(most, path);

  const { view, lookup } = planEntityView({ ...at, times: most }, nodes, ({ asked }, builder) => {
    if (!asked.has('paths.explanation')) return;
    builder.property('name');
    builder.property('nameEn', 'name');
  });
  const relationships = someOf(args.relationships, 'relationships', path);
  const own = [...view.asked].flatMap((name) =>
    name.startsWith('paths.edges.') ? [name.slice('paths.edges.'.length)] : [],
  );
  // Most paths are short: what stands in the nodes themselves comes with the steps from both ends.
  const withEnds = readsOwnAlone(lookup.plan.node);
  const node = withEnds ? lookup.plan.node.properties : [ID];
  const kinds = relationshipKinds(scope.model, entity, relationships);
  return {
    from: derived(ends, ([from]) => from),
    to: derived(ends, ([, to]) => to),
    avoid,
    maxLength,
    first,
    budget: BUDGET,
    ends: planOneHop(at, kinds, node),
    withEnds,
    walk: planWalk(at, kinds),
    edges: planEdges(at, new Set(own)),
    lookup,
    answer: view.answer,
  };
}

/** One step from nodes that are known when it runs, along relationships of some kinds. */
function planWalk(at: PlanContext, kinds: readonly RelationshipKind[]): Planned<WalkPlan> {
  const values = new Values();
  const ids = values.add(undefined);
  const avoid = values.add(undefined);
  const limit = values.add(undefined);
  const way = along({ ...at, values }, kinds);
  const plan: WalkPlan = { kind: 'walk', ids, avoid, limit, ...way };
  return { plan, values: values.list };
}

/** The properties of relationships that are known when it runs; nothing where none is asked for. */
function planEdges(at: PlanContext, wanted: ReadonlySet<string>): PlannedPaths['edges'] {
  const read = readsOfAny(at.scope.model, wanted);
  if (read.length === 0) return undefined;
  const values = new Values();
  const plan: RelationshipsPlan = { kind: 'relationships', ends: values.add(undefined), read };
  return { plan, values: values.list };
}
