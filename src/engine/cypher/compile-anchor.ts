import { compileFilter } from './compile-filter';
import { stepPattern } from './compile-step';
import { where } from './cypher-writer';
import type { Names } from './names';
import type { AnchorPath } from '../../read/plan/connection-plan';

/** The match of an anchor and its steps, and the variable of the node that it ends at: a given one behind the last step. */
export function matchAnchor(
  { label, anchor, steps }: AnchorPath,
  names: Names,
  { node, conditions = [] }: { node?: string; conditions?: readonly (string | undefined)[] } = {},
): { readonly lines: readonly string[]; readonly end: string } {
  let end = names.node();
  const lines = [`MATCH (${end}:${label})`, ...where([compileFilter(anchor, end, names)])];
  steps.forEach(({ step, edge: onEdge, node: onNode }, i) => {
    const last = i === steps.length - 1;
    const next = (last && node) || names.node();
    const by = onEdge ? names.relationship() : '';
    const along = stepPattern(step, next, names, by);
    lines.push(
      `MATCH (${end})${along.pattern}`,
      ...where([
        ...along.conditions,
        onEdge && compileFilter(onEdge, by, names),
        onNode && compileFilter(onNode, next, names),
        ...(last ? conditions : []),
      ]),
    );
    end = next;
  });
  return { lines, end };
}

/**
 * The match from an anchor, which gives each node that meets the conditions once. Where the last step is of variable
 * length they are grouped rather than made DISTINCT: Neo4j 5.26 leaves that out where it prunes such a match, and
 * then repeats nodes that several anchors lead to.
 */
export const compileAnchor = (
  path: AnchorPath,
  node: string,
  conditions: readonly (string | undefined)[],
  names: Names,
): string[] => [
  ...matchAnchor(path, names, { node, conditions }).lines,
  path.steps.at(-1)?.step.depth === undefined
    ? `WITH DISTINCT ${node}`
    : `WITH ${node}, count(*) AS ways`,
];
