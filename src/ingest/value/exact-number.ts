/** What a number as it is written is for a computer: a double has some 16 digits, and an end. */
export type ExactNumber = number | 'too large' | 'too many digits';

/** The number that a text of digits writes, unless that loses some of them. */
export function exactNumber(text: string): ExactNumber {
  const value = Number(text);
  if (!Number.isFinite(value)) return 'too large';
  if (text.length < MOST_SURE && !/e/i.test(text)) return value;
  return digitsOf(text) === digitsOf(String(value)) ? value : 'too many digits';
}

/** So many characters without an exponent never have more digits than a double holds. */
const MOST_SURE = 16;

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
  'too large': {
    es: 'es mayor que los números que se pueden guardar',
    en: 'is larger than the numbers that can be kept',
  },
  'too many digits': {
    es: 'tiene más cifras de las que se pueden guardar, unas 16',
    en: 'has more digits than can be kept, some 16',
  },
} as const;
