import { along } from './plan-one-hop';
import { readsOf, type RelationshipKind } from './relationship-kinds';
import { type PlanContext } from './scope';
import type { AmongPlan, RelationshipsPlan } from './step-plans';
import { Values } from './values';
import type { Planned, PlannedAmong } from './query-plan';

/** A node that fewer relationships leave is read with all of them; of the others those to each end are looked for. */
const FEW = 250;

/** All relationships of some kinds between nodes that are known when it runs. */
export function planAmong(
  at: PlanContext,
  kinds: readonly RelationshipKind[],
  wanted: readonly string[],
): PlannedAmong {
  const asked = new Set(wanted);
  const reads = kinds.flatMap((kind) => readsOf(kind, asked));
  const edge = [...new Map(reads.map((read) => [read.key, read])).values()];
  return { few: planFew(at, kinds, edge), pairs: planPairs(at, kinds, edge) };
}

function planFew(
  at: PlanContext,
  kinds: readonly RelationshipKind[],
  edge: AmongPlan['edge'],
): Planned<AmongPlan> {
  const values = new Values();
  const ids = values.add(undefined);
  const fewer = values.add(FEW);
  const { startedBy: _startedBy, ...way } = along({ ...at, values }, kinds);
  return { plan: { kind: 'among', ids, fewer, edge, ...way }, values: values.list };
}

function planPairs(
  at: PlanContext,
  kinds: readonly RelationshipKind[],
  read: AmongPlan['edge'],
): Planned<RelationshipsPlan> {
  const values = new Values();
  const ends = values.add(undefined);
  const { startedBy: _startedBy, ...way } = along({ ...at, values }, kinds);
  return { plan: { kind: 'relationships', ends, read, along: way }, values: values.list };
}
