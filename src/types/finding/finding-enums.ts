import { defineEnum } from '../../model/enums';

/** Which way a finding points. */
export enum FindingDirection {
  POSITIVE = 'POSITIVE',
  MIXED = 'MIXED',
  NULL = 'NULL',
  NEGATIVE = 'NEGATIVE',
}

defineEnum(FindingDirection, 'FindingDirection', 'Which way a finding points.', {
  POSITIVE: 'For the better.',
  MIXED: 'Partly for the better, partly not.',
  NULL: 'No effect was found.',
  NEGATIVE: 'For the worse.',
});

/** In what span of time a result is expected. */
export enum ResultHorizon {
  SHORT = 'SHORT',
  MEDIUM = 'MEDIUM',
  LONG = 'LONG',
}

defineEnum(ResultHorizon, 'ResultHorizon', 'In what span of time a result is expected.', {
  SHORT: 'Short: relief.',
  MEDIUM: 'Medium: capacities and economic inclusion.',
  LONG: 'Long: the next generation.',
});
