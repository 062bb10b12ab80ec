import type { RowShape, Shape } from './row-shape';

/** An expression, and where in its value lists stand for maps. */
export interface Value {
  readonly expression: string;
  readonly shape?: Shape;
}

/** A value, and the clauses that must come before it. */
export interface Fragment extends Value {
  readonly before: readonly string[];
}

/** What is told of each row of a body, and the clauses that must come before it. */
export type Item = Value & Partial<Pick<Fragment, 'before'>>;

/** The clauses of a statement, and where in its rows lists stand for maps. */
export interface Clauses {
  readonly lines: readonly string[];
  readonly shape: RowShape;
}

/** Gives a list with one item for each row of a body, which sees the variable in scope. */
export type Collect = (scope: string, body: readonly string[], item: Item) => Fragment;
