import type { PropertyModel } from '../graph/graph-model';
import { isPartialDate } from '../graph/partial-date';
import { told, type Told } from './fault';
import type { TextFormat } from './records';

/** A value as it is stored, or what is wrong with it. */
export type Checked =
  | { readonly value: unknown }
  | { readonly code: string; readonly told: Told; readonly suggestion?: string };

/** Checks a value that a file gives for a property; in a CSV, numbers and lists come as texts. */
export function checkValue(
  property: PropertyModel,
  given: unknown,
  textual?: TextFormat,
  _type?: string,
): Checked {
  if (!property.list) return checkOne(property, given, textual !== undefined);
  const list = textual && typeof given === 'string' ? given.split(';') : given;
  if (!Array.isArray(list)) return fault(`must be a list, got ${JSON.stringify(given)}`);
  const checked = list.map((one: unknown) => checkOne(property, one, textual !== undefined));
  const wrong = checked.find((one) => 'told' in one);
  return wrong ?? { value: checked.map((one) => 'value' in one && one.value) };
}

const fault = (text: string): Checked => ({ code: 'X', told: told(text, text) });

function checkOne({ type, values }: PropertyModel, given: unknown, textual: boolean): Checked {
  const got = `got ${JSON.stringify(given)}`;
  switch (type) {
    case 'Int':
    case 'Float': {
      const number = textual && typeof given === 'string' ? Number(given) : given;
      if (typeof number !== 'number' || !Number.isFinite(number)) {
        return fault(`must be a number, ${got}`);
      }
      return type === 'Int' && !Number.isInteger(number)
        ? fault(`must be a whole number, ${got}`)
        : { value: number };
    }
    case 'Boolean': {
      const flag = textual ? ({ true: true, false: false } as const)[String(given)] : given;
      return typeof flag === 'boolean' ? { value: flag } : fault(`must be true or false, ${got}`);
    }
    case 'PartialDate':
      return typeof given === 'string' && isPartialDate(given)
        ? { value: given }
        : fault(`must be a date in quotes such as '2021', '2021-11' or '2021-11-05', ${got}`);
    default: {
      if (typeof given !== 'string' || given.trim() === '') {
        return fault(`must be a text that is not empty, ${got}`);
      }
      if (values && !values.includes(given)) {
        return fault(`must be one of ${values.join(', ')}, ${got}`);
      }
      return { value: given.normalize('NFC') };
    }
  }
}
