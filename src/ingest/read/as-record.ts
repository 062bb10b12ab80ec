import type { At } from '../issue';
import type { Read } from '../records';

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
