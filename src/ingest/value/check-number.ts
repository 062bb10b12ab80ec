import type { PropertyModel } from '../../model/graph-model';
import type { TextFormat } from '../records';
import { must, odd, type Checked, type Refused } from './checked';
import { serialDay } from './check-date';
import { exactNumber, NOT_EXACT } from './exact-number';
import { VALUES } from '../../messages/values';

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Between which values a number of a property of that name lies. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  latitude: [-90, 90],
  longitude: [-180, 180],
  percentage: [0, 100],
  budget: [0, Infinity],
  count: [0, Infinity],
  households: [0, Infinity],
};

/** What is counted one by one, whatever the type of the property; what is reached may be hectares too. */
const COUNTED: ReadonlySet<string> = new Set(['households']);

/** The years that data can be of. */
const YEARS = [1500, 2100] as const;

/** The whole numbers that GraphQL can answer with. */
const INT = [-(2 ** 31), 2 ** 31 - 1] as const;

/** Checks a number of a property, which is a text where `textual` says how it is written. */
export function checkNumber(
  { name, type }: PropertyModel,
  given: unknown,
  textual: TextFormat | undefined,
): Checked {
  const read =
    textual && typeof given === 'string' ? readNumber(given, textual.decimal) : takeNumber(given);
  if (typeof read !== 'number') return read;
  const whole = type === 'Int' || COUNTED.has(name);
  if (whole && !Number.isInteger(read)) {
    return must('NOT_WHOLE', given, VALUES.NOT_WHOLE);
  }
  if (name === 'year' && type === 'Int') return checkYear(read, given);
  const [first, last] = type === 'Int' ? INT : [-Infinity, Infinity];
  const [from, to] = RANGES[name] ?? [first, last];
  const [least, most] = [Math.max(from, first), Math.min(to, last)];
  if (read >= least && read <= most) return { value: read };
  if (most === Infinity) {
    return must('OUT_OF_RANGE', given, VALUES.NEGATIVE);
  }
  return must('OUT_OF_RANGE', given, VALUES.OUT_OF_RANGE(least, most));
}

function checkYear(year: number, given: unknown): Checked {
  const [first, last] = YEARS;
  if (year >= first && year <= last) return { value: year };
  const day = serialDay(String(year));
  return must('NOT_A_YEAR', given, VALUES.NOT_A_YEAR(first, last), day?.slice(0, 4));
}

function takeNumber(given: unknown): number | Refused {
  if (typeof given === 'number' && Number.isFinite(given)) return given;
  if (typeof given === 'number') return odd('NOT_EXACT', String(given), NOT_EXACT['too large']);
  const text = typeof given === 'string' ? given.trim() : '';
  return must('NOT_A_NUMBER', given, VALUES.NOT_A_NUMBER, PLAIN.test(text) ? text : undefined);
}

/** The number that a text writes with that decimal sign, or what is odd about it. */
function readNumber(given: string, decimal: '.' | ','): number | Refused {
  const text = given.trim().replace(/^[−–]/, '-');
  const other = decimal === '.' ? ',' : '.';
  const digits = decimal === '.' ? text : text.replace(',', '.');
  if (PLAIN.test(digits) && !(decimal === ',' && text.includes('.'))) {
    const exact = exactNumber(digits);
    return typeof exact === 'number' ? exact : odd('NOT_EXACT', given, NOT_EXACT[exact]);
  }
  return oddNumber(given, text.replace(/\s*%$/, ''), decimal, other);
}

function oddNumber(given: string, text: string, decimal: '.' | ',', other: '.' | ','): Refused {
  const [point, comma] = [`\\${decimal}`, `\\${other}`];
  const grouped = new RegExp(`^[+-]?\\d{1,3}(([${other}'’\\s])\\d{3})(\\2\\d{3})*(${point}\\d+)?$`);
  const once = new RegExp(`^[+-]?\\d{1,3}${comma}\\d{3}$`);
  if (once.test(text)) return eitherWay(given, decimal, other);
  if (grouped.test(text)) {
    const plain = text.replace(new RegExp(`[${other}'’\\s]`, 'g'), '');
    return odd('THOUSANDS_SEPARATOR', given, VALUES.THOUSANDS_SEPARATOR, plain);
  }
  // 1.234,5 where a point is the decimal sign: both signs have changed places.
  const swapped = new RegExp(`^[+-]?(\\d{1,3}(${point}\\d{3})+|\\d+)${comma}\\d+$`);
  if (swapped.test(text)) {
    const plain = text.replaceAll(decimal, '').replace(other, decimal);
    return odd(decimal === '.' ? 'DECIMAL_COMMA' : 'DECIMAL_POINT', given, DECIMAL[decimal], plain);
  }
  const without = decimal === '.' ? text : text.replace(',', '.');
  return must('NOT_A_NUMBER', given, VALUES.NOT_A_NUMBER, PLAIN.test(without) ? text : undefined);
}

const DECIMAL = {
  '.': VALUES.DECIMAL_COMMA,
  ',': VALUES.DECIMAL_POINT,
};

/** `1,234` can be a thousand or one and a bit: nothing is proposed. */
function eitherWay(given: string, decimal: '.' | ',', other: '.' | ','): Refused {
  const [whole, part] = [given.trim().replace(other, ''), given.trim().replace(other, decimal)];
  return odd('DECIMAL_OR_THOUSANDS', given, VALUES.DECIMAL_OR_THOUSANDS(whole, part, decimal));
}
