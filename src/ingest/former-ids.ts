/** Ids that entities had before they became part of others, as an export gives them and an import takes them. */
import type { NodeModel } from '../model/graph-model';
import { idPrefix, prefixOfType } from '../model/ids';
import type { Issue } from './issue';
import type { StoreTransaction } from '../engine/store';
import type { NodeRecord } from './records';
import { RECORDS } from '../messages/records';
import type { CheckedItem } from './graph-data';
import type { Known } from './references';

/** The name under which a record gives former ids; no property of the graph has it. */
export const FORMER_IDS = 'formerIds';

/** The former ids that a record gives; what is wrong with them is added to the issues. */
export function checkFormerIds(
  known: Known,
  { at, values, textual }: NodeRecord,
  id: string,
  type: NodeModel,
  issues: Issue[],
): readonly string[] | undefined {
  const given = values[FORMER_IDS];
  if (given === undefined) return undefined;
  const list = textual && typeof given === 'string' ? given.split(';') : given;
  const ids = (Array.isArray(list) ? (list as unknown[]) : [list]).map((one) =>
    typeof one === 'string' ? one.trim() : one,
  );
  for (const one of ids) {
    if (typeof one === 'string' && isFree(known, one, id, type)) continue;
    const got = JSON.stringify(one);
    const form = `${prefixOfType(type.name)}:…`;
    issues.push({
      code: 'NO_FORMER_ID',
      at: { ...at, column: FORMER_IDS },
      field: FORMER_IDS,
      value: one,
      message: RECORDS.NO_FORMER_ID(FORMER_IDS, form, got),
    });
  }
  return ids as string[];
}

function isFree(known: Known, former: string, id: string, type: NodeModel): boolean {
  if (idPrefix(former) !== prefixOfType(type.name) || former === id) return false;
  const found = known.find(former, []);
  return !('type' in found) || found.late === 'unknown' || found.id === id;
}

/** Lets former ids lead to the entities that have them now. */
export async function rememberFormerIds(
  transaction: StoreTransaction,
  items: readonly CheckedItem[],
  revision: number,
): Promise<void> {
  const rows = items.flatMap(({ node, formerIds = [] }) =>
    formerIds.map((id) => ({ id, now: node.id })),
  );
  if (rows.length > 0) await transaction.addFormerIds(rows, revision);
}
