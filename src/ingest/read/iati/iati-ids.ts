import { fold } from '../../../graph/fold';

/** The key of an id made of a text: `PE-RUC-20545565359` gives `pe-ruc-20545565359`. */
export function keyOf(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** What an activity is in the graph: a programme where other activities are its parts. */
export type ActivityType = 'program' | 'intervention';

/** The id of an activity. */
export const activityId = (type: ActivityType, identifier: string): string =>
  `${type}:iati-${keyOf(identifier)}`;

/** The id of an organisation by its identifier. */
export const organizationId = (ref: string): string => `organization:${keyOf(ref)}`;

/** Where in a file something is told. */
export const locatorOf = (identifier: string): string => `iati-identifier ${identifier}`;
