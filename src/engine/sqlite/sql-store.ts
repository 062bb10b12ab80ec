import type { GraphStatistics } from '../../model/statistics';
import type { Row, RunOptions } from '../compiled-query';
import type {
  ChangeRecord,
  FormerIdRecord,
  NodePage,
  RelationshipEnds,
  RelationshipRow,
  RelationshipsAt,
  StoreReader,
  StoreRecords,
  Supported,
  Tally,
} from '../store';
import { bound, type Bound, type Columned } from './connection';
import { CHANGE, type ColumnKind, type Columns, type Layout } from './layout';
import { asJson, jsonList } from './sql-values';
import { all, isEntity, literals, ofLabel, property, restsOn } from './sql-writer';

/** All rows of a statement, within a transaction or without. */
export type ReadRows = (
  sql: string,
  values?: readonly Bound[],
  options?: RunOptions,
) => Promise<readonly Columned[]>;

/** The values of the list that is bound at a place, as a subquery. */
export const LISTED = '(SELECT value FROM json_each(?1))';

/** Reads the graph by SQL. */
export class SqlReader implements StoreReader {
  constructor(
    protected readonly layout: Layout,
    readonly read: ReadRows,
  ) {}

  async records(options?: RunOptions): Promise<StoreRecords> {
    const rows = await this.read('SELECT kind, "values" FROM record', [], options);
    return Object.fromEntries(
      rows.map(([kind, values]) => [String(kind), JSON.parse(String(values)) as Row]),
    );
  }

  async formerIds(options?: RunOptions): Promise<readonly FormerIdRecord[]> {
    const rows = await this.#lists(['id', 'now'], 'FROM former_id', [], options);
    return rows.map(([id, now]) => ({ id: String(id), now: String(now) }));
  }

  async changes(revision: number, limit: number): Promise<readonly ChangeRecord[]> {
    const where = `n.type = '${CHANGE}' AND n."revision" = ?1 ORDER BY n."n" DESC LIMIT ?2`;
    const rows = await this.#nodes(where, [revision, limit]);
    return rows as unknown as readonly ChangeRecord[];
  }

  /** Triggers keep the counts of types. */
  async counts(
    labels: readonly string[],
    types: readonly string[],
    options?: RunOptions,
  ): Promise<GraphStatistics> {
    const rows = await this.read('SELECT type, total FROM counted', [], options);
    const totals = new Map(rows.map(([type, total]) => [String(type), Number(total)]));
    const nodesOf = (label: string): number =>
      (this.layout.typesOf(label) ?? []).reduce((sum, type) => sum + (totals.get(type) ?? 0), 0);
    return {
      nodes: new Map(labels.map((label) => [label, nodesOf(label)])),
      relationships: new Map(types.map((type) => [type, totals.get(type) ?? 0])),
    };
  }

  async tally(): Promise<Tally> {
    const counted = async (sql: string): Promise<Map<string, number>> =>
      new Map((await this.read(sql)).map(([name, count]) => [String(name), Number(count)]));
    const [disputed] = await this.read('SELECT count(*) FROM node WHERE "disputed" = 1');
    return {
      relationships: await counted('SELECT type, count(*) FROM relationship GROUP BY type'),
      sourcesOfNodes: await counted(
        `SELECT s.value, count(*) FROM node AS n, json_each(n."sources") AS s WHERE ${isEntity('n')} GROUP BY s.value`,
      ),
      sourcesOfRelationships: await counted(
        'SELECT s.value, count(*) FROM relationship AS r, json_each(r."sources") AS s GROUP BY s.value',
      ),
      disputed: Number(disputed?.[0]),
    };
  }

