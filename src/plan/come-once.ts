import type { GroupsPlan } from './query-plan';
import type { Scope } from './scope';

/**
 * True where a node of a list comes once in each of its groups, and need not be told from itself: keys stand on it or
 * are what one relationship leads to, of types of which there are no two between the same nodes, as is the type `along`
 * which the list itself is read, where it is read along one.
 */
export function comeOnce(
  { keyed }: Pick<Scope, 'keyed'>,
  { keys, distinct }: Pick<GroupsPlan, 'keys' | 'distinct'>,
  along?: string,
): boolean {
  const isSingle = (type: string): boolean => keyed?.has(type) === false;
  return (
    distinct.length === 0 &&
    (along === undefined || isSingle(along)) &&
    keys.every(({ steps: [step, ...more], end }) => {
      if (!step) return true;
      return more.length === 0 && step.depth === undefined && end === 'node' && isSingle(step.type);
    })
  );
}
