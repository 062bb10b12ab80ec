/**
 * Groups of a list. Each way to a key is a table of its own, made for the list's nodes alone and joined to them, so that
 * those without a value are a group too; a node with several values is counted once in each group.
 *
 *     WITH t0 AS (SELECT n0.pk AS pk FROM …),
 *       t1 AS (SELECT b0.start AS start, …, n1.pk AS value FROM (SELECT DISTINCT pk AS start FROM t0) AS b0 …),
 *       t2 AS (SELECT b1.pk AS node, t1.value AS k0 FROM t0 AS b1 LEFT JOIN t1 ON t1.start = b1.pk),
 *       t3 AS (SELECT k0, count(DISTINCT node) AS c FROM t2 GROUP BY k0)
 */
import type { GroupMeasure, GroupsPlan, Projection } from '../../read/plan/connection-plan';
import type { ColumnKind } from './layout';
import { conditionsOf } from './sql-filter';
import { FIGURES, figuresOf } from './sql-figures';
import { asCypher } from './sql-order';
import { asJson, listOf, plain, valuesOf, type Entry, type Value } from './sql-values';
import { edgeColumn, kindAtEnd, startColumn, startsAtEdge, wayOf } from './sql-way';
import { from, listed, param, subquery, type Match, type Writing } from './sql-writer';

/** What the compiler lends for groups. */
export interface Lent {
  /** The match of the list's nodes, one of which stands under the name. */
  readonly match: Match;
  readonly node: string;
  /** What is read of the node that stands under a name. */
  readonly read: (of: Projection, node: string) => Value;
  readonly writing: Writing;
}

/** The groups of a list, as a list. */
export const groupsOf = (groups: GroupsPlan, lent: Lent): Value => new Groups(groups, lent).list();

/** What is told of a group, by an expression on the table of groups and those joined to it. */
interface Told {
  readonly key: string;
  readonly value: string;
  readonly kind: ColumnKind;
}

class Groups {
  readonly #tables: string[] = [];
  readonly #groups: GroupsPlan;
  readonly #lent: Lent;
  readonly #writing: Writing;
  readonly #keyColumns: readonly string[];
  /** What is measured, by its place; figures come last. */
  readonly #measures: readonly GroupMeasure[];

  constructor(groups: GroupsPlan, lent: Lent) {
    this.#groups = groups;
    this.#lent = lent;
    this.#writing = lent.writing;
    this.#keyColumns = groups.keys.map((_, i) => `k${i}`);
    this.#measures = [...groups.distinct, ...(groups.figures ? [groups.figures] : [])];
  }

  list(): Value {
    const joined = this.#joined(this.#base());
    const { grouped, counts } = this.#grouped(joined);
    const figures = this.#figures(joined, grouped);
    const told = [...counts, ...figures.told];
    const page = this.#writing.name('p');
    const limited = this.#limited(grouped, told, figures.joins);
    const keys = this.#groups.keys.map((_, i) => this.#key(i, page));
    const values = told.map(({ key, kind }, i): Entry => [
      key,
      plain(asJson(`${page}.x${i}`, kind)),
    ]);
    const item = valuesOf([...keys.map(({ entry }) => entry), ...values]);
    return listOf(
      item,
      [`FROM ${subquery(limited)} AS ${page}`, ...keys.flatMap(({ join }) => join)],
      [`WITH ${this.#tables.join(', ')}`],
    );
  }

