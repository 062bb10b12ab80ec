import { slug } from '../../slug';

/** The key of an id made of a text: `PE-RUC-20545565359` gives `pe-ruc-20545565359`. */
export const keyOf = slug;

/** What an activity is in the graph: a programme where other activities are its parts. */
export type ActivityType = 'program' | 'intervention';

/** The id of an activity. */
export const activityId = (type: ActivityType, identifier: string): string =>
  `${type}:iati-${keyOf(identifier)}`;

/** The id of an organisation by its identifier. */
export const organizationId = (ref: string): string => `organization:${keyOf(ref)}`;

/** Where in a file something is told. */
export const locatorOf = (identifier: string): string => `iati-identifier ${identifier}`;
