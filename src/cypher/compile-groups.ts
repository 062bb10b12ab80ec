/**
 * Groups of a list. Each key is an OPTIONAL MATCH from the list's nodes, so that those without a value are a
 * group too; a node with several values gives several rows, and is counted once in each group.
 *
 *     OPTIONAL MATCH (n0)-[r0:APPLIES]->(n1:Approach)
 *     WITH n1, count(DISTINCT n0) AS k0
 *     ORDER BY k0 DESC, n1.nameFolded, n1.id LIMIT $p0
 */
import type { GroupMeasure, GroupPath, GroupsPlan } from '../plan/query-plan';
import { compileFilter } from './compile-filter';
import { step, type Variables } from './compile-hop';
import { block, map, param, where } from './cypher-writer';

/** Gives variables for nodes, relationships and values. */
export interface GroupNames extends Variables {
  count(): string;
}

/** The clauses that make groups, and what they leave in scope. */
export interface CompiledGroups {
  readonly lines: readonly string[];
  /** For each key the variable of its node or its value; of a text a map of both its copies. */
  readonly keys: readonly string[];
  /** What is told of each group, by its name. */
  readonly values: readonly (readonly [string, string])[];
}

/** A way that was walked: the variables along it, and what stands at its end. */
export interface Walked {
  readonly lines: readonly string[];
  readonly nodes: readonly string[];
  readonly relationships: readonly string[];
  readonly end: string;
  /** What is shown of a text, where it is compared by its folded copy. */
  readonly shown?: string;
}

/** What a list's nodes are before they are grouped. */
export interface GroupRows {
  readonly lines: readonly string[];
  readonly keys: readonly {
    readonly path: GroupsPlan['keys'][number];
    readonly walked: Walked;
    readonly name: string;
    /** The key under its name. */
    readonly as: string;
    /** What is shown of a text, under a name of its own. */
    readonly shown?: { readonly name: string; readonly of: string };
  }[];
  /** What is counted of each group, everything once: what it is told as, its variable, and what is counted. */
  readonly told: readonly { readonly key: string; readonly name: string; readonly of: string }[];
  /** Where the way of what is measured starts. */
  readonly startOf: (measure: GroupMeasure) => string;
}

/** The clauses that lead from a list's nodes to the keys and to what is counted. */
export function groupRows(
  groups: Pick<GroupsPlan, 'keys' | 'meeting' | 'distinct'>,
  node: string,
  names: GroupNames,
): GroupRows {
  const meeting = groups.meeting.map(({ key, filter }) => {
    const [flag, name] = [names.count(), names.count()];
    const met = `${compileFilter(filter, node, names)} AS ${flag}`;
    return { key, met, name, of: `CASE WHEN ${flag} THEN ${node} END` };
  });
  const keys = groups.keys.map((path) => {
    const walked = walk(path, node, names, 'OPTIONAL MATCH');
    const name = path.end === 'node' ? walked.end : names.count();
    const shown = walked.shown ? { name: names.count(), of: walked.shown } : undefined;
    const as = name === walked.end ? name : `${walked.end} AS ${name}`;
    return { path, walked, name, as, ...(shown && { shown }) };
  });
  const startOf = ({ from, steps, end }: GroupMeasure): string => {
    if (!from) return node;
    const way = keys[from.key]?.walked;
    const along = steps.length === 0 && end === 'edge' ? way?.relationships : way?.nodes;
    return along?.[from.steps - 1] ?? node;
  };
  const distinct = groups.distinct.map(({ key, ...measure }) => {
    const walked = walk(measure, startOf(measure), names, 'OPTIONAL MATCH');
    return { key, lines: walked.lines, name: names.count(), of: walked.end };
  });
  return {
    lines: [
      ...(meeting.length > 0
        ? [`WITH ${[node, ...meeting.map(({ met }) => met)].join(', ')}`]
        : []),
      ...keys.flatMap(({ walked }) => walked.lines),
      ...distinct.flatMap(({ lines }) => lines),
    ],
    keys,
    told: [{ key: 'count', name: names.count(), of: node }, ...meeting, ...distinct],
    startOf,
  };
}

