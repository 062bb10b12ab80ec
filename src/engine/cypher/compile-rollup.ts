/**
 * Groups by several keys, and their sums: the same list by fewer of these keys, as the rows and columns of a gap
 * map. A margin is made of the groups, each of which collects what is counted of it, so that the list is matched
 * and followed once.
 *
 *     WITH n1, n2, collect(DISTINCT n0) AS k0
 *     WITH collect([n1, n2, k0]) AS k1
 *     CALL (k1) {
 *       UNWIND k1 AS k2
 *       RETURN 0 AS k3, k2[0] AS n1, k2[1] AS n2, size(k2[2]) AS k0
 *       UNION ALL
 *       UNWIND k1 AS k2
 *       WITH k2[0] AS n1, collect(k2[2]) AS k0
 *       RETURN 1 AS k3, n1, null AS n2, COUNT { UNWIND k0 AS k4 UNWIND k4 AS k5 RETURN DISTINCT k5 } AS k0
 *     }
 *     WITH k3, n1, n2, max(k0) AS k0
 */
import { invariant } from '../../errors';
import { amongOf, groupRows, orderOf, type GroupNames } from './compile-groups';
import { block, param, where } from './cypher-writer';
import type { Value } from './fragment';
import { plain, shapeOfEach, valuesOf, type Entry } from './values';
import type {
  ConnectionPlan,
  GroupKey,
  GroupsPlan,
  Projection,
} from '../../read/plan/connection-plan';

/** What the compiler lends for groups. */
interface Lent {
  /** The match of the list's nodes in a variable. */
  readonly match: (node: string) => readonly string[];
  /** What is read of the node in a variable, which has nothing nested. */
  readonly read: (of: Projection, variable: string) => Value;
  readonly names: GroupNames & { readonly result: () => string };
}

/** True where all groups of a list after the first are sums of these. */
export function isRollup({ access, groups = [] }: ConnectionPlan): boolean {
  const [first, ...sums] = groups;
  if (!first || access.kind === 'expand' || sums.length === 0) return false;
  const order = JSON.stringify(first.order);
  return (
    groups.every(
      ({ keys, figures }) =>
        !figures && keys.every(({ folded, node }) => !folded && !node?.nested.length),
    ) &&
    sums.every(
      (margin) =>
        JSON.stringify(margin.order) === order &&
        margin.keys.every((key) => columnOf(first, key) >= 0),
    )
  );
}

/** Where groups have a key, among their own. */
const columnOf = ({ keys }: GroupsPlan, key: GroupKey): number =>
  keys.findIndex((one) => wayOf(one) === wayOf(key));

const wayOf = ({ steps, end, property }: GroupKey): string =>
  JSON.stringify([steps, end, property]);

/** The clause that gives all groups of a list, and each of them by its key. */
export function compileRollup(
  groups: readonly GroupsPlan[],
  { match, read, names }: Lent,
): { readonly before: readonly string[]; readonly entries: readonly Entry[] } {
  const [first] = groups;
  invariant(first, 'sums are those of groups');
  const node = names.node();
  const matched = match(node);
  const all = {
    keys: first.keys,
    meeting: byKey(groups.flatMap(({ meeting }) => meeting)),
    distinct: byKey(groups.flatMap(({ distinct }) => distinct)),
  };
  const { lines, keys, measures } = groupRows(all, node, names);
  const [cells, one, set, list, each] = Array.from({ length: 5 }, () => names.count());
  // Two keys may be one column: the node itself, by whatever it is called.
  const keyColumns = [...new Set(keys.map(({ name }) => name))];
  const columns = [...keyColumns, ...measures.map(({ name }) => name)];
  /** The columns of what groups are by; those of the first stand in their order, though two may be by the same. */
  const keysOf = (i: number): string[] =>
    (groups[i]?.keys ?? []).map((key, k) => keys[i === 0 ? k : columnOf(first, key)]?.name ?? '');
  const cellAt = (column: string): string => `${one}[${columns.indexOf(column)}]`;
  const measuresOf = (groupsOf: GroupsPlan): typeof measures =>
    measures.filter(({ key }) => isMeasured(groupsOf, key));
  /** The rows of one set of groups: a cell as it is, a margin of all cells that have its keys. */
  const branch = (groupsOf: GroupsPlan, i: number): string[] => {
    const kept = keysOf(i);
    const counted = measuresOf(groupsOf).map(({ name }) => name);
    const given = columns.map((column) => {
      if (counted.includes(column)) {
        return i === 0
          ? `size(${cellAt(column)}) AS ${column}`
          : `COUNT { UNWIND ${column} AS ${list} UNWIND ${list} AS ${each} RETURN DISTINCT ${each} } AS ${column}`;
      }
      if (!kept.includes(column)) return `null AS ${column}`;
      return i === 0 ? `${cellAt(column)} AS ${column}` : column;
    });
    const rows = [`UNWIND ${cells} AS ${one}`];
    const result = `RETURN ${[`${i} AS ${set}`, ...given].join(', ')}`;
    if (i === 0) return [...rows, result];
    const joined = [
      ...kept.map((name) => `${cellAt(name)} AS ${name}`),
      ...counted.map((name) => `collect(${cellAt(name)}) AS ${name}`),
    ];
    return ['UNION ALL', ...rows, `WITH ${joined.join(', ')}`, result];
  };
  const results = groups.map((groupsOf, i) => {
    const item = valuesOf([
      ...keysOf(i).map((name, k): Entry => {
        const of = groupsOf.keys[k]?.node;
        return [`key${k}`, of ? read(of, name) : plain(name)];
      }),
      ...measuresOf(groupsOf).map(({ key, name }): Entry => [key, plain(name)]),
    ]);
    const shown = `CASE ${set} WHEN ${i} THEN ${item.expression} END`;
    const limited = `collect(${shown})[..${param(groupsOf.limit)}]`;
    const name = names.result();
    const entry: Entry = [groupsOf.key, { expression: name, ...shapeOfEach(item) }];
    return { name, limited, entry };
  });
  const distinct = groups.every(({ duplicateFree }) => duplicateFree) ? '' : 'DISTINCT ';
  const values = new Map(measures.map(({ key, name }) => [key, name]));
  const body = [
    ...matched,
    ...lines,
    `WITH ${[
      ...new Set(keys.map(({ as }) => as)),
      ...measures.map(({ name, of }) => `collect(${distinct}${of}) AS ${name}`),
    ].join(', ')}`,
    ...where(keys.map(({ path, name }) => amongOf(path, name))),
    `WITH collect([${columns.join(', ')}]) AS ${cells}`,
    block(`CALL (${cells})`, groups.flatMap(branch)),
    // There is one row of each group. Rows that are put in order do not carry the list of all groups along so.
    `WITH ${[set, ...keyColumns, ...measures.map(({ name }) => `max(${name}) AS ${name}`)].join(', ')}`,
    `ORDER BY ${set}, ${orderOf(first, keys, values)}`,
    `RETURN ${results.map(({ limited, name }) => `${limited} AS ${name}`).join(', ')}`,
  ];
  return {
    before: [block('CALL ()', body)],
    entries: results.map(({ entry }) => entry),
  };
}

const isMeasured = ({ meeting, distinct }: GroupsPlan, key: string): boolean =>
  key === 'count' || [...meeting, ...distinct].some((one) => one.key === key);

/** Each of what is counted once, however many groups are told it. */
const byKey = <T extends { readonly key: string }>(counted: readonly T[]): readonly T[] => [
  ...new Map(counted.map((one) => [one.key, one])).values(),
];
