import { randomUUID } from 'node:crypto';
import { invariant } from '../../errors';
import { countsKept, DISPUTES } from '../../model/counted';
import type { NodeModel } from '../../model/graph-model';
import { stepAlways } from '../../read/plan/relationship-steps';
import type { CompiledQuery, Row } from '../compiled-query';
import type {
  ChangeRecord,
  CountWrites,
  FormerIdRecord,
  NodeWrites,
  RelationshipWrites,
  StoreRecords,
  StoreTransaction,
  WriteBatch,
} from '../store';
import { countOf } from './compile-filter';
import { CHANGE, CypherReader, FORMER_ID, matchBetween, RECORDS } from './cypher-store';
import { identifier, where } from './cypher-writer';
import { Names } from './names';

/** Reads and writes the graph by Cypher, within one transaction: the fewest statements, each over all its rows. */
export class CypherTransaction extends CypherReader implements StoreTransaction {
  async createRecord(kind: keyof StoreRecords, values: object): Promise<void> {
    const { label, id } = RECORDS[kind];
    await this.#send(`CREATE (one:${label}) SET one = $values`, { values: { ...values, id } });
  }

  async updateRecord(
    kind: keyof StoreRecords,
    values: object,
    expected?: object,
  ): Promise<boolean> {
    const { label, id } = RECORDS[kind];
    const match = `MATCH (one:${label})`;
    const conditions = Object.keys(expected ?? {}).map(
      (name) => `one.${identifier(name)} = $expected.${name}`,
    );
    if (conditions.length > 0) {
      // Whether it is as expected must be read once it is held: a statement that finds and writes it waits in between
      // for whoever writes it, and does not look again.
      await this.#send(`${match} SET one.held = $token`, { token: randomUUID() });
    }
    const [row] = await this.#send(
      [match, ...where(conditions), 'SET one += $values RETURN count(one) AS found'].join(' '),
      { values: { ...values, id }, ...(expected && { expected }) },
    );
    return row?.found === 1;
  }

  async removeRecord(kind: keyof StoreRecords): Promise<void> {
    await this.#send(`MATCH (one:${RECORDS[kind].label}) DELETE one`);
  }

  async write({
    nodes = [],
    relationships = [],
    counts = [],
    removed = [],
  }: WriteBatch): Promise<void> {
    for (const one of nodes) await this.#writeNodes(one);
    for (const one of relationships) await this.#writeRelationships(one);
    for (const one of counts) await this.#writeCounts(one);
    await this.#withRows('MATCH (n:Entity {id: row}) DETACH DELETE n', removed);
  }

  async recount(type: NodeModel, ids: readonly string[], flags: readonly string[]): Promise<void> {
    const set = [
      ...[...countsKept(type)].map(
        ([property, relationship]) =>
          `n.${property} = ${countOf('n', stepAlways(relationship), new Names())}`,
      ),
      ...flags.map((flag) => `n.${identifier(flag)} = coalesce(n.${flag}, false)`),
    ];
    const node = `MATCH (n:${identifier(type.name)} {id: row})`;
    if (set.length > 0) await this.#withRows(`${node} SET ${set.join(', ')}`, ids);
    await this.#withRows(
      `${node} MATCH (n)-[r]->(:Entity) WHERE r.disputed IS NULL SET r.disputed = false`,
      ids,
    );
    await this.#withRows(
      [
        `${node} WITH n WHERE n.${DISPUTES} IS NULL`,
        'OPTIONAL MATCH (n)-[r]->(:Entity) WHERE r.disputed = true',
        'WITH n, count(r) AS disputed',
        'WITH n, CASE WHEN n.disputed THEN disputed + 1 ELSE disputed END AS disputes',
        `SET n.${DISPUTES} = disputes, n.disputed = disputes > 0`,
      ].join(' '),
      ids,
    );
  }

  async addFormerIds(ids: readonly FormerIdRecord[], revision?: number): Promise<void> {
    const set = `f.now = row.now${revision === undefined ? '' : ', f.revision = $revision'}`;
    const text = `MERGE (f:${FORMER_ID} {id: row.id}) ON CREATE SET ${set}`;
    await this.#withRows(text, ids, revision === undefined ? {} : { revision });
  }

  async removeFormerIds(revision: number): Promise<void> {
    await this.#send(`MATCH (f:${FORMER_ID} {revision: $revision}) DELETE f`, { revision });
  }

  async addChanges(entries: readonly ChangeRecord[]): Promise<void> {
    await this.#withRows(`CREATE (c:${CHANGE}) SET c = row`, entries);
  }

  async removeChanges(ids: readonly string[]): Promise<void> {
    await this.#withRows(`MATCH (c:${CHANGE} {id: row}) DELETE c`, ids);
  }

  async #writeNodes({ type, created = [], replaced = [] }: NodeWrites): Promise<void> {
    const kept = [...countsKept(type).keys(), DISPUTES, 'disputed'];
    const asTheyAre = kept.map((one) => `${one}: n.${one}`).join(', ');
    await this.#withRows(`CREATE (n:${labelsOf(type).join(':')}) SET n = row`, created);
    await this.#withRows(
      `MATCH (n:${identifier(type.name)} {id: row.id}) WITH n, row, {${asTheyAre}} AS counts SET n = row SET n += counts`,
      replaced,
    );
  }

  async #writeRelationships({ type, change, rows }: RelationshipWrites): Promise<void> {
    const there = matchBetween(type, rows, 'row', ' {key: row.key}');
    const text = {
      remove: `${there} DELETE r`,
      replace: `${there} SET r = row.properties`,
      create: `MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) CREATE (a)-[r:${type}]->(b) SET r = row.properties`,
    }[change];
    const [row] = await this.#withRows(`${text} RETURN count(row) AS found`, rows);
    const found = row?.found ?? 0;
    invariant(found === rows.length, `${type}: an end of a relationship is gone`);
  }

  /** A node that keeps no count is left without. */
  async #writeCounts({ type, property, rows }: CountWrites): Promise<void> {
    const node = `MATCH (n:${identifier(type.name)} {id: row.id})`;
    const sum = `n.${identifier(property)} + row.by`;
    await this.#withRows(
      property === DISPUTES
        ? `${node} WITH n, ${sum} AS disputes SET n.${DISPUTES} = disputes, n.disputed = coalesce(disputes > 0, n.disputed)`
        : `${node} SET n.${property} = ${sum}`,
      rows,
    );
  }

  async #withRows(
    text: string,
    rows: readonly unknown[],
    params: CompiledQuery['params'] = {},
  ): Promise<readonly Row[]> {
    return rows.length === 0 ? [] : this.#send(`UNWIND $rows AS row ${text}`, { rows, ...params });
  }

  #send(text: string, params: CompiledQuery['params'] = {}): Promise<readonly Row[]> {
    return this.run({ text, params });
  }
}

/** The labels of the nodes of a type. */
const labelsOf = (node: NodeModel): string[] => [
  'Entity',
  ...[node.name, ...node.interfaces]
    .filter((one) => one !== 'Node' && one !== 'Entity')
    .map(identifier),
];
