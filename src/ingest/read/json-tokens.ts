import type { LocalizedMessage } from '../../messages/message';
import { exactNumber, NOT_EXACT } from '../value/exact-number';
import { FILES } from '../../messages/files';

/** More levels than any record has. */
export const MOST_LEVELS = 100;

/** A text with the sign after it where it is a key, a number, or what opens and closes a level. */
const TOKEN = /"((?:[^"\\]|\\.)*)"(\s*:)?|-?\d[\d.eE+-]*|[[\]{}]/g;

/** What is odd about a JSON text that a parser passes over: keys that are doubled, numbers that lose digits. */
export interface Oddity {
  readonly code: 'TOO_DEEP' | 'KEY_TWICE' | 'NOT_EXACT';
  readonly message: LocalizedMessage;
}

/** What would be lost, or could not be read, of a JSON text; all of it is looked at before it is parsed. */
export function oddityOf(text: string): Oddity | undefined {
  /** The keys of the maps that are open; undefined for lists. */
  const open: (Set<string> | undefined)[] = [];
  for (const [token, key, colon] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      if (open.length === MOST_LEVELS)
        return { code: 'TOO_DEEP', message: FILES.TOO_DEEP(MOST_LEVELS) };
      open.push(token === '{' ? new Set() : undefined);
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (colon !== undefined && key !== undefined) {
      const keys = open.at(-1);
      if (keys?.has(key)) return { code: 'KEY_TWICE', message: doubled(key) };
      keys?.add(key);
    } else if (key === undefined) {
      const number = exactNumber(token);
      if (typeof number === 'string') return { code: 'NOT_EXACT', message: inexact(token, number) };
    }
  }
  return undefined;
}

const doubled = (key: string): LocalizedMessage => FILES.KEY_TWICE(JSON.stringify(key));

/** What is told of a number that loses something. */
export function inexact(text: string, how: keyof typeof NOT_EXACT): LocalizedMessage {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const lost = NOT_EXACT[how];
  return FILES.INEXACT(shown, lost);
}
