/**
 * A plan becomes one statement here, which gives one row with one value: the rows of the answer as JSON, each as the
 * list of its columns' values. Whatever is read of a node's neighbours is a subquery among its values, so the page is
 * cut before anything is expanded.
 */
import { memo } from '../../model/memo';
import {
  areUnwrapped,
  directPath,
  isUnkeyed,
  type ConnectionPlan,
  type NestedPlan,
  type Projection,
  type RowsPlan,
} from '../../read/plan/connection-plan';
import type { QueryPlan } from '../../read/plan/query-plan';
import type { CompiledQuery } from '../compiled-query';
import type { Statement } from './shape';
import type { PlanCompiler } from '../engine';
import type { Layout } from './layout';
import { candidates } from './sql-candidates';
import { countOf, hasOneOf } from './sql-filter';
import { groupsOf } from './sql-groups';
import { listMatch, type ListMatch } from './sql-match';
import { boundKeys, cursorValue, orderBy, orderKeys, rangesOf, seekPage } from './sql-order';
import { counted, step } from './sql-step';
import {
  connectionOf,
  listOf,
  oneOf,
  plain,
  readOf,
  readsOf,
  statementOf,
  valuesOf,
  type Entry,
  type Value,
} from './sql-values';
import * as walks from './sql-walk';
import {
  depthOf,
  from,
  identityOf,
  listed,
  NODES,
  param,
  property,
  quoted,
  subquery,
  whole,
  Writing,
} from './sql-writer';

/** A statement ready to run. */
export type SqlQuery = CompiledQuery & Statement;

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
    return statementOf(valuesOf(columns), clauses, writing.before());
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
    const counts = plan.order.flatMap((key, i) =>
      key.by === 'count' ? [`${countOf(match.node, key.step, this.writing)} AS k${i}`] : [],
    );
    const isEdgeRead = match.relationship !== undefined && rows.edge.length > 0;
    const isKeyRead = plan.order.some((key) => key.by === 'relationship' && !isUnkeyed(key));
    const carried = [
      `${match.node}.pk AS pk`,
      ...(isEdgeRead || isKeyRead ? identityOf(match.relationship ?? '') : []),
    ];
    const body = this.#page({ plan, match, counts, carried, guard });
    const cursor = boundKeys(plan.order, { node, edge: page, counts: page }).map((key) =>
      cursorValue(key, this.writing.layout.node),
    );
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
      ...(isEdgeRead ? [`CROSS JOIN ${whole(page, relationship)}`] : []),
    ]);
  }

  /** The clauses of a page: of a list that an index has in order as little as the page holds, or else all, put in order. */
  #page({ plan, match, counts, carried, guard }: Paging): string[] {
    const limit = `LIMIT ${param(plan.page.limit)}`;
    const select = `SELECT ${carried.join(', ')}`;
    if (counts.length > 0) {
      const all = this.writing.name('w');
      const keys = orderKeys(plan.order, { node: all, edge: all, counts: all });
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
        `WHERE ${seekPage(keys, plan.page) ?? 'true'}`,
        `ORDER BY ${orderBy(keys, plan.page.backward)}`,
        limit,
      ];
    }
    const { node, relationship = '' } = match;
    const keys = orderKeys(plan.order, { node, edge: relationship, counts: '' });
    if (directPath(plan.access).kind !== 'scan') {
      return [
        select,
        ...from(match, ...guard, seekPage(keys, plan.page)),
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
    const of = statementOf(row, nodes, apart.writing.before());
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
  readonly counts: readonly string[];
  readonly carried: readonly string[];
  readonly guard: readonly string[];
}
