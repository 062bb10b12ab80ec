import type { At, Issue, Note } from '../../issue';
import type { LocalizedMessage } from '../../../messages/message';
import type { NodeRecord } from '../../records';
import type { Schemes } from './iati-mapping';
import { FileNotes } from './file-notes';
import { slug } from '../../texts';

/** An activity that has been read. */
export interface KnownActivity {
  readonly id: string;
  readonly type: ActivityType;
  readonly identifier: string;
  readonly line: number;
}

/** That one activity is within another, as one of the two says. */
export interface ActivityLink {
  readonly parent: string;
  readonly child: string;
  /** The activity that says so. */
  readonly by: string;
  readonly line: number;
}

/** An organisation of which a file tells. */
export interface KnownOrganization {
  readonly ref: string;
  readonly line: number;
  readonly by: string;
  readonly names: Set<string>;
}

/** What is remembered of a file while its activities come one after the other: ids and names, never activities. */
export class IatiFile {
  readonly notes: FileNotes;
  /** By the key of their ids. */
  readonly activities = new Map<string, KnownActivity>();
  /** The line of each identifier that was met, in sound activities and others. */
  readonly identifiers = new Map<string, { readonly identifier: string; readonly line: number }>();
  readonly links: ActivityLink[] = [];
  /** By their ids. */
  readonly organizations = new Map<string, KnownOrganization>();
  /** The first name of organisations without a `ref`, by what names have in common whatever their capitals. */
  readonly named = new Map<string, string>();
  /** Concepts that the file names, by their codes. */
  readonly concepts = new Map<string, NodeRecord>();
  readonly publishers = new Set<string>();

  constructor(
    readonly name: string,
    readonly schemes: Schemes,
    /** Identifiers of activities that others name as their parents. */
    readonly parents: ReadonlySet<string>,
  ) {
    this.notes = new FileNotes(name);
  }

  at(line: number, node?: string, column?: string): At {
    return {
      file: this.name,
      line,
      ...(node !== undefined && { node }),
      ...(column !== undefined && { column }),
    };
  }
}

/** An issue at a place. */
export function issueAt(
  at: At,
  code: string,
  message: LocalizedMessage,
  more: { readonly value?: unknown; readonly suggestion?: string } = {},
): Issue {
  return {
    code,
    at,
    ...(more.value !== undefined && { value: more.value }),
    message,
    ...(more.suggestion !== undefined && { suggestion: more.suggestion }),
  };
}

/** A note at a place. */
export const noteAt = (at: At, message: LocalizedMessage): Note => ({ at, message });

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
