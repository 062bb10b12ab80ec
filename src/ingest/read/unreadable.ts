import type { At, Fault, Told } from '../fault';
import type { Read } from '../records';

/** A fault of a file, as a reader gives it. */
export function faultAt(
  at: At,
  code: string,
  told: Told,
  more: { readonly value?: unknown; readonly suggestion?: string } = {},
): Read {
  return { fault: { code, at, told, ...more } };
}

/** Thrown by what reads a file where it cannot go on: the fault is told in the place of the rest. */
export class Unreadable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.told.en);
    this.name = 'Unreadable';
  }
}
