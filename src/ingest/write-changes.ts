/** Carries a plan of changes out, within a transaction: the fewest writes, each of all that are alike. */
import type { Row } from '../engine/engine';
import type { NodeWrites, RelationshipWrites, StoreTransaction, WriteBatch } from '../engine/store';
import { CountChanges } from './count-changes';
import { countsKept, DISPUTES } from '../model/counted';
import type { GraphModel } from '../model/graph-model';
import { relationshipProperties, storedNode, storedRelationship, typeOfId } from './stored';
import type { PlannedRelationship, Writes } from './plan-changes';
import { memo } from '../model/memo';

/** What is written, and of which types of relationships the store is to know that some have dates, or keys. */
export interface PreparedWrites {
  readonly batch: WriteBatch;
  readonly temporalTypes: readonly string[];
  readonly parallelTypes: readonly string[];
}

/** Writes nodes, then relationships; what has no `after` is removed, nodes last and with all that is at them. */
export async function writeChanges(
  transaction: StoreTransaction,
  model: GraphModel,
  writes: Writes,
): Promise<void> {
  await writePrepared(transaction, prepareWrites(model, writes));
  const removed = writes.nodes.filter(({ after }) => !after).map(({ id }) => id);
  if (removed.length === 0) return;
  const counts = await new CountChanges(model).takeAway(transaction, removed);
  await transaction.write({ counts: counts.grouped(), removed });
}

/** Writes what was prepared; fails where an end of a relationship is gone. */
export async function writePrepared(
  transaction: StoreTransaction,
  { batch, temporalTypes, parallelTypes }: PreparedWrites,
): Promise<void> {
  await transaction.write(batch);
  if (temporalTypes.length + parallelTypes.length === 0) return;
  const { facts } = await transaction.records();
  const types = union(facts?.types, temporalTypes);
  // Where it is not known which types have keys, it stays so.
  const keyed = facts?.keyed && union(facts.keyed, parallelTypes);
  if (!facts) await transaction.createRecord('facts', { types });
  else if (types.length !== facts.types?.length || keyed?.length !== facts.keyed?.length) {
    await transaction.updateRecord('facts', { types, ...(keyed && { keyed }) });
  }
}

/**
 * What is written of a plan, but for nodes that are removed: nothing is read for it, so it can be made before its turn
 * comes.
 */
export function prepareWrites(model: GraphModel, writes: Writes): PreparedWrites {
  const counts = new CountChanges(model).add(writes);
  const created = new Set(
    writes.nodes.filter(({ before, after }) => after && !before).map(({ id }) => id),
  );
  const { nodes, relationships } = writes;
  return {
    batch: {
      nodes: nodeWrites(model, nodes, counts),
      relationships: [...groupBy(relationships, ({ type }) => type)].flatMap(([type, ofType]) =>
        relationshipWrites(model, type, ofType),
      ),
      counts: counts.grouped((id) => !created.has(id)),
    },
    ...typesWritten(model, relationships),
  };
}

/** New nodes come with their counts and what these say; others keep those that they have. */
function nodeWrites(model: GraphModel, nodes: Writes['nodes'], counts: CountChanges): NodeWrites[] {
  const byType = groupBy(nodes, ({ id }) => typeOfId(model, id));
  return [...byType].map(([type, ofType]) => {
    const kept = [...countsKept(type).keys(), DISPUTES];
    const created: Row[] = [];
    const replaced: Row[] = [];
    for (const { id, before, after } of ofType) {
      if (!after) continue;
      const row = storedNode(model, id, after);
      if (before) replaced.push(row);
      else {
        const own = counts.of(id);
        created.push({
          ...row,
          ...Object.fromEntries(kept.map((one) => [one, own.get(one) ?? 0])),
          disputed: (own.get(DISPUTES) ?? 0) > 0,
        });
      }
    }
    return { type, created, replaced };
  });
}

/** What goes, then what stays, then what is new. */
function relationshipWrites(
  model: GraphModel,
  type: string,
  relationships: readonly PlannedRelationship[],
): RelationshipWrites[] {
  const changes = groupBy(relationships, ({ before, after }) =>
    !before ? 'create' : after ? 'replace' : 'remove',
  );
  return (['remove', 'replace', 'create'] as const).map((change) => ({
    type,
    change,
    rows: (changes.get(change) ?? []).map((one) => ({
      from: one.from,
      to: one.to,
      key: one.key,
      properties:
        one.after && storedRelationship(relationshipProperties(model, one), one.key, one.after),
    })),
  }));
}

/**
 * Which types of relationships have dates, which say when they hold, and of which there can be two between the same
 * nodes, which a key tells apart.
 */
function typesWritten(
  model: GraphModel,
  relationships: readonly PlannedRelationship[],
): Pick<PreparedWrites, 'temporalTypes' | 'parallelTypes'> {
  const dates = beginningNames(model);
  const there = relationships.filter(({ after }) => after !== undefined);
  const typesOf = (some: readonly PlannedRelationship[]): string[] => [
    ...new Set(some.map(({ type }) => type)),
  ];
  return {
    temporalTypes: typesOf(
      there.filter(({ after }) =>
        Object.keys(after?.properties ?? {}).some((name) => dates.has(name)),
      ),
    ),
    parallelTypes: typesOf(there.filter(({ key }) => key !== '')),
  };
}

const union = (some: readonly string[] = [], others: readonly string[]): string[] => [
  ...new Set([...some, ...others]),
];

function groupBy<T, K>(list: readonly T[], key: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

/** The properties that say when a relationship holds. */
export const beginningNames = memo((model: GraphModel): ReadonlySet<string> => {
  const names = new Set(['validFrom', 'validTo']);
  for (const { relationships } of model.nodes.values()) {
    for (const { properties } of relationships.values()) {
      for (const { name, begins } of properties.values()) if (begins) names.add(name);
    }
  }
  return names;
});
