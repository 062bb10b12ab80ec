import type { RelationshipsPlan, WalkPlan } from '../plan/query-plan';
import { hasBegun, holds } from './compile-hop';
import { mapOf } from './compile-read';
import { map, param, where } from './cypher-writer';

/** The relationships of nodes, one row for each, whatever their direction. */
export function compileWalk(plan: WalkPlan): string[] {
  const { ids, avoid, limit, types, node, dated, valid, begun } = plan;
  const conditions = [
    `NOT m.id IN ${param(avoid)}`,
    begun && hasBegun('m', begun),
    valid &&
      `(NOT type(r) IN [${(dated ?? []).map((type) => `'${type}'`).join(', ')}] OR ${holds('r', valid)})`,
  ];
  const columns = [
    'n.id AS near, m.id AS far, type(r) AS type, startNode(r).id = n.id AS out, r.key AS key',
    ...(node ? [`${mapOf(node, 'n')} AS nearNode, ${mapOf(node, 'm')} AS farNode`] : []),
  ];
  return [
    'MATCH (n:Entity)',
    `WHERE n.id IN ${param(ids)}`,
    `MATCH (n)-[r:${types.join('|')}]-(m:Entity)`,
    ...where(conditions),
    `WITH n, r, m LIMIT ${param(limit)}`,
    `RETURN ${columns.join(', ')}`,
  ];
}

/** What relationships have of their own; each is found from its ends, so that no hub is looked through. */
export function compileRelationships({ ends, read }: RelationshipsPlan): string[] {
  const edge = map([
    ['key', 'r.key'],
    ...read.map(({ key }): readonly [string, string] => [key, `r.${key}`]),
  ]);
  return [
    `UNWIND ${param(ends)} AS pair`,
    'MATCH (a:Entity {id: pair.from})',
    'MATCH (b:Entity {id: pair.to})',
    'MATCH (a)-[r]->(b)',
    `RETURN a.id AS from, b.id AS to, type(r) AS type, ${edge} AS edge`,
  ];
}
