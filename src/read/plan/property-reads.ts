import type { PropertyModel } from '../../model/graph-model';
import type { PlanContext } from './scope';
import type { FormerValues, Projection, PropertyRead } from './connection-plan';

/** The read of an id. */
export const ID: PropertyRead = { key: 'id', properties: ['id'] };

/** True where nothing is read of a node but properties of its own, as they are now. */
export const readsOwnAlone = ({ properties, nested }: Projection): boolean =>
  nested.length === 0 && properties.every(({ former }) => !former);

/** What a property was before, where a day that is over is asked for. */
export function formerValues(
  { scope, values, asOf }: PlanContext,
  { former }: PropertyModel,
): FormerValues | undefined {
  if (!former || asOf.day === undefined || asOf.day >= scope.today) return undefined;
  return { ...former, on: values.shared(asOf.day) };
}
