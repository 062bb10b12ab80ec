/** A statement ready to run: its text, and its parameters by name. */
export interface CompiledQuery {
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
}
