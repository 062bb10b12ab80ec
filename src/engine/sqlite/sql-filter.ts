import { OPERATORS, type Operator } from '../../model/operators';
import type { Filter, ParamIndex, RelationshipStep } from '../../read/plan/connection-plan';
import { counted, hasBegun, reached, step } from './sql-step';
import {
  all,
  depthOf,
  from,
  listed,
  literals,
  ofLabel,
  param,
  property,
  where,
  type Writing,
} from './sql-writer';

type Of<K extends Filter['kind']> = Extract<Filter, { readonly kind: K }>;

const compare = (left: string, operator: Operator, value: ParamIndex): string =>
  OPERATORS[operator].sql(left, OPERATORS[operator].list ? listed(value) : param(value));

/**
 * The condition of a filter on a node or a relationship. Where it is only asked what holds, what is unknown may be
 * false; under a `not`, where `exact` is given, it is null.
 */
function sqlFilter(filter: Filter, on: string, writing: Writing, exact = false): string {
  const made = (one: Filter): string => sqlFilter(one, on, writing, exact);
  switch (filter.kind) {
    case 'and':
      return all(filter.of.map(made));
    case 'or':
      return `(${filter.of.map((one) => `(${made(one)})`).join(' OR ') || 'false'})`;
    case 'not':
      return `NOT (${sqlFilter(filter.of, on, writing, true)})`;
    case 'compare': {
      const value = property(on, filter.property);
      const compared = compare(value, filter.operator, filter.value);
      // Of a list of nothing, SQL knows that not even the unknown is in it.
      const maybe = exact && OPERATORS[filter.operator].list && filter.property !== 'id';
      return maybe ? known(value, compared) : compared;
    }
    case 'period':
      return filter.list
        ? anyPeriod(filter, on, exact)
        : inPeriod(filter, property(on, filter.property), exact);
    case 'isNull':
      return `${property(on, filter.property)} IS ${filter.isNull ? '' : 'NOT '}NULL`;
    case 'list':
      return list(property(on, filter.property), filter);
    case 'size': {
      // A list that is not kept is an empty one, and not an unknown one.
      const size = `coalesce(json_array_length(${property(on, filter.property)}), 0)`;
      return compare(size, filter.operator, filter.value);
    }
    case 'types':
      return hasOneOf(on, filter.labels, writing);
    case 'startedBy':
      return hasBegun(on, filter);
    case 'within':
      return lies(on, filter, writing);
    case 'related':
      return isRelated(filter, on, writing);
    case 'relatedCount':
      return compare(countOf(on, filter.step, writing), filter.operator, filter.value);
  }
}

/** The conditions of a filter, where there is one. */
export const conditionsOf = (filter: Filter | undefined, on: string, writing: Writing): string[] =>
  filter ? [sqlFilter(filter, on, writing)] : [];

/** True where a node has one of the labels. */
export function hasOneOf(on: string, labels: readonly string[], { layout }: Writing): string {
  const types = labels.map((label) => layout.typesOf(label));
  if (types.includes(undefined)) return 'true';
  return types.length === 0
    ? 'false'
    : `+${on}.type IN ${literals([...new Set(types.flatMap((some) => some ?? []))])}`;
}

/** How many relationships of a node there are along a step. */
export const countOf = (on: string, along: RelationshipStep, writing: Writing): string =>
  `(SELECT count(*) ${from(counted(`${on}.pk`, along, writing)).join(' ')})`;

/**
 * A date begins with the text of each period that it lies in. Only of a longer period it says that it is before what
 * lies in it.
 */
function inPeriod({ operator, value, unsure }: Of<'period'>, date: string, exact: boolean): string {
  const sure =
    operator === 'in'
      ? `EXISTS (SELECT 1 FROM json_each(${param(value)}) AS period WHERE ${OPERATORS.startsWith.sql(date, 'period.value')})`
      : compare(date, operator === 'eq' ? 'startsWith' : operator, value);
  const certain = `NOT ${date} IN ${listed(unsure)}`;
  if (exact) return known(date, sure, certain);
  return operator === 'lt' || operator === 'lte' ? `${sure} AND ${certain}` : sure;
}

