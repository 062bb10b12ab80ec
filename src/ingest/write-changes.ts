/** Carries a plan of changes out, within a transaction: the fewest statements, each over all its rows. */
import { invariant } from '../errors';
import { DATED_LABEL } from '../execute/dataset';
import { beginningNames } from './beginnings';
import { nodeModel, type GraphModel } from '../graph/graph-model';
import type { Kept } from './stored';
import {
  labelsOf,
  relationshipProperties,
  storedNode,
  storedRelationship,
  typeOfId,
} from './stored';
import type { PlannedRelationship } from './plan-changes';
import type { Send } from './read-state';

/** What is written of a plan: nodes and relationships before and after. */
export interface Writes {
  readonly nodes: readonly { readonly id: string; readonly before?: Kept; readonly after?: Kept }[];
  readonly relationships: readonly PlannedRelationship[];
}

/** Writes nodes, then relationships; what has no `after` is removed, nodes last and with all that is at them. */
export async function writeChanges(send: Send, model: GraphModel, writes: Writes): Promise<void> {
  await writeNodes(send, model, writes.nodes);
  for (const [type, ofType] of groupBy(writes.relationships, (one) => one.type)) {
    await writeRelationships(send, model, type, ofType);
  }
  const removed = writes.nodes.filter(({ after }) => !after).map(({ id }) => id);
  if (removed.length > 0) {
    const text = 'UNWIND $ids AS one MATCH (n:Entity {id: one}) DETACH DELETE n';
    await send({ text, params: { ids: removed } });
  }
  await rememberDated(send, model, writes.relationships);
}

async function writeNodes(send: Send, model: GraphModel, nodes: Writes['nodes']): Promise<void> {
  const created: { id: string; row: object }[] = [];
  const updated: object[] = [];
  for (const { id, before, after } of nodes) {
    if (!after) continue;
    const row = storedNode(model, id, after);
    if (before) updated.push(row);
    else created.push({ id, row });
  }
  for (const [type, ofType] of groupBy(created, ({ id }) => typeOfId(model, id).name)) {
    const labels = labelsOf(nodeModel(model, type)).join(':');
    await send({
      text: `UNWIND $rows AS row CREATE (n:${labels}) SET n = row`,
      params: { rows: ofType.map(({ row }) => row) },
    });
  }
  if (updated.length > 0) {
    await send({
      text: 'UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n = row',
      params: { rows: updated },
    });
  }
}

async function writeRelationships(
  send: Send,
  model: GraphModel,
  type: string,
  relationships: readonly PlannedRelationship[],
): Promise<void> {
  const rows = relationships.map((one) => ({
    from: one.from,
    to: one.to,
    key: one.key,
    is: `${one.before ? 'there' : 'new'} ${one.after ? 'stays' : 'goes'}`,
    properties:
      one.after && storedRelationship(relationshipProperties(model, one), one.key, one.after),
  }));
  const ends = 'UNWIND $rows AS row MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to})';
  const there = `${ends} MATCH (a)-[r:${type} {key: row.key}]->(b)`;
  const statements = {
    'there goes': `${there} DELETE r RETURN count(row) AS found`,
    'there stays': `${there} SET r = row.properties RETURN count(row) AS found`,
    'new stays': `${ends} CREATE (a)-[r:${type}]->(b) SET r = row.properties RETURN count(row) AS found`,
  };
  for (const [is, text] of Object.entries(statements)) {
    const of = rows.filter((row) => row.is === is).map(({ is: _is, ...row }) => row);
    if (of.length === 0) continue;
    const [counted] = await send({ text, params: { rows: of } });
    invariant(counted?.found === of.length, `${type}: an end of a relationship is gone`);
  }
}

/** Keeps in the store which types of relationships have dates, which say when they hold. */
async function rememberDated(
  send: Send,
  model: GraphModel,
  relationships: readonly PlannedRelationship[],
): Promise<void> {
  const dates = beginningNames(model);
  const dated = relationships.filter(({ after }) =>
    Object.keys(after?.properties ?? {}).some((name) => dates.has(name)),
  );
  const types = [...new Set(dated.map(({ type }) => type))];
  if (types.length === 0) return;
  await send({
    text: `MERGE (d:${DATED_LABEL} {key: 'dated'}) SET d.types = [t IN coalesce(d.types, []) WHERE NOT t IN $types] + $types`,
    params: { types },
  });
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
