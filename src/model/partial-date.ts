const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** True where the text is a year, a month or a day of the calendar: `2021`, `2021-11`, `2021-11-05`. */
export function isPartialDate(text: string): boolean {
  if (!PARTIAL_DATE.test(text)) return false;
  if (text.length < 10) return true;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The last day of the period that a date stands for. */
export function lastDayOf(date: string): string {
  if (date.length === 10) return date;
  const [year, month = '12'] = date.split('-');
  const yearAndMonth = `${year}-${month}`;
  const end = new Date(`${yearAndMonth}-01T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + 1, 0);
  return `${yearAndMonth}-${end.getUTCDate()}`;
}

/** The longest period that begins with this one: `2012-01-01` gives `2012`. */
export const longestFrom = (date: string): string => date.replace(/(-01)+$/, '');

/** The longest period that ends with this one: `2012-02-29` gives `2012-02`, and `2012-12` gives `2012`. */
export const longestUntil = (date: string): string =>
  longerPeriods(date).find((longer) => lastDayOf(longer) === lastDayOf(date)) ?? date;

/** The longer periods that a date lies in, the longest first: of `2012-06-15`, `2012` and `2012-06`. */
export const longerPeriods = (date: string): string[] =>
  [4, 7].filter((length) => length < date.length).map((length) => date.slice(0, length));

const MOMENT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** True where the text is a moment with its offset, such as `2026-11-25T14:03:00Z`, or a date. */
export function isTimestamp(text: string): boolean {
  const [, day] = MOMENT.exec(text) ?? [];
  if (day === undefined) return isPartialDate(text);
  return isPartialDate(day) && !Number.isNaN(Date.parse(text));
}

/** The text as moments are stored, in UTC to the millisecond; a date stays as it is. */
export const storedMoment = (text: string): string =>
  isPartialDate(text) ? text : new Date(text).toISOString();
