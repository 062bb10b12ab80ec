import type { Start } from '../plan/query-plan';
import { compileFilter } from './compile-filter';
import { step } from './compile-hop';
import { where } from './cypher-writer';
import type { Names } from './names';

/**
 * The match from a start, which gives each node that meets the conditions once. They are grouped rather than made DISTINCT, since
 * Neo4j 5.26 leaves DISTINCT out where it prunes a match of variable length, and then repeats nodes that
 * several starts lead to.
 */
export function compileStart(
  { label, anchor, steps }: Start,
  node: string,
  conditions: readonly (string | undefined)[],
  names: Names,
): string[] {
  let at = names.node();
  const lines = [`MATCH (${at}:${label})`, ...where([compileFilter(anchor, at, names)])];
  steps.forEach(({ hop, edge: onEdge, node: onNode }, i) => {
    const last = i === steps.length - 1;
    const next = last ? node : names.node();
    const by = onEdge ? names.relationship() : '';
    const along = step(hop, next, names, by);
    lines.push(
      `MATCH (${at})${along.pattern}`,
      ...where([
        ...along.conditions,
        onEdge && compileFilter(onEdge, by, names),
        onNode && compileFilter(onNode, next, names),
        ...(last ? conditions : []),
      ]),
    );
    at = next;
  });
  return [...lines, `WITH ${node}, count(*) AS ways`];
}
