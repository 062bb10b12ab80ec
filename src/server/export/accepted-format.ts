import { MEDIA_TYPES, type Format, FORMATS } from '../../export/formats';
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

/** What Apollo answers with: the first of them is meant by a client that takes anything. */
const ANSWERS = ['application/json', 'application/graphql-response+json'];

/** Everything that can be answered with. */
const OFFERED = [...ANSWERS, ...Object.values(MEDIA_TYPES)];

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