/** The clauses behind a match of the list's nodes. */
export function compileGroups(groups: GroupsPlan, node: string, names: GroupNames): CompiledGroups {
  const { lines, keys, told, startOf } = groupRows(groups, node, names);
  const starts = groups.figures && { list: names.count(), of: startOf(groups.figures) };
  const figures = groups.figures && starts && compileFigures(groups.figures, starts.list, names);
  const values = [...told.map(({ key, name }) => [key, name] as const), ...(figures?.values ?? [])];
  const order = orderOf(groups, keys, new Map(values));
  return {
    lines: [
      ...lines,
      `WITH ${[
        ...new Set(keys.map(({ as }) => as)),
        ...keys.flatMap(({ shown }) => (shown ? [`min(${shown.of}) AS ${shown.name}`] : [])),
        ...told.map(({ name, of }) => `count(DISTINCT ${of}) AS ${name}`),
        ...(starts ? [`collect(DISTINCT ${starts.of}) AS ${starts.list}`] : []),
      ].join(', ')}`,
      ...where(keys.map(({ path, name }) => amongOf(path, name))),
      ...(figures?.lines ?? []),
      `WITH ${[...new Set(keys.map(({ name }) => name)), ...keys.flatMap(({ shown }) => shown?.name ?? []), ...values.map(([, one]) => one)].join(', ')}`,
      `ORDER BY ${order}`,
      `LIMIT ${param(groups.limit)}`,
    ],
    keys: keys.map(({ name, shown }) =>
      shown
        ? map([
            ['folded', name],
            ['shown', shown.name],
          ])
        : name,
    ),
    values,
  };
}

/** The match of a way in one pattern, so that there is either the whole of it or nothing. */
export function walk(path: GroupPath, from: string, names: GroupNames, clause: string): Walked {
  const nodes: string[] = [];
  const relationships: string[] = [];
  const steps = path.steps.map((hop) => {
    const node = names.node();
    // Along several relationships the variable holds a list, which nobody asks for.
    const relationship = hop.depth === undefined ? names.relationship() : '';
    nodes.push(node);
    relationships.push(relationship);
    return step(hop, node, names, relationship);
  });
  const last = nodes.at(-1) ?? from;
  const holder = path.end === 'edge' ? (relationships.at(-1) ?? from) : last;
  return {
    nodes,
    relationships,
    lines:
      steps.length === 0
        ? []
        : [
            `${clause} (${from})${steps.map(({ pattern }) => pattern).join('')}`,
            ...where(steps.flatMap(({ conditions }) => conditions)),
          ],
    end: path.end === 'node' ? last : `${holder}.${path.folded ?? path.property}`,
    ...(path.folded && { shown: `${holder}.${path.property}` }),
  };
}

/** The figures of a group, each node or relationship that the way leads to counted once. */
function compileFigures(
  measure: GroupMeasure,
  list: string,
  names: GroupNames,
): { lines: readonly string[]; values: readonly (readonly [string, string])[] } {
  const start = names.node();
  const walked = walk(measure, start, names, 'MATCH');
  const holder = walked.end.split('.')[0] ?? start;
  const known = names.count();
  const own = ['sum', 'avg', 'min', 'max'].map((name) => [name, names.count()] as const);
  return {
    lines: [
      block(`CALL (${list})`, [
        `UNWIND ${list} AS ${start}`,
        ...walked.lines,
        `WITH ${holder}, count(*) AS ways`,
        `RETURN ${[
          `count(${walked.end}) AS ${known}`,
          ...own.map(([name, variable]) => `${name}(${walked.end}) AS ${variable}`),
        ].join(', ')}`,
      ]),
    ],
    values: [['known', known], ...own],
  };
}

/** Only the groups that are wanted, and those whose key is not known. */
export function amongOf(
  { among, end }: GroupsPlan['keys'][number],
  name: string,
): string | undefined {
  if (among === undefined) return undefined;
  const value = end === 'node' ? `${name}.id` : name;
  return `(${param(among)} IS NULL OR ${name} IS NULL OR ${value} IN ${param(among)})`;
}

/** Unknown values come last both ways; the keys decide ties. */
export function orderOf(
  { order: { by, direction } }: GroupsPlan,
  keys: readonly { readonly path: GroupPath; readonly name: string }[],
  values: ReadonlyMap<string, string>,
): string {
  const sign = direction === 'DESC' ? ' DESC' : '';
  const byKeys = (way: string): string[] =>
    keys.flatMap(({ path, name }) =>
      path.end === 'node'
        ? [`${name} IS NULL`, `${name}.nameFolded${way}`, `${name}.id${way}`]
        : [`${name} IS NULL`, `${name}${way}`],
    );
  if (by === 'key') return byKeys(sign).join(', ') || (values.get('count') ?? '');
  const value = values.get(by) ?? '';
  return [`${value} IS NULL`, `${value}${sign}`, ...byKeys('')].join(', ');
}
