import { isPartialDate } from './partial-date';

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
