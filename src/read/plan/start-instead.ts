/**
 * Another start of a page, for where the first one leads to many: the nodes some steps away that have one value of
 * few. About how many those are tells the size of the graph; an id may be anything's.
 *
 *     interventions(where: { approaches: { some: { node: { id: { eq: "approach:genero" } } } },
 *                            certifications: { some: { node: { level: { eq: CERTIFIED } } } } })
 *     start Approach id = $0, then <-APPLIES- Intervention
 *     from $2 on start Certification level = $1, then <-RECEIVED- Intervention
 */
import type { NodeModel } from '../../model/graph-model';
import type { ChosenStart } from './choose-start';
import type { PlanContext } from './scope';
import { FEWEST_NODES, MOST_SKEW, startWidth } from './start-width';
import type { Instead, OrderKey } from './connection-plan';

/** How many times more a node costs that is found by a value, which is read, than one at the end of a relationship. */
const DEARER = 2;

/** The start that is taken instead of the first one where that leads to many; undefined where it would not pay. */
export function startInstead(
  at: PlanContext,
  { name }: NodeModel,
  { start, expected = 0, other }: ChosenStart,
  order: readonly OrderKey[],
): Instead | undefined {
  const { statistics } = at.scope.facts;
  const nodes = statistics?.nodes.get(name) ?? 0;
  if (!start || !other || nodes < FEWEST_NODES) return undefined;
  // What is counted of each node is no part of it, and would be counted again behind the choice.
  if (order.some(({ by }) => by === 'count')) return undefined;
  const many = other.expected * DEARER;
  if (many >= nodes || expected * MOST_SKEW < many) return undefined;
  const width = startWidth(start, statistics);
  if (!width) return undefined;
  return {
    start: other.start,
    ...(other.filter && { filter: other.filter }),
    counted: width.counted,
    least: at.values.add(Math.ceil(many / width.beyond)),
  };
}
