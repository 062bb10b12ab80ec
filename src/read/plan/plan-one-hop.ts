import { nodeModel } from '../../model/graph-model';
import { startPropertyOf, startedBy, validityOf, type InTime } from './relationship-steps';
import { readsOf, type RelationshipKind } from './relationship-kinds';
import { type PlanContext } from './scope';
import type { Along, OneHopPlan } from './step-plans';
import type { PropertyRead } from './connection-plan';
import { Values } from './values';
import type { Planned } from './query-plan';

/**
 * A node with fewer relationships is read with all of them, which are not many more than what is shown at most. Of
 * others each kind is read for itself.
 */
const FEW = 250;

/** All that is around nodes which have few relationships, along some kinds of these. */
export function planOneHop(
  at: PlanContext,
  kinds: readonly RelationshipKind[],
  node: readonly PropertyRead[],
  wanted: readonly string[] = [],
): Planned<OneHopPlan> {
  const values = new Values();
  const ids = values.add(undefined);
  const fewer = values.add(FEW);
  const asked = new Set(wanted);
  const reads = kinds.flatMap((kind) => readsOf(kind, asked));
  const edge = [...new Map(reads.map((read) => [read.key, read])).values()];
  const way = along({ ...at, values }, kinds);
  return { plan: { kind: 'oneHop', ids, fewer, node, edge, ...way }, values: values.list };
}

/** The way along kinds of relationships in the state of the graph that is asked for. */
export function along(at: InTime, kinds: readonly RelationshipKind[]): Along {
  const types = [...new Set(kinds.map(({ type }) => type))];
  const dated = types.filter((type) => validityOf(at, type).valid !== undefined);
  const since = kinds.flatMap(({ properties }) => startPropertyOf(properties) ?? [])[0];
  const later = startedBy(at, nodeModel(at.scope.model, 'Entity'));
  return {
    types,
    ...(dated.length > 0 && { dated, ...validityOf(at, dated[0] ?? '', since) }),
    ...(later && { startedBy: later }),
  };
}
