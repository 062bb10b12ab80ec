import type { PropertyModel } from '../../model/graph-model';
import { nearest } from '../nearest';
import { checkCode } from './check-code';
import { checkCurrency } from './check-currency';
import { must, odd, type Checked } from './checked';
import { cleanText } from './clean-text';

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
      { es: 'un texto entre comillas', en: 'a text in quotes' },
      'value' in checked ? text : checked.suggestion,
    );
  }
  if (typeof given !== 'string' || given.trim() === '') {
    return must('EMPTY', given, {
      es: 'un texto que no esté vacío',
      en: 'a text that is not empty',
    });
  }
  if (NO_TEXT.test(given)) {
    return odd('CONTROL_CHARACTER', given, {
      es: 'tiene caracteres de control',
      en: 'has control characters',
    });
  }
  const direction = DIRECTION.exec(given)?.[0];
  if (direction !== undefined) {
    const code = `U+${direction.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return odd('DIRECTION_CONTROL', given, {
      es: `tiene un signo invisible (${code}) que cambia el sentido de la escritura; bórrelo`,
      en: `has a character that is not seen (${code}) and turns the direction of writing; delete it`,
    });
  }
  const text = cleanText(given).trim().normalize('NFC');
  if (property.name === 'currency') return checkCurrency(text, given);
  if (property.values && !property.values.includes(text)) {
    const allowed = property.values.join(', ');
    return must(
      'NOT_ALLOWED',
      given,
      { es: `uno de ${allowed}`, en: `one of ${allowed}` },
      nearest(text, property.values),
    );
  }
  if (!property.values && NO_VALUE.test(text)) {
    return odd('NO_VALUE', given, {
      es: 'es lo que un programa escribe donde no hay dato; deje la celda vacía o quite la propiedad',
      en: 'is what a program writes where there is no value; leave the cell empty, or take the property away',
    });
  }
  return code ? checkCode(text, type) : { value: text };
}
