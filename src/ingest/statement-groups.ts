import type { Row } from '../engine/engine';
import type { Statement } from './statements';

/** Values that the same sources state. */
export interface StatementGroup {
  readonly sources: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** What all sources state, if anything, and then what some do. */
export type StatementGroups = readonly [StatementGroup, ...StatementGroup[]];

/**
 * What the sources of a node or relationship state of it: first what all of them do, then what some do, the
 * preferred values before those that differ. Read in this order, they give the same again.
 */
export function statementGroups(properties: Row, names: Iterable<string>): StatementGroups {
  const all = (properties.sources ?? []) as readonly string[];
  const stated = JSON.parse((properties.stated as string | undefined) ?? '[]') as Statement[];
  const common: Record<string, unknown> = {};
  const others = new Map<string, { rank: number; sources: readonly string[]; values: Row }>();
  for (const name of names) {
    const entries = stated.filter(({ p }) => p === name);
    if (entries.length === 0) {
      if (properties[name] != null) common[name] = properties[name];
      continue;
    }
    entries.forEach(({ v, s }, rank) => {
      const key = `${rank} ${s.join(' ')}`;
      const { values } = others.get(key) ?? { values: {} };
      others.set(key, { rank, sources: s, values: { ...values, [name]: v } });
    });
  }
  const ordered = [...others.values()].sort((a, b) => a.rank - b.rank);
  return [
    { sources: all, values: common },
    ...ordered.map(({ sources, values }) => ({ sources, values })),
  ];
}
