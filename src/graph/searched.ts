import { plain } from './fold';
import type { GraphModel } from './graph-model';

/** How much a match in a stored property weighs, by property: `name` 1, `aliases` 0.95, `description` 0.5. */
export function searchWeights(model: GraphModel): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const node of model.nodes.values()) {
    for (const { name, search, languages } of node.properties.values()) {
      if (search === undefined) continue;
      for (const stored of [name, ...Object.values(languages ?? {})]) weights.set(stored, search);
    }
  }
  return weights;
}

/** The words of a text as they are searched: plain letters and digits. */
export const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many letters of a word a misspelling may change, add or leave out; none of a code. */
export function misspellings(word: string): 0 | 1 | 2 {
  if (word.length < 4 || /^\d+$/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}
