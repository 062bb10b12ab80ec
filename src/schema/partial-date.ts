import { isPartialDate } from '../model/partial-date';
import { textScalar } from './text-scalar';

/** The Extended Date/Time Format of the Library of Congress, whose level 0 has dates known to the year and the month. */
export const EDTF = 'https://www.loc.gov/standards/datetime/';

/** The scalar for dates that are known to the year, the month or the day. */
export const PartialDate = textScalar(
  'PartialDate',
  'A date known to the year, the month or the day: `2021`, `2021-11` or `2021-11-05`. It stands for that whole period, in values as in bounds: `lte: "2021"` includes December 2021, `gt: "2021"` begins in 2022.',
  'a year, a month or a day such as 2021, 2021-11 or 2021-11-05',
  isPartialDate,
  EDTF,
);