/** One of a list of dates; where none surely lies so, one may that is a longer period. */
function anyPeriod(filter: Of<'period'>, on: string, exact: boolean): string {
  const any = (condition: string): string => anyOf(property(on, filter.property), condition);
  const sure = any(inPeriod(filter, 'one.value', false));
  if (!exact) return sure;
  return `CASE WHEN ${sure} THEN true WHEN NOT ${any(`one.value IN ${listed(filter.unsure)}`)} THEN false END`;
}

/** True where something holds of one of the values of a list. */
const anyOf = (list: string, condition: string): string =>
  `EXISTS (SELECT 1 FROM json_each(${list}) AS one WHERE ${condition})`;

/** A condition on a value that is unknown where the value is, or where something else does not hold. */
const known = (value: string, condition: string, ...more: readonly string[]): string =>
  `CASE WHEN ${[`${value} IS NOT NULL`, ...more].join(' AND ')} THEN ${condition} END`;

function list(values: string, { test, value }: Of<'list'>): string {
  switch (test) {
    case 'has':
      return anyOf(values, `one.value = ${param(value)}`);
    case 'hasAny':
      return anyOf(values, `one.value IN ${listed(value)}`);
    case 'contains':
      return anyOf(values, OPERATORS.contains.sql('one.value', param(value)));
  }
}

const exists = (clauses: readonly string[]): string => `EXISTS (SELECT 1 ${clauses.join(' ')})`;

function isRelated(
  { quantifier, step: along, edge, node }: Of<'related'>,
  on: string,
  writing: Writing,
): string {
  const start = `${on}.pk`;
  const way = step(start, along, writing);
  const conditions = [
    ...conditionsOf(edge, way.relationship, writing),
    ...conditionsOf(node, way.node, writing).map((one) =>
      depthOf(one) > MOST_DEPTH ? setOf(node, way.node, along.target, writing) : one,
    ),
  ];
  const found =
    conditions.length > 0 ? from(way, ...conditions) : from(counted(start, along, writing));
  switch (quantifier) {
    case 'some':
      return exists(found);
    case 'none':
      return `NOT ${exists(found)}`;
    case 'single':
      return `(SELECT count(*) ${found.join(' ')}) = 1`;
    case 'all': {
      const any = exists(from(counted(start, along, writing)));
      // What is unknown does not count as such: a condition that is null fails like one that is false.
      const failing = from(way, `NOT coalesce(${all(conditions)}, false)`);
      return conditions.length === 0 ? any : `(${any} AND NOT ${exists(failing)})`;
    }
  }
}

/** How deep a condition may be within another. */
const MOST_DEPTH = 40;

/** A condition that lies too deep for one statement: that the node is one of all for which it holds. */
function setOf(filter: Filter | undefined, on: string, label: string, writing: Writing): string {
  const node = writing.name('n');
  const set = writing.set([
    `SELECT ${node}.pk`,
    `FROM node AS ${node}`,
    ...where([...ofLabel(node, label, writing.layout), ...conditionsOf(filter, node, writing)]),
  ]);
  return `${on}.pk IN ${set}`;
}

/**
 * True where the node is one of the places, or lies in one of them. What lies in them is found once for a statement,
 * from the places downwards.
 */
function lies(on: string, { up, value }: Of<'within'>, writing: Writing): string {
  const place = writing.name('n');
  const starts = `SELECT ${place}.pk, 0 FROM node AS ${place} WHERE ${property(place, 'id')} IN ${listed(value)}`;
  return `${on}.pk IN ${reached(starts, { ...up, direction: up.direction === 'out' ? 'in' : 'out' }, writing)}`;
}
