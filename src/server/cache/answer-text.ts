import { createHash } from 'node:crypto';
import type { FormattedExecutionResult } from 'graphql';

/** The texts of results, by their data: what is written once is not written again, and what is kept not at all. */
const texts = new WeakMap<object, string>();

/** The text of a result, as it is sent. */
export function textOf({ errors, data, extensions }: FormattedExecutionResult): string {
  const known = data ? texts.get(data) : undefined;
  if (known !== undefined) return known;
  const text = `${JSON.stringify({ errors, data, extensions })}\n`;
  if (data) texts.set(data, text);
  return text;
}

/** A result that stands for a text. */
export function resultFrom(text: string): FormattedExecutionResult {
  const data = {};
  texts.set(data, text);
  return { data };
}

/** A strong tag of a text: another byte is another tag. */
export const etagOf = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url')}"`;

/** True where `If-None-Match` names the tag: weakly, as its sender may have had it from what compresses on the way. */
export const isNamed = (etag: string, ifNoneMatch: string | undefined): boolean =>
  (ifNoneMatch ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === etag);
