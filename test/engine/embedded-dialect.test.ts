import { model } from '../support/api';
import type { Engine } from '../../src/engine/engine';
import { openEngine } from '../../src/engine/open-engine';
import { cypher } from '../support/cypher';

/** What the embedded engine does not take, and how its compiler says the same instead. */
describe('grafeo 0.6.0', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine({ kind: 'embedded', path: ':memory:' }, model);
    await engine.transaction((transaction) =>
      cypher(transaction, { text: "CREATE (:A {id: 'a'})-[:R]->(:B {id: 'b'})", params: {} }),
    );
  });
  afterAll(() => engine.close());

  test('still has no COLLECT { … }: once it has, EmbeddedCompiler can go', async () => {
    const text = 'MATCH (a:A) RETURN COLLECT { MATCH (a)-[:R]->(b:B) RETURN b.id } AS ids';
    await expect(engine.run({ text, params: {} })).rejects.toMatchObject({
      name: 'EngineError',
      kind: 'statement',
      message: 'The embedded engine refused a statement (42001)',
    });
  });

  test('takes a subquery before the clause instead', async () => {
    const text =
      'MATCH (a:A) CALL (a) { MATCH (a)-[:R]->(b:B) RETURN collect(b.id) AS ids } RETURN ids';
    expect(await engine.run({ text, params: {} })).toEqual([{ ids: ['b'] }]);
  });
});
