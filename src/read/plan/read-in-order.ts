/**
 * When a page is read in the order of its list rather than from a start. A start that leads to half of all nodes has
 * them all put in order for one page of twenty, while forty nodes in order hold that page too.
 */
import type { NodeModel } from '../../model/graph-model';
import type { ChosenStart } from './choose-start';
import type { PlanContext } from './scope';
import { FEWEST_NODES, MOST_SKEW, startWidth } from './start-width';
import { type InOrder, partsOf, type Filter, type OrderKey } from './connection-plan';

/** The part of what a start leads to that each further condition is taken to leave. */
const LEFT = 1 / 10;

/**
 * The part of all nodes that a start must lead to. Where nothing meets the rest of the filter, the whole list is
 * looked through in vain, which then costs at most so many times what the start would.
 */
const PART = 8;

/** How a page of so many rows is read in order; undefined where the start is the shorter way, or the order is not kept. */
export function readInOrder(
  at: PlanContext,
  { name }: NodeModel,
  filter: Filter | undefined,
  { start, expected = 0, filter: rest }: ChosenStart,
  [first]: readonly OrderKey[],
  size: number,
): InOrder | undefined {
  const { statistics } = at.scope.facts;
  const nodes = statistics?.nodes.get(name) ?? 0;
  if (!filter || !start || nodes < FEWEST_NODES || first?.by !== 'property') return undefined;
  const further = partsOf(rest).length;
  // In order, `size * nodes / (many * left)` nodes are looked at; from the start, `many`.
  const many = Math.max(nodes / PART, Math.sqrt((nodes * size) / LEFT ** further));
  if (expected * MOST_SKEW < many) return undefined;
  // To see whether a node lies in a place, Neo4j goes from the place down to all that it contains, for each node.
  if (start.steps.some(({ hop }) => hop.depth !== undefined)) return undefined;
  const width = startWidth(start, statistics);
  if (!width) return undefined;
  const { counted, beyond } = width;
  return { filter, counted, least: at.values.add(Math.ceil(many / beyond)) };
}
