import type { Scope } from './scope';
import type { GroupsPlan } from './connection-plan';

/**
 * True where a node of a whole list comes once in each of its groups, and need not be told from itself: keys stand on
 * it or are what one relationship leads to, of types of which there are no two between the same nodes.
 */
export const isDuplicateFree = (
  { facts }: Pick<Scope, 'facts'>,
  { keys, distinct }: Pick<GroupsPlan, 'keys' | 'distinct'>,
): boolean =>
  distinct.length === 0 &&
  keys.every(({ steps: [step, ...more], end }) => {
    if (!step) return true;
    const alone = more.length === 0 && step.depth === undefined && end === 'node';
    return alone && facts.parallelTypes?.has(step.type) === false;
  });
