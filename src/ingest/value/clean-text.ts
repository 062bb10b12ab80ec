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
