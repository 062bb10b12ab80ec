import { OPERATORS, type Operator } from '../../model/operators';
import { invariant } from '../../errors';
import { hasStarted, inPattern, stepPattern, type Step, type Variables } from './compile-step';
import { param, where } from './cypher-writer';
import {
  partsOf,
  type Filter,
  type RelationshipStep,
  type ParamIndex,
} from '../../read/plan/connection-plan';

const compare = (left: string, operator: Operator, value: ParamIndex): string =>
  OPERATORS[operator].cypher(left, param(value));

/**
 * The condition of a filter on the node or relationship that a variable holds. Where it is only asked what holds, what
 * is unknown may be false; under a `not`, where `exact` is given, it is null.
 */
export function compileFilter(
  filter: Filter,
  on: string,
  variables: Variables,
  exact = false,
): string {
  const compiled = (one: Filter): string => compileFilter(one, on, variables, exact);
  switch (filter.kind) {
    case 'and':
      return filter.of.map(compiled).join(' AND ');
    case 'or':
      return `(${filter.of.map((one) => `(${compiled(one)})`).join(' OR ')})`;
    case 'not':
      return `NOT (${compileFilter(filter.of, on, variables, true)})`;
    case 'compare': {
      const compared = compare(`${on}.${filter.property}`, filter.operator, filter.value);
      // Of a list of nothing, Cypher knows that not even the unknown is in it.
      const maybe = exact && OPERATORS[filter.operator].list && filter.property !== 'id';
      return maybe ? known(`${on}.${filter.property}`, compared) : compared;
    }
    case 'period':
      return filter.list
        ? listedPeriod(filter, on, exact)
        : period(filter, `${on}.${filter.property}`, exact);
    case 'isNull':
      return `${on}.${filter.property} IS ${filter.isNull ? '' : 'NOT '}NULL`;
    case 'list':
      // A list that is not kept is an empty one, and not an unknown one.
      return list(`coalesce(${on}.${filter.property}, [])`, filter.test, param(filter.value));
    case 'size':
      return compare(`size(coalesce(${on}.${filter.property}, []))`, filter.operator, filter.value);
    case 'types':
      return hasLabel(on, filter.labels);
    case 'startedBy':
      return hasStarted(on, filter);
    case 'within':
      return lies(on, filter, variables);
    case 'related':
      return related(filter, on, variables);
    case 'relatedCount':
      return compare(countOf(on, filter.step, variables), filter.operator, filter.value);
  }
}

/** The conditions of a filter on a node: those on its own properties, and those on its relationships. */
export function compileParts(
  filter: Filter | undefined,
  node: string,
  variables: Variables,
): { readonly own: readonly string[]; readonly beyond: readonly string[] } {
  const parts = partsOf(filter);
  const compiled = (own: boolean): string[] =>
    parts.filter((one) => isOwn(one) === own).map((one) => compileFilter(one, node, variables));
  return { own: compiled(true), beyond: compiled(false) };
}

/**
 * The conditions on a node, those on its own properties before those on its relationships, and apart from them: in
 * one WHERE, Neo4j 5.26 follows the relationships of nodes that a property rules out (633,181 db hits for 175,783).
 * What is given rules nodes out too, unless an index has it in order.
 */
export function compileApart(
  node: string,
  given: readonly (string | undefined)[],
  filter: Filter | undefined,
  variables: Variables,
  ordered: boolean,
): string[] {
  const { own, beyond } = compileParts(filter, node, variables);
  if ((own.length === 0 && ordered) || beyond.length === 0)
    return where([...given, ...own, ...beyond]);
  // A WITH of nothing but the node would be joined to the match before it.
  return [...where([...given, ...own]), `WITH ${node}, 0 AS apart`, ...where(beyond)];
}

/** True for a condition that looks at nothing but the node. */
function isOwn(filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.of.every(isOwn);
    case 'not':
      return isOwn(filter.of);
    case 'within':
    case 'related':
    case 'relatedCount':
      return false;
    default:
      return true;
  }
}

/** How many relationships leave a node along a step. */
export const countOf = (on: string, step: RelationshipStep, variables: Variables): string =>
  `COUNT { ${matchOf(on, stepPattern(step, '', variables))} }`;

/** The match of a step with what must hold there, and more. */
const matchOf = (on: string, along: Step, ...more: readonly string[]): string =>
  [`MATCH (${on})${along.pattern}`, ...where([...along.conditions, ...more])].join(' ');

/** True where the node has one of the labels. */
export const hasLabel = (on: string, labels: readonly string[]): string =>
  labels.length === 0 ? 'false' : `(${labels.map((label) => `${on}:${label}`).join(' OR ')})`;

/**
 * A date begins with the text of each period that it lies in, so that one comparison of texts is all where only what
 * holds is asked for, which an index may have in order. Only of a longer period it says that it is before what lies in it.
 */
function period({ operator, value, unsure }: Period, date: string, exact: boolean): string {
  const sure =
    operator === 'in'
      ? `any(period IN ${param(value)} WHERE ${date} STARTS WITH period)`
      : compare(date, operator === 'eq' ? 'startsWith' : operator, value);
  const certain = `NOT ${date} IN ${param(unsure)}`;
  if (exact) return known(date, sure, certain);
  return operator === 'lt' || operator === 'lte' ? `${sure} AND ${certain}` : sure;
}

