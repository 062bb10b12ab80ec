/**
 * Groups of a whole list by one node at the end of several steps, counted from there, and those of which nothing is
 * known as all less those of which something is. For an OPTIONAL MATCH of several steps Neo4j would join all nodes
 * of the list with all ways.
 */
import { invariant } from '../errors';
import type { ConnectionPlan, GroupsPlan } from '../plan/query-plan';
import { orderOf, walk, type CompiledGroups, type GroupNames } from './compile-groups';
import { block, param } from './cypher-writer';

/** True where groups can be counted from their own end: nothing is told of them but their number. */
export const isCountedFromEnds = (
  { hop, start, filter }: ConnectionPlan,
  { keys, meeting, distinct, figures }: GroupsPlan,
): boolean =>
  !hop &&
  !start &&
  !filter &&
  keys.length === 1 &&
  keys.every(
    ({ steps, end, among }) => steps.length > 1 && end === 'node' && among === undefined,
  ) &&
  meeting.length + distinct.length === 0 &&
  !figures;

/** The clauses that make such groups, with the match of the list's nodes in a variable. */
export function compileFromEnds(
  label: string,
  groups: GroupsPlan,
  node: string,
  names: GroupNames,
): CompiledGroups {
  const [path] = groups.keys;
  invariant(path, 'groups without a key are not counted from their end');
  const all = names.node();
  const [count, known] = [names.count(), names.count()];
  const { lines: match, end } = walk(path, `${node}:${label}`, names, 'MATCH');
  const values = [['count', count]] as const;
  return {
    lines: [
      block('CALL ()', [
        ...match,
        `RETURN ${end}, count(DISTINCT ${node}) AS ${count}`,
        'UNION ALL',
        ...match,
        `WITH count(DISTINCT ${node}) AS ${known}`,
        `WITH COUNT { MATCH (${all}:${label}) } - ${known} AS ${count}`,
        `WHERE ${count} > 0`,
        `RETURN null AS ${end}, ${count}`,
      ]),
      `WITH ${end}, ${count}`,
      `ORDER BY ${orderOf(groups, [{ path, name: end }], new Map(values))}`,
      `LIMIT ${param(groups.limit)}`,
    ],
    keys: [end],
    values,
  };
}
