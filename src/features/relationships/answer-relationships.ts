import type { PlannedRelationships } from './plan-relationships';
import { relationshipsAmong } from '../../read/run/relationships-among';
import type { Runner } from '../../read/run/runner';
import { View } from '../../read/run/view';

/** The answer of how nodes are related: their relationships in the order of their keys. */
export async function answerRelationships(
  runner: Runner,
  { ids, limit, among, answer }: PlannedRelationships,
): Promise<View> {
  const found = await relationshipsAmong(runner, among, ids);
  return new View({ edges: found.slice(0, limit), truncated: found.length > limit }, answer);
}
