import type { Refusal } from './run';

/** A format that operations can be exported in. */
export type Format = 'csv' | 'jsonld' | 'graphml';

/** The formats: what they are called in `Accept` and `Content-Type`; their names end addresses and files. */
export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv',
  jsonld: 'application/ld+json',
  graphml: 'application/graphml+xml',
};

/** The names of the formats. */
export const FORMATS = Object.keys(MEDIA_TYPES) as Format[];

/** The `Content-Type` of a format. */
export const contentType = (format: Format): string =>
  `${MEDIA_TYPES[format]}; charset=utf-8${format === 'csv' ? '; header=present' : ''}`;

/** An export that can begin: its first part has been read. */
export interface Exported {
  readonly headers: Readonly<Record<string, string>>;
  /** The version of the data set, for the file's name. */
  readonly version: string | undefined;
  readonly chunks: AsyncIterable<string> | Iterable<string>;
}

/** What a request for an export leads to. */
export type ExportAnswer = Exported | { readonly refusal: Refusal };
