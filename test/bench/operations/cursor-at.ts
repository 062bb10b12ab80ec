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
  const [print, ...own] = JSON.parse(Buffer.from(endCursor, 'base64url').toString()) as unknown[];
  const fits = (key: unknown, i: number): boolean => key === null || typeof key === typeof keys[i];
  if (own.length !== keys.length || !own.every(fits)) {
    throw new Error(`The list is not ordered by what ${JSON.stringify(keys)} are`);
  }
  return Buffer.from(JSON.stringify([print, ...keys])).toString('base64url');
}
