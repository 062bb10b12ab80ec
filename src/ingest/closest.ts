import { distance } from 'fastest-levenshtein';
import { fold } from '../graph/fold';

/** The text of a list that is most like another, or undefined where none is like it. */
export function closestOf(text: string, list: Iterable<string>): string | undefined {
  const wanted = fold(text);
  let best: string | undefined;
  // Up to a third of the letters may differ, and at least two.
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const one of list) {
    if (Math.abs(one.length - text.length) >= least) continue;
    const away = distance(wanted, fold(one));
    if (away < least) [best, least] = [one, away];
  }
  return best;
}
