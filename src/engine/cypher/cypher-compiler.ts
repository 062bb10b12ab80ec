/**
 * A plan becomes one statement here. The words are those of Neo4j 5, the default dialect; the compiler of an engine
 * that differs overrides the few protected methods of `Dialect`, or gives another statement.
 *
 * A connection compiles to rows of a node, an edge and the keys of a cursor, and a total. Whatever is read of a node's
 * neighbours is a subquery among its values, so the page is cut before anything is expanded.
 */
import type { LookupPlan, QueryPlan, TogetherPlan } from '../../read/plan/query-plan';
import { memo } from '../../model/memo';
import { compileCounts, compileExpand } from './compile-expand';
import { compileCandidates } from './compile-candidates';
import { compileApart, compileFilter, compileParts, countOf, hasLabel } from './compile-filter';
import { compileGroups } from './compile-groups';
import {
  compileAggregateFromTarget,
  isAggregatedFromTarget,
} from './compile-aggregate-from-target';
import { compileRollup, isRollup } from './compile-rollup';
import { stepPattern } from './compile-step';
import type { LentToLevels } from './compile-levels';
import { compileAnchor } from './compile-anchor';
import { compileAmong, compileOneHop, compileRelationships, compileWalk } from './compile-walk';
import { compileSupportedBy } from './compile-supported-by';
import {
  compileAdaptive,
  compileRangeScan,
  rangeBodies,
  type CompilerContext,
} from './compile-range-scan';
import { bindKeys, compileOrder, compileSeek, readsEdge, type Sorting } from './compile-order';
import type { CypherQuery, Statement } from './cypher-query';
import { block, param, paramName, where } from './cypher-writer';
import { Dialect } from './dialect';
import { Names } from './names';
import type { Clauses, Collect, Fragment } from './fragment';
import {
  collected,
  connectionOf,
  headOf,
  plain,
  readOf,
  readsOf,
  returned,
  valuesOf,
  type Entry,
} from './values';
import {
  directPath,
  type ConnectionPlan,
  type Filter,
  type GroupsPlan,
  type NestedPlan,
  type Projection,
  type RowsPlan,
  type ScanPath,
  areUnwrapped,
} from '../../read/plan/connection-plan';

/** Compiles plans to the Cypher of Neo4j 5. */
export class CypherCompiler extends Dialect {
  /** What a plan compiles to depends on it alone: one that is run again is compiled once. */
  readonly #statementOf = memo((plan: QueryPlan): Statement => this.statement(plan));

  /** The statement of a plan with the values that stand beside it. */
  compile(plan: QueryPlan, values: readonly unknown[]): CypherQuery {
    return {
      ...this.#statementOf(plan),
      params: Object.fromEntries(values.map((value, i) => [paramName(i), value])),
    };
  }

  /** The text of a plan's statement, which depends on the plan alone. */
  text(plan: QueryPlan): string {
    return this.#statementOf(plan).text;
  }

  /** What a plan compiles to; a dialect may have another statement that gives the same rows. */
  protected statement(plan: QueryPlan): Statement {
    const { lines, shape } = this.#clauses(plan, new Names(this.labelsWays));
    return { text: lines.join('\n'), shape };
  }

  /** What this lends to those that put the levels of a look-up together. */
  protected lentToLevels(names: Names): LentToLevels {
    return {
      match: (plan, node, edge, parent, given) =>
        this.#match(plan, node, edge, parent, given, names),
      total: (plan, parent, guard) => this.#total(plan, parent, guard, names),
      nested: (plan, parent) => this.#nested(plan, parent, names),
      names,
    };
  }

