import { invariant } from '../../errors';
import type { ParamIndex } from '../../read/plan/connection-plan';
import { CHANGE, type Layout } from './layout';

/** What the parts of one statement share: the layout of the tables, and names that no other part uses. */
export class Writing {
  readonly #used = new Map<string, number>();

  readonly #sets: string[] = [];

  constructor(readonly layout: Layout) {}

  /** A name for a table or a column: `n0`, `n1`, … */
  name(prefix: string): string {
    const next = this.#used.get(prefix) ?? 0;
    this.#used.set(prefix, next + 1);
    return `${prefix}${next}`;
  }

  /** Names the set of numbers that a SELECT gives, which is found once, before all else. */
  set(clauses: readonly string[]): string {
    const name = this.name('s');
    this.#sets.push(`${name} AS MATERIALIZED ${subquery(clauses)}`);
    return name;
  }

  /** What stands before the statement. */
  before(): string[] {
    return this.#sets.length > 0 ? [`WITH ${this.#sets.join(', ')}`] : [];
  }
}

/** The place of the numbers of nodes of which more is read (`Later`); the plan's values stand behind it. */
export const NODES = '?1';

/** The value that stands at a place beside the plan. */
export const param = (index: ParamIndex): string => `?${index + 2}`;

/** The values of the list that stands at a place beside the plan, as a subquery. */
export const listed = (index: ParamIndex): string =>
  `(SELECT value FROM json_each(${param(index)}))`;

/** A property of what a table's name stands for. */
export const property = (of: string, name: string): string => `${of}.${quoted(name)}`;

/** The name of a column that holds a property. */
export function quoted(name: string): string {
  invariant(/^[A-Za-z]\w*$/.test(name), `${JSON.stringify(name)} cannot stand in a statement`);
  return `"${name}"`;
}

/** A text of the model's own, such as the name of a type. */
export function literal(text: string): string {
  invariant(/^\w*$/.test(text), `${JSON.stringify(text)} cannot stand in a statement`);
  return `'${text}'`;
}

/** The texts of the model's own in brackets. */
export const literals = (texts: readonly string[]): string => `(${texts.map(literal).join(', ')})`;

/** Conditions joined by AND; true where there are none. */
export const all = (conditions: readonly (string | undefined)[]): string =>
  conditions.filter((one) => one !== undefined).join(' AND ') || 'true';

/** WHERE of conditions, or nothing. */
export function where(conditions: readonly (string | undefined)[]): string[] {
  const given = conditions.filter((one) => one !== undefined);
  return given.length > 0 ? [`WHERE ${given.join(' AND ')}`] : [];
}

/** A SELECT in brackets, its clauses on lines of their own, as a value or a table. */
export const subquery = (clauses: readonly string[]): string =>
  ['(', ...clauses.flatMap((clause) => clause.split('\n').map((line) => `  ${line}`)), ')'].join(
    '\n',
  );

/** Tables in the order in which they are read, and what must hold of their rows. */
export interface Match {
  readonly tables: readonly string[];
  readonly conditions: readonly string[];
}

/**
 * FROM and WHERE of a match. SQLite takes the tables of a CROSS JOIN in the order in which they stand: the plan has
 * chosen it.
 */
export const from = (
  { tables, conditions }: Match,
  ...more: readonly (string | undefined)[]
): string[] => [`FROM ${tables.join(' CROSS JOIN ')}`, ...where([...conditions, ...more])];

/** The condition that a node has a label; none where all have. */
export function ofLabel(node: string, label: string, { typesOf }: Layout): string[] {
  const types = typesOf(label);
  return types ? [`${node}.type IN ${literals(types)}`] : [];
}

/** The condition that a node is an entity: it tells of no change of the graph. */
export const isEntity = (node: string): string => `${node}.type <> ${literal(CHANGE)}`;

/** The condition that what a table's name stands for rests on a source. */
export const restsOn = (of: string, source: string): string =>
  `EXISTS (SELECT 1 FROM json_each(${property(of, 'sources')}) AS s WHERE s.value = ${source})`;

/** The columns by which a relationship is told from all others, in their order. */
export const IDENTITY: readonly string[] = ['source', 'type', 'target', '"key"'];

/** The columns that tell which relationship a name stands for, under their own names. */
export const identityOf = (relationship: string): string[] =>
  IDENTITY.map((one) => `${relationship}.${one} AS ${one}`);

/** The relationship that a row identifies, with all its properties. */
export const whole = (row: string, name: string): string =>
  `relationship AS ${name} ON ${IDENTITY.map((one) => `${name}.${one} = ${row}.${one}`).join(' AND ')}`;

/**
 * How deep SQLite's parser goes into an expression, which ends at a stack of 100: what stands open of calls and of
 * statements.
 */
export function depthOf(expression: string): number {
  const open: number[] = [];
  let [depth, most] = [0, 0];
  for (const [token] of expression.matchAll(/\w+\(|\(|\)|\b(?:AND|OR|WHEN)\b/g)) {
    if (token === ')') {
      depth = open.pop() ?? 0;
      continue;
    }
    if (token.endsWith('(')) {
      open.push(depth);
      depth += token.length > 1 ? 5 : 6;
    } else depth = Math.max(depth, (open.at(-1) ?? 0) + 8);
    most = Math.max(most, depth);
  }
  return most;
}
