import type { PropertyModel } from '../../graph/graph-model';
import { nearest } from '../nearest';
import { checkCode } from './check-code';
import { must, odd, type Checked } from './checked';

/** Control characters but tab and line ends, and halves of characters: no text has them. */
// eslint-disable-next-line no-control-regex
const NO_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\p{Cs}/u;

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
  const text = given.trim().normalize('NFC');
  if (property.values && !property.values.includes(text)) {
    const allowed = property.values.join(', ');
    return must(
      'NOT_ALLOWED',
      given,
      { es: `uno de ${allowed}`, en: `one of ${allowed}` },
      nearest(text, property.values),
    );
  }
  return code ? checkCode(text, type) : { value: text };
}
