import type { Request } from 'express';

/** A format that operations can be exported in. */
export type Format = 'csv' | 'jsonld' | 'graphml';

/** The formats: what they are called in `Accept` and `Content-Type`; their names end addresses and files. */
export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv',
  jsonld: 'application/ld+json',
  graphml: 'application/graphml+xml',
};

/** What Apollo answers with: the first of them is meant by a client that takes anything. */
const ANSWERS = ['application/json', 'application/graphql-response+json'];

/** The names of the formats. */
export const FORMATS = Object.keys(MEDIA_TYPES) as Format[];

/** The format that a request prefers to every other answer, or undefined where it wants none of them. */
export function acceptedFormat(request: Request): Format | undefined {
  const wanted = request.accepts([...ANSWERS, ...Object.values(MEDIA_TYPES)]);
  return FORMATS.find((format) => MEDIA_TYPES[format] === wanted);
}

/** The `Content-Type` of a format. */
export const contentType = (format: Format): string =>
  `${MEDIA_TYPES[format]}; charset=utf-8${format === 'csv' ? '; header=present' : ''}`;
