import { plain } from './fold';
import type { GraphModel } from './graph-model';
import { memo } from './memo';

/** How much a match in a stored property weighs, by property: `name` 1, `aliases` 0.95, `description` 0.5. */
export const searchWeights = memo((model: GraphModel): ReadonlyMap<string, number> => {
  const weights = new Map<string, number>();
  for (const node of model.nodes.values()) {
    for (const { name, search, languages } of node.properties.values()) {
      if (search === undefined) continue;
      for (const stored of [name, ...Object.values(languages ?? {})]) weights.set(stored, search);
    }
  }
  return weights;
});

/** How early what a search finds equally well is shown, by the prefix of its id: programmes 3, sources -1. */
export const prominencesOf = memo(
  ({ byPrefix }: GraphModel): ReadonlyMap<string, number> =>
    new Map([...byPrefix].map(([prefix, { prominence }]) => [prefix, prominence])),
);

/** A text that weighs this much or more names a thing, and less if it only tells of it. */
const NAMES = 0.8;

/** How many words of a name, one after another, may be written as one: `vasodeleche`. */
const MOST_TOGETHER = 3;

/** The most different words that one search may have, since each is looked up and compared for itself. */
export const MOST_WORDS = 32;

/** What a spelling that is not the text's own begins with, so that the beginnings of words do not find it. */
const OTHER = '_';

/** How a spelling that is not a text's own stands among its words. */
export const asOther = (spelling: string): string => OTHER + spelling;

/** A word that is looked for, and what it is together with words beside it: `winay`, and `hakuwinay`. */
export interface SoughtWord {
  readonly word: string;
  readonly together: readonly string[];
}

/** What a search looks for: its words as they were given, and each once. */
export interface Sought {
  readonly words: readonly string[];
  readonly each: readonly SoughtWord[];
}

/** The words of a text as they are searched: plain letters and digits. */
export const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** What a search for a text looks for. */
export function soughtIn(text: string): Sought {
  const words = wordsOf(text);
  const each = new Map(words.map((word): [string, Set<string>] => [word, new Set()]));
  for (const run of runsOf(words)) {
    for (const word of run) each.get(word)?.add(run.join(''));
  }
  return { words, each: [...each].map(([word, all]) => ({ word, together: [...all] })) };
}

/**
 * How else the words of a text that names a thing are written: run together, and numbers without leading zeros. Each
 * is told by `asOther`, which counts as one of the letters that a misspelling may add.
 */
export function otherSpellings(words: readonly string[], weight: number): string[] {
  if (weight < NAMES) return [];
  const numbers = words.filter((word) => /^0\d+$/.test(word));
  return [...runsOf(words).map((run) => run.join('')), ...numbers.map(withoutZeros)].map(asOther);
}

/** A text's words without what people leave out between them and before a code: `hakuwinay`, `80505`. */
export const runTogether = (words: readonly string[]): string => withoutZeros(words.join(''));

const withoutZeros = (word: string): string => word.replace(/^0+(?=\d)/, '');

/** Two words or more that follow each other. */
const runsOf = (words: readonly string[]): (readonly string[])[] =>
  words.flatMap((_, start) =>
    Array.from({ length: MOST_TOGETHER - 1 }, (__, more) => start + more + 2)
      .filter((end) => end <= words.length)
      .map((end) => words.slice(start, end)),
  );

/** The words by which a node is proposed, from its stored properties: what a search looks at, each once. */
export function searchTextOf(
  weights: ReadonlyMap<string, number>,
  properties: Readonly<Record<string, unknown>>,
): string {
  const found = new Set<string>();
  for (const [name, weight] of weights) {
    for (const text of [properties[name] ?? []].flat().map(String)) {
      const words = wordsOf(text);
      for (const word of words) found.add(word);
      for (const other of otherSpellings(words, weight)) found.add(other);
    }
  }
  return [...found].join(' ');
}

/** How many letters of a word a misspelling may change, add or leave out; none of a code. */
export function misspellings(word: string): 0 | 1 | 2 {
  if (word.length < 4 || /^\d+$/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}
