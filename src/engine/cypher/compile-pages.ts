import type { PagesPlan } from '../../read/plan/query-plan';
import { NTH } from './compile-order';
import { block, param } from './cypher-writer';
import type { Clauses } from './fragment';

/**
 * The statement that reads a page for each of several cursors, by that which reads one of them:
 *
 *     UNWIND range(0, size($p3) - 1) AS nth
 *     CALL (nth) { … n0.id > $p3[nth][0] … RETURN … AS rows }
 *     RETURN nth, rows
 */
export function compilePages({ list }: PagesPlan, { lines, shape }: Clauses): Clauses {
  const columns = [NTH, ...(list.rows ? ['rows'] : []), ...(list.total ? ['total'] : [])];
  const all = [
    `UNWIND range(0, size(${param(list.page.cursors)}) - 1) AS ${NTH}`,
    block(`CALL (${NTH})`, lines),
    `RETURN ${columns.join(', ')}`,
  ];
  return { lines: all, shape };
}
