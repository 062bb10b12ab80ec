import { EngineError, type EngineErrorKind } from '../engine-error';

/** An error of libsql: its code is SQLite's own, such as `SQLITE_CONSTRAINT_UNIQUE`. */
interface SqliteFault {
  readonly code?: string;
  readonly message?: string;
}

const codeOf = (error: unknown): string =>
  error instanceof Object && 'code' in error ? String(error.code) : '';

/** True where the disk did not take what was written, as when it is full. */
export const isDiskFault = (error: unknown): boolean =>
  /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(codeOf(error));

/** SQLite's error in the program's terms; what is no error of SQLite's stays as it is. */
export function toEngineError(error: unknown): unknown {
  const code = codeOf(error);
  if (!code.startsWith('SQLITE_')) return error;
  const { message = '' } = error as SqliteFault;
  if (isDiskFault(error)) {
    return new EngineError('unavailable', `The store cannot be written: ${message}`, error);
  }
  return new EngineError(kindOf(code), `The embedded engine refused a statement (${code})`, error);
}

function kindOf(code: string): EngineErrorKind {
  if (/^SQLITE_(BUSY|LOCKED|CONSTRAINT)/.test(code)) return 'conflict';
  if (code === 'SQLITE_INTERRUPT') return 'cancelled';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'unavailable';
  return code === 'SQLITE_NOMEM' ? 'memory' : 'statement';
}

/** Says in one line why a store cannot be opened. */
export function openError(path: string, error: unknown): EngineError {
  const code = codeOf(error);
  const why =
    code === 'SQLITE_NOTADB'
      ? 'it is not a store of the embedded engine: move it away, or set TINKUY_DATA to another folder'
      : code.startsWith('SQLITE_CORRUPT')
        ? 'it is damaged, and nothing in it was changed: put a copy of the folder or an export back, or set TINKUY_DATA to another folder'
        : code.startsWith('SQLITE_BUSY')
          ? 'another process is writing it: try again, or set TINKUY_DATA to another folder'
          : 'check that the folder can be written, or set TINKUY_DATA to another one';
  return new EngineError('unavailable', `The store ${path} cannot be opened: ${why}`, error);
}
