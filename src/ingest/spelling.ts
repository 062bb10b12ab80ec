import { fold } from '../model/fold';

/** Spellings that stand for one sound in the names of Peru, where Spanish and Quechua write it in several ways. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/[^\p{L}\p{N}]+/gu, ' '],
  [/qu(?=[ei])/g, 'k'],
  [/[hg]u(?=[aeio])/g, 'w'],
  [/ll/g, 'y'],
  [/(.)\1+/g, '$1'],
  [/ch/g, '#'],
  [/c(?=[ei])/g, 's'],
  [/[cq]/g, 'k'],
  [/#/g, 'ch'],
  [/z/g, 's'],
  [/v/g, 'b'],
  [/(?<!c)h/g, ''],
];

/**
 * What two spellings of one name have in common: `Ccollana` and `Collana`, `Quimbiri` and `Kimbiri`, with accents
 * and without, give the same. Names that differ by it are different.
 */
export const spellingKey = (name: string): string =>
  SOUNDS.reduce((text, [from, to]) => text.replace(from, to), fold(name)).trim();
