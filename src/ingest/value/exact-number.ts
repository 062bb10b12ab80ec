import { VALUES } from '../../messages/values';

/** What a number as it is written is for a computer: a double has some 16 digits, and an end. */
export type ExactNumber = number | 'too large' | 'too many digits';

/** Whole numbers up to here are exact; of a part, as spreadsheets write it, the last digits are noise. */
const MOST_EXACT = 2 ** 53;

/** The number that a text of digits writes, unless that loses some of them. */
export function exactNumber(text: string): ExactNumber {
  const value = Number(text);
  if (!Number.isFinite(value)) return 'too large';
  const small = Math.abs(value) < MOST_EXACT;
  const exact = small
    ? value !== 0 || digitsOf(text) === '0'
    : digitsOf(text) === digitsOf(String(value));
  return exact ? value : 'too many digits';
}

/** What a number has of digits, and where its point is: the same for all ways to write one number. */
function digitsOf(text: string): string {
  const [, whole = '', part = '', power = '0'] =
    /^[+-]?(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const digits = `${whole}${part}`.replace(/^0+/, '');
  const leading = `${whole}${part}`.length - digits.length;
  const plain = digits.replace(/0+$/, '');
  return plain === '' ? '0' : `${plain}e${Number(power) + whole.length - leading}`;
}

/** What is told of a number that cannot be kept, so that it can follow what it is. */
export const NOT_EXACT = {
  'too large': VALUES.TOO_LARGE,
  'too many digits': VALUES.TOO_MANY_DIGITS,
} as const;
