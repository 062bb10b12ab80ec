import { decodeCursor, encodeCursor } from '../../../src/plan/cursor';
import type { Sample } from './operation';

/**
 * Tinkuy's cursor of the intervention with these order keys, which a reader would come to page by page: the one
 * that the first page ends with, with other keys in it.
 */
export async function cursorAt(
  { tinkuy }: Sample,
  orderBy: readonly object[],
  keys: readonly unknown[],
): Promise<string> {
  const data = (await tinkuy(
    'query First($orderBy: [InterventionOrder!]) { interventions(first: 1, orderBy: $orderBy) { pageInfo { endCursor } } }',
    { orderBy },
  )) as { interventions: { pageInfo: { endCursor: string } } };
  const { endCursor } = data.interventions.pageInfo;
  const [print] = JSON.parse(Buffer.from(endCursor, 'base64url').toString()) as [string];
  const kinds = keys.map((key) => ({ type: typeof key as 'string', nullable: true }));
  // Throws where the list is ordered by something else than these keys.
  decodeCursor(endCursor, print, kinds, 'after', []);
  return encodeCursor(print, keys);
}