  #clauses(plan: QueryPlan, names: Names): Clauses {
    switch (plan.kind) {
      case 'lookup':
        return this.#lookup(plan, names);
      case 'connection':
        return this.#rootConnection(plan, names);
      case 'expand':
        return compileExpand(plan, names, this.#collecting(names));
      case 'counts':
        return { lines: compileCounts(plan, names), shape: [] };
      case 'among':
        return compileAmong(plan, this.#collecting(names));
      case 'oneHop':
        return compileOneHop(plan, this.#collecting(names));
      case 'walk':
        return { lines: compileWalk(plan), shape: [] };
      case 'relationships':
        return { lines: compileRelationships(plan), shape: [] };
      case 'supportedBy':
        return { lines: compileSupportedBy(plan), shape: [] };
      case 'together':
        return this.#together(plan, names);
      case 'candidates':
        return compileCandidates(
          plan,
          names,
          (variable) => this.#projection(plan.node, variable, names),
          (scope, body, aggregate) => this.called(scope, body, aggregate, names.result()),
        );
    }
  }

  #collecting(names: Names): Collect {
    return (scope, body, item) => this.collect(scope, body, item, names.result());
  }

  #lookup({ label, ids, node }: LookupPlan, names: Names): Clauses {
    const variable = names.node();
    const row = this.#projection(node, variable, names);
    const match = [`MATCH (${variable}:${label})`, `WHERE ${variable}.id IN ${param(ids)}`];
    return returned([...match, ...row.before], [['row', row]]);
  }

