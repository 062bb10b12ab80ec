import type { Row } from '../../engine/engine';
import type { GroupKeyAnswer } from '../plan/answer-plan';

/** A key of a group: null in all where the group is of what has none. */
export interface GroupKeyValue {
  /** What tells it apart: the id of a node, a value, or a text as it is compared. */
  readonly identity: unknown;
  /** What is told of it: the id or the name of a node, a value, or a text as it is shown. */
  readonly value: unknown;
  readonly node: Row | null;
}

/** The key of what has none. */
export const NO_KEY: GroupKeyValue = { identity: null, value: null, node: null };

/** The key that a statement gives for a group. */
export function groupKeyOf(
  given: unknown,
  { property, text, shown = 'id' }: GroupKeyAnswer,
): GroupKeyValue {
  if (property !== undefined && !text) {
    const value = given ?? null;
    return { identity: value, value, node: null };
  }
  const row = (given ?? {}) as Row;
  if (text) return { identity: row.folded ?? null, value: row.shown ?? null, node: null };
  // The row of no node is a row of nulls.
  const id = row.id ?? null;
  return id === null ? NO_KEY : { identity: id, value: row[shown] ?? null, node: row };
}
