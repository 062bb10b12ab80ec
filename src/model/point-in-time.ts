import { isPartialDate, lastDayOf } from './partial-date';

/** Asks for the relationships of all times, those that are over included. */
export const ALWAYS = 'always';

/** A state of the graph: that at the end of a day, or, without a day, what holds at any time. */
export interface PointInTime {
  readonly day?: string;
  /** True where the day was asked for; false for today's state, which is given unasked. */
  readonly given: boolean;
}

/** What a point in time looks like, for messages. */
export const POINT_FORM =
  'a year, a month or a day such as 2021, 2021-11 or 2021-11-05, or "always"';

/** True where the text is a date known to the year, the month or the day, or `always`. */
export const isPointInTime = (text: string): boolean => text === ALWAYS || isPartialDate(text);

/** The state that `asOf` asks for; a year or a month stands for its last day, and nothing for today. */
export function pointInTime(asOf: string | null | undefined, today: string): PointInTime {
  if (asOf == null) return { day: today, given: false };
  return asOf === ALWAYS ? { given: true } : { day: lastDayOf(asOf), given: true };
}

/** The day that was asked for; undefined where none was, or `always`. */
export const givenDay = ({ day, given }: PointInTime): string | undefined =>
  given ? day : undefined;

/** What tells the state that was asked for from others; null where none was. */
export const stateName = ({ day, given }: PointInTime): string | null =>
  given ? (day ?? ALWAYS) : null;
