import type { GroupKeyValue } from './group-key';
import type { GroupKeyAnswer } from '../plan/answer-plan';

/** A filter as a client writes it. */
export type Where = Readonly<Record<string, unknown>>;

/**
 * The filter that leads to the nodes of a group: those that have a value, or for null those that have none.
 * Null where no filter says it: that something lies in no place of a level.
 */
export function drillDown(
  { fields, end, property = '', date }: GroupKeyAnswer,
  key: GroupKeyValue,
): Where | null {
  const value = end === 'node' || end === 'level' ? key.identity : key.value;
  if (value !== null) return along(fields, ends(end, property, value, date ? 'exactly' : 'eq'));
  if (end === 'level') return null;
  const none = { not: along(fields, {}) };
  if (end === 'node') return none;
  const unknown = along(fields, ends(end, property, null));
  return fields.length === 0 ? unknown : { or: [none, unknown] };
}

/** All conditions together with a filter that is given, or null where one of them cannot be said. */
export function allOf(given: Where | null, conditions: readonly (Where | null)[]): Where | null {
  if (conditions.includes(null)) return null;
  const of = [given, ...conditions].filter((one) => one !== null);
  return of.length > 1 ? { and: of } : (of[0] ?? {});
}

/** What must hold at the end of a way: of the node, or under `edge` of the relationship that led there. */
interface End {
  readonly node?: Where;
  readonly edge?: Where;
}

function ends(end: GroupKeyAnswer['end'], property: string, value: unknown, operator = 'eq'): End {
  const condition = value === null ? { isNull: true } : { [operator]: value };
  switch (end) {
    case 'node':
      return { node: { id: { eq: value } } };
    case 'level':
      return { node: { within: [value] } };
    case 'property':
      return { node: { [property]: condition } };
    case 'edge':
      return { edge: { [property]: condition } };
  }
}

function along(fields: GroupKeyAnswer['fields'], end: End): Where {
  const [first, ...rest] = fields;
  if (!first) return end.node ?? {};
  const match = rest.length > 0 ? { node: along(rest, end) } : end;
  if (!first.toOne) return { [first.name]: { some: match } };
  return { [first.name]: match.node ? match : { isNull: false } };
}
