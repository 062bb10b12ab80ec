import { invariant } from '../../errors';
import { countsKept, DISPUTES } from '../../model/counted';
import type { NodeModel } from '../../model/graph-model';
import { stepAlways } from '../../read/plan/relationship-steps';
import type { Row } from '../compiled-query';
import { EngineError } from '../engine-error';
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
import { bound, type Bound, type Connection } from './connection';
import { CHANGE, type Columns, type Layout } from './layout';
import { countOf } from './sql-filter';
import { LISTED, SqlReader } from './sql-store';
import { isEntity, literal, quoted, Writing } from './sql-writer';

/** The number of the node with the id that is bound at a place. */
const numberOf = (place: number): string => `(SELECT pk FROM node WHERE "id" = ?${place})`;

/** The values of a record as they stand in its column; what is null is absent. */
const recorded = (values: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)));

/** Reads and writes the graph by SQL, within one transaction. */
export class SqlTransaction extends SqlReader implements StoreTransaction {
  readonly #writer: Connection;

  constructor(layout: Layout, writer: Connection) {
    super(layout, (sql, values) => writer.rows(sql, values));
    this.#writer = writer;
  }

  async createRecord(kind: keyof StoreRecords, values: object): Promise<void> {
    await this.#write('INSERT INTO record VALUES (?1, ?2)', [kind, recorded(values)]);
  }

