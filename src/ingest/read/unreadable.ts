import type { At, Fault, LocalizedMessage } from '../fault';
import type { Read } from '../records';

/** A fault of a file, as a reader gives it. */
export function faultAt(
  at: At,
  code: string,
  told: LocalizedMessage,
  more: { readonly value?: unknown; readonly suggestion?: string; readonly of?: string } = {},
): Read {
  return { fault: { code, at, told, ...more } };
}

/** The id in the text of a record that cannot be read: what refers to it refers to a record that was refused. */
export function idIn(text: string): { readonly of?: string } {
  const of = /(?:^|[\s{,-])["']?id["']?\s*:\s*["']?([a-z][a-z-]*:[a-z0-9][a-z0-9-]*)/.exec(
    text,
  )?.[1];
  return of === undefined ? {} : { of };
}

/** Thrown by what reads a file where it cannot go on: the fault is told in the place of the rest. */
export class Unreadable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.told.en);
    this.name = 'Unreadable';
  }
}
