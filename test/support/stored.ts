/** What a store holds, read and changed past all that the program does: what tests look at, and what they break. */
import { CypherTransaction } from '../../src/engine/cypher/cypher-transaction';
import type { Engine, Row } from '../../src/engine/engine';
import { bound } from '../../src/engine/sqlite/connection';
import { SqlTransaction } from '../../src/engine/sqlite/sql-transaction';
import type { RelationshipRow, StoreRecords, StoreTransaction } from '../../src/engine/store';
import { nodeModel, type GraphModel } from '../../src/model/graph-model';

type Values = Readonly<Record<string, unknown>>;

/** All nodes with a label as they are stored, in the order of their ids. */
export const storedNodes = (engine: Engine, label = 'Entity'): Promise<readonly Row[]> =>
  engine.store.page(label, { after: '', limit: 1_000_000 });

/** A node as it is stored; undefined where there is none. */
export const storedNode = async (engine: Engine, id: string): Promise<Row | undefined> =>
  (await engine.store.find('Entity', 'id', [id]))[0];

/** What is read of a node; null where it has not what is asked for. */
export async function readOf(engine: Engine, id: string, names: readonly string[]): Promise<Row> {
  const [row] = await engine.store.find('Entity', 'id', [id], names);
  return row ?? {};
}

/** All relationships that are stored, or those at one node, in the order of their types and ends. */
export async function storedRelationships(
  engine: Engine,
  { at, end = 'either' }: { readonly at?: string; readonly end?: 'from' | 'to' | 'either' } = {},
): Promise<readonly RelationshipRow[]> {
  const ids = at === undefined ? (await storedNodes(engine)).map(({ id }) => String(id)) : [at];
  const rows = await engine.store.relationships({
    ids,
    end: at === undefined ? 'from' : end,
  });
  const keyOf = ({ type, from, to, properties }: RelationshipRow): string =>
    JSON.stringify([type, from, to, properties.key]);
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** How many nodes and relationships there are, of whatever labels and types: the program's own, and anybody's. */
export const countAll = (engine: Engine): Promise<{ nodes: number; relationships: number }> =>
  engine.transaction(async (transaction) => {
    if (transaction instanceof CypherTransaction) {
      const count = async (text: string): Promise<number> =>
        Number((await transaction.run({ text, params: {} }))[0]?.found);
      return {
        nodes: await count('MATCH (n) RETURN count(n) AS found'),
        relationships: await count('MATCH ()-[r]->() RETURN count(r) AS found'),
      };
    }
    if (!(transaction instanceof SqlTransaction)) throw new Error('The engine is not known');
    const count = async (table: string): Promise<number> =>
      Number((await transaction.read(`SELECT count(*) FROM ${table}`))[0]?.[0]);
    const nodes = await Promise.all(['node', 'record', 'former_id'].map(count));
    return {
      nodes: nodes.reduce((sum, one) => sum + one, 0),
      relationships: await count('relationship'),
    };
  });

/** Adds a node with nothing but what is given. */
export const addNode = (
  engine: Engine,
  model: GraphModel,
  type: string,
  values: Row,
): Promise<void> =>
  engine.transaction((transaction) =>
    transaction.write({ nodes: [{ type: nodeModel(model, type), created: [values] }] }),
  );

/** Adds a relationship with nothing but what is given. */
export const addRelationship = (
  engine: Engine,
  type: string,
  [from, to]: readonly [from: string, to: string],
  { key = '', ...values }: Values = {},
): Promise<void> =>
  engine.transaction((transaction) =>
    transaction.write({
      relationships: [
        {
          type,
          change: 'create',
          rows: [{ from, to, key: String(key), properties: { ...values, key } }],
        },
      ],
    }),
  );

/** Sets properties of nodes, what they keep of their relationships among them; null takes one away. */
export const setNodes = (
  engine: Engine,
  some: { readonly label?: string; readonly ids?: readonly string[] },
  values: Values,
): Promise<void> =>
  engine.transaction(async (transaction) => {
    if (transaction instanceof CypherTransaction) {
      const where = some.ids ? 'WHERE n.id IN $ids' : '';
      await transaction.run({
        text: `MATCH (n:${some.label ?? 'Entity'}) ${where} SET n += $values`,
        params: { ids: some.ids ?? [], values },
      });
    }
    await sql(transaction, 'node', values, [
      some.label ? `type = '${some.label}'` : `type <> 'Change'`,
      ...(some.ids ? [`"id" IN (SELECT value FROM json_each('${JSON.stringify(some.ids)}'))`] : []),
    ]);
  });

/** Sets properties of relationships; null takes one away. */
export const setRelationships = (
  engine: Engine,
  some: { readonly type?: string; readonly from?: string; readonly to?: string },
  values: Values,
): Promise<void> =>
  engine.transaction(async (transaction) => {
    if (transaction instanceof CypherTransaction) {
      const end = (id: string | undefined): string => (id ? `{id: '${id}'}` : '');
      await transaction.run({
        text: `MATCH (:Entity ${end(some.from)})-[r${some.type ? `:${some.type}` : ''}]->(:Entity ${end(some.to)}) SET r += $values`,
        params: { values },
      });
    }
    const at = (column: string, id: string | undefined): string[] =>
      id ? [`${column} = (SELECT pk FROM node WHERE "id" = '${id}')`] : [];
    await sql(transaction, 'relationship', values, [
      ...(some.type ? [`type = '${some.type}'`] : []),
      ...at('source', some.from),
      ...at('target', some.to),
    ]);
  });

/** Sets values of a record, which need not be there; null takes the whole of it away, or one of its values. */
export const setRecord = <K extends keyof StoreRecords>(
  engine: Engine,
  kind: K,
  values: Partial<Record<keyof NonNullable<StoreRecords[K]>, unknown>> | null,
): Promise<void> =>
  engine.transaction(async (transaction) => {
    if (values === null) return transaction.removeRecord(kind);
    const given = values as NonNullable<StoreRecords[K]>;
    if (!(await transaction.updateRecord(kind, given))) await transaction.createRecord(kind, given);
  });

/** Ends what a made-up intervention applies on a day, as the first relationship of its type that has dates. */
export async function endApplies(engine: Engine, to: string, validTo: string): Promise<void> {
  const { facts } = await engine.store.records();
  await setRelationships(engine, { type: 'APPLIES', from: 'intervention:pozos', to }, { validTo });
  await setRecord(engine, 'facts', { types: [...(facts?.types ?? []), 'APPLIES'] });
}

async function sql(
  transaction: StoreTransaction,
  table: string,
  values: Values,
  where: readonly string[],
): Promise<void> {
  if (!(transaction instanceof SqlTransaction)) return;
  const names = Object.keys(values);
  await transaction.read(
    `UPDATE ${table} SET ${names.map((name, i) => `"${name}" = ?${i + 1}`).join(', ')} WHERE ${where.join(' AND ') || 'true'} RETURNING 1`,
    names.map((name) => bound(values[name])),
  );
}
