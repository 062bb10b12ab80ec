/**
 * Steps along relationships, in the state of the graph that is asked for. A relationship holds from its
 * `validFrom` until its `validTo`; what is not known of these does not rule it out. Types of which no
 * relationship has a date are followed without looking, so that their counts stay those of the store.
 */
import {
  beginnings,
  nodeModel,
  type NodeModel,
  type PropertyModel,
  type RelationshipModel,
} from '../../model/graph-model';
import { givenDay } from '../../model/point-in-time';
import type { PlanContext } from './scope';
import type { StartedBy, RelationshipStep, Validity } from './connection-plan';

/** How deep places lie in one another: community, district, province, department. */
const CONTAINMENT_DEPTH = 3;

/** What choosing a state of the graph needs to know. */
export type InTime = Pick<PlanContext, 'scope' | 'values' | 'asOf'>;

/** The step along a relationship; of several nodes, it leads to none that is known to have begun later. */
export function stepAlong(at: InTime, relationship: RelationshipModel): RelationshipStep {
  const { type, target, properties, toOne } = relationship;
  const later = toOne ? undefined : startedBy(at, nodeModel(at.scope.model, target));
  return {
    ...stepAlways(relationship),
    ...validityOf(at, type, startPropertyOf(properties)),
    ...(later && { startedBy: later }),
  };
}

/** The step along a relationship from nodes that are known to have its field: whatever it leads to from them. */
export const stepFrom = (at: InTime, relationship: RelationshipModel): RelationshipStep => ({
  ...stepAlong(at, relationship),
  ...(relationship.targetLabelImpliedHere && { targetLabelImplied: true }),
});

/** The step along a relationship whenever it held, to whatever had begun. */
export const stepAlways = ({
  type,
  direction,
  target,
  targetLabelImplied,
  sourceLabelImplied,
}: RelationshipModel): RelationshipStep => ({
  type,
  direction,
  target,
  ...(targetLabelImplied && { targetLabelImplied }),
  ...(sourceLabelImplied && { sourceLabelImplied }),
});

/** The property with which a relationship begins where it has no `validFrom`. */
export const startPropertyOf = (
  properties: ReadonlyMap<string, PropertyModel>,
): string | undefined => [...properties.values()].find(({ begins }) => begins)?.name;

/** The step from a place to those that contain it. */
export const upwards = (at: InTime, type: string, target = 'Place'): RelationshipStep => ({
  type,
  direction: 'out',
  target,
  depth: CONTAINMENT_DEPTH,
  ...validityOf(at, type),
});

/** When relationships of a type must hold; nothing where that need not be looked at. */
export function validityOf(
  { scope, values, asOf }: InTime,
  type: string,
  since?: string,
): { valid?: Validity } {
  if (asOf.day === undefined || scope.facts.temporalTypes?.has(type) === false) return {};
  return { valid: { on: values.shared(asOf.day), ...(since && { since }) } };
}

/** Where a date is asked for, the condition that nodes of a type are not known to have begun after it. */
export function startedBy({ scope, values, asOf }: InTime, node: NodeModel): StartedBy | undefined {
  const day = givenDay(asOf);
  if (day === undefined) return undefined;
  const properties = beginnings(scope.model, node.concrete);
  if (properties.length === 0) return undefined;
  return { kind: 'startedBy', properties, on: values.shared(day) };
}
