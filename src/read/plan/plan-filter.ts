import { badArgument, invariant } from '../../errors';
import { isOperator, type Operator } from '../../model/operators';
import { fold, foldedName } from '../../model/fold';
import {
  isText,
  nodeModel,
  type NodeModel,
  type PropertyModel,
  type RelationshipModel,
} from '../../model/graph-model';
import { longerPeriods, longestFrom, longestUntil, storedMoment } from '../../model/partial-date';
import { resolveId, everyId } from './resolve-id';
import { stepAlong, upwards } from './relationship-steps';
import { derived } from './bindings';
import { checkLength, checkText, type PlanContext } from './scope';
import { partsOf, type Filter, type PeriodOperator } from './connection-plan';

type Input = Readonly<Record<string, unknown>>;

/** What planning one filter needs to know and count. */
interface FilterScope extends PlanContext {
  conditions: number;
}

/** The condition that a `where` argument stands for, or undefined where it asks for nothing. */
export function planFilter(
  at: PlanContext,
  node: NodeModel,
  where: Input | null | undefined,
): Filter | undefined {
  if (!where) return undefined;
  return nodeFilter({ ...at, conditions: 0 }, node, where, 'where', 0);
}

function nodeFilter(
  at: FilterScope,
  node: NodeModel,
  where: Input,
  name: string,
  depth: number,
): Filter | undefined {
  const { maxDepth } = at.scope.limits;
  if (depth > maxDepth) {
    throw badArgument('where', `must nest at most ${maxDepth} levels deep`, at.path);
  }
  return all(
    entries(at, where, name).flatMap(([key, value]): (Filter | undefined)[] => {
      const here = `${name}.${key}`;
      const sub = (one: unknown, label: string): Filter | undefined =>
        nodeFilter(at, node, one as Input, label, depth + 1);
      if (key === 'and' || key === 'or') {
        const list = value as unknown[];
        if (list.length === 0) throw badArgument(here, 'must have at least one condition', at.path);
        checkLength(list, here, at.scope.limits.maxListLength, at.path);
        const parts = list.map((one, i) => sub(one, `${here}[${i}]`));
        if (key === 'and') return parts;
        // A condition that asks for nothing always holds, and so does an `or` with it.
        return parts.every((part) => part !== undefined) ? [{ kind: 'or', of: parts }] : [];
      }
      if (key === 'not') {
        const of = sub(value, here);
        if (!of) throw badArgument(here, 'must have at least one condition', at.path);
        return [{ kind: 'not', of }];
      }
      if (key === 'type') return [typeFilter(at, node, value as Input, here)];
      if (key === 'within') return [withinFilter(at, node, value as string[], here)];
      const relationship = node.relationships.get(key);
      if (relationship) {
        return [relationshipFilter(at, relationship, value as Input, here, depth + 1)];
      }
      const property = node.properties.get(key);
      if (!property) throw badArgument(here, 'is no filter', at.path);
      return propertyFilter(at, property, value as Input, here, node);
    }),
  );
}

/** The given entries of an input; null is no value, since what is unknown is asked for by `isNull`. */
function entries(at: FilterScope, input: Input, name: string): [string, unknown][] {
  return Object.entries(input).map(([key, value]) => {
    if (value === null) {
      throw badArgument(
        `${name}.${key}`,
        'must not be null: leave it out, or ask with isNull',
        at.path,
      );
    }
    at.conditions += 1;
    const { maxConditions } = at.scope.limits;
    if (at.conditions > maxConditions) {
      throw badArgument('where', `must have at most ${maxConditions} conditions`, at.path);
    }
    return [key, value];
  });
}

/** All of the conditions that are given, as one. */
export function all(parts: readonly (Filter | undefined)[]): Filter | undefined {
  const of = parts.flatMap(partsOf);
  return of.length > 1 ? { kind: 'and', of } : of[0];
}

