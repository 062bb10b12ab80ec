/**
 * A plan becomes one statement here, which gives one row with one value: the rows of the answer as JSON, each as the
 * list of its columns' values. Whatever is read of a node's neighbours is a subquery among its values, so the page is
 * cut before anything is expanded.
 */
import { memo } from '../../model/memo';
import {
  areUnwrapped,
  directPath,
  type ConnectionPlan,
  type NestedPlan,
  type Projection,
  type RowsPlan,
} from '../../read/plan/connection-plan';
import type { QueryPlan } from '../../read/plan/query-plan';
import type { CompiledQuery } from '../compiled-query';
import type { Shape } from './shape';
import type { PlanCompiler } from '../engine';
import type { Layout } from './layout';
import { candidates } from './sql-candidates';
import { countOf, hasOneOf } from './sql-filter';
import { groupsOf } from './sql-groups';
import { listMatch, type ListMatch } from './sql-match';
import { cursorValue, isUnkeyed, orderBy, rangesOf, seekPage, type BoundKey } from './sql-order';
import { counted, step } from './sql-step';
import {
  connectionOf,
  listOf,
  oneOf,
  plain,
  readOf,
  readsOf,
  selected,
  valuesOf,
  type Entry,
  type Value,
} from './sql-values';
import * as walks from './sql-walk';
import {
  depthOf,
  from,
  listed,
  NODES,
  param,
  property,
  quoted,
  subquery,
  Writing,
} from './sql-writer';

/** A statement ready to run. */
export interface SqlQuery extends CompiledQuery {
  /** What its JSON means. */
  readonly shape: Shape;
}

interface Statement {
  readonly text: string;
  readonly shape: Shape;
}

/** Compiles plans to SQLite's SQL. */
export class SqlCompiler implements PlanCompiler {
  readonly #statementOf = memo((plan: QueryPlan): Statement => this.#statement(plan));
  readonly #layout: Layout;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  /** The statement of a plan with the values that stand beside it. */
  compile(plan: QueryPlan, values: readonly unknown[]): SqlQuery {
    return {
      ...this.#statementOf(plan),
      params: Object.fromEntries(values.map((value, i) => [`p${i}`, value])),
    };
  }

  /** The text of a plan's statement, which depends on the plan alone. */
  text(plan: QueryPlan): string {
    return this.#statementOf(plan).text;
  }

  #statement(plan: QueryPlan): Statement {
    const writing = new Writing(this.#layout);
    const { columns, clauses } = new Statements(writing).rows(plan);
    const statement = selected(valuesOf(columns), clauses, writing.before());
    return { text: statement.clauses.join('\n'), shape: statement.shape };
  }
}

/** How deep a value may be within a statement that is around it. */
const MOST_DEPTH = 48;

/** What one statement is made of. */
class Statements {
  constructor(readonly writing: Writing) {}

