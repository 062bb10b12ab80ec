import type { Row } from '../engine/engine';
import { POPULATION } from '../plan/plan-population';
import type { GroupsAnswer } from '../plan/query-plan';
import { drillDown, type Where } from './drill-down';
import { round } from './round';
import { View, type ViewValues } from './view';

/** What a statement gives for a group: `key0`, `key1`, …, and figures by their names. */
type GroupRow = Readonly<Record<string, unknown>>;

/** The answer of a facet from the rows of its groups. */
export function shapeFacet(rows: readonly GroupRow[], answer: GroupsAnswer): View {
  const values = rows.slice(0, answer.size).map((row) => {
    const [key] = keysOf(row, answer);
    return { key, count: row.count, where: whereOf(row, answer) };
  });
  const name = answer.keys[0]?.name;
  return new View({ name, values, truncated: rows.length > answer.size }, answer.answer);
}

/** The answer of an aggregation from the rows of its groups. */
export function shapeAggregation(rows: readonly GroupRow[], answer: GroupsAnswer): View {
  const groups = rows.slice(0, answer.size).map((row) => {
    const population = populationOf(row, answer);
    const people = population?.value as number | null | undefined;
    return {
      keys: keysOf(row, answer),
      count: row.count,
      known: row.known ?? null,
      distinct: row.different ?? null,
      ...figuresOf(row),
      population,
      per100000: people ? round((Number(row.count) / people) * 100_000) : null,
      where: whereOf(row, answer),
    };
  });
  return new View({ groups, truncated: rows.length > answer.size }, answer.answer);
}

/** The engines sum in different orders, and one gives 0 as the sum of nothing. */
function figuresOf(row: GroupRow): ViewValues {
  const figure = (name: string): number | null => {
    const value = row[name] as number | null | undefined;
    return value == null || row.known === 0 ? null : round(value);
  };
  return { sum: figure('sum'), avg: figure('avg'), min: figure('min'), max: figure('max') };
}

/** What a group has in common: for each key its value, or the row and the id of its node. */
export const keysOf = (row: GroupRow, { keys }: GroupsAnswer): ViewValues[] =>
  keys.map(({ name, end, text }, i) => {
    const given = row[`key${i}`] ?? null;
    const value = text ? ((given as Row | null)?.shown ?? null) : given;
    if (end !== 'node' && end !== 'level') return { name, value, node: null };
    // The row of no node is a row of nulls.
    const id = ((value as Row | null)?.id ?? null) as string | null;
    return { name, value: id, node: id === null ? null : value };
  });

/** The filter that leads to the nodes of a group, or null where none says it. */
export function whereOf(row: GroupRow, answer: GroupsAnswer): Where | null {
  const conditions = keysOf(row, answer).map(({ value }, i) => {
    const key = answer.keys[i];
    return key ? drillDown(key, value) : null;
  });
  if (conditions.some((one) => one === null)) return null;
  return conditions.length > 1 ? { and: conditions } : (conditions[0] ?? {});
}

function populationOf(row: GroupRow, { place }: GroupsAnswer): Row | null {
  const node = place === undefined ? undefined : (row[`key${place}`] as Row | null);
  const { rows = [] } = (node?.[POPULATION] ?? {}) as { rows?: readonly { node?: Row }[] };
  return rows[0]?.node ?? null;
}
