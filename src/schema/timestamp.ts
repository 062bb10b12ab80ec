import { isTimestamp } from '../model/timestamp';
import { textScalar } from './text-scalar';

/** The scalar for moments, and for the dates that bound them. */
export const Timestamp = textScalar(
  'Timestamp',
  'A moment: `2026-11-25T14:03:00.000Z`. Where one is asked for, it may have an offset, and a date known to the year, the month or the day will do: `2026-11-25`, `2026-11`.',
  'a moment such as 2026-11-25T14:03:00Z, or a date such as 2026-11-25',
  isTimestamp,
  'https://www.rfc-editor.org/rfc/rfc3339',
);