  /** Names a table of the statement. */
  readonly #table = (clauses: readonly string[]): string => {
    const name = this.#writing.name('t');
    this.#tables.push(`${name} AS MATERIALIZED ${subquery(clauses)}`);
    return name;
  };

  /** The table of the list's nodes, and whether they meet conditions, `m0`. */
  #base(): string {
    const { match, node } = this.#lent;
    const met = this.#groups.meeting.map(
      ({ filter }, i) => `${conditionsOf(filter, node, this.#writing).join('')} AS m${i}`,
    );
    return this.#table([`SELECT ${[`${node}.pk AS pk`, ...met].join(', ')}`, ...from(match)]);
  }

  /** The table of all rows: a node with its keys, `k0` and as shown `s0`, and what measures start at, `f0`. */
  #joined(base: string): string {
    const starts = [`SELECT DISTINCT pk AS start`, `FROM ${base}`];
    const ways = this.#groups.keys.map((path, i) => {
      const atEdges = this.#measures.filter((one) => startsAtEdge(one) && one.from?.key === i);
      return this.#table(wayOf(path, starts, this.#writing, atEdges));
    });
    const one = this.#writing.name('b');
    const measures = this.#measures.flatMap((measure, i) => {
      const way = measure.from && ways[measure.from.key];
      if (!way) return [`${one}.pk AS f${i}`];
      const value = startsAtEdge(measure) ? [`${way}.${edgeColumn(measure)} AS v${i}`] : [];
      return [`${way}.${startColumn(measure)} AS f${i}`, ...value];
    });
    const columns = [
      `${one}.pk AS node`,
      ...this.#groups.meeting.map((_, i) => `${one}.m${i} AS m${i}`),
      ...ways.flatMap((way, i) => [`${way}.value AS k${i}`, `${way}.shown AS s${i}`]),
      ...measures,
    ];
    return this.#table([
      `SELECT ${columns.join(', ')}`,
      `FROM ${base} AS ${one}`,
      ...ways.map((way) => `LEFT JOIN ${way} ON ${way}.start = ${one}.pk`),
    ]);
  }

  /** The table of groups, and what is counted of each. */
  #grouped(joined: string): { readonly grouped: string; readonly counts: readonly Told[] } {
    const distinct = this.#groups.distinct.map((measure, i) => {
      if (startsAtEdge(measure)) return { key: measure.key, of: `${joined}.v${i}`, join: [] };
      const starts = [
        `SELECT DISTINCT f${i} AS start`,
        `FROM ${joined}`,
        `WHERE f${i} IS NOT NULL`,
      ];
      const way = this.#table(wayOf(measure, starts, this.#writing));
      return {
        key: measure.key,
        of: `${way}.value`,
        join: [`LEFT JOIN ${way} ON ${way}.start = ${joined}.f${i}`],
      };
    });
    const counted = [
      { key: 'count', of: `${joined}.node` },
      ...this.#groups.meeting.map(({ key }, i) => ({
        key,
        of: `CASE WHEN ${joined}.m${i} THEN ${joined}.node END`,
      })),
      ...distinct,
    ];
    const columns = [
      ...this.#keyColumns.map((column) => `${joined}.${column} AS ${column}`),
      ...this.#groups.keys.map((_, i) => `min(${joined}.s${i}) AS s${i}`),
      ...counted.map(({ of }, i) => `count(DISTINCT ${of}) AS c${i}`),
    ];
    const by = this.#keyColumns.map((column) => `${joined}.${column}`);
    const among = this.#among(joined);
    const grouped = this.#table([
      `SELECT ${columns.join(', ')}`,
      `FROM ${joined}`,
      ...distinct.flatMap(({ join }) => join),
      ...(among.length > 0 ? [`WHERE ${among.join(' AND ')}`] : []),
      ...(by.length > 0 ? [`GROUP BY ${by.join(', ')}`] : []),
    ]);
    const counts = counted.map(({ key }, i): Told => ({
      key,
      value: `${grouped}.c${i}`,
      kind: 'INTEGER',
    }));
    return { grouped, counts };
  }

  /** Only the groups that are wanted, and those whose key is not known. */
  #among(joined: string): string[] {
    return this.#groups.keys.flatMap(({ among, end }, i) => {
      if (among === undefined) return [];
      const key = `${joined}.k${i}`;
      const wanted =
        end === 'node' ? `(SELECT pk FROM node WHERE "id" IN ${listed(among)})` : listed(among);
      return [`(${param(among)} IS NULL OR ${key} IS NULL OR ${key} IN ${wanted})`];
    });
  }

  /** What is told of the values of each group, and how their table is joined to that of the groups. */
  #figures(
    joined: string,
    grouped: string,
  ): { readonly told: readonly Told[]; readonly joins: readonly string[] } {
    const { figures } = this.#groups;
    if (!figures) return { told: [], joins: [] };
    const columns = this.#keyColumns;
    const place = this.#measures.length - 1;
    const rows = { joined, columns, start: `f${place}`, value: `v${place}` };
    const table = this.#table(
      figuresOf(figures, { ...rows, writing: this.#writing, table: this.#table }),
    );
    const on = columns.map((column) => `${table}.${column} IS ${grouped}.${column}`);
    // The sum of no values is 0, unless one asks for their unit, which they have not.
    const valueOf = (name: string): string =>
      name === 'sum' && !figures.unit ? `coalesce(${table}.sum, 0)` : `${table}.${name}`;
    return {
      told: [
        { key: 'known', value: `coalesce(${table}.known, 0)`, kind: 'INTEGER' },
        ...(figures.unit
          ? [{ key: 'units', value: `coalesce(${table}.units, '[]')`, kind: 'JSON' } as const]
          : []),
        ...FIGURES.map((key): Told => ({ key, value: valueOf(key), kind: 'REAL' })),
      ],
      joins: [`LEFT JOIN ${table} ON ${on.join(' AND ') || 'true'}`],
    };
  }

  /** The first groups in their order: their keys, `k0` and `s0`, and what is told of them, `x0`. */
  #limited(grouped: string, told: readonly Told[], joins: readonly string[]): string[] {
    const nodes = this.#groups.keys.map(({ end }) =>
      end === 'node' ? this.#writing.name('n') : undefined,
    );
    const named = nodes.flatMap((name, i) =>
      name ? [`LEFT JOIN node AS ${name} ON ${name}.pk = ${grouped}.k${i}`] : [],
    );
    const columns = [
      ...this.#keyColumns.map((column) => `${grouped}.${column} AS ${column}`),
      ...this.#keyColumns.map((_, i) => `${grouped}.s${i} AS s${i}`),
      ...told.map(({ value }, i) => `${value} AS x${i}`),
    ];
    return [
      `SELECT ${columns.join(', ')}`,
      `FROM ${grouped}`,
      ...joins,
      ...named,
      `ORDER BY ${this.#order(grouped, nodes, told)}`,
      `LIMIT ${param(this.#groups.limit)}`,
    ];
  }

  /** Unknown values come last both ways; the keys decide ties. */
  #order(grouped: string, nodes: readonly (string | undefined)[], told: readonly Told[]): string {
    const { by, direction } = this.#groups.order;
    const valueOf = (name: string): string => told.find(({ key }) => key === name)?.value ?? 'NULL';
    const byKeys = (descending: boolean): string[] =>
      nodes.flatMap((name, i) => {
        const key = `${grouped}.k${i}`;
        const values = name ? [`${name}."nameFolded"`, `${name}."id"`] : [key];
        return [`${key} IS NULL`, ...values.flatMap((one) => asCypher(one, descending))];
      });
    const descending = direction === 'DESC';
    if (by === 'key') return byKeys(descending).join(', ') || valueOf('count');
    const value = valueOf(by);
    return [`${value} IS NULL`, ...asCypher(value, descending), ...byKeys(false)].join(', ');
  }

  /** What is read of a key, and what must be joined for it. */
  #key(i: number, page: string): { readonly join: readonly string[]; readonly entry: Entry } {
    const path = this.#groups.keys[i];
    const [key, shown] = [`${page}.k${i}`, `${page}.s${i}`];
    const entry = (value: Value): Entry => [`key${i}`, value];
    if (path?.node) {
      const name = this.#writing.name('n');
      const join = [`LEFT JOIN node AS ${name} ON ${name}.pk = ${key}`];
      return { join, entry: entry(this.#lent.read(path.node, name)) };
    }
    const value = path?.folded
      ? `json_object('folded', ${key}, 'shown', ${shown})`
      : asJson(key, path ? kindAtEnd(path, this.#writing) : 'TEXT');
    return { join: [], entry: entry(plain(value)) };
  }
}
