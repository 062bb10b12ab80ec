import type { CheckedItem } from './checked-item';

/**
 * Items in lists with no more than so many relationships each, in the same order. One with more comes several times:
 * whole at first, then by its id alone with further relationships.
 */
export function* inParts(
  items: readonly CheckedItem[],
  most: number,
): Generator<readonly CheckedItem[]> {
  let part: CheckedItem[] = [];
  let room = most;
  for (let item of items) {
    while (item.relationships.length > room) {
      const { relationships } = item;
      if (room > 0) part.push({ ...item, relationships: relationships.slice(0, room) });
      yield part;
      if (room > 0) item = furtherOf(item, relationships.slice(room));
      part = [];
      room = most;
    }
    part.push(item);
    room -= item.relationships.length;
  }
  if (part.length > 0 || items.length === 0) yield part;
}

/** An entity that came before, with relationships alone. */
export function furtherOf(
  { late: _late, ...item }: CheckedItem,
  relationships: CheckedItem['relationships'],
): CheckedItem {
  const node = { ...item.node, properties: { id: item.node.id } };
  return { ...item, node, relationships, again: true };
}
