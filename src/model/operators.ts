/**
 * The operators that compare a stored value with a given one, a row for each: filters of the schema, the planner, the
 * compiler and the tests' independent computation read them here. Dates are periods, and are compared by their own rules.
 */

/** What is compared; texts as they are folded. */
export type ComparedKind = 'text' | 'id' | 'enum' | 'number' | 'count' | 'moment' | 'boolean';

type Scalar = string | number | boolean;

/** An operator. What is unknown is neither so nor not so. */
export interface OperatorModel {
  readonly kinds: readonly ComparedKind[];
  /** For who asks, without the full stop: how texts are compared is said behind it. */
  readonly description: string;
  /** True where it takes a list of values, and false where it takes one. */
  readonly list: boolean;
  /** The condition, by the expressions of both sides. */
  readonly cypher: (stored: string, given: string) => string;
  /** The same in SQL, where a list of values is a subquery that gives them. */
  readonly sql: (stored: string, given: string) => string;
  /** Whether it holds of a known value. */
  readonly holds: (stored: Scalar, given: Scalar & readonly Scalar[]) => boolean;
}

const infix = (sign: string) => (stored: string, given: string) => `${stored} ${sign} ${given}`;

const RANGED: readonly ComparedKind[] = ['number', 'count', 'moment'];

const TABLE = {
  eq: {
    kinds: ['text', 'id', 'enum', 'number', 'count', 'boolean'],
    description: 'Equal',
    list: false,
    cypher: infix('='),
    sql: infix('='),
    holds: (stored, given) => stored === given,
  },
  ne: {
    kinds: ['text'],
    description: 'Known, and not equal',
    list: false,
    cypher: infix('<>'),
    sql: infix('<>'),
    holds: (stored, given) => stored !== given,
  },
  in: {
    kinds: ['text', 'id', 'enum', 'number'],
    description: 'Equal to one of these',
    list: true,
    cypher: infix('IN'),
    sql: infix('IN'),
    holds: (stored, given) => given.includes(stored),
  },
  notIn: {
    kinds: ['id'],
    description: 'None of these',
    list: true,
    cypher: (stored, given) => `NOT ${stored} IN ${given}`,
    sql: (stored, given) => `NOT ${stored} IN ${given}`,
    holds: (stored, given) => !given.includes(stored),
  },
  contains: {
    kinds: ['text'],
    description: 'Contains',
    list: false,
    cypher: infix('CONTAINS'),
    sql: (stored, given) => `instr(${stored}, ${given}) > 0`,
    holds: (stored, given) => String(stored).includes(String(given)),
  },
  startsWith: {
    kinds: ['text'],
    description: 'Starts with',
    list: false,
    cypher: infix('STARTS WITH'),
    sql: (stored, given) => `substr(${stored}, 1, length(${given})) = ${given}`,
    holds: (stored, given) => String(stored).startsWith(String(given)),
  },
  endsWith: {
    kinds: ['text'],
    description: 'Ends with',
    list: false,
    cypher: infix('ENDS WITH'),
    sql: (stored, given) =>
      `substr(${stored}, length(${stored}) - length(${given}) + 1) = ${given}`,
    holds: (stored, given) => String(stored).endsWith(String(given)),
  },
  gt: {
    kinds: RANGED,
    description: 'Greater than',
    list: false,
    cypher: infix('>'),
    sql: infix('>'),
    holds: (stored, given) => stored > given,
  },
  gte: {
    kinds: RANGED,
    description: 'Greater than or equal',
    list: false,
    cypher: infix('>='),
    sql: infix('>='),
    holds: (stored, given) => stored >= given,
  },
  lt: {
    kinds: RANGED,
    description: 'Less than',
    list: false,
    cypher: infix('<'),
    sql: infix('<'),
    holds: (stored, given) => stored < given,
  },
  lte: {
    kinds: RANGED,
    description: 'Less than or equal',
    list: false,
    cypher: infix('<='),
    sql: infix('<='),
    holds: (stored, given) => stored <= given,
  },
} satisfies Record<string, OperatorModel>;

/** How a stored value is compared with a given one. */
export type Operator = keyof typeof TABLE;

/** The operators by their names, in the order in which filters have them. */
export const OPERATORS: Readonly<Record<Operator, OperatorModel>> = TABLE;

/** True for the name of an operator. */
export const isOperator = (name: string): name is Operator => Object.hasOwn(TABLE, name);

/** The operators of what is compared. */
export const operatorsOf = (kind: ComparedKind): readonly Operator[] =>
  Object.keys(TABLE)
    .filter(isOperator)
    .filter((name) => OPERATORS[name].kinds.includes(kind));
