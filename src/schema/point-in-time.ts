import { isPointInTime, POINT_FORM } from '../model/point-in-time';
import type { MadeArgument } from './make-type';
import { textScalar, EDTF } from './scalars';

/** The scalar for the state of the graph that is asked for. */
export const PointInTime = textScalar(
  'PointInTime',
  'A date whose state is asked for: a day (`2024-12-04`), or a month or year, which stand for their last day. `always` takes the relationships of all times, those that are over included.',
  POINT_FORM,
  isPointInTime,
  EDTF,
);

/** The argument `asOf` of root fields. */
export const AS_OF: Readonly<Record<'asOf', MadeArgument>> = {
  asOf: {
    type: () => PointInTime,
    description:
      'The state at a date, for everything below: the relationships that held then, names as they were, and no list of what is known to have begun later. What has no dates is taken to hold. Without it: relationships that hold today.',
  },
};
