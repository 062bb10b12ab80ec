import { isEnumType } from 'graphql';
import { badArgument, invariant } from '../../errors';
import type { NodeModel, RelationshipModel } from '../../model/graph-model';
import type { PlanContext } from '../../read/plan/scope';
import type { PlannedDimension } from './similarity-plan';

/** The usual dimensions in which two things can share anything. */
export const SHAREABLE: readonly string[] = [
  'approaches',
  'components',
  'methodologies',
  'targetGroups',
  'places',
  'horizons',
  'sectors',
  'participants',
];

/** One entry of a `weights` argument. */
interface WeightInput {
  readonly dimension: string;
  readonly weight: number;
}

/** A dimension and the relationship that it is. */
export interface DimensionOf {
  readonly planned: PlannedDimension;
  readonly relationship: RelationshipModel;
}

/** The dimensions that `by` and `weights` ask for; the usual ones that the type has where `by` is not given. */
export function planDimensions(
  at: PlanContext,
  node: NodeModel,
  args: Readonly<Record<string, unknown>>,
  usual: readonly string[],
): DimensionOf[] {
  const applies = (field: string): boolean => node.relationships.get(field)?.toOne === false;
  const by = (args.by as string[] | null | undefined) ?? usual.filter(applies);
  if (by.length === 0) throw badArgument('by', 'must have at least one dimension', at.path);
  by.forEach((field, i) => {
    const name = nameOf(at, field);
    if (!applies(field)) {
      const allowed = [...node.relationships.keys()].filter(applies);
      throw badArgument(
        `by[${i}]`,
        `must be a dimension of ${node.name} (${namesOf(at, allowed)}), got ${name}`,
        at.path,
      );
    }
    if (by.indexOf(field) < i) throw badArgument(`by[${i}]`, `must not repeat ${name}`, at.path);
  });
  const weights = weightsOf(at, by, (args.weights as WeightInput[] | null | undefined) ?? []);
  // The heaviest weighs 1, so that sums of the largest numbers stay finite.
  const most = Math.max(...weights);
  if (most === 0) throw badArgument('weights', 'must not all be 0', at.path);
  return by.map((field, i) => {
    const relationship = node.relationships.get(field);
    invariant(relationship, `${node.name} has no ${field}`);
    const { type, direction } = relationship;
    const weight = (weights[i] ?? 0) / most;
    return { relationship, planned: { field, key: `dimension${i}`, type, direction, weight } };
  });
}

/** The weight of each dimension. */
function weightsOf(
  at: PlanContext,
  by: readonly string[],
  given: readonly WeightInput[],
): number[] {
  const weights = new Map<string, number>();
  given.forEach(({ dimension, weight }, i) => {
    const here = `weights[${i}]`;
    const name = nameOf(at, dimension);
    if (!by.includes(dimension)) {
      throw badArgument(
        `${here}.dimension`,
        `must be one that is compared (${namesOf(at, by)}), got ${name}`,
        at.path,
      );
    }
    if (weights.has(dimension))
      throw badArgument(`${here}.dimension`, `must not repeat ${name}`, at.path);
    if (!Number.isFinite(weight) || weight < 0) {
      throw badArgument(
        `${here}.weight`,
        `must be a finite number of 0 or more, got ${weight}`,
        at.path,
      );
    }
    weights.set(dimension, weight);
  });
  return by.map((field) => weights.get(field) ?? 1);
}

/** The name of a dimension as clients write it. */
function nameOf({ scope }: PlanContext, field: string): string {
  const type = scope.schema.getType('Dimension');
  invariant(isEnumType(type), 'Dimension is no enum');
  return String(type.serialize(field));
}

const namesOf = (at: PlanContext, fields: readonly string[]): string =>
  fields.map((field) => nameOf(at, field)).join(', ');
