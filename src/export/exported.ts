import type { Refusal } from './run';

/** An export that can begin: its first part has been read. */
export interface Exported {
  readonly headers: Readonly<Record<string, string>>;
  /** The version of the data set, for the file's name. */
  readonly version: string | undefined;
  readonly chunks: AsyncIterable<string> | Iterable<string>;
}

/** What a request for an export leads to. */
export type ExportAnswer = Exported | { readonly refusal: Refusal };