function typeFilter(at: FilterScope, node: NodeModel, input: Input, name: string): Filter {
  const wanted = entries(at, input, name).map(([operator, value]): readonly string[] => {
    if (operator === 'isNull') return value ? [] : node.concrete;
    const types = (operator === 'eq' ? [value] : value) as string[];
    return node.concrete.filter((one) => types.includes(one));
  });
  return {
    kind: 'types',
    labels: node.concrete.filter((one) => wanted.every((types) => types.includes(one))),
  };
}

function withinFilter(at: FilterScope, node: NodeModel, ids: string[], name: string): Filter {
  checkLength(ids, name, at.scope.limits.maxListLength, at.path);
  const place = nodeModel(at.scope.model, 'Place');
  const places = derived(ids, (given) =>
    given.map((id, i) => resolveId(at.scope, id, place, `${name}[${i}]`, at.path)),
  );
  return {
    kind: 'within',
    up: upwards(at, node.containment ?? ''),
    value: at.values.add(places),
  };
}

function relationshipFilter(
  at: FilterScope,
  relationship: RelationshipModel,
  input: Input,
  name: string,
  depth: number,
): Filter | undefined {
  const step = stepAlong(at, relationship);
  const target = nodeModel(at.scope.model, relationship.target);
  if (relationship.toOne) {
    return all(
      entries(at, input, name).map(([key, value]): Filter | undefined => {
        if (key === 'isNull') return { kind: 'related', quantifier: value ? 'none' : 'some', step };
        const node = nodeFilter(at, target, value as Input, `${name}.${key}`, depth + 1);
        return node && { kind: 'related', quantifier: 'some', step, node };
      }),
    );
  }
  return all(
    entries(at, input, name).flatMap(([key, value]): (Filter | undefined)[] => {
      const here = `${name}.${key}`;
      if (key === 'count') {
        return entries(at, value as Input, here).map(([operator, number]) => ({
          kind: 'relatedCount',
          step,
          operator: operatorNamed(operator),
          value: at.values.add(number),
        }));
      }
      return [
        {
          kind: 'related',
          quantifier: key as 'some' | 'none' | 'all' | 'single',
          step,
          ...matchFilter(at, relationship, target, value as Input, here, depth + 1),
        },
      ];
    }),
  );
}

function matchFilter(
  at: FilterScope,
  relationship: RelationshipModel,
  target: NodeModel,
  match: Input,
  name: string,
  depth: number,
): { edge?: Filter; node?: Filter } {
  const given = new Map(entries(at, match, name));
  const edge = all(
    entries(at, (given.get('edge') ?? {}) as Input, `${name}.edge`).flatMap(([key, value]) => {
      const property = relationship.properties.get(key);
      if (!property) throw badArgument(`${name}.edge.${key}`, 'is no filter', at.path);
      return propertyFilter(at, property, value as Input, `${name}.edge.${key}`);
    }),
  );
  const within = given.get('within');
  const node = all([
    nodeFilter(at, target, (given.get('node') ?? {}) as Input, `${name}.node`, depth),
    within ? withinFilter(at, target, within as string[], `${name}.within`) : undefined,
  ]);
  return { ...(edge && { edge }), ...(node && { node }) };
}

