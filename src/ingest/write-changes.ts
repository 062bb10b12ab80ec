/** Carries a plan of changes out, within a transaction: the fewest statements, each over all its rows. */
import type { CompiledQuery } from '../engine/engine';
import { invariant } from '../errors';
import { DATED_LABEL } from '../read/run/dataset';
import { CountChanges } from './count-changes';
import { countsKept, DISPUTES } from '../model/counted';
import { nodeModel, type GraphModel } from '../model/graph-model';
import {
  labelsOf,
  relationshipProperties,
  storedNode,
  storedRelationship,
  typeOfId,
} from './stored';
import type { PlannedRelationship, Writes } from './plan-changes';
import type { Send } from './read-state';
import { memo } from '../model/memo';

/** One statement of a plan, and how many rows it must find the ends of. */
export interface WriteStatement extends CompiledQuery {
  readonly finds?: { readonly type: string; readonly count: number };
}

/** Writes nodes, then relationships; what has no `after` is removed, nodes last and with all that is at them. */
export async function writeChanges(send: Send, model: GraphModel, writes: Writes): Promise<void> {
  await sendWrites(send, writeStatements(model, writes));
  const removed = writes.nodes.filter(({ after }) => !after).map(({ id }) => id);
  if (removed.length === 0) return;
  const counts = await new CountChanges(model).takeAway(send, removed);
  await sendWrites(send, [
    ...countStatements(counts),
    ...withRows('MATCH (n:Entity {id: row}) DETACH DELETE n', removed),
  ]);
}

/** Sends what writes a plan, one after the other; fails where an end of a relationship is gone. */
export async function sendWrites(send: Send, statements: readonly WriteStatement[]): Promise<void> {
  for (const { finds, ...query } of statements) {
    const [counted] = await send(query);
    if (finds) {
      invariant(counted?.found === finds.count, `${finds.type}: an end of a relationship is gone`);
    }
  }
}

/**
 * What writes a plan, but for nodes that are removed: nothing is read for it, so it can be made before its turn
 * comes.
 */
export function writeStatements(model: GraphModel, writes: Writes): WriteStatement[] {
  const counts = new CountChanges(model).add(writes);
  const created = new Set(
    writes.nodes.filter(({ before, after }) => after && !before).map(({ id }) => id),
  );
  return [
    ...nodeStatements(model, writes.nodes, counts),
    ...[...groupBy(writes.relationships, (one) => one.type)].flatMap(([type, ofType]) =>
      relationshipStatements(model, type, ofType),
    ),
    ...countStatements(counts, (id) => !created.has(id)),
    ...typeStatements(model, writes.relationships),
  ];
}

/** New nodes come with their counts and what these say; others keep those that they have. */
function nodeStatements(
  model: GraphModel,
  nodes: Writes['nodes'],
  counts: CountChanges,
): WriteStatement[] {
  const byType = groupBy(nodes, ({ id }) => typeOfId(model, id).name);
  return [...byType].flatMap(([name, ofType]) => {
    const type = nodeModel(model, name);
    const kept = [...countsKept(type).keys(), DISPUTES];
    const created: object[] = [];
    const updated: object[] = [];
    for (const { id, before, after } of ofType) {
      if (!after) continue;
      const row = storedNode(model, id, after);
      if (before) updated.push(row);
      else {
        const own = counts.of(id);
        created.push({
          ...row,
          ...Object.fromEntries(kept.map((one) => [one, own.get(one) ?? 0])),
          disputed: (own.get(DISPUTES) ?? 0) > 0,
        });
      }
    }
    const asTheyAre = [...kept, 'disputed'].map((one) => `${one}: n.${one}`).join(', ');
    return [
      ...withRows(`CREATE (n:${labelsOf(type).join(':')}) SET n = row`, created),
      ...withRows(
        `MATCH (n:${name} {id: row.id}) WITH n, row, {${asTheyAre}} AS counts SET n = row SET n += counts`,
        updated,
      ),
    ];
  });
}

/** Changes the counts of nodes that were there; a node that keeps none is left without. */
const countStatements = (
  counts: CountChanges,
  wanted: (id: string) => boolean = () => true,
): WriteStatement[] =>
  counts
    .grouped(wanted)
    .flatMap(({ type, property, rows }) =>
      withRows(
        property === DISPUTES
          ? `MATCH (n:${type.name} {id: row.id}) WITH n, n.${DISPUTES} + row.by AS disputes SET n.${DISPUTES} = disputes, n.disputed = coalesce(disputes > 0, n.disputed)`
          : `MATCH (n:${type.name} {id: row.id}) SET n.${property} = n.${property} + row.by`,
        rows,
      ),
    );

function relationshipStatements(
  model: GraphModel,
  type: string,
  relationships: readonly PlannedRelationship[],
): WriteStatement[] {
  const ends = 'MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to})';
  const there = `${ends} MATCH (a)-[r:${type} {key: row.key}]->(b)`;
  const statements = {
    'there goes': `${there} DELETE r`,
    'there stays': `${there} SET r = row.properties`,
    'new stays': `${ends} CREATE (a)-[r:${type}]->(b) SET r = row.properties`,
  };
  const changes = groupBy(
    relationships,
    ({ before, after }) => `${before ? 'there' : 'new'} ${after ? 'stays' : 'goes'}`,
  );
  return Object.entries(statements).flatMap(([change, text]) => {
    const rows = (changes.get(change) ?? []).map((one) => ({
      from: one.from,
      to: one.to,
      key: one.key,
      properties:
        one.after && storedRelationship(relationshipProperties(model, one), one.key, one.after),
    }));
    return withRows(`${text} RETURN count(row) AS found`, rows).map((query) => ({
      ...query,
      finds: { type, count: rows.length },
    }));
  });
}

/**
 * Keeps in the store which types of relationships have dates, which say when they hold, and of which there can be two
 * between the same nodes, which a key tells apart.
 */
function typeStatements(
  model: GraphModel,
  relationships: readonly PlannedRelationship[],
): WriteStatement[] {
  const dates = beginningNames(model);
  const there = relationships.filter(({ after }) => after !== undefined);
  const typesOf = (some: readonly PlannedRelationship[]): string[] => [
    ...new Set(some.map(({ type }) => type)),
  ];
  const dated = typesOf(
    there.filter(({ after }) =>
      Object.keys(after?.properties ?? {}).some((name) => dates.has(name)),
    ),
  );
  const keyed = typesOf(there.filter(({ key }) => key !== ''));
  if (dated.length + keyed.length === 0) return [];
  const text = [
    `MERGE (d:${DATED_LABEL} {key: 'dated'})`,
    'SET d.types = [t IN coalesce(d.types, []) WHERE NOT t IN $dated] + $dated,',
    'd.keyed = [t IN d.keyed WHERE NOT t IN $keyed] + $keyed',
  ].join(' ');
  return [{ text, params: { dated, keyed } }];
}

const withRows = (text: string, rows: readonly unknown[]): WriteStatement[] =>
  rows.length === 0 ? [] : [{ text: `UNWIND $rows AS row ${text}`, params: { rows } }];

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
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
