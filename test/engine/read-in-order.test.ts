/**
 * A page that is read in the order of its list holds what one from the start of its filter holds, on Neo4j. A count in
 * the statement decides between both; the least that it must be is a value, which is set to one or the other here.
 */
import { CypherCompiler } from '../../src/cypher/cypher-compiler';
import type { Engine } from '../../src/engine/engine';
import { encodeCursor } from '../../src/plan/cursor';
import type { ConnectionPlan } from '../../src/plan/query-plan';
import { model } from '../support/api';
import { LARGE, pageOf } from '../support/plan';
import { describeOnNeo4j, engineWith } from '../support/test-engines';

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

interface Row {
  readonly node: { readonly id: string };
  readonly keys: readonly unknown[];
}

describeOnNeo4j(() => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineWith('neo4j', model, 'seed');
  }, 60_000);
  afterAll(() => engine.close());
  const compiler = new CypherCompiler();

  /** The ids of a whole list, page by page; `least` undefined leaves out the way in order. */
  async function idsOf(
    list: string,
    where: string,
    orderBy: string,
    way: 'first' | 'last',
    least?: number,
  ): Promise<string[]> {
    const ids: string[] = [];
    let from = '';
    for (;;) {
      const query = `{ ${list}(where: { ${where} }, orderBy: ${orderBy}, ${way}: 2${from}) { pageInfo { startCursor } nodes { id } } }`;
      const root = pageOf(query, LARGE);
      const { inOrder, ...rest } = root.plan;
      if (!inOrder) throw new Error('cannot be read in order');
      const plan: ConnectionPlan = least === undefined ? rest : root.plan;
      const values = root.values.map((value, i) => (i === inOrder.least ? least : value));
      const [row] = await engine.run(compiler.compile(plan, values));
      const page = (row?.rows as Row[]).slice(0, root.answer.size);
      ids.push(...page.map(({ node }) => node.id));
      if ((row?.rows as Row[]).length <= root.answer.size) return ids;
      const cursor = encodeCursor(root.answer.fingerprint, page.at(-1)?.keys ?? []);
      from = `, ${way === 'first' ? 'after' : 'before'}: "${cursor}"`;
    }
  }

  describe.each(LISTS)('%s where %s', (list, where, field) => {
    test.each(
      ['NAME', field].flatMap((one) => [`${one}, direction: ASC`, `${one}, direction: DESC`]),
    )('by %s', async (order) => {
      for (const way of ['first', 'last'] as const) {
        const ids = (least?: number) => idsOf(list, where, `[{ field: ${order} }]`, way, least);
        const expected = await ids();
        expect(expected.length).toBeGreaterThan(2);
        expect(await ids(0)).toEqual(expected);
        expect(await ids(1e9)).toEqual(expected);
      }
    });
  });
});
