import { defineEnum } from '../../model/enums';

/** How far a programme or intervention is: the activity statuses of IATI. */
export enum ActivityStatus {
  PIPELINE = 'PIPELINE',
  IMPLEMENTATION = 'IMPLEMENTATION',
  FINALISATION = 'FINALISATION',
  CLOSED = 'CLOSED',
  CANCELLED = 'CANCELLED',
  SUSPENDED = 'SUSPENDED',
}

defineEnum(
  ActivityStatus,
  'ActivityStatus',
  'How far a programme or intervention is: the activity statuses of the IATI standard.',
  {
    PIPELINE: 'Being planned.',
    IMPLEMENTATION: 'Going on.',
    FINALISATION: 'Complete, with the last accounts or evaluations to come.',
    CLOSED: 'Over.',
    CANCELLED: 'Given up.',
    SUSPENDED: 'Stopped for the time being.',
  },
);