/** One of a list of dates; where none surely lies so, one may that is a longer period. */
function listedPeriod(filter: Period, on: string, exact: boolean): string {
  const any = (condition: string): string =>
    `any(one IN coalesce(${on}.${filter.property}, []) WHERE ${condition})`;
  const sure = any(period(filter, 'one', false));
  if (!exact) return sure;
  return `CASE WHEN ${sure} THEN true WHEN NOT ${any(`one IN ${param(filter.unsure)}`)} THEN false END`;
}

type Period = Extract<Filter, { kind: 'period' }>;

/** A condition on a value that is unknown where the value is, or where something else does not hold. */
const known = (value: string, condition: string, ...where: readonly string[]): string =>
  `CASE WHEN ${[`${value} IS NOT NULL`, ...where].join(' AND ')} THEN ${condition} END`;

function list(property: string, test: 'has' | 'hasAny' | 'contains', value: string): string {
  switch (test) {
    case 'has':
      return `${value} IN ${property}`;
    case 'hasAny':
      return `any(one IN ${property} WHERE one IN ${value})`;
    case 'contains':
      return `any(one IN ${property} WHERE one CONTAINS ${value})`;
  }
}

const exists = (body: string): string => `EXISTS { ${body} }`;

function related(
  filter: Extract<Filter, { kind: 'related' }>,
  on: string,
  variables: Variables,
): string {
  const { quantifier, step, edge, node } = filter;
  const found = (mayRepeat?: boolean): string => pattern(on, filter, variables, mayRepeat);
  switch (quantifier) {
    case 'some':
      return exists(found());
    case 'none':
      return `NOT ${exists(found())}`;
    case 'single':
      return `COUNT { ${found(false)} } = 1`;
    case 'all': {
      // What is unknown does not count as such: a condition that is null fails like one that is false.
      const one = variables.node();
      const by = variables.relationship();
      const conditions = [
        ...(edge ? [compileFilter(edge, by, variables)] : []),
        ...(node ? [compileFilter(node, one, variables)] : []),
      ];
      const any = exists(matchOf(on, stepPattern(step, '', variables)));
      if (conditions.length === 0) return any;
      const fails = `coalesce(${conditions.join(' AND ')}, false) = false`;
      const failing = matchOf(on, stepPattern(step, one, variables, by), fails);
      return `(${any} AND NOT ${exists(failing)})`;
    }
  }
}

/**
 * A match along a step with its conditions. Where rows may repeat, one condition on what the far end leads to, or lies
 * in, lengthens the match rather than nesting an EXISTS in the EXISTS, which Neo4j 5.26 begins anew for each row, and
 * the embedded engine (0.6.0) runs a hundred times slower.
 */
function pattern(on: string, related: Related, variables: Variables, mayRepeat = true): string {
  const matches: string[] = [];
  const given: string[] = [];
  const types = new Set<string>();
  const ahead = [...inPattern(hopsOf(related, mayRepeat), variables)];
  const follow = (from: string, far: string, relationship = ''): void => {
    const step = ahead.shift();
    invariant(step, 'all steps of a pattern are known before it is written');
    const { pattern: onward, conditions } = stepPattern(step, far, variables, relationship);
    // One pattern is faster than several matches, but never follows the same relationship twice.
    const isJoined = matches.length > 0 && !types.has(step.type);
    if (!isJoined) types.clear();
    types.add(step.type);
    matches.push(isJoined ? `${matches.pop()}${onward}` : `MATCH (${from})${onward}`);
    given.push(...conditions);
  };
  const goOn = (from: string, { edge, node }: Related): void => {
    const conditions = partsOf(node);
    const relationship = edge ? variables.relationship() : '';
    const far = conditions.length > 0 ? variables.node() : '';
    follow(from, far, relationship);
    if (edge) given.push(compileFilter(edge, relationship, variables));
    const longer = longerOf(conditions, mayRepeat);
    const others = conditions.filter((one) => one !== longer);
    given.push(...others.map((one) => compileFilter(one, far, variables)));
    if (longer?.kind === 'related') goOn(far, longer);
    if (longer?.kind === 'within') {
      const place = variables.node();
      follow(far, place);
      given.push(`${place}.id IN ${param(longer.value)}`);
    }
  };
  goOn(on, related);
  return [...matches, ...where(given)].join(' ');
}

/** A step and the conditions on what it leads along and to. */
type Related = Pick<Extract<Filter, { kind: 'related' }>, 'step' | 'edge' | 'node'>;

/** The steps of a match, which goes on with one condition of each node. */
function hopsOf({ step, node }: Related, mayRepeat: boolean): readonly RelationshipStep[] {
  const longer = longerOf(partsOf(node), mayRepeat);
  if (!longer) return [step];
  return [step, ...(longer.kind === 'within' ? [longer.up] : hopsOf(longer, mayRepeat))];
}

const longerOf = (conditions: readonly Filter[], mayRepeat: boolean) =>
  mayRepeat ? conditions.find(lengthens) : undefined;

/** True for a condition on a node that a match can go on with. */
const lengthens = (
  one: Filter,
): one is Extract<Filter, { kind: 'within' }> | Extract<Filter, { kind: 'related' }> =>
  one.kind === 'within' || (one.kind === 'related' && one.quantifier === 'some');

/** True where the node is one of the places, or lies in one of them. */
function lies(
  on: string,
  { up, value }: Extract<Filter, { kind: 'within' }>,
  variables: Variables,
): string {
  const far = variables.node();
  const { pattern: upwards, conditions } = stepPattern(up, far, variables);
  const given = [`${far}.id IN ${param(value)}`, ...conditions].join(' AND ');
  return exists(`MATCH (${on})${upwards} WHERE ${given}`);
}
