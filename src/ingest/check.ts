/**
 * Checks records that are at hand as a whole, such as a small graph in a folder. An import checks the same way,
 * record by record, against the graph as well (import-files.ts).
 */
import { IssuesError } from '../errors';
import { isEntity, type GraphModel, type NodeModel } from '../model/graph-model';
import { idPrefix } from '../model/ids';
import { checkRecord } from './check-record';
import { placeText, issueText, type Issue } from './issue';
import type { GraphData, NodeData, RelationshipData } from './graph-data';
import { wayOf } from './outgoing';
import type { NodeRecord } from './records';
import { brokenRules } from './rules';
import { RECORDS } from '../messages/records';
import type { Known } from './references';

interface Given {
  readonly record: NodeRecord;
  readonly type: NodeModel;
}

/** The checked data of records; whatever is wrong, anywhere, is named in one error. */
export function checkRecords(model: GraphModel, records: readonly NodeRecord[]): GraphData {
  const issues: Issue[] = [];
  const given = new Map<string, Given>();
  for (const record of records) {
    const { id } = record.values;
    const type = typeof id === 'string' ? model.byPrefix.get(idPrefix(id) ?? '') : undefined;
    const other = typeof id === 'string' ? given.get(id) : undefined;
    if (typeof id !== 'string' || !type || !isEntity(type)) {
      issues.push(unusableId(record, id));
    } else if (other) {
      const where = placeText(other.record.at);
      issues.push({
        code: 'GIVEN_TWICE',
        at: record.at,
        message: RECORDS.GIVEN_TWICE_ALSO(id, where),
      });
    } else {
      given.set(id, { record, type });
    }
  }
  const known = knownAmong(given);
  const nodes: NodeData[] = [];
  const relationships: RelationshipData[] = [];
  for (const [id, { record, type }] of given) {
    const checked = checkRecord({ model, known, partial: false }, record, id, type, issues);
    if (checked.nameless) issues.push(checked.nameless);
    nodes.push(checked.node);
    relationships.push(...checked.relationships);
  }
  checkFromOne(model, given, relationships, issues);
  if (issues.length > 0) {
    const texts = issues.map((issue) => issueText(issue, 'en'));
    throw new IssuesError('The data cannot be taken:', texts);
  }
  return { nodes, relationships };
}

/** The issue of a record whose id is none, or of no known type. */
export function unusableId({ at }: NodeRecord, id: unknown): Issue {
  const got = JSON.stringify(id);
  return { code: 'UNUSABLE_ID', at, value: id, message: RECORDS.UNUSABLE_ID(got) };
}

function knownAmong(given: ReadonlyMap<string, Given>): Known {
  return {
    find: (reference) => {
      const found = given.get(reference);
      if (found) return { id: reference, type: found.type, codes: found.record.values };
      const got = JSON.stringify(reference);
      return {
        code: 'UNKNOWN_ID',
        message: RECORDS.NOT_IN_THE_DATA(got),
      };
    },
  };
}

/** Refuses a second relationship to a node at a time where there is room for one. */
function checkFromOne(
  model: GraphModel,
  given: ReadonlyMap<string, Given>,
  relationships: readonly RelationshipData[],
  issues: Issue[],
): void {
  const leading = new Map<string, RelationshipData[]>();
  for (const one of relationships) {
    const { type, from, to } = one;
    if (!wayOf(model, type, from, to)?.fromOne) continue;
    leading.set(`${type} ${to}`, [...(leading.get(`${type} ${to}`) ?? []), one]);
  }
  for (const links of leading.values()) {
    for (const { code, message, value } of brokenRules({ of: 'leading', links }, 'record')) {
      const start = given.get(value as string);
      if (start) issues.push({ code, at: start.record.at, message });
    }
  }
}
