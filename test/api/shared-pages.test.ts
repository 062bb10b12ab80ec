/** Requests that go on in the same list at the same time share a statement, where an engine reads lists in order. */
import { CypherCompiler } from '../../src/engine/cypher/cypher-compiler';
import type { CompiledQuery } from '../../src/engine/cypher/compiled-query';
import type { Engine } from '../../src/engine/engine';
import { EngineError } from '../../src/engine/engine-error';
import { planPages } from '../../src/read/plan/plan-pages';
import { describeEachEngine } from '../support/api';
import { answeredAlone, answeredTogether, type Asked } from '../support/contexts';
import { pageOf } from '../support/plan';

/** A list of all nine interventions, and which of its pages are asked for. */
interface List {
  readonly orderBy: string;
  readonly page?: string;
  readonly where?: string;
  readonly read?: string;
}

const NAME = '{ field: NAME }';
const STARTED = '{ field: STARTED_ON, direction: DESC }';
const BACKWARDS = 'last: 2, before: $cursor';

const documentOf = ({
  orderBy,
  page = 'first: 2, after: $cursor',
  where = '{}',
  read = 'edges { cursor node { name programs(first: 1) { totalCount nodes { id } } } } pageInfo { hasNextPage hasPreviousPage }',
}: List): string =>
  `query ($cursor: String) { interventions(${page}, where: ${where}, orderBy: [${orderBy}]) { ${read} } }`;

test('the statement of several', () => {
  const { plan } = pageOf(
    '{ interventions(orderBy: [{ field: STARTED_ON }], first: 2) { nodes { id } } }',
  );
  const page = { ...plan.page, from: [1, 2] };
  expect(new CypherCompiler().text(planPages({ ...plan, page }, 3))).toBe(
    `
UNWIND range(0, size($p3) - 1) AS nth
CALL (nth) {
  CALL (nth) {
    MATCH (n0:Intervention)
    WHERE n0.startedOn IS NOT NULL AND n0.id IS NOT NULL AND n0.startedOn = $p3[nth][0] AND n0.id > $p3[nth][1]
    WITH n0
    ORDER BY n0.startedOn, n0.id
    LIMIT $p0
    RETURN collect(n0) AS c1
  }
  CALL (nth, c1) {
    WITH nth, size(c1) < $p0 AS room
    WHERE room
    MATCH (n0:Intervention)
    WHERE n0.startedOn IS NOT NULL AND n0.id IS NOT NULL AND n0.startedOn > $p3[nth][0]
    WITH n0
    ORDER BY n0.startedOn, n0.id
    LIMIT $p0
    RETURN collect(n0) AS c2
  }
  CALL (nth, c1, c2) {
    WITH nth, size(c1) + size(c2) < $p0 AS room
    WHERE room
    MATCH (n0:Intervention)
    WHERE n0.startedOn IS NULL AND n0.id IS NOT NULL
    WITH n0
    ORDER BY n0.id
    LIMIT $p0
    RETURN collect(n0) AS c3
  }
  RETURN COLLECT {
    UNWIND (c1 + c2 + c3)[..$p0] AS n0
    RETURN [n0.id]
  } AS rows
}
RETURN nth, rows`.trimStart(),
  );
});

describeEachEngine('fixture', (api, engineName) => {
  /** A page from each node of a list, and from the first once more. */
  async function pages(list: List): Promise<Asked[]> {
    const { orderBy, where } = list;
    const all = documentOf({ orderBy, where, page: 'first: 100', read: 'edges { cursor }' });
    const { interventions } = (await api().data(all.replace(/^query \(.*?\)/, ''))) as {
      readonly interventions: { readonly edges: readonly { readonly cursor: string }[] };
    };
    const cursors = interventions.edges.map(({ cursor }) => cursor);
    return [...cursors, ...cursors.slice(0, 1)].map((cursor) => [documentOf(list), { cursor }]);
  }

  const together = (asked: readonly Asked[], engine?: Engine) =>
    answeredTogether(asked, api().engine, engine);
  const alone = (asked: readonly Asked[]) => answeredAlone(asked, api().engine);
  const sent = () => api().engine.statements.map((one) => one as CompiledQuery);

  // Where the first value of a cursor is unknown, what follows it is found in another way.
  test.each<[string, List, number]>([
    ['by name', { orderBy: NAME }, 1],
    ['by name, backwards', { orderBy: NAME, page: BACKWARDS }, 1],
    ['by id', { orderBy: '{ field: ID, direction: DESC }' }, 1],
    ['by a date that some do not have', { orderBy: STARTED }, 2],
    ['by such a date, backwards', { orderBy: STARTED, page: BACKWARDS }, 2],
    ['by such a date, then by name', { orderBy: `${STARTED}, ${NAME}` }, 2],
    [
      'by such a date, with groups of what each leads to',
      {
        orderBy: STARTED,
        read: 'nodes { id places(first: 1) { nodes { interventions { facets(by: [{}]) { values { count } } } } } }',
      },
      2,
    ],
    ['with the total', { orderBy: NAME, read: 'totalCount nodes { id }' }, 1],
  ])('%s', async (_, list, statements) => {
    const asked = await pages(list);
    const apart = await alone(asked);
    expect(apart.every(({ data }) => data !== undefined)).toBe(true);
    expect(new Set(apart.map(({ data }) => JSON.stringify(data))).size).toBeGreaterThan(5);
    expect(await together(asked)).toEqual(apart);
    expect(sent()).toHaveLength(engineName === 'neo4j' ? statements : asked.length);
  });

  test('other sizes, fields and orders are other statements, a list from its end is not', async () => {
    const lists: List[] = [
      { orderBy: NAME },
      { orderBy: NAME, page: 'first: 3, after: $cursor' },
      { orderBy: NAME, page: BACKWARDS },
      { orderBy: NAME, read: 'nodes { id }' },
      { orderBy: '{ field: NAME, direction: DESC }' },
      { orderBy: STARTED },
    ];
    const asked = (await Promise.all(lists.map(pages))).map(([, second]) => second as Asked);
    const apart = await alone(asked);
    expect(await together(asked)).toEqual(apart);
    expect(sent()).toHaveLength(lists.length - (engineName === 'neo4j' ? 1 : 0));
  });

  test.each<[string, List]>([
    ['what a filter leaves', { orderBy: NAME, where: '{ name: { contains: "a" } }' }],
    [
      'what a start leads to',
      { orderBy: NAME, where: '{ programs: { some: { node: { id: { eq: "program:fondo" } } } } }' },
    ],
  ])('%s: each page by itself', async (_, list) => {
    const asked = await pages(list);
    expect(asked.length).toBeGreaterThan(1);
    expect(await together(asked)).toEqual(await alone(asked));
    await together(asked);
    expect(sent()).toHaveLength(asked.length);
  });

  test('where the shared statement fails each is asked alone', async () => {
    const asked = await pages({ orderBy: NAME });
    const apart = await alone(asked);
    let tries = 0;
    const engine: Engine = {
      ...api().engine,
      run: async (query, options) => {
        if (query.text.startsWith('UNWIND range')) {
          tries += 1;
          throw new EngineError('timeout', 'too slow');
        }
        return api().engine.run(query, options);
      },
    };
    expect(await together(asked, engine)).toEqual(apart);
    expect(tries).toBe(engineName === 'neo4j' ? 1 : 0);
    expect(sent()).toHaveLength(asked.length);
  });
});
