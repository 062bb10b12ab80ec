/** The sums of groups, made of these, are what the list gives by itself, on Neo4j. */
import { parse } from 'graphql';
import { CypherCompiler } from '../../src/engine/cypher/cypher-compiler';
import type { Engine } from '../../src/engine/engine';
import { readDescription } from '../../src/read/run/dataset';
import type { PlanningContext } from '../../src/read/plan/scope';
import { model } from '../support/api';
import { planDocument } from '../support/plan';
import { describeOnNeo4j, engineWith } from '../support/test-engines';
import { withKind } from '../support/root-kinds';

/** Matches a list anew for each of its groups, one after the other. */
class MatchingCompiler extends CypherCompiler {
  protected override readonly collectsGroups = false;
  protected override readonly unitesParts = false;
}

const APPROACHES = 'approaches: {}';
const COUNTS = 'interventions certified studies';
/** Gap maps by their arguments and what is asked of them. */
const MAPS: [args: string, asked: string][] = [
  [`rows: { ${APPROACHES} }, columns: { targetGroups: {} }`, 'cells { interventions }'],
  [
    `rows: { ${APPROACHES} }, columns: { places: { level: DEPARTMENT } }`,
    `cells { ${COUNTS} row { total { ${COUNTS} } } } columns { total { studies } } totals { ${COUNTS} }`,
  ],
  [
    `rows: { field: STATUS }, columns: { programs: {} }, measure: CERTIFIED`,
    'cells { value } rows { total { studies } } totals { interventions }',
  ],
  [`rows: { ${APPROACHES} }, columns: { ${APPROACHES} }, measure: STUDIES`, `cells { ${COUNTS} }`],
  [`rows: { field: NAME }, columns: {}`, `cells { ${COUNTS} } totals { ${COUNTS} }`],
  [
    `rows: { ${APPROACHES} }, columns: { field: STATUS }, where: { places: { some: { within: ["department:08"] } } }`,
    `cells { ${COUNTS} } totals { ${COUNTS} }`,
  ],
  [
    `rows: { ${APPROACHES} }, columns: { programs: {} }, where: { name: { eq: "nowhere" } }`,
    `cells { ${COUNTS} } totals { ${COUNTS} }`,
  ],
];

describeOnNeo4j(() => {
  const engines: Engine[] = [];
  afterAll(() => Promise.all(engines.map((engine) => engine.close())));

  describe.each(['fixture', 'seed'] as const)('%s', (graph) => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await engineWith('neo4j', model, graph);
      engines.push(engine);
    });

    test.each(MAPS)('gapMap(%s) { %s }', async (args, asked) => {
      const parallelTypes = (await readDescription(engine))?.parallelTypes;
      expect(parallelTypes).toContain('PARTICIPATES_IN');
      const compiled = (compiler: CypherCompiler, context: Partial<PlanningContext> = {}) => {
        const { roots } = planDocument(parse(`{ gapMap(${args}) { ${asked} } }`), {}, context);
        const planned = roots.get('gapMap');
        const root = planned && withKind(planned);
        if (root?.kind !== 'gapMap') throw new Error('not a gap map');
        return compiler.compile(root.plan, root.values);
      };
      const made = compiled(new CypherCompiler());
      const matched = compiled(new MatchingCompiler());
      expect(made.text).toContain('UNION ALL');
      expect(matched.text).not.toContain('UNION ALL');
      const expected = await engine.run(matched);
      expect(await engine.run(made)).toEqual(expected);
      // Where the store tells of which types there are no two, what comes once is not made different.
      expect(
        await engine.run(compiled(new CypherCompiler(), { facts: { parallelTypes } })),
      ).toEqual(expected);
    });
  });
});
