import type { Driver } from 'neo4j-driver';
import { bodyOf, KINDS, type ContenderName } from '../contenders/kinds';
import type { Contender } from '../contenders/start-contender';
import type { DrawnOperation } from '../operations/draw-variables';
import { median } from './figures';
import { dataOf, postTo } from './post';
import { profile, type Profiled } from './profile';

/** What a contender sends to Neo4j for an operation. */
export interface StatementsCell {
  readonly operation: string;
  readonly contender: ContenderName;
  readonly statements: number;
  /** Of all statements together, the median of the sets of variables. */
  readonly dbHits: number;
  readonly costliest: Profiled['costliest'];
}

/** The statements and db hits of each operation with each contender that has them in Neo4j. */
export async function measureStatements(
  drawn: readonly DrawnOperation[],
  contenders: readonly Contender[],
  driver: Driver,
): Promise<StatementsCell[]> {
  const theirs = contenders.filter(({ name }) => KINDS[name].store === 'neo4j');
  const cells: StatementsCell[] = [];
  for (const one of drawn) {
    const counted = theirs.map((contender) => countStatements(one, contender, driver));
    cells.push(...(await Promise.all(counted)).flat());
  }
  return cells;
}

/** What one contender sends for an operation; none where it has nothing for it. */
async function countStatements(
  { operation, sets }: DrawnOperation,
  contender: Contender,
  driver: Driver,
): Promise<StatementsCell[]> {
  const found: { readonly count: number; readonly profiled: Profiled[] }[] = [];
  for (const set of sets.slice(0, 3)) {
    const body = bodyOf(contender.name, operation, set);
    if (body === undefined) continue;
    const sent = await contender.statementsOf(async () =>
      dataOf(await postTo(contender.url)(body)),
    );
    found.push({ count: sent.length, profiled: await profile(driver, sent) });
  }
  if (found.length === 0) return [];
  const hits = ({ profiled }: (typeof found)[number]): number =>
    profiled.reduce((sum, one) => sum + one.dbHits, 0);
  const costliest = found.flatMap(({ profiled }) => profiled.flatMap((one) => one.costliest));
  return [
    {
      operation: operation.name,
      contender: contender.name,
      statements: median(found.map(({ count }) => count)),
      dbHits: median(found.map(hits)),
      costliest: costliest.sort((a, b) => b.dbHits - a.dbHits).slice(0, 2),
    },
  ];
}
