/** What a page costs the database in every order that is offered, at its start and deep in the list. */
import type { Driver } from 'neo4j-driver';
import type { Contender } from '../contenders/start-contender';
import { upperSnake } from '../../../src/schema/names';
import { countsKept } from '../../../src/model/counted';
import { foldedName } from '../../../src/model/fold';
import { isOrdered, isText, nodeModel, type GraphModel } from '../../../src/model/graph-model';
import { cursorAt } from '../operations/cursor-at';
import { lastPage } from '../operations/deep-page';
import type { Sample } from '../operations/operation';
import { dataOf, postTo } from './post';
import { profile, type Profiled } from './profile';

const PAGE = 20;

/** The db hits for each row of a page. */
export interface OrderHits {
  readonly order: string;
  readonly first: number;
  readonly deep: number;
  readonly costliest: Profiled['costliest'];
}

interface Offered {
  readonly name: string;
  readonly orderBy: object;
  /** What the order is by, of the intervention `i`. */
  readonly by: string;
  readonly direction: 'ASC' | 'DESC';
}

/** The db hits of pages of interventions in every order. */
export async function measureOrders(
  model: GraphModel,
  sample: Sample,
  tinkuy: Contender,
  driver: Driver,
): Promise<OrderHits[]> {
  const found: OrderHits[] = [];
  for (const one of offered(model)) {
    const hitsOf = async (after?: string): Promise<Profiled> => {
      const query =
        'query Page($orderBy: [InterventionOrder!], $after: String) { interventions(first: 20, orderBy: $orderBy, after: $after) { nodes { id name } } }';
      const body = JSON.stringify({ query, variables: { orderBy: [one.orderBy], after } });
      const sent = await tinkuy.statementsOf(async () => dataOf(await postTo(tinkuy.url)(body)));
      const list = sent.filter(({ text }) => text.includes(':Intervention'));
      const [profiled] = await profile(driver, list);
      if (!profiled) throw new Error(`No statement was sent for the order by ${one.name}`);
      return profiled;
    };
    const first = await hitsOf();
    const deep = await hitsOf(await deepCursor(sample, one));
    found.push({
      order: one.name,
      first: first.dbHits / PAGE,
      deep: deep.dbHits / PAGE,
      costliest: (deep.dbHits > first.dbHits ? deep : first).costliest.slice(0, 1),
    });
  }
  return found;
}

async function deepCursor(sample: Sample, { orderBy, by, direction }: Offered): Promise<string> {
  const skip = lastPage(sample.size) * PAGE - 1;
  // Unknown values come last both ways, and ids turn with what an index has in order.
  const [row] = await sample.ask(
    `MATCH (i:Intervention) WITH i, ${by} AS by ORDER BY by IS NULL, by ${direction}, i.id ${direction} SKIP toInteger($skip) LIMIT 1 RETURN by, i.id AS id`,
    { skip },
  );
  const keys = by === 'i.id' ? [row?.id] : [row?.by, row?.id];
  return cursorAt(sample, [orderBy], keys);
}

function offered(model: GraphModel): Offered[] {
  const interventions = nodeModel(model, 'Intervention');
  const fields = [...interventions.properties.values()].filter(
    (one) => isOrdered(one) && !one.kept,
  );
  return [
    ...fields.flatMap((property) => {
      const { name } = property;
      const by = `i.${isText(property) ? foldedName(name) : name}`;
      return (['ASC', 'DESC'] as const).map((direction) => ({
        name: `${upperSnake(name)} ${direction}`,
        orderBy: { field: upperSnake(name), direction },
        by,
        direction,
      }));
    }),
    ...[...countsKept(interventions)].flatMap(([property, { field }]) =>
      (['ASC', 'DESC'] as const).map((direction) => ({
        name: `count of ${field} ${direction}`,
        orderBy: { count: upperSnake(field), direction },
        by: `i.${property}`,
        direction,
      })),
    ),
  ];
}
