import type { RootSelection } from '../../read/run/root-field';
import { nodeModel } from '../../model/graph-model';
import { derived, guard } from '../../read/plan/bindings';
import { resolveId } from '../../read/plan/resolve-id';
import { planAmong } from '../../read/plan/plan-among';
import { MOST_NODES } from '../neighborhood/plan-neighborhood';
import { planEntityView } from '../../read/plan/plan-view';
import { relationshipKinds } from '../../read/plan/relationship-kinds';
import { checkBetween, checkLength, someOf, type PlanContext } from '../../read/plan/scope';
import type { ViewAnswer } from '../../read/plan/answer-plan';
import type { PlannedAmong } from '../../read/plan/query-plan';
import type { Runner } from '../../read/run/runner';
import { View } from '../../read/run/view';
import { relationshipsAmong } from '../../read/run/relationships-among';

/** The relationships between nodes that are named, ready to run. */
export interface PlannedRelationships {
  readonly ids: readonly string[];
  /** The most that are given. */
  readonly limit: number;
  readonly among: PlannedAmong;
  readonly answer: ViewAnswer;
}

const MOST_RELATIONSHIPS = 2_000;

/** The relationships between nodes that are named. */
export function planRelationships(
  at: PlanContext,
  { nodes, args }: RootSelection,
): PlannedRelationships {
  const { scope, path } = at;
  const entity = nodeModel(scope.model, 'Entity');
  const given = args.among as string[];
  checkLength(given, 'among', MOST_NODES, path);
  const ids = derived(given, (of) => [
    ...new Set(of.map((one, i) => resolveId(scope, one, entity, `among[${i}]`, path))),
  ]);
  const types = someOf(args.types, 'types', path);
  const most = (args.limit as number | null) ?? MOST_RELATIONSHIPS;
  const limit = checkBetween(most, 'limit', MOST_RELATIONSHIPS, path);
  // The nodes are looked at, though none is given.
  scope.cost.add(guard(derived(ids, ({ length }) => length)) + limit, path);
  const { view } = planEntityView({ ...at, times: limit }, nodes);
  const wanted = [...view.asked].flatMap((name) =>
    name.startsWith('edges.') ? [name.slice('edges.'.length)] : [],
  );
  return {
    ids,
    limit,
    among: planAmong(at, relationshipKinds(scope.model, entity, types), wanted),
    answer: view.answer,
  };
}

/** The answer of how nodes are related: their relationships in the order of their keys. */
export async function answerRelationships(
  runner: Runner,
  { ids, limit, among, answer }: PlannedRelationships,
): Promise<View> {
  const found = await relationshipsAmong(runner, among, ids);
  return new View({ edges: found.slice(0, limit), truncated: found.length > limit }, answer);
}