  rows(plan: QueryPlan): walks.Rows {
    switch (plan.kind) {
      case 'lookup': {
        const node = this.writing.name('n');
        return {
          columns: [['row', this.#projection(plan.node, node)]],
          clauses: [
            `FROM node AS ${node}`,
            `WHERE ${property(node, 'id')} IN ${listed(plan.ids)} AND ${hasOneOf(node, [plan.label], this.writing)}`,
          ],
        };
      }
      case 'connection':
        return { columns: this.#connection(plan), clauses: [] };
      case 'together':
        return {
          columns: plan.parts.map(({ key, plan: part }) => [
            key,
            connectionOf(this.#connection(part)),
          ]),
          clauses: [],
        };
      case 'expand':
        return walks.expand(plan, this.writing);
      case 'counts':
        return walks.counts(plan, this.writing);
      case 'among':
        return walks.among(plan, this.writing);
      case 'oneHop':
        return walks.oneHop(plan, this.writing);
      case 'walk':
        return walks.walk(plan);
      case 'relationships':
        return walks.relationships(plan, this.writing);
      case 'supportedBy':
        return walks.supportedBy(plan, this.writing);
      case 'candidates':
        return candidates(plan, this.writing, (of, node) => this.#projection(of, node));
    }
  }

  /** The rows, the total and the groups of a connection, from a parent node or from the whole graph. */
  #connection(plan: ConnectionPlan, parent?: string, guard: readonly string[] = []): Entry[] {
    return [
      ...(plan.rows ? [['rows', this.#rows(plan, plan.rows, parent, guard)] as const] : []),
      ...(plan.total ? [['total', this.#total(plan, parent, guard)] as const] : []),
      ...(plan.groups ?? []).map((groups): Entry => {
        const { node, ...match } = listMatch(plan, this.writing, parent, guard);
        const read = (of: Projection, name: string): Value => this.#projection(of, name);
        return [groups.key, groupsOf(groups, { match, node, read, writing: this.writing })];
      }),
    ];
  }

  #total(plan: ConnectionPlan, parent: string | undefined, guard: readonly string[]): Value {
    const access = directPath(plan.access);
    const match =
      access.kind === 'expand' && !access.filter
        ? counted(`${parent}.pk`, access.step, this.writing)
        : listMatch(plan, this.writing, parent);
    return plain(subquery(['SELECT count(*)', ...from(match, ...guard)]));
  }

  #rows(
    plan: ConnectionPlan,
    rows: RowsPlan,
    parent: string | undefined,
    guard: readonly string[],
  ): Value {
    const match = listMatch(plan, this.writing, parent);
    const page = this.writing.name('p');
    const node = this.writing.name('n');
    const relationship = this.writing.name('r');
    const { keys, counts } = this.#keys(plan, match.node, match.relationship);
    const isEdgeRead = match.relationship !== undefined && rows.edge.length > 0;
    const isKeyRead = plan.order.some((key) => key.by === 'relationship' && !isUnkeyed(key));
    const carried = [
      `${match.node}.pk AS pk`,
      ...(isEdgeRead || isKeyRead
        ? ['source', 'type', 'target', '"key"'].map(
            (one) => `${match.relationship}.${one} AS ${one}`,
          )
        : []),
    ];
    const body = this.#page({ plan, match, keys, counts, carried, guard });
    const cursor = plan.order.map((key, i) => this.#cursorKey(key, i, node, page));
    const parts: Entry[] = [
      ...(rows.node ? [['node', this.#projection(rows.node, node)] as const] : []),
      ...(isEdgeRead
        ? [['edge', readsOf(rows.edge, relationship, this.writing.layout.relationship)] as const]
        : []),
      ...(rows.cursor ? [['keys', plain(`json_array(${cursor.join(', ')})`)] as const] : []),
    ];
    const [first] = parts;
    return listOf(first && areUnwrapped(rows) ? first[1] : valuesOf(parts), [
      `FROM ${subquery(body)} AS ${page}`,
      `CROSS JOIN node AS ${node} ON ${node}.pk = ${page}.pk`,
      ...(isEdgeRead ? [`CROSS JOIN ${walks.whole(page, relationship)}`] : []),
    ]);
  }

  /** The order of a list, and the columns of what is counted for it. */
  #keys(
    plan: ConnectionPlan,
    node: string,
    relationship: string | undefined,
  ): { readonly keys: readonly BoundKey[]; readonly counts: readonly string[] } {
    const counts: string[] = [];
    const keys = plan.order
      .map((key, i): BoundKey => {
        switch (key.by) {
          case 'property':
            return { key, expression: property(node, key.property) };
          case 'id':
            return { key, expression: property(node, 'id') };
          case 'relationship':
            return { key, expression: `${relationship}."key"` };
          case 'count':
            counts.push(`${countOf(node, key.step, this.writing)} AS k${i}`);
            return { key, expression: `k${i}` };
        }
      })
      .filter(({ key }) => !isUnkeyed(key));
    return { keys, counts };
  }

  /** The value of an order key as a cursor has it. */
  #cursorKey(key: ConnectionPlan['order'][number], i: number, node: string, page: string): string {
    switch (key.by) {
      case 'property':
        return cursorValue(
          { key, expression: property(node, key.property) },
          this.writing.layout.node,
        );
      case 'id':
        return property(node, 'id');
      case 'relationship':
        // A relationship without a key has an empty one.
        return isUnkeyed(key) ? `''` : `${page}."key"`;
      case 'count':
        return `${page}.k${i}`;
    }
  }

  /** The clauses of a page: of a list that an index has in order as little as the page isValid, or else all, put in order. */
  #page({ plan, match, keys, counts, carried, guard }: Paging): string[] {
    const limit = `LIMIT ${param(plan.page.limit)}`;
    const select = `SELECT ${[...carried, ...counts].join(', ')}`;
    const seek = seekPage(keys, plan.page);
    if (counts.length > 0) {
      const all = this.writing.name('w');
      const sorted = keys.map((one) => ({ ...one, expression: this.#carried(one, match, all) }));
      const ids = [
        `${property(match.node, 'id')} AS id`,
        ...keys.flatMap(({ key }) =>
          key.by === 'property'
            ? [`${property(match.node, key.property)} AS ${quoted(key.property)}`]
            : [],
        ),
      ];
      return [
        `SELECT *`,
        `FROM ${subquery([`SELECT ${[...carried, ...counts, ...ids].join(', ')}`, ...from(match, ...guard)])} AS ${all}`,
        `WHERE ${seekPage(sorted, plan.page) ?? 'true'}`,
        `ORDER BY ${orderBy(sorted, plan.page.backward)}`,
        limit,
      ];
    }
    if (directPath(plan.access).kind !== 'scan') {
      return [
        select,
        ...from(match, ...guard, seek),
        `ORDER BY ${orderBy(keys, plan.page.backward)}`,
        limit,
      ];
    }
    const ranges = rangesOf(keys, plan.page).map(({ conditions, order }) => [
      select,
      ...from(match, ...guard, ...conditions),
      `ORDER BY ${order}`,
      limit,
    ]);
    const [only] = ranges;
    if (only && ranges.length === 1) return only;
    return [
      ...ranges.flatMap((range, i) => [
        ...(i > 0 ? ['UNION ALL'] : []),
        `SELECT * FROM ${subquery(range)}`,
      ]),
      limit,
    ];
  }

  /** A key among the columns that were computed before. */
  #carried({ key, expression }: BoundKey, match: ListMatch, all: string): string {
    if (key.by === 'count') return `${all}.${expression}`;
    return `${all}${expression.slice((key.by === 'relationship' ? (match.relationship ?? '') : match.node).length)}`;
  }

  #projection(projection: Projection, node: string): Value {
    return valuesOf([
      ...projection.properties.map((read) => readOf(read, node, this.writing.layout.node)),
      ...projection.nested.map((plan): Entry => {
        const value = this.#nested(plan, node);
        const isDeep = value.expressions.some((one) => depthOf(one) > MOST_DEPTH);
        return [plan.key, isDeep ? this.#later(plan, node) : value];
      }),
    ]);
  }

  /** What lies too deep for this statement is read by another. */
  #later(plan: NestedPlan, node: string): Value {
    const apart = new Statements(new Writing(this.writing.layout));
    const one = apart.writing.name('n');
    const row = valuesOf([
      ['node', plain(`${one}.pk`)],
      ['value', apart.#nested(plan, one)],
    ]);
    const nodes = [
      `FROM node AS ${one}`,
      `WHERE ${one}.pk IN (SELECT value FROM json_each(${NODES}))`,
    ];
    const { clauses, shape } = selected(row, nodes, apart.writing.before());
    const of = { text: clauses.join('\n'), shape };
    return { expressions: [`${node}.pk`], shape: { kind: 'later', of } };
  }

  #nested(plan: NestedPlan, parent: string): Value {
    const guard = plan.labels ? [hasOneOf(parent, plan.labels, this.writing)] : [];
    if (plan.kind === 'connection') return connectionOf(this.#connection(plan, parent, guard));
    const way = step(`${parent}.pk`, plan.step, this.writing);
    const page = this.writing.name('p');
    const paged = (limit: string): string =>
      subquery([
        `SELECT ${way.node}.pk AS pk, ${property(way.node, 'id')} AS id`,
        ...from(way, ...guard),
        `ORDER BY ${property(way.node, 'id')}`,
        `LIMIT ${limit}`,
      ]);
    if (plan.kind === 'ids') {
      return listOf(plain(`${page}.id`), [`FROM ${paged(param(plan.limit))} AS ${page}`]);
    }
    const node = this.writing.name('n');
    return oneOf(this.#projection(plan.node, node), [
      `FROM ${paged('1')} AS ${page} CROSS JOIN node AS ${node} ON ${node}.pk = ${page}.pk`,
    ]);
  }
}

/** What a page is made of. */
interface Paging {
  readonly plan: ConnectionPlan;
  readonly match: ListMatch;
  readonly keys: readonly BoundKey[];
  readonly counts: readonly string[];
  readonly carried: readonly string[];
  readonly guard: readonly string[];
}