  /** The transaction holds the store: nobody else writes a record until it ends. */
  async updateRecord(
    kind: keyof StoreRecords,
    values: object,
    expected: object = {},
  ): Promise<boolean> {
    const record = (await this.records())[kind] as Row | undefined;
    const isExpected = Object.entries(expected).every(
      ([name, value]) => JSON.stringify(record?.[name]) === JSON.stringify(value),
    );
    if (!record || !isExpected) return false;
    await this.#write('UPDATE record SET "values" = ?2 WHERE kind = ?1', [
      kind,
      recorded({ ...record, ...values }),
    ]);
    return true;
  }

  async removeRecord(kind: keyof StoreRecords): Promise<void> {
    await this.#write('DELETE FROM record WHERE kind = ?1', [kind]);
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
    if (removed.length === 0) return;
    const gone = `(SELECT pk FROM node WHERE "id" IN ${LISTED})`;
    const ids = [bound(removed)];
    await this.#write(`DELETE FROM relationship WHERE source IN ${gone}`, ids);
    await this.#write(`DELETE FROM relationship WHERE target IN ${gone}`, ids);
    await this.#write(`DELETE FROM node WHERE "id" IN ${LISTED} AND ${isEntity('node')}`, ids);
  }

  async recount(type: NodeModel, ids: readonly string[], flags: readonly string[]): Promise<void> {
    const set = [
      ...[...countsKept(type)].map(
        ([name, relationship]) =>
          `${quoted(name)} = ${countOf('n', stepAlways(relationship), new Writing(this.layout))}`,
      ),
      ...flags.map((flag) => `${quoted(flag)} = coalesce(${quoted(flag)}, 0)`),
    ];
    const some = `"id" IN ${LISTED} AND type = ${literal(type.name)}`;
    const given = [bound(ids)];
    if (set.length > 0)
      await this.#write(`UPDATE node AS n SET ${set.join(', ')} WHERE ${some}`, given);
    await this.#write(
      `UPDATE relationship SET "disputed" = 0 WHERE "disputed" IS NULL AND source IN (SELECT pk FROM node WHERE ${some})`,
      given,
    );
    const disputes = `((SELECT count(*) FROM relationship AS r WHERE r.source = n.pk AND r."disputed" = 1) + coalesce("disputed", 0))`;
    await this.#write(
      `UPDATE node AS n SET ${quoted(DISPUTES)} = ${disputes}, "disputed" = ${disputes} > 0 WHERE ${quoted(DISPUTES)} IS NULL AND ${some}`,
      given,
    );
  }

  async addFormerIds(ids: readonly FormerIdRecord[], revision?: number): Promise<void> {
    await this.#writer.write(
      'INSERT INTO former_id VALUES (?1, ?2, ?3) ON CONFLICT (id) DO NOTHING',
      ids.map(({ id, now }) => [id, now, revision ?? null]),
    );
  }

  async removeFormerIds(revision: number): Promise<void> {
    await this.#write('DELETE FROM former_id WHERE revision = ?1', [revision]);
  }

  async addChanges(entries: readonly ChangeRecord[]): Promise<void> {
    await this.#insertNodes(CHANGE, entries as readonly unknown[] as readonly Row[]);
  }

  async removeChanges(ids: readonly string[]): Promise<void> {
    await this.#write(`DELETE FROM node WHERE type = '${CHANGE}' AND "id" IN ${LISTED}`, [
      bound(ids),
    ]);
  }

  async #writeNodes({ type, created = [], replaced = [] }: NodeWrites): Promise<void> {
    await this.#insertNodes(type.name, created);
    if (replaced.length === 0) return;
    const kept = new Set([...countsKept(type).keys(), DISPUTES, 'disputed', 'id']);
    const names = [...this.layout.node.keys()].filter((name) => !kept.has(name));
    const set = names.map((name, i) => `${quoted(name)} = ?${i + 2}`).join(', ');
    await this.#writer.write(
      `UPDATE node SET ${set} WHERE "id" = ?1 AND type = ${literal(type.name)}`,
      replaced.map((row) => {
        mustHaveColumns(row, this.layout.node);
        return [bound(row.id), ...names.map((name) => bound(row[name]))];
      }),
    );
  }

  async #insertNodes(type: string, rows: readonly Row[]): Promise<void> {
    for (const [names, group] of byNames(rows, this.layout.node)) {
      await this.#writer.write(
        `INSERT INTO node (${['type', ...names.map(quoted)].join(', ')}) VALUES (${[literal(type), ...names.map((_, i) => `?${i + 1}`)].join(', ')})`,
        group.map((row) => names.map((name) => bound(row[name]))),
      );
    }
  }

  async #writeRelationships({ type, change, rows }: RelationshipWrites): Promise<void> {
    const columns = this.layout.relationship;
    const given = rows.map(({ from, to, key, properties = {} }) => ({
      ...properties,
      from,
      to,
      key,
    }));
    const one = `source = ${numberOf(1)} AND type = ${literal(type)} AND target = ${numberOf(2)} AND "key" = ?3`;
    const groups: (readonly [readonly string[], readonly Row[], string])[] = [];
    if (change === 'remove') groups.push([[], given, `DELETE FROM relationship WHERE ${one}`]);
    if (change === 'replace') {
      const names = [...columns.keys()].filter((name) => name !== 'key');
      const set = names.map((name, i) => `${quoted(name)} = ?${i + 4}`).join(', ');
      groups.push([names, given, `UPDATE relationship SET ${set} WHERE ${one}`]);
    }
    if (change === 'create') {
      for (const [all, group] of byNames(given, columns, ['from', 'to'])) {
        const names = all.filter((name) => name !== 'key');
        const into = ['source', 'type', 'target', '"key"', ...names.map(quoted)].join(', ');
        const values = ['a.pk', literal(type), 'b.pk', '?3', ...names.map((_, i) => `?${i + 4}`)];
        const text = `INSERT INTO relationship (${into}) SELECT ${values.join(', ')} FROM node AS a, node AS b WHERE a."id" = ?1 AND b."id" = ?2`;
        groups.push([names, group, text]);
      }
    }
    for (const [names, group, text] of groups) {
      const written = await this.#writer.write(
        text,
        group.map((row) => {
          mustHaveColumns(row, columns, ['from', 'to']);
          return [row.from, row.to, row.key, ...names.map((name) => row[name])].map(bound);
        }),
      );
      invariant(
        written.every((count) => count === 1),
        `${type}: an end of a relationship is gone`,
      );
    }
  }

  /** A node that keeps no count is left without. */
  async #writeCounts({ type, property: name, rows }: CountWrites): Promise<void> {
    const sum = `${quoted(name)} + ?2`;
    const flag = name === DISPUTES ? `, "disputed" = coalesce(${sum} > 0, "disputed")` : '';
    await this.#writer.write(
      `UPDATE node SET ${quoted(name)} = ${sum}${flag} WHERE "id" = ?1 AND type = ${literal(type.name)}`,
      rows.map(({ id, by }) => [id, by]),
    );
  }

  async #write(sql: string, values: readonly Bound[]): Promise<void> {
    await this.#writer.write(sql, [values]);
  }
}

/** Rows by the names of what they have, each of which is a column. */
function byNames(
  rows: readonly Row[],
  columns: Columns,
  beside: readonly string[] = [],
): readonly (readonly [names: readonly string[], rows: readonly Row[]])[] {
  const groups = new Map<string, [names: readonly string[], rows: Row[]]>();
  for (const row of rows) {
    mustHaveColumns(row, columns, beside);
    const names = Object.keys(row).filter((name) => columns.has(name));
    const key = names.join(' ');
    const known = groups.get(key);
    if (known) known[1].push(row);
    else groups.set(key, [names, [row]]);
  }
  return [...groups.values()];
}

function mustHaveColumns(row: Row, columns: Columns, beside: readonly string[] = []): void {
  const [none] = Object.keys(row).filter((name) => !columns.has(name) && !beside.includes(name));
  if (none !== undefined) {
    throw new EngineError('statement', `The store has no column for the property ${none}`);
  }
}
