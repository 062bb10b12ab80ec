import type { Language, LocalizedMessage } from '../messages/message';
import { RECORDS } from '../messages/records';

/** Where something stands in what is imported. */
export interface At {
  readonly file: string;
  /** The line, from 1, where the file has lines of its own meaning. */
  readonly line?: number;
  /** The node, where that says more than the line: its id, or its place such as `node 2`. */
  readonly node?: string;
  /** The column, the property or the element. */
  readonly column?: string;
}

/** Something wrong with what is imported: where, the value, what is allowed, and what may have been meant. */
export interface Issue {
  /** What kind of issue it is, for programs: `UNKNOWN_ID`, `NOT_A_NUMBER`, … */
  readonly code: string;
  readonly at: At;
  /** The property or relationship that it is about. */
  readonly field?: string;
  /** The value that is wrong, as it was given. */
  readonly value?: unknown;
  readonly message: LocalizedMessage;
  /** The types that a reference could have named, where it named nothing. */
  readonly expected?: readonly string[];
  /** How often it was met, in what is imported as a whole, where that is more than once; this is the first. */
  readonly times?: number;
  /** The id of the record that it keeps from being read, where that could be read. */
  readonly of?: string;
  /** True where nothing of the file can be taken, whatever else is good in it. */
  readonly whole?: boolean;
  /** What may have been meant: it can stand in the place of the value. */
  readonly suggestion?: string;
}

/** Something to know about a file that is no issue: how it was read, what was left out. */
export interface Note {
  readonly at: At;
  readonly message: LocalizedMessage;
  /** How often it holds, where that is more than once; this is the first place. */
  readonly times?: number;
}

/** A place as it is told: `centros.csv:88, ubigeo`. */
export function placeText({ file, line, node, column }: At): string {
  const lined = line === undefined ? file : `${file}:${line}`;
  const named = node === undefined ? lined : `${lined}: ${node}`;
  return column === undefined ? named : `${named}, ${column}`;
}

/** An issue in a line: where, what, and what may have been meant. A column is told where it has another name. */
export function issueText(issue: Issue, language: Language): string {
  const { at, field, message, suggestion } = issue;
  const { column, ...place } = at;
  const where = placeText(column === undefined || column === field ? place : at);
  const hint = RECORDS.DID_YOU_MEAN[language];
  const meant = suggestion === undefined ? '' : `; ${hint} \`${suggestion}\`?`;
  return `${where}: ${message[language]}${meant}${timesText(issue, language)}`;
}

/** A note in a line: where, what, and how often. */
export const noteText = (note: Note, language: Language): string =>
  `${placeText(note.at)}: ${note.message[language]}${timesText(note, language)}`;

function timesText({ times = 1 }: Pick<Issue, 'times'>, language: Language): string {
  if (times === 1) return '';
  return RECORDS.TIMES(times)[language];
}
