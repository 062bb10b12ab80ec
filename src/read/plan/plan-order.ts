import { badArgument } from '../../errors';
import { foldedName } from '../../model/fold';
import { isText, type NodeModel, type RelationshipModel } from '../../model/graph-model';
import { stepAlong } from './relationship-steps';
import { checkLength, type PlanContext } from './scope';
import type { OrderKey, RelationshipStep } from './connection-plan';
import { countName, countsKept } from '../../model/counted';

/** One entry of an `orderBy` argument. */
export interface OrderInput {
  readonly field?: string | null;
  readonly count?: string | null;
  readonly direction?: 'ASC' | 'DESC' | null;
}

const MOST_KEYS = 5;
const NUMBERS = new Set(['Int', 'Float']);

/**
 * The keys of an order, by that of the type unless given; the id, and along a relationship of the type that is named
 * its own key, make it total.
 */
export function planOrder(
  at: PlanContext,
  node: NodeModel,
  orderBy: readonly OrderInput[] | null | undefined,
  along?: string,
): OrderKey[] {
  const { path } = at;
  const given: readonly OrderInput[] = orderBy?.length ? orderBy : node.order;
  checkLength(given, 'orderBy', MOST_KEYS, path);
  const keys = given.map((one, i): OrderKey => {
    const { field, count, direction: asked } = one;
    const direction = asked ?? 'ASC';
    const name = `orderBy[${i}]`;
    if ((field == null) === (count == null)) {
      throw badArgument(name, 'must have exactly one of field and count', path);
    }
    if (count != null) {
      const relationship = node.relationships.get(count);
      if (!relationship)
        throw badArgument(`${name}.count`, `must be a relationship, got ${count}`, path);
      return countKey(at, node, relationship, direction);
    }
    if (field === 'id') return { by: 'id', direction };
    const property = node.properties.get(field ?? '');
    if (!property) throw badArgument(`${name}.field`, `must be a property, got ${field}`, path);
    return {
      by: 'property',
      property: isText(property) ? foldedName(property.name) : property.name,
      nullable: !property.required,
      value: NUMBERS.has(property.type)
        ? 'number'
        : property.type === 'Boolean'
          ? 'boolean'
          : 'string',
      direction,
    };
  });
  const upToId = keys.findIndex(({ by }) => by === 'id');
  // A whole list is read from an index, which has what is equal in the order of the ids, in the same direction.
  const turned =
    along === undefined && keys.every(({ by, direction }) => by !== 'id' && direction === 'DESC');
  const byId: OrderKey = { by: 'id', direction: turned ? 'DESC' : 'ASC' };
  return [
    ...(upToId < 0 ? [...keys, byId] : keys.slice(0, upToId + 1)),
    ...(along === undefined ? [] : [relationshipKey(at, along)]),
  ];
}

const relationshipKey = ({ scope }: PlanContext, type: string): OrderKey => ({
  by: 'relationship',
  direction: 'ASC',
  ...(scope.facts.parallelTypes?.has(type) === false && { unkeyed: true }),
});

/** The number of a relationship, as nodes keep it where they do. */
function countKey(
  at: PlanContext,
  node: NodeModel,
  relationship: RelationshipModel,
  direction: 'ASC' | 'DESC',
): OrderKey {
  const step = stepAlong(at, relationship);
  const property = storedCount(at, node, relationship.field, step);
  if (property === undefined) return { by: 'count', step, direction };
  return { by: 'property', property, nullable: false, value: 'number', direction };
}

/**
 * The property in which nodes of a type keep how many relationships a field leads along; undefined where not all of
 * them do, or where not all that they count holds on the day that is asked for.
 */
export function storedCount(
  { scope }: Pick<PlanContext, 'scope'>,
  node: NodeModel,
  field: string,
  { valid, startedBy }: RelationshipStep,
): string | undefined {
  const property = countName(field);
  return scope.facts.degreeCounters && !valid && !startedBy && countsKept(node).has(property)
    ? property
    : undefined;
}
