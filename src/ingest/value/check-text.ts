import type { PropertyModel } from '../../model/graph-model';
import { either } from '../../messages/message';
import { nearest, cleanText } from '../texts';
import { must, odd, type Checked } from './checked';
import { fold } from '../../model/fold';
import { VALUES } from '../../messages/values';

/** Control characters but tab and line ends, and halves of characters: no text has them. */
// eslint-disable-next-line no-control-regex
const NO_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\p{Cs}/u;

/** Controls of the direction of writing: they make a text look like another. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** What programs write where they have no value. */
const NO_VALUE =
  /^(null|nan|nil|none|undefined|n\/a|<na>|n\/d|s\/d|#(n\/[ad]|[¡¿]?(ref|value|valor|div\/0|name|num|nombre|null|nulo)[!?]))$/i;

/** Checks a text: trimmed, composed, one of the allowed values where there are such, a code where it is one. */
export function checkText(property: PropertyModel, given: unknown, type?: string): Checked {
  const code = property.indexed === true;
  if (typeof given === 'number') {
    const text = String(given);
    const checked = code ? checkCode(text, type) : { value: text };
    return must(
      'NOT_A_TEXT',
      given,
      VALUES.NOT_A_TEXT,
      'value' in checked ? text : checked.suggestion,
    );
  }
  if (typeof given !== 'string' || given.trim() === '') {
    return must('EMPTY', given, VALUES.EMPTY);
  }
  if (NO_TEXT.test(given)) {
    return odd('CONTROL_CHARACTER', given, VALUES.CONTROL_CHARACTER);
  }
  const direction = DIRECTION.exec(given)?.[0];
  if (direction !== undefined) {
    const code = `U+${direction.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return odd('DIRECTION_CONTROL', given, VALUES.DIRECTION_CONTROL(code));
  }
  const text = cleanText(given).trim().normalize('NFC');
  if (property.name === 'currency') return checkCurrency(text, given);
  if (property.values && !property.values.includes(text)) {
    const allowed = property.values.join(', ');
    return must('NOT_ALLOWED', given, VALUES.NOT_ALLOWED(allowed), nearest(text, property.values));
  }
  if (!property.values && NO_VALUE.test(text)) {
    return odd('NO_VALUE', given, VALUES.NO_VALUE);
  }
  return code ? checkCode(text, type) : { value: text };
}

/** The currencies of ISO 4217, as the standard library has them. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** What people write for the currencies that figures of Peru are in, folded. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ...['s/', 's/.', 'sol', 'soles', 'nuevo sol', 'nuevos soles'].map(
    (word) => [word, 'PEN'] as const,
  ),
  ...['$', 'us$', 'dolar', 'dolares', 'dollar', 'dollars'].map((word) => [word, 'USD'] as const),
  ...['€', 'euro', 'euros'].map((word) => [word, 'EUR'] as const),
]);

/** Checks a currency, which is a code of ISO 4217. */
export function checkCurrency(text: string, given: unknown): Checked {
  if (CURRENCIES.has(text)) return { value: text };
  const capitals = text.toUpperCase();
  const meant = CURRENCIES.has(capitals) ? capitals : WORDS.get(fold(text));
  return must('NOT_A_CURRENCY', given, VALUES.NOT_A_CURRENCY, meant);
}

/** How many digits the UBIGEO of a place of a type has. */
const DIGITS: Readonly<Record<string, number>> = {
  Department: 2,
  Province: 4,
  District: 6,
  Community: 10,
};

/** Checks a code of a place, which has as many digits as its type says, or as those of any type do. */
export function checkCode(given: string, type: string | undefined): Checked {
  const text = given.trim();
  const one = DIGITS[type ?? ''];
  const lengths = one === undefined ? Object.values(DIGITS) : [one];
  if (/^\d+$/.test(text) && lengths.includes(text.length)) return { value: text };
  // 80505.0 is what is left where a spreadsheet took the code for a number.
  const digits = /^(\d+)(?:\.0+)?$/.exec(text)?.[1];
  if (digits && lengths.includes(digits.length + 1)) {
    return odd('LOST_ZERO', given, VALUES.LOST_ZERO, `0${digits}`);
  }
  const counts = either(lengths);
  return must(
    'NOT_A_CODE',
    given,
    VALUES.NOT_A_CODE(counts),
    digits && digits !== text && lengths.includes(digits.length) ? digits : undefined,
  );
}
