import type { Row } from '../../engine/engine';
import { fold } from '../../model/fold';
import { POPULATION } from '../plan/plan-population';
import { allOf, drillDown, type Where } from './drill-down';
import { groupKeyOf, NO_KEY, type GroupKeyValue } from './group-key';
import { View, type ViewValues } from './view';
import type { GroupsAnswer } from '../plan/answer-plan';

/** What a statement gives for a group: `key0`, `key1`, …, and figures by their names. */
type GroupRow = Readonly<Record<string, unknown>>;

/** The answer of a facet from the rows of its groups. */
export function shapeFacet(rows: readonly GroupRow[], answer: GroupsAnswer): View {
  const values = rows.slice(0, answer.size).map((row) => {
    const keys = keysOf(row, answer);
    return { key: keys[0], count: row.count, where: () => whereOf(keys, answer) };
  });
  const name = answer.keys[0]?.name;
  return new View({ name, values, truncated: rows.length > answer.size }, answer.answer);
}

/** The answer of an aggregation from the rows of its groups. */
export function shapeAggregation(rows: readonly GroupRow[], answer: GroupsAnswer): View {
  const groups = rows.slice(0, answer.size).map((row) => {
    const keys = keysOf(row, answer);
    const population = populationOf(row, answer);
    const people = population?.value as number | null | undefined;
    return {
      keys,
      count: row.count,
      known: row.known ?? null,
      distinct: row.different ?? null,
      ...figuresOf(row),
      units: unitsOf(row),
      population,
      per100000: people ? round((Number(row.count) / people) * 100_000) : null,
      where: () => whereOf(keys, answer),
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

/** The units of a group's values in order, those that differ in case and accents only once. */
function unitsOf({ units }: GroupRow): readonly string[] {
  const shown = ((units ?? []) as readonly string[]).toSorted();
  const folded = new Map(shown.toReversed().map((one) => [fold(one), one]));
  return [...folded.keys()].toSorted().map((one) => folded.get(one) ?? one);
}

type NamedKey = GroupKeyValue & { readonly name: string };

/** What a group has in common. */
const keysOf = (row: GroupRow, { keys }: GroupsAnswer): NamedKey[] =>
  keys.map((key, i) => ({ name: key.name, ...groupKeyOf(row[`key${i}`], key) }));

/** The filter that leads to the nodes of a group, or null where none says it. */
const whereOf = (values: readonly NamedKey[], { keys }: GroupsAnswer): Where | null =>
  allOf(
    null,
    keys.map((key, i) => drillDown(key, values[i] ?? NO_KEY)),
  );

function populationOf(row: GroupRow, { place }: GroupsAnswer): Row | null {
  const node = place === undefined ? undefined : (row[`key${place}`] as Row | null);
  const [latest] = (node?.[POPULATION] ?? []) as readonly Row[];
  return latest ?? null;
}

/** A number without the last digits, in which engines that add in different orders differ. */
export const round = (value: number): number => Number(value.toPrecision(12));
