import { directPath, type AnchorPath, type ConnectionPlan } from '../../read/plan/connection-plan';
import { conditionsOf } from './sql-filter';
import { step } from './sql-step';
import { from, ofLabel, subquery, type Match, type Writing } from './sql-writer';

/** The nodes of a list: the tables, the node's name in them, and that of the relationship that leads to it. */
export interface ListMatch extends Match {
  readonly node: string;
  readonly relationship?: string;
}

/** The match of a connection's nodes. */
export function listMatch(
  plan: ConnectionPlan,
  writing: Writing,
  parent?: string,
  guard: readonly string[] = [],
): ListMatch {
  const access = directPath(plan.access);
  if (access.kind === 'expand') {
    const way = step(`${parent}.pk`, access.step, writing);
    const own = conditionsOf(access.filter, way.node, writing);
    return { ...way, conditions: [...way.conditions, ...guard, ...own] };
  }
  const node = writing.name('n');
  const found =
    access.kind === 'anchor'
      ? [`${node}.pk IN ${anchored(access, writing)}`]
      : ofLabel(node, plan.label, writing.layout);
  const own = conditionsOf(access.filter, node, writing);
  return { node, tables: [`node AS ${node}`], conditions: [...found, ...guard, ...own] };
}

/** The numbers of the nodes that an anchor leads to. */
function anchored({ label, anchor, steps }: AnchorPath, writing: Writing): string {
  let end = writing.name('n');
  const tables = [`node AS ${end}`];
  const conditions = [
    ...ofLabel(end, label, writing.layout),
    ...conditionsOf(anchor, end, writing),
  ];
  for (const { step: along, edge, node } of steps) {
    const way = step(`${end}.pk`, along, writing);
    tables.push(...way.tables);
    conditions.push(
      ...way.conditions,
      ...conditionsOf(edge, way.relationship, writing),
      ...conditionsOf(node, way.node, writing),
    );
    end = way.node;
  }
  return subquery([`SELECT ${end}.pk`, ...from({ tables, conditions })]);
}