function propertyFilter(
  at: FilterScope,
  property: PropertyModel,
  input: Input,
  name: string,
  node?: NodeModel,
): Filter[] {
  const stored = isText(property) ? foldedName(property.name) : property.name;
  const refersTo = property.references ?? property.mentions;
  const target = refersTo ? nodeModel(at.scope.model, refersTo) : node;
  return entries(at, input, name).flatMap(([operator, value]): Filter[] => {
    const here = `${name}.${operator}`;
    if (operator === 'isNull') {
      return [{ kind: 'isNull', property: property.name, isNull: value as boolean }];
    }
    if (operator === 'count' && property.list) {
      return entries(at, value as Input, here).map(([bound, number]) => ({
        kind: 'size',
        property: property.name,
        operator: operatorNamed(bound),
        value: at.values.add(number),
      }));
    }
    if (Array.isArray(value)) checkLength(value, here, at.scope.limits.maxListLength, at.path);
    if (property.type === 'PartialDate' && operator !== 'exactly') {
      const asked = (operator === 'has' ? 'eq' : operator) as PeriodOperator;
      return [periodFilter(at, property, asked, value, here)];
    }
    const prepare = (one: unknown): unknown => prepared(at, property, operator, one, here, target);
    if (property.mentions) {
      const ids = derived(value, (of) =>
        [of].flat().flatMap((one) => everyId(at.scope, prepare(one) as string)),
      );
      return [{ kind: 'list', property: stored, test: 'hasAny', value: at.values.add(ids) }];
    }
    const held = at.values.add(
      derived(value, (of) => (Array.isArray(of) ? of.map(prepare) : prepare(of))),
    );
    if (property.list) {
      return [
        {
          kind: 'list',
          property: stored,
          test: operator as 'has' | 'hasAny' | 'contains',
          value: held,
        },
      ];
    }
    const compared = operator === 'exactly' ? 'eq' : operatorNamed(operator);
    return [{ kind: 'compare', property: stored, operator: compared, value: held }];
  });
}

function operatorNamed(name: string): Operator {
  invariant(isOperator(name), `${name} is no operator`);
  return name;
}

/** How a date must lie to one period, or for `in` to one of several. */
function periodFilter(
  at: FilterScope,
  { name, list }: PropertyModel,
  operator: PeriodOperator,
  value: unknown,
  argument: string,
): Filter {
  const edges = derived(value, (dates) =>
    [dates].flat().map((one) => {
      const date = given(at, one, argument) as string;
      if (operator === 'lt' || operator === 'gte') return longestFrom(date);
      return operator === 'gt' || operator === 'lte' ? longestUntil(date) : date;
    }),
  );
  const unsure = derived(edges, (of) =>
    of.flatMap(longerPeriods).filter((longer) => !of.some((edge) => longer.startsWith(edge))),
  );
  // What lies in a period begins with its text: all of `2012` comes before `2012~`.
  const last = operator === 'gt' || operator === 'lte' ? '~' : '';
  const values = derived(edges, (of) => {
    const texts = of.map((edge) => `${edge}${last}`);
    return operator === 'in' ? texts : texts[0];
  });
  return {
    kind: 'period',
    property: name,
    operator,
    value: at.values.add(values),
    unsure: at.values.add(derived(unsure, (of) => [...new Set(of)])),
    ...(list && { list }),
  };
}

/** The value as it is compared with the stored one. */
function prepared(
  at: FilterScope,
  property: PropertyModel,
  operator: string,
  value: unknown,
  name: string,
  target?: NodeModel,
): unknown {
  const text = given(at, value, name);
  if (typeof text !== 'string') return text;
  if (property.type === 'ID' && target) return resolveId(at.scope, text, target, name, at.path);
  if (isText(property)) return fold(text);
  if (property.type !== 'Timestamp') return text;
  // A period holds all its days: `2021~` comes after `2021-12-31` and before `2022`.
  const wholePeriod = operator === 'gt' || operator === 'lte';
  return `${storedMoment(text)}${wholePeriod ? '~' : ''}`;
}

/** A value that is no null, and no text that the database would be burdened by. */
function given(at: FilterScope, value: unknown, name: string): unknown {
  if (value === null) throw badArgument(name, 'must not contain null', at.path);
  return typeof value === 'string' ? checkText(value, name, at.scope.limits, at.path) : value;
}

/** Where nodes of a type belong to a revision, the condition that it is over: what is under way is not shown. */
export function committed(
  { scope, values }: Pick<PlanContext, 'scope' | 'values'>,
  node: NodeModel,
): Filter | undefined {
  const property = [...node.properties.values()].find(({ revision }) => revision);
  if (!property || scope.facts.revision === undefined) return undefined;
  return {
    kind: 'compare',
    property: property.name,
    operator: 'lte',
    value: values.shared(scope.facts.revision),
  };
}
