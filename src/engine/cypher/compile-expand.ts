import type { CountsPlan, ExpandPlan } from '../../read/plan/step-plans';
import { hasLabel } from './compile-filter';
import { hasStarted, holds, stepPattern, type Variables } from './compile-step';
import { conditions, pattern } from './compile-walk';
import { param, where } from './cypher-writer';
import type { Clauses, Collect } from './fragment';
import { readsOf, returned, valuesOf } from './values';
import type { RelationshipStep } from '../../read/plan/connection-plan';

/** The statement: of each node some relationships of each kind. */
export function compileExpand(plan: ExpandPlan, names: Variables, collect: Collect): Clauses {
  const from = names.node();
  const made = plan.along.map((one) => {
    const { body, node, relationship } = compileAlong(plan, one, from, names);
    const edge = [{ key: 'key', properties: ['key'] }, ...one.edge];
    const item = valuesOf([
      ['node', readsOf(plan.node, node)],
      ['edge', readsOf(edge, relationship)],
    ]);
    const found = collect(from, body, item);
    return { key: one.key, found };
  });
  return returned(
    [
      `MATCH (${from}:Entity)`,
      `WHERE ${from}.id IN ${param(plan.ids)}`,
      ...made.flatMap(({ found }) => found.before),
    ],
    [
      ['node', readsOf(plan.node, from)],
      ['found', valuesOf(made.map(({ key, found }) => [key, found]))],
    ],
  );
}

/** The statement: how many relationships of each kind nodes have, each with its type and whether it leaves the node. */
export function compileCounts(
  { ids, fewer, steps, ...along }: CountsPlan,
  names: Variables,
): string[] {
  const some = (sign: string): string =>
    `WHERE n.id IN ${param(ids)} AND COUNT { MATCH (n)--() } ${sign} ${param(fewer)}`;
  const counts = steps.map(
    (step) => `['${step.type}', ${step.direction === 'out'}, ${countAlong(step, 'n', names)}]`,
  );
  return [
    'MATCH (n:Entity)',
    some('<'),
    `MATCH ${pattern(along)}`,
    ...where(conditions(along)),
    'WITH n, type(r) AS type, startNode(r) = n AS out, count(r) AS total',
    'RETURN n.id AS id, collect([type, out, total]) AS counts',
    'UNION ALL',
    'MATCH (n:Entity)',
    some('>='),
    `RETURN n.id AS id, [${counts.join(', ')}] AS counts`,
  ];
}

/** The body of one kind of relationship of a node, and what it gives of each: the far end, and the edge. */
interface CompiledExpansion {
  readonly body: readonly string[];
  readonly node: string;
  readonly relationship: string;
}

/**
 * The relationships of one kind of a node. Only so many are read: beyond them, their order is that of the
 * store, since to order 50,000 means to read 50,000.
 */
function compileAlong(
  { labels, bound, limit }: ExpandPlan,
  { step }: ExpandPlan['along'][number],
  from: string,
  names: Variables,
): CompiledExpansion {
  const node = names.node();
  const relationship = names.relationship();
  const { pattern, conditions } = stepPattern(step, node, names, relationship);
  return {
    node,
    relationship,
    body: [
      `MATCH (${from})${pattern}`,
      ...where([...conditions, labels && hasLabel(node, labels)]),
      `WITH ${relationship}, ${node} LIMIT ${param(bound)}`,
      `WITH ${relationship}, ${node}`,
      `ORDER BY ${node}.nameFolded, ${node}.id, ${relationship}.key`,
      `LIMIT ${param(limit)}`,
    ],
  };
}

/** How many relationships of a kind a node has; without a label at the far end, which the store keeps counted. */
function countAlong(
  { type, direction, valid, startedBy }: RelationshipStep,
  from: string,
  names: Variables,
): string {
  const relationship = valid ? names.relationship() : '';
  const node = startedBy ? names.node() : '';
  const link = `[${relationship}:${type}${valid ? ` WHERE ${holds(relationship, valid)}` : ''}]`;
  const pattern = direction === 'out' ? `-${link}->(${node})` : `<-${link}-(${node})`;
  const match = [`MATCH (${from})${pattern}`, ...where([startedBy && hasStarted(node, startedBy)])];
  return `COUNT { ${match.join(' ')} }`;
}
