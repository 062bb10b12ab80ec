import { createHash } from 'node:crypto';
import { badArgument } from '../../errors';
import { memo } from '../../model/memo';
import type { Path } from './values';

/** What the value of an order key can be. */
export interface CursorKind {
  readonly type: 'string' | 'number' | 'boolean';
  readonly nullable: boolean;
}

/** What a list is ordered and filtered by, and which list it is: its cursors are of no other. */
export type ListIdentity = readonly unknown[];

/** A short name for a list, which its cursors carry; made when the first one is written or read. */
const fingerprint = memo((list: ListIdentity): string =>
  createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 8),
);

/** The text of a cursor: the fingerprint of its list and the values of its order keys. */
export const encodeCursor = (list: ListIdentity, keys: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([fingerprint(list), ...keys])).toString('base64url');

/** The values of a cursor's order keys; refused where it comes from another list or is none. */
export function decodeCursor(
  cursor: string,
  list: ListIdentity,
  kinds: readonly CursorKind[],
  name: string,
  path: Path,
): readonly unknown[] {
  const [from, ...keys] = parse(cursor);
  if (typeof from !== 'string' || keys.length === 0) {
    throw badArgument(name, 'must be a cursor that this list gave, got something else', path);
  }
  if (from !== fingerprint(list) || keys.length !== kinds.length) {
    throw badArgument(name, 'must be a cursor of the same list, order and filter', path);
  }
  const fits = keys.every((key, i) => {
    const kind = kinds[i];
    return key === null ? kind?.nullable : typeof key === kind?.type;
  });
  if (!fits) throw badArgument(name, 'must be a cursor that this list gave', path);
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
