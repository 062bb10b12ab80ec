import type { Statement } from './kept-statements';

/** A statement ready to run: its text, and its parameters by name. */
export interface CompiledQuery extends Statement {
  readonly params: Readonly<Record<string, unknown>>;
}