  #together({ parts }: TogetherPlan, names: Names): Clauses {
    const made = parts.map(({ key, plan }) => {
      const { before, entries } = this.#connection(plan, undefined, [], names);
      return { before, column: [key, connectionOf(entries)] as const };
    });
    const columns = made.map(({ column }) => column);
    if (!this.unitesParts || parts.length === 1) {
      return returned(
        made.flatMap(({ before }) => before),
        columns,
      );
    }
    const [part, value] = [names.count(), names.result()];
    const union = made.flatMap(({ before, column: [, { expression }] }, i) => [
      ...(i > 0 ? ['UNION ALL'] : []),
      ...before,
      `RETURN ${i} AS ${part}, ${expression} AS ${value}`,
    ]);
    const valueOf = (i: number): string =>
      `head(collect(CASE ${part} WHEN ${i} THEN ${value} END))`;
    return returned(
      [block('CALL ()', union)],
      columns.map(([key, { shape }], i) => [key, { expression: valueOf(i), shape }]),
    );
  }

  #rootConnection(plan: ConnectionPlan, names: Names): Clauses {
    const { before, entries } = this.#connection(plan, undefined, [], names);
    return returned(before, entries);
  }

  /** The rows and the total of a connection, from a parent node or from the whole graph. */
  #connection(
    plan: ConnectionPlan,
    parent: string | undefined,
    guard: readonly string[],
    names: Names,
  ): { before: readonly string[]; entries: Entry[] } {
    const entries: Entry[] = [];
    const before: string[] = [];
    if (plan.rows) {
      const rows = this.#rows(plan, plan.rows, parent, guard, names);
      before.push(...rows.before);
      entries.push(['rows', rows]);
    }
    if (plan.total) {
      const total = this.#total(plan, parent, guard, names);
      before.push(...total.before);
      entries.push(['total', total]);
    }
    if (this.collectsGroups && isRollup(plan)) {
      const match = (node: string) => this.#match(plan, node, undefined, parent, guard, names);
      const read = (of: Projection, name: string) => this.#projection(of, name, names);
      const made = compileRollup(plan.groups ?? [], { match, read, names });
      return { before: [...before, ...made.before], entries: [...entries, ...made.entries] };
    }
    for (const groups of plan.groups ?? []) {
      const made = this.#groups(plan, groups, parent, guard, names);
      before.push(...made.before);
      entries.push([groups.key, made]);
    }
    return { before, entries };
  }

  #groups(
    plan: ConnectionPlan,
    groups: GroupsPlan,
    parent: string | undefined,
    guard: readonly string[],
    names: Names,
  ): Fragment {
    const fromEnds = this.collectsGroups && isAggregatedFromTarget(plan, groups);
    const node = names.node();
    const match = fromEnds ? [] : this.#match(plan, node, undefined, parent, guard, names);
    const { lines, keys, values } = fromEnds
      ? compileAggregateFromTarget(plan.label, groups, node, names)
      : compileGroups(groups, node, names);
    const before: string[] = [];
    const read = keys.map((name, i): Entry => {
      const of = groups.keys[i]?.node;
      const projection = of && this.#projection(of, name, names);
      before.push(...(projection?.before ?? []));
      return [`key${i}`, projection ?? plain(name)];
    });
    const body = [...match, ...lines, ...before];
    const measures = values.map(([name, value]): Entry => [name, plain(value)]);
    const item = valuesOf([...read, ...measures]);
    // Neo4j takes what is counted in a COLLECT within a map for an aggregation of the map's own clause.
    return this.called(parent ?? '', body, collected(item), names.result());
  }

  #rows(
    plan: ConnectionPlan,
    rows: RowsPlan,
    parent: string | undefined,
    guard: readonly string[],
    names: Names,
  ): Fragment {
    const node = names.node();
    const isRead = rows.edge.length > 0 || readsEdge(plan.order);
    const edge = plan.access.kind === 'expand' && isRead ? names.relationship() : undefined;
    const result = names.result();
    const { keys, cursor } = bindKeys(plan.order, node, edge, names);
    const counts = keys.flatMap(({ key, expression }) =>
      key.by === 'count' ? [`${countOf(node, key.step, names)} AS ${expression}`] : [],
    );
    const paged = this.#paged({ plan, node, edge, keys, counts }, parent, guard, names);
    const projection = rows.node && this.#projection(rows.node, node, names);
    const parts: Entry[] = [
      ...(projection ? [['node', projection] as const] : []),
      ...(edge && rows.edge.length > 0 ? [['edge', readsOf(rows.edge, edge)] as const] : []),
      ...(rows.cursor ? [['keys', plain(cursor)] as const] : []),
    ];
    const value = projection && areUnwrapped(rows) ? projection : valuesOf(parts);
    const item = { ...value, before: projection?.before ?? [] };
    // What is called sees nothing of what stands before it.
    const [before, body] =
      item.before.length > 0 ? [[], [...paged.before, ...paged.body]] : [paged.before, paged.body];
    const found = this.collect(parent ?? '', body, item, result);
    return { ...found, before: [...before, ...found.before] };
  }

  /** The nodes of a page: of a list that an index has in order as little as the page holds, or else all, put in order. */
  #paged(
    sorting: Sorting,
    parent: string | undefined,
    guard: readonly string[],
    names: Names,
  ): { readonly before: readonly string[]; readonly body: readonly string[] } {
    const { plan, node, keys, counts } = sorting;
    const { access } = plan;
    const sorted = (by = directPath(access)): string[] =>
      this.#sorted({ ...sorting, plan: { ...plan, access: by } }, parent, guard, names);
    const scanned = ({ filter }: ScanPath): CompilerContext => ({
      conditions: (given, ordered) => this.#conditions(node, given, filter, names, ordered),
      called: (scope, body, aggregate, name) => this.called(scope, body, aggregate, name),
      names,
    });
    const inOrder = this.readsInOrder && counts.length === 0;
    if (inOrder && access.kind === 'scan') {
      return compileRangeScan(plan, node, keys, scanned(access));
    }
    if (!inOrder || access.kind !== 'adaptive') return { before: [], body: sorted() };
    const { alternative, anchor } = access;
    const context = scanned(alternative.kind === 'scan' ? alternative : { kind: 'scan' });
    const bodies =
      alternative.kind === 'scan' ? rangeBodies(plan, node, keys, context) : [sorted(alternative)];
    return compileAdaptive(plan, access, node, { ...context, bodies, anchored: sorted(anchor) });
  }

  /** The nodes of a page, put in order by what each has. */
  #sorted(
    { plan, node, edge, keys, counts }: Sorting,
    parent: string | undefined,
    guard: readonly string[],
    names: Names,
  ): string[] {
    const seek = compileSeek(keys, plan.page);
    const carried = [node, ...(edge ? [edge] : [])];
    const counted = keys.filter(({ key }) => key.by === 'count').map((one) => one.expression);
    const early = counts.length === 0;
    return [
      ...this.#match(plan, node, edge, parent, [...guard, early ? seek : undefined], names),
      ...(early ? [] : [`WITH ${[...carried, ...counts].join(', ')}`, ...where([seek])]),
      `WITH ${[...carried, ...counted].join(', ')}`,
      `ORDER BY ${compileOrder(keys, plan.page.backward)}`,
      `LIMIT ${param(plan.page.limit)}`,
    ];
  }

  #total(
    plan: ConnectionPlan,
    parent: string | undefined,
    guard: readonly string[],
    names: Names,
  ): Fragment {
    const access = directPath(plan.access);
    const node = access.kind === 'expand' && !access.filter ? '' : names.node();
    const body = this.#match(plan, node, undefined, parent, guard, names);
    if (access.kind === 'anchor')
      return this.single('', body, plain(`count(${node})`), names.result());
    // More than a match with its conditions must say what it returns.
    const counted = body.length > 2 ? [...body, `RETURN ${node}`] : body;
    return { before: [], expression: `COUNT { ${counted.join(' ')} }` };
  }

  /** The match of a connection's nodes, with the conditions on them and those that are given besides. */
  #match(
    plan: ConnectionPlan,
    node: string,
    edge: string | undefined,
    parent: string | undefined,
    given: readonly (string | undefined)[],
    names: Names,
  ): string[] {
    const access = directPath(plan.access);
    const { filter } = access;
    if (access.kind === 'anchor') {
      const { own, beyond } = compileParts(filter, node, names);
      return [...compileAnchor(access, node, [...given, ...own], names), ...where(beyond)];
    }
    if (access.kind === 'scan') {
      return [`MATCH (${node}:${plan.label})`, ...this.#conditions(node, given, filter, names)];
    }
    const { pattern, conditions } = stepPattern(access.step, node, names, edge);
    const own = filter && compileFilter(filter, node, names);
    return [`MATCH (${parent})${pattern}`, ...where([...given, ...conditions, own])];
  }

  #conditions(
    node: string,
    given: readonly (string | undefined)[],
    filter: Filter | undefined,
    names: Names,
    ordered = true,
  ): string[] {
    if (this.testsApart) return compileApart(node, given, filter, names, ordered);
    return where([...given, filter && compileFilter(filter, node, names)]);
  }

  #projection(projection: Projection, node: string, names: Names): Fragment {
    const before: string[] = [];
    const entries = projection.properties.map((read) => readOf(read, node));
    for (const plan of projection.nested) {
      const nested = this.#nested(plan, node, names);
      before.push(...nested.before);
      entries.push([plan.key, nested]);
    }
    return { before, ...valuesOf(entries) };
  }

  #nested(plan: NestedPlan, parent: string, names: Names): Fragment {
    const guard = plan.labels ? [hasLabel(parent, plan.labels)] : [];
    if (plan.kind === 'connection') {
      const { before, entries } = this.#connection(plan, parent, guard, names);
      return { before, ...connectionOf(entries) };
    }
    const node = names.node();
    const result = names.result();
    const { pattern, conditions } = stepPattern(plan.step, node, names);
    if (plan.kind === 'ids') {
      const body = [
        `MATCH (${parent})${pattern}`,
        ...where([...guard, ...conditions]),
        `WITH ${node} ORDER BY ${node}.id LIMIT ${param(plan.limit)}`,
      ];
      return this.collect(parent, body, plain(`${node}.id`), result);
    }
    const projection = this.#projection(plan.node, node, names);
    const body = [
      `MATCH (${parent})${pattern}`,
      ...where(guard),
      `WITH ${node} ORDER BY ${node}.id LIMIT 1`,
    ];
    return headOf(this.collect(parent, body, projection, result));
  }
}