  async page(
    label: string,
    { after, limit, properties }: NodePage,
    options?: RunOptions,
  ): Promise<readonly Row[]> {
    // Of one type an index has the ids in order, of several that of all ids.
    const sign = this.layout.typesOf(label)?.length === 1 ? '' : '+';
    return this.#nodes(
      `${all([...ofLabel(`${sign}n`, label, this.layout), 'n."id" > ?1'])} ORDER BY n."id" LIMIT ?2`,
      [after, limit],
      properties,
      options,
    );
  }

  async find(
    label: string,
    name: string,
    values: readonly string[],
    properties?: readonly string[],
  ): Promise<readonly Row[]> {
    if (values.length === 0) return [];
    const where = all([...ofLabel('n', label, this.layout), `${property('n', name)} IN ${LISTED}`]);
    return this.#nodes(where, [bound(values)], properties);
  }

  async relationships(
    { ids, end, types = [], properties }: RelationshipsAt,
    options?: RunOptions,
  ): Promise<readonly RelationshipRow[]> {
    if (ids.length === 0) return [];
    const along = types.length > 0 ? ` AND r.type IN ${literals(types)}` : '';
    const near = `(SELECT pk FROM node AS n WHERE "id" IN ${LISTED} AND ${isEntity('n')})`;
    const at = (where: string): Promise<readonly RelationshipRow[]> =>
      this.#relationships(`relationship AS r`, `${where}${along}`, {
        values: [bound(ids)],
        properties,
        options,
      });
    const leaving = end === 'to' ? [] : await at(`r.source IN ${near}`);
    if (end === 'from') return leaving;
    const apart = end === 'either' ? ` AND r.source NOT IN ${near}` : '';
    return [...leaving, ...(await at(`r.target IN ${near}${apart}`))];
  }

  async between(
    type: string,
    pairs: readonly RelationshipEnds[],
  ): Promise<readonly RelationshipRow[]> {
    if (pairs.length === 0) return [];
    const tables = `json_each(?1) AS pair CROSS JOIN node AS x ON x."id" = pair.value ->> '$.from' CROSS JOIN node AS y ON y."id" = pair.value ->> '$.to' CROSS JOIN relationship AS r ON r.source = x.pk AND r.target = y.pk`;
    return this.#relationships(tables, `r.type IN ${literals([type])}`, { values: [bound(pairs)] });
  }

  async supportedBy(source: string): Promise<Supported> {
    const rests = (one: string): string => restsOn(one, '?1');
    return {
      nodes: await this.#nodes(`${isEntity('n')} AND (n."id" = ?1 OR ${rests('n')})`, [source]),
      relationships: await this.#relationships('relationship AS r', rests('r'), {
        values: [source],
      }),
    };
  }

  async #nodes(
    where: string,
    values: readonly Bound[],
    properties?: readonly string[],
    options?: RunOptions,
  ): Promise<readonly Row[]> {
    const reading = readingOf('n', this.layout.node, properties);
    const clauses = `FROM node AS n WHERE ${where}`;
    const rows = await this.#lists(reading.columns, clauses, values, options);
    return rows.map((row) => reading.read(row));
  }

  async #relationships(
    tables: string,
    where: string,
    { values, properties, options }: Reading,
  ): Promise<readonly RelationshipRow[]> {
    const reading = readingOf('r', this.layout.relationship, properties);
    const rows = await this.#lists(
      ['a."id"', 'r.type', 'b."id"', ...reading.columns],
      `FROM ${tables} CROSS JOIN node AS a ON a.pk = r.source CROSS JOIN node AS b ON b.pk = r.target WHERE ${where}`,
      values,
      options,
    );
    return rows.map((row) => ({
      from: String(row[0]),
      type: String(row[1]),
      to: String(row[2]),
      properties: reading.read(row.slice(3)),
    }));
  }

  /**
   * All rows in one text, which is made away from the event loop: all but the first of several rows would be found on it,
   * and each of their values be handed over for itself.
   */
  async #lists(
    columns: readonly string[],
    clauses: string,
    values: readonly Bound[],
    options?: RunOptions,
  ): Promise<readonly Columned[]> {
    const { json, inParts } = jsonList(columns);
    const [row] = await this.read(
      `SELECT '[' || coalesce(group_concat(list, ','), '') || ']' FROM (SELECT ${json} AS list ${clauses})`,
      values,
      options,
    );
    const rows = JSON.parse(String(row?.[0])) as unknown[][];
    return inParts ? rows.map((parts) => parts.flat()) : rows;
  }
}

interface Reading {
  readonly values: readonly Bound[];
  readonly properties?: readonly string[] | undefined;
  readonly options?: RunOptions | undefined;
}

/** The columns that are read, and what makes properties of them: all that are known, or each that is named. */
function readingOf(
  of: string,
  columns: Columns,
  named?: readonly string[],
): { readonly columns: readonly string[]; readonly read: (row: Columned) => Row } {
  const names = named ?? [...columns.keys()];
  const kinds = names.map((name) => columns.get(name));
  return {
    columns: names.map((name, i) => {
      const kind = kinds[i];
      if (!kind) return 'NULL';
      const column = property(of, name);
      return kind === 'REAL' ? asJson(column, kind) : column;
    }),
    read: (row) => {
      const values: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i += 1) {
        const value = row[i] ?? null;
        if (value !== null) values[names[i] as string] = unbound(value, kinds[i]);
        else if (named) values[names[i] as string] = null;
      }
      return values;
    },
  };
}

/** The value that stands in a column. */
function unbound(value: unknown, kind: ColumnKind | undefined): unknown {
  if (kind === 'BOOLEAN') return value === 1;
  return kind === 'JSON' ? JSON.parse(value as string) : value;
}
