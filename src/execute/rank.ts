import { distance } from 'fastest-levenshtein';
import type { Row, SearchCandidate } from '../engine/engine';
import { misspellings, wordsOf } from '../graph/searched';
import { compareTexts } from './order';

/** A node that a search found: how well it matches, from 0 to 1, and where. */
export interface Match {
  readonly id: string;
  readonly score: number;
  readonly matchedField: string;
  readonly matchedText: string;
}

/** How well a text matches: equal, beginning with, all words whole, as beginnings, or misspelt. */
const QUALITY = { equal: 1, starts: 0.9, whole: 0.8, beginning: 0.7, misspelt: 0.5, spread: 0.3 };

/**
 * The candidates that do match, best first and then by id. The engines' own scores differ, so that both
 * only propose candidates and the order is made here, the same for both.
 */
export function rank(
  words: readonly string[],
  candidates: readonly SearchCandidate[],
  weights: ReadonlyMap<string, number>,
): Match[] {
  return candidates
    .flatMap((candidate) => matchOf(words, candidate, weights) ?? [])
    .sort((a, b) => b.score - a.score || compareTexts(a.id, b.id));
}

interface FieldText {
  readonly field: string;
  readonly text: string;
  readonly weight: number;
}

interface FieldWords extends FieldText {
  readonly words: readonly string[];
}

function matchOf(
  words: readonly string[],
  { id, properties }: SearchCandidate,
  weights: ReadonlyMap<string, number>,
): Match | undefined {
  const read: FieldWords[] = [];
  let best: Match | undefined;
  for (const one of textsOf(properties, weights)) {
    const { field, text, weight } = one;
    // Not even an equal text scores more than its field weighs.
    if (best && best.score >= weight) continue;
    const its = wordsOf(text);
    read.push({ ...one, words: its });
    const score = round(quality(words, its) * weight);
    if (score > (best?.score ?? 0)) best = { id, score, matchedField: field, matchedText: text };
  }
  // Where no text alone matches, all of them were read.
  return best ?? spreadMatch(id, words, read);
}

/** The texts that a node has, in the order of the weights. */
function textsOf(properties: Row, weights: ReadonlyMap<string, number>): FieldText[] {
  const texts: FieldText[] = [];
  for (const [field, weight] of weights) {
    const value = properties[field];
    for (const text of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (typeof text === 'string') texts.push({ field, text, weight });
    }
  }
  return texts;
}

function quality(words: readonly string[], its: readonly string[]): number {
  const [sought, text] = [words.join(' '), its.join(' ')];
  if (text === sought) return QUALITY.equal;
  if (text.startsWith(`${sought} `)) return QUALITY.starts;
  const worst = Math.min(...words.map((word) => wordQuality(word, its)));
  return Number.isFinite(worst) ? worst : 0;
}

function wordQuality(word: string, its: readonly string[]): number {
  if (its.includes(word)) return QUALITY.whole;
  if (its.some((one) => one.startsWith(word))) return QUALITY.beginning;
  const edits = misspellings(word);
  return edits > 0 && its.some((one) => distance(word, one) <= edits) ? QUALITY.misspelt : 0;
}

/** A match whose words stand in several fields; it is told by the field that has the first of them. */
function spreadMatch(
  id: string,
  words: readonly string[],
  texts: readonly FieldWords[],
): Match | undefined {
  const all = texts.flatMap((one) => one.words);
  if (words.some((word) => wordQuality(word, all) === 0)) return undefined;
  const first = texts.find((one) => words.some((word) => wordQuality(word, one.words) > 0));
  if (!first) return undefined;
  const score = round(QUALITY.spread * first.weight);
  return { id, score, matchedField: first.field, matchedText: first.text };
}

const round = (score: number): number => Math.round(score * 1000) / 1000;
