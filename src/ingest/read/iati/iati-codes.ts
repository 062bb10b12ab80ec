/** The code lists of IATI that are read, and what their codes are in the graph. */

/** The status of an activity. */
export const STATUSES = {
  1: 'PIPELINE',
  2: 'IMPLEMENTATION',
  3: 'FINALISATION',
  4: 'CLOSED',
  5: 'CANCELLED',
  6: 'SUSPENDED',
} as const;

/** What an organisation does in an activity. */
export const ROLES = { 1: 'FUNDING', 2: 'ACCOUNTABLE', 3: 'EXTENDING', 4: 'IMPLEMENTING' } as const;

/** What a location is for an activity. */
export const REACHES = { 1: 'ACTIVITY', 2: 'BENEFICIARIES' } as const;

/** How much a policy marker weighs; null where the activity does not aim at it. */
export const SIGNIFICANCES = {
  0: null,
  1: 'SIGNIFICANT',
  2: 'PRINCIPAL',
  3: 'PRINCIPAL',
  4: 'PRINCIPAL',
} as const;

/** What sort of body an organisation is; null where the code leaves open which of ours it is. */
export const ORGANIZATION_KINDS = {
  10: null,
  11: 'LOCAL_GOVERNMENT',
  15: null,
  21: 'NGO',
  22: 'NGO',
  23: 'NGO',
  24: 'NGO',
  30: 'OTHER',
  40: 'INTERNATIONAL',
  60: 'OTHER',
  70: 'OTHER',
  71: 'OTHER',
  72: 'OTHER',
  73: 'OTHER',
  80: 'ACADEMIC',
  90: 'OTHER',
} as const;

/** The dates of an activity, and whether they are facts or plans. */
export const DATE_TYPES = {
  1: 'PLANNED_START',
  2: 'ACTUAL_START',
  3: 'PLANNED_END',
  4: 'ACTUAL_END',
} as const;

/** How another activity is related. */
export const RELATIONS = {
  1: 'PARENT',
  2: 'CHILD',
  3: 'SIBLING',
  4: 'CO_FUNDED',
  5: 'THIRD_PARTY',
} as const;

/** The unit of what an indicator measures: none told for units and scores; null where its values are no numbers. */
export const MEASURES = {
  1: {},
  2: { unit: '%' },
  3: null,
  4: { unit: 'puntaje ordinal' },
  5: null,
} as const;

/** What sort of result it is, in Spanish. */
export const RESULTS = { 1: 'Producto', 2: 'Efecto', 3: 'Impacto', 9: 'Otro resultado' } as const;

/** What a checked code of a list is in the graph. */
export function decoded<T>(list: Readonly<Record<number, T>>, code: string): T {
  return (list as Readonly<Record<string, T>>)[code] as T;
}
