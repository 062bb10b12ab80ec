import type { PropertyModel } from '../model/graph-model';
import type { TextFormat } from './records';
import { checkDate } from './value/check-date';
import { checkNumber } from './value/check-number';
import { checkText } from './value/check-text';
import { must, type Checked } from './value/checked';
import { VALUES } from '../messages/values';

/**
 * Checks a value that a file gives for a property of a type. Where all values are texts, as in a CSV, `textual`
 * says how numbers and dates are written, and lists are separated by `;`.
 */
export function checkValue(
  property: PropertyModel,
  given: unknown,
  textual?: TextFormat,
  type?: string,
): Checked {
  if (!property.list) return checkOne(property, given, textual, type);
  const list = textual && typeof given === 'string' ? given.split(';') : given;
  if (!Array.isArray(list)) {
    const suggestion = typeof given === 'string' ? `[${given}]` : undefined;
    return must('NOT_A_LIST', given, VALUES.NOT_A_LIST, suggestion);
  }
  const values: unknown[] = [];
  for (const one of list) {
    const checked = checkOne(property, one, textual, type);
    if (!('value' in checked)) return checked;
    values.push(checked.value);
  }
  return { value: values };
}

function checkOne(
  property: PropertyModel,
  given: unknown,
  textual: TextFormat | undefined,
  type: string | undefined,
): Checked {
  switch (property.type) {
    case 'Int':
    case 'Float':
      return checkNumber(property, given, textual);
    case 'Boolean':
      return checkBoolean(given, textual);
    case 'PartialDate':
      return checkDate(given, textual);
    default:
      return checkText(property, given, type);
  }
}

/** What people write for true and false. */
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'sí', 'si', 's', 'yes', 'y', 'verdadero', '1'].map((text) => [text, true] as const),
  ...['false', 'no', 'n', 'falso', '0'].map((text) => [text, false] as const),
]);

function checkBoolean(given: unknown, textual: TextFormat | undefined): Checked {
  if (typeof given === 'boolean') return { value: given };
  const text = String(given).trim();
  if (textual && (text === 'true' || text === 'false')) return { value: text === 'true' };
  return must(
    'NOT_A_BOOLEAN',
    given,
    VALUES.NOT_A_BOOLEAN,
    FLAGS.get(text.toLowerCase())?.toString(),
  );
}
