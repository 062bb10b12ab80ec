import { distance } from 'fastest-levenshtein';
import type { Row, SearchCandidate } from '../../engine/engine';
import { prefixOf } from '../../model/ids';
import {
  asOther,
  misspellings,
  otherSpellings,
  runTogether,
  wordsOf,
  type Sought,
  type SoughtWord,
} from '../../model/searched';
import { compareTexts } from '../../read/run/order';

/** A node that a search found: how well it matches, from 0 to 1, and where. */
export interface Match {
  readonly id: string;
  readonly score: number;
  readonly matchedField: string;
  readonly matchedText: string;
}

/** How much a match weighs, by its property, and how early it is among equals, by the prefix of its id. */
export interface Weighing {
  readonly weights: ReadonlyMap<string, number>;
  readonly prominences: ReadonlyMap<string, number>;
}

/**
 * How well a text matches: equal, beginning with, equal but for spaces and leading zeros, all words whole, as
 * beginnings or in another spelling, misspelt, or only together with other texts.
 */
const QUALITY = {
  equal: 1,
  starts: 0.9,
  together: 0.85,
  whole: 0.8,
  beginning: 0.7,
  misspelt: 0.5,
  spread: 0.3,
};

/**
 * The candidates that do match, in the order of `compareMatches`. The engines' own scores differ, so that both
 * only propose candidates and the order is made here, the same for both.
 */
export function rank(
  { words, each }: Sought,
  candidates: readonly SearchCandidate[],
  weighing: Weighing,
): Match[] {
  const sought: SoughtText = {
    text: words.join(' '),
    together: runTogether(words),
    words: each.map(lookedFor),
  };
  return candidates
    .flatMap((candidate) => matchOf(sought, candidate, weighing.weights) ?? [])
    .sort(compareMatches(weighing));
}

/** The order of matches: the best first, then what people look for first, then by id. */
export function compareMatches({ prominences }: Weighing) {
  const prominence = ({ id }: { id: string }): number => prominences.get(prefixOf(id)) ?? 0;
  return (a: Pick<Match, 'id' | 'score'>, b: Pick<Match, 'id' | 'score'>): number =>
    b.score - a.score || prominence(b) - prominence(a) || compareTexts(a.id, b.id);
}

interface SoughtText {
  readonly text: string;
  readonly together: string;
  readonly words: readonly LookedFor[];
}

/** How well a word matches the texts' words. */
type LookedFor = (its: FieldWords) => number;

interface FieldText {
  readonly field: string;
  readonly text: string;
  readonly weight: number;
}

interface FieldWords extends FieldText {
  readonly words: readonly string[];
  /** Made when first asked for, since most words are found as they are. */
  readonly others: () => readonly string[];
}

function matchOf(
  sought: SoughtText,
  { id, properties }: SearchCandidate,
  weights: ReadonlyMap<string, number>,
): Match | undefined {
  const read: FieldWords[] = [];
  let best: Match | undefined;
  for (const one of textsOf(properties, weights)) {
    const { field, text, weight } = one;
    // Not even an equal text scores more than its field weighs.
    if (best && best.score >= weight) continue;
    const its = withWords(one);
    read.push(its);
    const score = round(quality(sought, its) * weight);
    if (score > (best?.score ?? 0)) best = { id, score, matchedField: field, matchedText: text };
  }
  // Where no text alone matches, all of them were read.
  return best ?? spreadMatch(id, sought, read);
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

function withWords(text: FieldText): FieldWords {
  const words = wordsOf(text.text);
  let others: readonly string[] | undefined;
  return { ...text, words, others: () => (others ??= otherSpellings(words, text.weight)) };
}

function quality(sought: SoughtText, its: FieldWords): number {
  const text = its.words.join(' ');
  if (text === sought.text) return QUALITY.equal;
  if (text.startsWith(`${sought.text} `)) return QUALITY.starts;
  const least = Math.min(...sought.words.map((word) => word(its)));
  return least > 0 && runTogether(its.words) === sought.together ? QUALITY.together : least;
}

/** What compares a word; how far it is from each other one is reckoned once, since texts share most of theirs. */
function lookedFor({ word, together }: SoughtWord): LookedFor {
  const edits = misspellings(word);
  const known = new Map<string, boolean>();
  const isNear = (one: string): boolean => {
    let near = known.get(one);
    if (near === undefined) known.set(one, (near = distance(word, one) <= edits));
    return near;
  };
  return ({ words, others }) => {
    if (words.includes(word)) return QUALITY.whole;
    if (words.some((one) => one.startsWith(word))) return QUALITY.beginning;
    if (together.some((one) => words.includes(one)) || others().includes(asOther(word))) {
      return QUALITY.beginning;
    }
    return edits > 0 && (words.some(isNear) || others().some(isNear)) ? QUALITY.misspelt : 0;
  };
}

/** A match whose words stand in several fields; it is told by the field that has the first of them. */
function spreadMatch(
  id: string,
  { words }: SoughtText,
  texts: readonly FieldWords[],
): Match | undefined {
  if (words.some((word) => texts.every((text) => word(text) === 0))) return undefined;
  const first = texts.find((text) => words.some((word) => word(text) > 0));
  if (!first) return undefined;
  const score = round(QUALITY.spread * first.weight);
  return { id, score, matchedField: first.field, matchedText: first.text };
}

const round = (score: number): number => Math.round(score * 1000) / 1000;
