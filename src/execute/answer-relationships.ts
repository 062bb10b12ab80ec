import type { PlannedRelationships } from '../plan/planned-root';
import { relationshipsAmong } from './relationships-among';
import type { Runner } from './runner';
import { View } from './view';

/** The answer of how nodes are related: their relationships in the order of their keys. */
export async function answerRelationships(
  runner: Runner,
  { ids, limit, among, answer }: PlannedRelationships,
): Promise<View> {
  const found = await relationshipsAmong(runner, among, ids);
  return new View({ edges: found.slice(0, limit), truncated: found.length > limit }, answer);
}
