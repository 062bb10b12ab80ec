/**
 * Groups of a whole list by one node at the end of several steps, counted from there. How many nodes are in none is
 * told by all less those that are in one. For an OPTIONAL MATCH of
 * several steps Neo4j would join all nodes of the list with all ways.
 *
 *     MATCH (n0)-[:IMPLEMENTED_IN]->(n2)-[:PART_OF*0..3]->(n3:Department)
 *     WITH n3, collect(DISTINCT n0) AS k1
 *     WITH collect([n3, k1]) AS k2
 *     CALL (k2) { … RETURN n3, k0 }
 *     WITH n3, max(k0) AS k0
 */
import { invariant } from '../../errors';
import { orderOf, walk, type CompiledGroups, type GroupNames } from './compile-groups';
import { block, param } from './cypher-writer';
import type { ConnectionPlan, GroupsPlan } from '../../read/plan/connection-plan';

/** True where groups can be counted from their own end: nothing is told of them but their number. */
export const isAggregatedFromTarget = (
  { access }: ConnectionPlan,
  { keys, meeting, distinct, figures }: GroupsPlan,
): boolean =>
  access.kind === 'scan' &&
  !access.filter &&
  keys.length === 1 &&
  keys.every(
    ({ steps, end, among }) => steps.length > 1 && end === 'node' && among === undefined,
  ) &&
  meeting.length + distinct.length === 0 &&
  !figures;

/** The clauses that make such groups, with the match of the list's nodes in a variable. */
export function compileAggregateFromTarget(
  label: string,
  groups: GroupsPlan,
  node: string,
  names: GroupNames,
): CompiledGroups {
  const [path] = groups.keys;
  invariant(path, 'groups without a key are not counted from their end');
  const count = names.count();
  const { lines: match, end } = walk(
    path,
    path.steps[0]?.sourceLabelImplied ? node : `${node}:${label}`,
    names,
    'MATCH',
  );
  const values = [['count', count]] as const;
  return {
    lines: [
      ...counted({ label, node, match, end, count, names }),
      // There is one row of each group. What it comes to is put in order without the list of all nodes, which
      // Neo4j would carry along, and count as memory of each row: 72 MB for 25 groups of 100,000 nodes.
      `WITH ${end}, max(${count}) AS ${count}`,
      `ORDER BY ${orderOf(groups, [{ path, name: end }], new Map(values))}`,
      `LIMIT ${param(groups.limit)}`,
    ],
    keys: [end],
    values,
  };
}

/** What is counted: nodes of a label, by what a match leads to. */
interface Counting {
  readonly label: string;
  readonly node: string;
  readonly match: readonly string[];
  readonly end: string;
  readonly count: string;
  readonly names: GroupNames;
}

/** The groups, and the nodes in none as all less those that are in one. */
function counted({ label, node, match, end, count, names }: Counting): string[] {
  const all = names.node();
  const [met, ends, one] = [names.count(), names.count(), names.count()];
  return [
    ...match,
    `WITH ${end}, collect(DISTINCT ${node}) AS ${met}`,
    `WITH collect([${end}, ${met}]) AS ${ends}`,
    block(`CALL (${ends})`, [
      `UNWIND ${ends} AS ${one}`,
      `RETURN ${one}[0] AS ${end}, size(${one}[1]) AS ${count}`,
      'UNION ALL',
      `UNWIND ${ends} AS ${one}`,
      `UNWIND ${one}[1] AS ${node}`,
      `WITH COUNT { MATCH (${all}:${label}) } - count(DISTINCT ${node}) AS ${count}`,
      `WHERE ${count} > 0`,
      `RETURN null AS ${end}, ${count}`,
    ]),
  ];
}
