import type { Filter, Hop, Operator, ParamIndex } from '../plan/query-plan';
import { param, step } from './cypher-writer';

/** Gives variables that no other part of the statement uses. */
export interface Variables {
  node(): string;
  relationship(): string;
}

const SIGNS: Record<Operator, string> = {
  eq: '=',
  in: 'IN',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  contains: 'CONTAINS',
  startsWith: 'STARTS WITH',
  endsWith: 'ENDS WITH',
};

const compare = (left: string, operator: Operator, value: ParamIndex): string =>
  `${left} ${SIGNS[operator]} ${param(value)}`;

/** The condition of a filter on the node or relationship that a variable holds. */
export function compileFilter(filter: Filter, on: string, variables: Variables): string {
  switch (filter.kind) {
    case 'and':
      return filter.of.map((one) => compileFilter(one, on, variables)).join(' AND ');
    case 'or':
      return `(${filter.of.map((one) => `(${compileFilter(one, on, variables)})`).join(' OR ')})`;
    case 'not':
      return `NOT (${compileFilter(filter.of, on, variables)})`;
    case 'compare':
      return compare(`${on}.${filter.property}`, filter.operator, filter.value);
    case 'isNull':
      return `${on}.${filter.property} IS ${filter.isNull ? '' : 'NOT '}NULL`;
    case 'list':
      // A list that is not kept is an empty one, and not an unknown one.
      return list(`coalesce(${on}.${filter.property}, [])`, filter.test, param(filter.value));
    case 'size':
      return compare(`size(coalesce(${on}.${filter.property}, []))`, filter.operator, filter.value);
    case 'types':
      return hasLabel(on, filter.labels);
    case 'within':
      return lies(on, filter, variables);
    case 'related':
      return related(filter, on, variables);
    case 'relatedCount':
      return compare(
        `COUNT { MATCH (${on})${step(filter.hop, '')} }`,
        filter.operator,
        filter.value,
      );
  }
}

/** True where the node has one of the labels. */
export const hasLabel = (on: string, labels: readonly string[]): string =>
  labels.length === 0 ? 'false' : `(${labels.map((label) => `${on}:${label}`).join(' OR ')})`;

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
  { quantifier, hop, edge, node }: Extract<Filter, { kind: 'related' }>,
  on: string,
  variables: Variables,
): string {
  const found = (mayRepeat?: boolean): string => pattern(on, hop, edge, node, variables, mayRepeat);
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
      const any = exists(`MATCH (${on})${step(hop, '')}`);
      if (conditions.length === 0) return any;
      const match = `MATCH (${on})${step(hop, one, by)}`;
      const fails = `coalesce(${conditions.join(' AND ')}, false) = false`;
      return `(${any} AND NOT ${exists(`${match} WHERE ${fails}`)})`;
    }
  }
}

/**
 * A match along a hop with its conditions. Where rows may repeat, a condition on what contains the far end
 * lengthens the match rather than nesting an EXISTS in the EXISTS, which the embedded engine (0.6.0) runs a
 * hundred times slower.
 */
function pattern(
  on: string,
  hop: Hop,
  edge: Filter | undefined,
  node: Filter | undefined,
  variables: Variables,
  mayRepeat = true,
): string {
  const relationship = edge ? variables.relationship() : '';
  const near = variables.node();
  const conditions = node?.kind === 'and' ? node.of : node ? [node] : [];
  const within = mayRepeat ? conditions.find((one) => one.kind === 'within') : undefined;
  const far = within ? variables.node() : '';
  const given = [
    ...(edge ? [compileFilter(edge, relationship, variables)] : []),
    ...(within ? [`${far}.id IN ${param(within.value)}`] : []),
    ...conditions.filter((one) => one !== within).map((one) => compileFilter(one, near, variables)),
  ];
  // One pattern is faster than two matches, but never follows the same relationship twice.
  const join = within?.up.type === hop.type ? ` MATCH (${near})` : '';
  return [
    `MATCH (${on})${step(hop, near, relationship)}${within ? `${join}${step(within.up, far)}` : ''}`,
    ...(given.length > 0 ? [`WHERE ${given.join(' AND ')}`] : []),
  ].join(' ');
}

/** True where the node is one of the places, or lies in one of them. */
function lies(
  on: string,
  { up, value }: Extract<Filter, { kind: 'within' }>,
  variables: Variables,
): string {
  const far = variables.node();
  return exists(`MATCH (${on})${step(up, far)} WHERE ${far}.id IN ${param(value)}`);
}
