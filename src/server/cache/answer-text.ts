import type { FormattedExecutionResult } from 'graphql';
import { hash } from 'node:crypto';

/** The texts of results that were written before they are sent, by their data. */
const texts = new WeakMap<object, string>();

/** The text of a result, as it is sent. */
export const textOf = ({ errors, data, extensions }: FormattedExecutionResult): string =>
  (data && texts.get(data)) ?? `${JSON.stringify({ errors, data, extensions })}\n`;

/** Has a text sent for a result's data, whatever they are; most results are written once, and nothing is noted of them. */
export function sendAs(text: string, data: object): void {
  texts.set(data, text);
}

/** A result that stands for a text. */
export function resultFrom(text: string): FormattedExecutionResult {
  const data = {};
  sendAs(text, data);
  return { data };
}

/** A strong tag of a text: another byte is another tag. */
export const etagOf = (text: string): string => `"${nameOf(text)}"`;

/** True where `If-None-Match` names the tag: weakly, as its sender may have had it from what compresses on the way. */
export const isNamed = (etag: string, ifNoneMatch: string | undefined): boolean =>
  (ifNoneMatch ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === etag);

/** A name of 43 letters that no two texts share, the same in every process. */
export const nameOf = (text: string): string => hash('sha256', text, 'base64url');
