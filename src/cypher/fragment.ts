/** An expression, and the clauses that must come before it. */
export interface Fragment {
  readonly before: readonly string[];
  readonly expression: string;
}
