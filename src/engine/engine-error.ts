/** What went wrong, in the terms of the rest of the program; `memory`: a statement needs more than the database gives. */
export type EngineErrorKind =
  'unavailable' | 'timeout' | 'cancelled' | 'conflict' | 'memory' | 'statement';

/** A fault of the database, mapped once by its adapter; its cause is for the log, never for a client. */
export class EngineError extends Error {
  constructor(
    readonly kind: EngineErrorKind,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'EngineError';
  }
}
