import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

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

/** Everything that can be answered with. */
const OFFERED = [...ANSWERS, ...Object.values(MEDIA_TYPES)];

/** The names of the formats. */
export const FORMATS = Object.keys(MEDIA_TYPES) as Format[];

/** How many texts of `Accept` are remembered: most clients send one of a few, again and again. */
const MOST_REMEMBERED = 100;
const remembered = new Map<string, Format | undefined>();

/** The format that a request prefers to every other answer, or undefined where it wants none of them. */
export function acceptedFormat({
  headers: { accept = '*/*' },
}: FastifyRequest): Format | undefined {
  if (remembered.has(accept)) return remembered.get(accept);
  const wanted = new Negotiator({ headers: { accept } }).mediaType(OFFERED);
  const format = FORMATS.find((one) => MEDIA_TYPES[one] === wanted);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(accept, format);
  return format;
}

/** The `Content-Type` of a format. */
export const contentType = (format: Format): string =>
  `${MEDIA_TYPES[format]}; charset=utf-8${format === 'csv' ? '; header=present' : ''}`;
