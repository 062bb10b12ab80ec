import { isPartialDate } from '../../model/partial-date';
import type { TextFormat } from '../records';
import { must, odd, type Checked } from './checked';
import { VALUES } from '../../messages/values';

/** The day 0 of spreadsheets, whose calendar has a day too many in 1900. */
const SERIAL_START = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** The day that a spreadsheet's number stands for: `44505` is 2021-11-05; undefined outside 1954 to 2064. */
export function serialDay(text: string): string | undefined {
  if (!/^\d{5}(\.\d+)?$/.test(text)) return undefined;
  const days = Math.floor(Number(text));
  if (days < 20_000 || days >= 60_000) return undefined;
  return new Date(SERIAL_START + days * DAY_MS).toISOString().slice(0, 10);
}

const SLASHED = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/;
const ISO_LIKE = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d{2}:.*)?$/;
const SHAPED = /^\d{4}-\d{2}(-\d{2})?$/;

/** Checks a date known to the year, the month or the day; in a text it may be written as the format says. */
export function checkDate(given: unknown, textual: TextFormat | undefined): Checked {
  const text = typeof given === 'string' ? given.trim() : '';
  if (isPartialDate(text)) return { value: text };
  const dates = textual?.dates ?? 'ISO';
  const slashed = SLASHED.exec(text);
  if (slashed) return checkSlashed(given, slashed, dates);
  if (SHAPED.test(text)) return impossible(given);
  const day = serialDay(typeof given === 'number' ? String(given) : text);
  if (day !== undefined) {
    return odd('SERIAL_DATE', given, VALUES.SERIAL_DATE, day);
  }
  return must(
    'NOT_A_DATE',
    given,
    textual ? VALUES.NOT_A_DATE : VALUES.NOT_A_QUOTED_DATE,
    asIso(given, text),
  );
}

const impossible = (given: unknown): Checked =>
  odd('IMPOSSIBLE_DATE', given, VALUES.IMPOSSIBLE_DATE);

/** What an ISO date that is not quite one means: `2021/11/5`, `2021-11-05T00:00`, the number 2021. */
function asIso(given: unknown, text: string): string | undefined {
  if (typeof given === 'number') return partial(String(given));
  const [, year, month, day] = ISO_LIKE.exec(text) ?? [];
  return year && month ? isoDay(year, month, day) : undefined;
}

/** A date whose year comes last, of whose two other numbers either may be the month. */
function checkSlashed(
  given: unknown,
  [, first, second, year]: readonly (string | undefined)[],
  dates: TextFormat['dates'],
): Checked {
  const [one, two, last] = [first, second ?? '', year ?? ''];
  const asDmy = isoDay(last, two, one);
  const asMdy = one === undefined ? asDmy : isoDay(last, one, two);
  const chosen = dates === 'DMY' ? asDmy : dates === 'MDY' ? asMdy : undefined;
  if (chosen) return { value: chosen };
  if (!asDmy && !asMdy) return impossible(given);
  const only = !asDmy || !asMdy || asDmy === asMdy ? (asDmy ?? asMdy) : undefined;
  if (only === undefined) {
    return odd('DATE_ORDER', given, VALUES.DATE_ORDER(asDmy, asMdy));
  }
  const order = ORDERS[dates];
  return odd(dates === 'ISO' ? 'NOT_A_DATE' : 'DATE_ORDER', given, order, only);
}

const ORDERS = {
  ISO: VALUES.NOT_ISO,
  DMY: VALUES.NOT_DMY,
  MDY: VALUES.NOT_MDY,
};

function isoDay(year: string, month: string, day: string | undefined): string | undefined {
  const date = [year, month, ...(day === undefined ? [] : [day])].map((n) => n.padStart(2, '0'));
  return partial(date.join('-'));
}

const partial = (date: string): string | undefined => (isPartialDate(date) ? date : undefined);
