import { createHash } from 'node:crypto';
import { badInput } from '../errors';
import type { Path } from './scope';

/** What the value of an order key can be. */
export interface CursorKind {
  readonly type: 'string' | 'number' | 'boolean';
  readonly nullable: boolean;
}

/** A short name for what a list is ordered and filtered by, which its cursors carry. */
export const fingerprint = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 8);

/** The text of a cursor: the fingerprint of its list and the values of its order keys. */
export const encodeCursor = (print: string, keys: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([print, ...keys])).toString('base64url');

/** The values of a cursor's order keys; refused where it comes from another list or is none. */
export function decodeCursor(
  cursor: string,
  print: string,
  kinds: readonly CursorKind[],
  name: string,
  path: Path,
): readonly unknown[] {
  const [from, ...keys] = parse(cursor);
  if (typeof from !== 'string' || keys.length === 0) {
    throw badInput(`${name} must be a cursor that this list gave, got something else`, path);
  }
  if (from !== print || keys.length !== kinds.length) {
    throw badInput(`${name} must be a cursor of the same list, order and filter`, path);
  }
  const fits = keys.every((key, i) => {
    const kind = kinds[i];
    return key === null ? kind?.nullable : typeof key === kind?.type;
  });
  if (!fits) throw badInput(`${name} must be a cursor that this list gave`, path);
  return keys;
}

function parse(cursor: string): unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}
