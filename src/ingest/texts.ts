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

/**
 * A text as the key of an id: `Haku Wiñay / Noa Jayatai` gives `haku-winay-noa-jayatai`. Ids never change, so that
 * this stays as it is, however texts are compared (`fold`).
 */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Characters that are not seen, or that only look like a blank: texts that differ by them alone are the same. */

/** Blanks of other widths, those that keep words together among them. */
const BLANKS = '\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000';

/** No width at all: places where a word may be cut or not, and byte order marks within a text. */
const NOTHING = '\\u00AD\\u200B\\u2060\\uFEFF';

const ANY = new RegExp(`[${BLANKS}${NOTHING}]`);

const ODD_BLANK = new RegExp(` *[${BLANKS}][ ${BLANKS}]*`, 'g');

const UNSEEN = new RegExp(`[${NOTHING}]`, 'g');

/** A text whose blanks are plain, one where there were several with an odd one among them, and without what is not seen. */
export const cleanText = (text: string): string =>
  ANY.test(text) ? text.replace(UNSEEN, '').replace(ODD_BLANK, ' ') : text;

/** The same of all texts of a value, within lists and maps too. */
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(cleanTexts);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanTexts(one)]));
}
