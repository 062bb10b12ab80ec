import { EngineError } from '../engine-error';

/** Grafeo's error in the program's terms, told by the status code of the GQL standard that it carries. */
export function toEngineError(error: unknown): unknown {
  if (isDiskFault(error)) return new EngineError('unavailable', explained(error), error);
  const status = statusOf(error as GrafeoFault | null);
  if (status === undefined) return error;
  // 40: a transaction was rolled back. G2: a constraint was violated.
  const kind = /^(40|G2|23)/.test(status) ? 'conflict' : 'statement';
  return new EngineError(kind, `The embedded engine refused a statement (${status})`, error);
}

/** True where the disk did not take what was written, as when it is full: as it is, or at the end of a transaction. */
export const isDiskFault = (error: unknown): error is Error =>
  error instanceof Object && 'message' in error && /GRAFEO-(X003|T009)/.test(String(error.message));

/** The reason that the system gives stands at the end. */
const explained = ({ message }: Error): string =>
  `The store cannot be written: ${/[^:]+$/.exec(message)?.[0].trim() ?? message}`;

interface GrafeoFault {
  readonly gqlStatus?: string;
  readonly cause?: { readonly message?: string };
}

/** Grafeo moves the status out of the cause by `instanceof Error`, which fails where a runner has its own. */
const statusOf = (error: GrafeoFault | null): string | undefined =>
  error?.gqlStatus ?? /^GQLSTATUS (\w+)$/.exec(error?.cause?.message ?? '')?.[1];

/** Says in one line why a store cannot be opened. */
export function openError(path: string, error: unknown): EngineError {
  const message = error instanceof Error ? error.message : String(error);
  const why = message.includes('cannot be locked')
    ? 'another process has it open: stop that process, or set TINKUY_DATA to another folder'
    : message.includes('not a Grafeo database')
      ? 'it is not a store of the embedded engine: move it away, or set TINKUY_DATA to another folder'
      : message.includes('is damaged')
        ? 'it is damaged, and nothing in it was changed: put a copy of the folder or an export back, or set TINKUY_DATA to another folder'
        : 'check that the folder can be written, or set TINKUY_DATA to another one';
  return new EngineError('unavailable', `The store ${path} cannot be opened: ${why}`, error);
}
