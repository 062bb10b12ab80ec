/** The order of what answers sort for themselves, which is that of the databases. */
import type { Row } from '../../engine/engine';

/** The order of two texts: names as they are compared, ids or keys. */
export function compareTexts(a: unknown, b: unknown): number {
  const [one, other] = [String(a), String(b)];
  return one < other ? -1 : Number(one > other);
}

/** The order of the rows of two nodes: by name, then by id. */
export const byName = (a: Row, b: Row): number =>
  compareTexts(a.nameFolded, b.nameFolded) || compareTexts(a.id, b.id);
