/**
 * Groups of a list. Each key is an OPTIONAL MATCH from the list's nodes, so that those without a value are a
 * group too; a node with several values gives several rows, and is counted once in each group.
 *
 *     OPTIONAL MATCH (n0)-[r0:APPLIES]->(n1:Approach)
 *     WITH n1, count(DISTINCT n0) AS k0
 *     ORDER BY k0 DESC, n1.nameFolded, n1.id LIMIT $p0
 */
import { compileFilter } from './compile-filter';
import { inPattern, stepPattern, type Variables } from './compile-step';
import { block, map, param, where } from './cypher-writer';
import type {
  GroupMeasure,
  GroupPath,
  GroupsPlan,
  UnitPath,
} from '../../read/plan/connection-plan';

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

/** Under this name a group has the units of its values. */
const UNITS = 'units';

type Figures = NonNullable<GroupsPlan['figures']>;

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
  readonly measures: readonly {
    readonly key: string;
    readonly name: string;
    readonly of: string;
  }[];
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
    measures: [{ key: 'count', name: names.count(), of: node }, ...meeting, ...distinct],
    startOf,
  };
}

/** The clauses behind a match of the list's nodes. */
export function compileGroups(groups: GroupsPlan, node: string, names: GroupNames): CompiledGroups {
  const { lines, keys, measures, startOf } = groupRows(groups, node, names);
  const starts = groups.figures && { list: names.count(), of: startOf(groups.figures) };
  const figures = groups.figures && starts && compileFigures(groups.figures, starts.list, names);
  const values = [
    ...measures.map(({ key, name }) => [key, name] as const),
    ...(figures?.values ?? []),
  ];
  const order = orderOf(groups, keys, new Map(values));
  return {
    lines: [
      ...lines,
      `WITH ${[
        ...new Set(keys.map(({ as }) => as)),
        ...keys.flatMap(({ shown }) => (shown ? [`min(${shown.of}) AS ${shown.name}`] : [])),
        ...measures.map(({ name, of }) => `count(DISTINCT ${of}) AS ${name}`),
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
  const steps = inPattern(path.steps, names).map((step) => {
    const node = names.node();
    // Along several relationships the variable holds a list, which nobody asks for.
    const relationship = step.depth === undefined ? names.relationship() : '';
    nodes.push(node);
    relationships.push(relationship);
    return stepPattern(step, node, names, relationship);
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

/**
 * The figures of a group, each node or relationship that the way leads to counted once. Values of several units, or
 * of one that is not known, are not added up.
 */
function compileFigures(
  measure: Figures,
  list: string,
  names: GroupNames,
): { lines: readonly string[]; values: readonly (readonly [string, string])[] } {
  const start = names.node();
  const walked = walk(measure, start, names, 'MATCH');
  const holder = walked.end.split('.')[0] ?? start;
  const known = names.count();
  const unit = measure.unit && compileUnit(measure.unit, walked.end, holder, names);
  const own = ['sum', 'avg', 'min', 'max'].map((name) => [name, names.count()] as const);
  const units = unit ? [[UNITS, unit.units] as const] : [];
  const counted = [
    `count(${walked.end}) AS ${known}`,
    ...own.map(([name, variable]) => `${name}(${walked.end}) AS ${variable}`),
  ];
  return {
    lines: [
      block(`CALL (${list})`, [
        `UNWIND ${list} AS ${start}`,
        ...walked.lines,
        `WITH ${holder}, count(*) AS ways`,
        ...(unit
          ? [
              ...unit.lines,
              `WITH ${[...counted, ...unit.counted].join(', ')}`,
              `RETURN ${[
                known,
                unit.units,
                ...own.map(
                  ([, variable]) =>
                    `CASE WHEN ${unit.isOneOf(known)} THEN ${variable} END AS ${variable}`,
                ),
              ].join(', ')}`,
            ]
          : [`RETURN ${counted.join(', ')}`]),
      ]),
    ],
    values: [['known', known], ...units, ...own],
  };
}

/** The units of the values of a group, and whether they are one that is known. */
interface CompiledUnit {
  /** The clauses that lead from a holder to its unit. */
  readonly lines: readonly string[];
  /** What is counted of all holders. */
  readonly counted: readonly string[];
  /** The variable of the list of units, as they are shown. */
  readonly units: string;
  /** The condition that so many known values are in one known unit. */
  readonly isOneOf: (known: string) => string;
}

function compileUnit(
  { step: step, property, folded }: UnitPath,
  value: string,
  holder: string,
  names: GroupNames,
): CompiledUnit {
  const units = names.count();
  const [unit, shown, different, all] = Array.from({ length: 4 }, () => names.count());
  const far = step ? names.node() : holder;
  const along = step && stepPattern(step, far, names);
  const read = [`${far}.${folded}`, `${far}.${property}`];
  // Of several that a relationship to one leads to the least: each value is in one unit.
  const [compared, spelt] = step ? read.map((one) => `min(${one})`) : read;
  return {
    lines: [
      `WHERE ${value} IS NOT NULL`,
      ...(along ? [`OPTIONAL MATCH (${holder})${along.pattern}`, ...where(along.conditions)] : []),
      `WITH ${holder}, ${compared} AS ${unit}, ${spelt} AS ${shown}`,
    ],
    counted: [
      `count(DISTINCT ${unit}) AS ${different}`,
      `count(${unit}) AS ${all}`,
      `collect(DISTINCT ${shown}) AS ${units}`,
    ],
    units,
    isOneOf: (known) => `${different} = 1 AND ${all} = ${known}`,
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
