/** How much of the graph Neo4j touches: a page must cost what it holds, not what the graph holds. */
import neo4j, { type Driver, type ProfiledPlan } from 'neo4j-driver';
import { CypherCompiler } from '../../src/engine/cypher/cypher-compiler';
import { withNames } from '../../src/engine/cypher/row-shape';
import { upperSnake } from '../../src/schema/names';
import { isOrdered } from '../../src/model/graph-model';
import type { GraphStatistics } from '../../src/model/statistics';
import { encodeCursor } from '../../src/read/plan/cursor';
import type { QueryPlan } from '../../src/read/plan/query-plan';
import { model } from '../support/api';
import { LARGE, pageOf } from '../support/plan';
import { describeOnNeo4j, engineWith, testStore } from '../support/test-engines';
import { toNeo4jValue } from '../../src/engine/neo4j/neo4j-engine';

const FIRST_PAGE = '{ districts { nodes { name } } }';

describeOnNeo4j(() => {
  let driver: Driver;

  beforeAll(async () => {
    await (await engineWith('neo4j', model, 'seed')).close();
    const store = testStore('neo4j');
    if (store.kind !== 'neo4j') throw new Error('not a Neo4j');
    driver = neo4j.driver(store.uri, neo4j.auth.basic(store.username, store.password));
  });
  afterAll(() => driver.close());

  const endCursor = async (query: string): Promise<string> => {
    const { rows } = (await run(query))[0] as { rows: { keys: unknown[] }[] };
    const root = pageOf(query);
    const keys = rows[root.answer.size - 1]?.keys ?? [];
    return encodeCursor(root.answer.list, keys);
  };

  async function run(query: string): Promise<unknown[]> {
    const { plan, values } = pageOf(query);
    const { text, params, shape } = new CypherCompiler().compile(plan, values);
    const { records } = await driver.executeQuery(text, toNeo4jValue(params));
    const rows = records.map((record) => record.toObject());
    return [...withNames(rows, shape)];
  }

  const dbHits = (query: string, statistics?: GraphStatistics): Promise<number> => {
    const { plan, values } = pageOf(query, statistics);
    return hitsFor(plan, values);
  };

  async function hitsFor(plan: QueryPlan, values: readonly unknown[]): Promise<number> {
    const { text, params } = new CypherCompiler().compile(plan, values);
    const { summary } = await driver.executeQuery(`PROFILE ${text}`, toNeo4jValue(params));
    if (!summary.profile) throw new Error('no profile');
    return hitsOf(summary.profile);
  }

  test('the first page by name reads one entry more than it holds', async () => {
    // 21 of the index, and the name and the id of each of them.
    expect(await dbHits(FIRST_PAGE)).toBeLessThanOrEqual(22 + 21 + 21);
  });

  test('a later page costs what the first does, and once more to go to its nodes', async () => {
    const cursor = await endCursor(
      '{ districts(first: 100) { pageInfo { endCursor } nodes { name } } }',
    );
    const later = `{ districts(after: "${cursor}") { nodes { name } } }`;
    expect(await dbHits(later)).toBeLessThanOrEqual((await dbHits(FIRST_PAGE)) + 22);
  });

  test('the last page by name descends from the end', async () => {
    expect(await dbHits('{ districts(last: 20) { nodes { name } } }')).toBeLessThanOrEqual(80);
  });

  /** Every property that districts can be ordered by, in both directions. */
  const orders = [...(model.nodes.get('District')?.properties.values() ?? [])]
    .filter(isOrdered)
    .flatMap(({ name }) => ['ASC', 'DESC'].map((direction) => [upperSnake(name), direction]));

  test.each(orders)(
    'a page by %s %s costs what it holds, wherever it is',
    async (field, direction) => {
      const list = (cut: string): string =>
        `{ districts(orderBy: [{ field: ${field}, direction: ${direction} }], ${cut}) { pageInfo { endCursor } nodes { id name } } }`;
      const cursor = await endCursor(list('first: 100'));
      const [after, before] = [`first: 20, after: "${cursor}"`, `last: 20, before: "${cursor}"`];
      const hits = [await dbHits(list('first: 20'))];
      for (const cut of [after, before]) {
        hits.push(await dbHits(list(cut)));
      }
      expect({ hits, most: Math.max(...hits) <= 10 * 20 }).toEqual({ hits, most: true });
    },
  );

  test('a total without a filter comes from the count store', async () => {
    expect(await dbHits('{ districts { totalCount } }')).toBe(1);
  });

  test('a list within a department starts there', async () => {
    const within = 'where: { places: { some: { within: ["department:08"] } } }';
    const hits = await dbHits(`{ interventions(${within}) { nodes { id } } }`);
    // 1 department, 13 provinces, 116 districts, their communities, and one relationship each.
    expect(hits).toBeLessThan(1_500);
  });

  test('a filter on an id starts at that id', async () => {
    const where =
      'where: { interventions: { some: { node: { approaches: { some: { node: { id: { eq: "approach:genero" } } } } } } } }';
    expect(await dbHits(`{ districts(${where}) { nodes { id } } }`)).toBeLessThan(100);
  });

  test('a list is not looked through in its order where its anchor leads to few', async () => {
    const canas =
      '{ districts(where: { province: { node: { id: { eq: "province:0805" } } } }) { nodes { id } } }';
    expect(pageOf(canas, LARGE).plan.access).toMatchObject({
      kind: 'adaptive',
      alternative: { kind: 'scan' },
    });
    // A province, its 8 districts, and what is read of them.
    expect(await dbHits(canas, LARGE)).toBeLessThan(100);
  });

  test('a code is found by its index', async () => {
    const where = 'where: { ubigeo: { eq: "080505" } }';
    expect(await dbHits(`{ districts(${where}) { nodes { id name } } }`)).toBeLessThan(20);
  });
});

function hitsOf(plan: ProfiledPlan): number {
  return plan.dbHits + plan.children.reduce((sum, child) => sum + hitsOf(child), 0);
}
