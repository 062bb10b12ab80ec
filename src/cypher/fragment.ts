/** An expression, and the clauses that must come before it. */
export interface Fragment {
  readonly before: readonly string[];
  readonly expression: string;
}

/** Gives a list with one item for each row of a body, which sees the variable in scope. */
export type Collect = (scope: string, body: readonly string[], item: string) => Fragment;
