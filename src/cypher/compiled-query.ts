import type { RowShape } from './row-shape';

/** A statement without its values. */
export interface Statement {
  readonly text: string;
  /** Where in its rows lists stand for maps; absent where they do nowhere. */
  readonly shape?: RowShape;
}

/** A statement ready to run: its text, and its parameters by name. */
export interface CompiledQuery extends Statement {
  readonly params: Readonly<Record<string, unknown>>;
}
