import { countName, countsKept } from '../../model/counted';
import type { NodeModel } from '../../model/graph-model';
import type { Place } from './scope';
import type { Hop } from './connection-plan';

/**
 * The property in which nodes of a type keep how many relationships a field leads along; undefined where not all of
 * them do, or where not all that they count holds on the day that is asked for.
 */
export function storedCount(
  { scope }: Pick<Place, 'scope'>,
  node: NodeModel,
  field: string,
  { valid, begun }: Hop,
): string | undefined {
  const property = countName(field);
  return scope.counted && !valid && !begun && countsKept(node).has(property) ? property : undefined;
}
