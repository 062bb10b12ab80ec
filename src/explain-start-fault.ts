import { inspect } from 'node:util';
import type { Config } from './config';
import { IssuesError } from './errors';
import { EngineError } from './engine/engine-error';

/** What keeps the program from starting, in words for who started it; a stack only where it is our fault. */
export function explainStartFault(error: unknown, config?: Config): string {
  if (error instanceof IssuesError) return error.message;
  if (error instanceof EngineError && error.kind === 'unavailable') return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return `Port ${config?.port} is in use on ${config?.host}: set PORT to another one.`;
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return `Cannot listen on ${config?.host}:${config?.port} (${code}): set HOST and PORT to others.`;
  }
  return inspect(error);
}
