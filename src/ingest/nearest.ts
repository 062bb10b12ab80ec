import { distance } from 'fastest-levenshtein';
import { fold } from '../model/fold';

/** The allowed text that was most likely meant, case and accents aside; undefined where none is near. */
export function nearest(given: string, allowed: Iterable<string>): string | undefined {
  const sought = fold(given.trim().slice(0, 100));
  let best = mostWrong(sought.length) + 1;
  let found: string | undefined;
  for (const one of allowed) {
    const away = distance(sought, fold(one));
    if (away < best) [best, found] = [away, one];
  }
  return found;
}

/** How many letters may be wrong: a third, but two in a short word, which are those that change places. */
const mostWrong = (length: number): number =>
  length < 3 ? length - 1 : Math.max(2, Math.floor(length / 3));
