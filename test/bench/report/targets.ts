/** What the benchmark must show, and whether it does. */
import type { ContenderName } from '../contenders/kinds';
import { rounded } from '../measure/figures';
import { rateOf, type Results } from './results';

/** One row of what is to be shown. */
export interface Target {
  readonly what: string;
  readonly against: string;
  readonly target: string;
  readonly found: string;
  /** Undefined where it was not measured. */
  readonly met: boolean | undefined;
}

const times = (value: number): string => `${rounded(value)} ×`;

/** The rows that this run can tell of. */
export function targetsOf(results: Results, operations: readonly string[]): Target[] {
  return [
    faster(results, 'entity-page', 'tinkuy', 'peer', 8),
    faster(results, 'filtered-list', 'tinkuy', 'peer', 6),
    faster(results, 'connection', 'tinkuy', 'peer', 20),
    pageTarget(results),
    ...operations.map((one) => faster(results, one, 'tinkuy', 'hand-written', 0.8)),
    faster(results, 'entity-page', 'tinkuy', 'loaders', 6),
    ...orderTargets(results),
    ...growthTarget(results),
    ...schemaTargets(results),
    faster(results, 'entity-page', 'embedded', 'tinkuy', 1.5),
    ...repeatedTarget(results),
  ];
}

/** With 8 callers, or with one where 8 are too many for one of the two. */
function faster(
  results: Results,
  operation: string,
  who: ContenderName,
  than: ContenderName,
  least: number,
): Target {
  for (const callers of [8, 1]) {
    const [a, b] = [who, than].map((name) => rateOf(results, operation, name, callers));
    if (a === undefined || b === undefined) continue;
    return {
      what: who === 'tinkuy' ? operation : `${operation}, ${who}`,
      against: than + (callers === 8 ? '' : ', one caller'),
      target: `≥ ${least} ×`,
      found: `${times(a / b)} (${a} against ${b} a second)`,
      met: a / b >= least,
    };
  }
  return {
    what: operation,
    against: than,
    target: `≥ ${least} ×`,
    found: 'not measured',
    met: undefined,
  };
}

function pageTarget({ cells }: Results): Target {
  const alone = (operation: string): number | undefined =>
    cells.find(
      (one) => one.operation === operation && one.contender === 'tinkuy' && one.callers === 1,
    )?.p50;
  const [deep, first] = [alone('page-1000'), alone('connection')];
  const known = deep !== undefined && first !== undefined;
  return {
    what: 'page-1000',
    against: 'own page 1, one caller, median',
    target: '≤ 1.3 ×',
    found: known ? `${times(deep / first)} (${deep} against ${first} ms)` : 'not measured',
    met: known ? deep / first <= 1.3 : undefined,
  };
}

function orderTargets({ orders, size }: Results): Target[] {
  if (orders.length === 0) return [];
  return (['first', 'deep'] as const).map((which) => {
    const [worst] = [...orders].sort((a, b) => b[which] - a[which]);
    const over = orders.filter((one) => one[which] > 10).length;
    return {
      what: `db hits a row, page ${which === 'first' ? '1' : '1,000'}, ${size}`,
      against: `rows of the page, ${orders.length} orders`,
      target: '≤ 10',
      found: `worst ${worst?.[which].toLocaleString('en')} (${worst?.order}); ${over} of ${orders.length} orders over 10`,
      met: over === 0,
    };
  });
}

function growthTarget({ growth }: Results): Target[] {
  if (!growth) return [];
  const { operation, smaller, larger, smallerMs, largerMs } = growth;
  return [
    {
      what: `${operation}, ${larger} interventions`,
      against: `itself, ${smaller}`,
      target: '≤ 1.5 ×',
      found: `${times(largerMs / smallerMs)} (${rounded(largerMs)} against ${rounded(smallerMs)} ms)`,
      met: largerMs / smallerMs <= 1.5,
    },
  ];
}

function schemaTargets({ schemas }: Results): Target[] {
  if (!schemas) return [];
  const { tinkuy, peer } = schemas;
  const row = (what: string, a: number, b: number, most: number, unit: string): Target => ({
    what,
    against: 'peer, same model',
    target: `≤ ${most} ×`,
    found: `${times(a / b)} (${a} against ${b}${unit})`,
    met: a / b <= most,
  });
  return [
    row('schema build', tinkuy.buildMs, peer.buildMs, 0.5, ' ms'),
    row('types of the schema', tinkuy.types, peer.types, 0.25, ''),
  ];
}

function repeatedTarget({ repeated }: Results): Target[] {
  if (!repeated) return [];
  const { firstMs, repeatedMs } = repeated;
  return [
    {
      what: 'group-by, repeated',
      against: 'itself, first, cache on',
      target: '≥ 100 ×',
      found: `${times(firstMs / repeatedMs)} (${rounded(repeatedMs)} against ${rounded(firstMs)} ms)`,
      met: firstMs / repeatedMs >= 100,
    },
  ];
}
