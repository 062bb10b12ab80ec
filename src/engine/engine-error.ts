/** What went wrong, in the terms of the rest of the program. */
export type EngineErrorKind = 'unavailable' | 'timeout' | 'cancelled' | 'conflict' | 'statement';

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
