/**
 * A page that is read in the order of its list, or from another start, holds what one from the start of its filter
 * holds, on Neo4j. A count in the statement decides between both; the least that it must be is a value, which is set
 * to one or the other here.
 */
import { CypherCompiler } from '../../src/engine/cypher/cypher-compiler';
import type { Engine } from '../../src/engine/engine';
import type { GraphStatistics } from '../../src/model/statistics';
import { encodeCursor } from '../../src/read/plan/cursor';
import { cypher } from '../support/cypher';
import { model } from '../support/api';
import { LARGE, pageOf } from '../support/plan';
import { describeOnNeo4j, engineWith, markAsChanged } from '../support/test-engines';
import type { ConnectionPlan } from '../../src/read/plan/connection-plan';

const CANAS = 'province: { node: { id: { eq: "province:0805" } } }';
const ministry = 'ministries: { some: { node: { id: { eq: "ministry:midis" } } } }';
/** Lists, what is asked of them, and an order of which some of their nodes have no value. */
const LISTS = [
  ['districts', CANAS, 'RENIEC'],
  ['districts', `${CANAS}, observations: { count: { gte: 0 } }, name: { contains: "a" }`, 'UBIGEO'],
  ['interventions', `programs: { some: { node: { ${ministry} } } }`, 'STARTED_ON'],
  ['findings', `programs: { some: { node: { ${ministry} } } }`, 'EFFECT'],
  ['components', 'programs: { some: { node: { id: { eq: "program:haku-winay" } } } }', 'NOTATION'],
] as const;

/** Interventions that are made for this: some have several certifications of a level, some none, some no date. */
const CERTIFIED = `
UNWIND range(1, 15) AS i
CREATE (n:Intervention {id: 'intervention:made-' + i, nameFolded: 'n' + (i * 7) % 5, startedOn: CASE WHEN i % 3 > 0 THEN '20' + (10 + i % 4) END})
MERGE (a:Approach {id: 'approach:made'})
FOREACH (_ IN CASE WHEN i % 5 > 0 THEN [1] ELSE [] END | CREATE (n)-[:APPLIES {key: toString(i)}]->(a))
FOREACH (k IN range(1, i % 4) | CREATE (n)-[:RECEIVED {key: i + '-' + k}]->(:Certification {id: 'certification:made-' + i + '-' + k, level: CASE k WHEN 2 THEN 'MENTION' ELSE 'CERTIFIED' END}))
`;
const made = 'approaches: { some: { node: { id: { eq: "approach:made" } } } }';
const level = 'certifications: { some: { node: { level: { in: [CERTIFIED, MENTION] } } } }';
/** Lists with another start than at an id, likewise. */
const STARTED_ELSEWHERE = [
  ['interventions', `${made}, ${level}`, 'STARTED_ON'],
  ['interventions', `${made}, ${level}, name: { contains: "n" }`, 'NAME'],
] as const;

/** Sizes of a graph in which a level is that of few. */
const RARE: GraphStatistics = {
  nodes: new Map([...LARGE.nodes, ['Intervention', 1_000_000]]),
  relationships: new Map([
    ['RECEIVED', 1_000],
    ['APPLIES', 1_000_000],
  ]),
};

interface Row {
  readonly node: { readonly id: string };
  readonly keys: readonly unknown[];
}

describeOnNeo4j(() => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineWith('neo4j', model, 'seed');
    await markAsChanged(engine);
    await engine.transaction((transaction) => cypher(transaction, { text: CERTIFIED, params: {} }));
  });
  afterAll(() => engine.close());
  const compiler = new CypherCompiler();

  /** The ids of a whole list, page by page; `least` undefined leaves out all ways but that from the start. */
  async function idsOf(
    statistics: GraphStatistics,
    list: string,
    where: string,
    orderBy: string,
    way: 'first' | 'last',
    least?: number,
  ): Promise<string[]> {
    const ids: string[] = [];
    let from = '';
    for (;;) {
      const query = `{ ${list}(where: { ${where} }, orderBy: ${orderBy}, ${way}: 2${from}) { pageInfo { startCursor hasNextPage hasPreviousPage } nodes { id } } }`;
      const root = pageOf(query, statistics);
      const { access } = root.plan;
      if (access.kind !== 'adaptive') throw new Error('can only be read from its anchor');
      const plan: ConnectionPlan =
        least === undefined ? { ...root.plan, access: access.anchor } : root.plan;
      const values = root.values.map((value, i) => (i === access.least ? least : value));
      const [row] = await engine.run(compiler.compile(plan, values));
      const page = (row?.rows as Row[]).slice(0, root.answer.size);
      ids.push(...page.map(({ node }) => node.id));
      if ((row?.rows as Row[]).length <= root.answer.size) return ids;
      const cursor = encodeCursor(root.answer.list, page.at(-1)?.keys ?? []);
      from = `, ${way === 'first' ? 'after' : 'before'}: "${cursor}"`;
    }
  }

  describe.each([
    ...LISTS.map((one) => [...one, LARGE] as const),
    ...STARTED_ELSEWHERE.map((one) => [...one, RARE] as const),
  ])('%s where %s', (list, where, field, statistics) => {
    test.each(
      ['NAME', field].flatMap((one) => [`${one}, direction: ASC`, `${one}, direction: DESC`]),
    )('by %s', async (order) => {
      for (const way of ['first', 'last'] as const) {
        const ids = (least?: number) =>
          idsOf(statistics, list, where, `[{ field: ${order} }]`, way, least);
        const expected = await ids();
        expect(expected.length).toBeGreaterThan(2);
        expect(await ids(0)).toEqual(expected);
        expect(await ids(1e9)).toEqual(expected);
      }
    });
  });
});
