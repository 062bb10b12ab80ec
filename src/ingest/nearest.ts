import { distance } from 'fastest-levenshtein';
import { fold } from '../graph/fold';

/** The allowed text that was most likely meant, case and accents aside; undefined where none is near. */
export function nearest(given: string, allowed: Iterable<string>): string | undefined {
  const sought = fold(given.trim().slice(0, 100));
  // A third of the letters may be wrong, and one in a short text.
  let best = Math.max(1, Math.floor(sought.length / 3)) + 1;
  let found: string | undefined;
  for (const one of allowed) {
    const away = distance(sought, fold(one));
    if (away < best) [best, found] = [away, one];
  }
  return found;
}
