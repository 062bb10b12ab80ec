/** How many nodes are in no group is the same by counts as by a look at each of them, on Neo4j. */
import { parse } from 'graphql';
import { CypherCompiler } from '../../src/engine/cypher/cypher-compiler';
import type { Engine, Row, Transaction } from '../../src/engine/engine';
import type { GroupsPlan } from '../../src/read/plan/query-plan';
import { model } from '../support/api';
import { planDocument } from '../support/plan';
import { describeOnNeo4j, engineWith } from '../support/test-engines';
import { isPage } from '../../src/read/run/node-roots';

const GROUPED: readonly (readonly [list: string, by: string])[] = [
  ['interventions', '{ places: { level: DEPARTMENT } }'],
  ['interventions', '{ certifications: { category: {} } }'],
  ['interventions', '{ programs: { parent: {} } }'],
  ['programs', '{ findings: { study: {} } }'],
];

/** What is taken out of the graph, so that first steps lead to nothing further. */
const GONE: readonly (readonly [what: string, match: string])[] = [
  ['nothing', 'MATCH ()-[r:NOTHING]->()'],
  [
    'what a province lies in',
    'MATCH (:Province)-[r:PART_OF]->() WITH r ORDER BY elementId(r) LIMIT 1',
  ],
  ['what all districts lie in', 'MATCH (:District)-[r:PART_OF]->()'],
  ['the categories', 'MATCH ()-[r:IN_CATEGORY]->()'],
  ['where interventions are', 'MATCH ()-[r:IMPLEMENTED_IN]->() SET startNode(r).placesCount = 0'],
];

describeOnNeo4j(() => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineWith('neo4j', model, 'seed');
  });
  afterAll(() => engine.close());

  const counted = (
    { run }: Transaction,
    list: string,
    by: string,
    byCounts: boolean,
  ): Promise<readonly Row[]> => {
    const document = parse(
      `{ ${list} { aggregate(groupBy: [${by}]) { groups { keys { value } count } } } }`,
    );
    const context = { dated: new Set<string>(), counted: byCounts };
    const [root] = planDocument(document, {}, context).roots.values();
    if (!root || !isPage(root)) throw new Error('not a page');
    const { plan, values } = root.planned;
    const [groups] = plan.groups as readonly GroupsPlan[];
    expect(groups?.keys[0]?.without !== undefined).toBe(byCounts);
    return run(new CypherCompiler().compile(plan, values));
  };

  test.each(GONE)('without %s', async (_, match) => {
    const told: unknown[] = [];
    const changing = engine.transaction(async (transaction) => {
      await transaction.run({ text: `${match} DELETE r`, params: {} });
      for (const [list, by] of GROUPED) {
        for (const byCounts of [true, false])
          told.push([list, by, await counted(transaction, list, by, byCounts)]);
      }
      // The next file of tests finds the graph as it was.
      throw new Error('taken back');
    });
    await expect(changing).rejects.toThrow('taken back');
    const [byCounts, byNodes] = [0, 1].map((one) => told.filter((__, i) => i % 2 === one));
    expect(byCounts).toHaveLength(GROUPED.length);
    expect(byCounts).toEqual(byNodes);
  });
});
