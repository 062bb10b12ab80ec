import type { At, Issue } from '../issue';
import type { LocalizedMessage } from '../../messages/message';
import type { Read } from '../records';
import { YAMLError } from 'yaml';
import { FILES } from '../../messages/files';
import { YAML_SPANISH, YAML_ENGLISH } from '../../messages/libraries';

/** An issue of a file, as a reader gives it. */
export function issueAt(
  at: At,
  code: string,
  message: LocalizedMessage,
  more: { readonly value?: unknown; readonly suggestion?: string; readonly of?: string } = {},
): Read {
  return { issue: { code, at, message, ...more } };
}

/** The id in the text of a record that cannot be read: what refers to it refers to a record that was refused. */
export function idIn(text: string): { readonly of?: string } {
  const of = /(?:^|[\s{,-])["']?id["']?\s*:\s*["']?([a-z][a-z-]*:[a-z0-9][a-z0-9-]*)/.exec(
    text,
  )?.[1];
  return of === undefined ? {} : { of };
}

/** Thrown by what reads a file where it cannot go on: the issue is told in the place of the rest. */
export class Unreadable extends Error {
  constructor(readonly issue: Issue) {
    super(issue.message.en);
    this.name = 'Unreadable';
  }
}

/** What is told of what the YAML library found, whose own words are English. */
export function yamlErrorMessage(error: Error): LocalizedMessage {
  const said =
    error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.name;
  const code = error instanceof YAMLError ? error.code : error.name;
  return FILES.NOT_YAML(YAML_SPANISH[code] ?? said, YAML_ENGLISH[code] ?? said);
}

/** The record that a map of properties gives, whose `type` is that of the node; undefined where it is no map. */
export function asRecord(value: unknown, at: At): Read | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { type, ...values } = value as Record<string, unknown>;
  if (type === undefined) return { record: { at, values } };
  // What is no name of a type stays a property, which nothing has.
  return typeof type === 'string'
    ? { record: { at, values, type } }
    : { record: { at, values: value as Record<string, unknown> } };
}
