/** A plan ready to run: its text in the engine's language, and its parameters by name. */
export interface CompiledQuery {
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** One row of an answer: plain JavaScript values by column. */
export type Row = Readonly<Record<string, unknown>>;

/** How long a statement may run, and what calls it off. */
export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** True for what is soon asked again: it is not tried again where it fails. */
  readonly once?: boolean;
  /** The bookmark that the statement begins at: it sees all that was written until there, however long that takes. */
  readonly after?: string;
  /**
   * Told where the store stood when the statement had ended, where the engine knows: no statement sees more than was
   * written until there. It may have seen less, as what was written last need not have been there when it began.
   */
  readonly onBookmark?: (bookmark: string) => void;
}
