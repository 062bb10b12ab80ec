/**
 * How many nodes a start leads to. That is not known before the statement runs, which therefore counts relationships
 * along it, a count that the store keeps, and goes on from the start or by another way.
 */
import { fanOut, type GraphStatistics } from '../../model/statistics';
import type { Start } from './connection-plan';

/** A list that is shorter is not worth the choice. */
export const FEWEST_NODES = 1_000;

/** How many times more than most a start may lead to: few approaches are those of half of all interventions. */
export const MOST_SKEW = 20;

/**
 * The step of a start whose relationships tell how many nodes it leads to, and how many each of them stands for.
 * Undefined where they do not tell, since something must hold along the way.
 */
export function startWidth(
  { steps }: Start,
  statistics: GraphStatistics | undefined,
): { readonly counted: number; readonly beyond: number } | undefined {
  const counted = Math.min(1, steps.length - 1);
  const open = steps.slice(counted);
  if (open.some(({ edge, node }) => edge || node)) return undefined;
  const beyond = open
    .slice(1)
    .reduce(
      (times, { hop }, i) => times * fanOut(statistics, hop.type, open[i]?.hop.target ?? ''),
      1,
    );
  return { counted, beyond };
}
