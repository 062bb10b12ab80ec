import type { At, Issue } from '../issue';
import type { LocalizedMessage } from '../../messages/message';
import type { Read } from '../records';

/** An issue of a file, as a reader gives it. */
export function issueAt(
  at: At,
  code: string,
  message: LocalizedMessage,
  more: { readonly value?: unknown; readonly suggestion?: string; readonly of?: string } = {},
): Read {
  return { issue: { code, at, message, ...more } };
}

/** The id in the text of a record that cannot be read: what refers to it refers to a record that was refused. */
export function idIn(text: string): { readonly of?: string } {
  const of = /(?:^|[\s{,-])["']?id["']?\s*:\s*["']?([a-z][a-z-]*:[a-z0-9][a-z0-9-]*)/.exec(
    text,
  )?.[1];
  return of === undefined ? {} : { of };
}

/** Thrown by what reads a file where it cannot go on: the issue is told in the place of the rest. */
export class Unreadable extends Error {
  constructor(readonly issue: Issue) {
    super(issue.message.en);
    this.name = 'Unreadable';
  }
}
