import { defineEnum } from '../../model/enums';

/** What a place is for an intervention: the location reach of IATI. */
export enum LocationReach {
  ACTIVITY = 'ACTIVITY',
  BENEFICIARIES = 'BENEFICIARIES',
}

defineEnum(
  LocationReach,
  'LocationReach',
  'What a place is for an intervention: the location reach of the IATI standard.',
  {
    ACTIVITY: 'The work is done there.',
    BENEFICIARIES: 'Those whom it is for live there.',
  },
);
