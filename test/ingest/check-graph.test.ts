/** Whatever is wrong with a graph in a store is told, with the ids of what it concerns. */
import type { Engine } from '../../src/engine/engine';
import { openEngine } from '../../src/engine/open-engine';
import { checkGraph, type Problem } from '../../src/ingest/check-graph';
import { cypher } from '../support/cypher';
import { model } from '../support/api';
import { load, markAsChanged, testEngines, testStore } from '../support/test-engines';

describe.each(testEngines())('on %s', (engineName) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(testStore(engineName));
    await load(engine, model, 'fixture');
  });
  afterAll(async () => {
    await markAsChanged(engine);
    await engine.close();
  });

  const problems = async (): Promise<string[]> => {
    const found: Problem[] = [];
    for await (const one of checkGraph({ engine, model })) found.push(one);
    return found.map(({ code, ids, message }) => `${code} ${ids.join(', ')}: ${message.en}`);
  };

  test('a graph that came in by the gate is well', async () => {
    expect(await problems()).toEqual([]);
  });

  test('everything that is wrong is told', async () => {
    const write = (text: string): Promise<unknown> =>
      engine.transaction((transaction) => cypher(transaction, { text, params: {} }));
    await write(
      "CREATE (:Entity:Concept:Sector {id: 'sector:x1', name: 'X1', scheme: 'X', notation: '1'})",
    );
    await write(
      "CREATE (:Entity:Concept:Sector {id: 'sector:x2', name: 'X2', scheme: 'X', notation: '1', sources: ['source:nada']})",
    );
    await write(
      "CREATE (:Entity:Concept:Sector {id: 'goal:x3', name: 'X3', sources: ['source:uno']})",
    );
    await write(
      "CREATE (:Entity:Actor:Classified:Program {id: 'program:x', name: 'X', startedOn: '2020', endedOn: '2019-05', sources: ['source:uno']})",
    );
    await write(
      "MATCH (a:Program {id: 'program:x'}) MATCH (b:Sector {id: 'sector:x1'}) CREATE (a)-[:CLASSIFIED_AS {key: '', percentage: 60.0, sources: ['source:uno']}]->(b)",
    );
    await write(
      "MATCH (a:Program {id: 'program:x'}) MATCH (b:Sector {id: 'sector:x2'}) CREATE (a)-[:CLASSIFIED_AS {key: '', percentage: 50.0, sources: ['source:uno']}]->(b)",
    );
    await write(
      "MATCH (a:Program {id: 'program:x'}) MATCH (b:Sector {id: 'sector:x1'}) CREATE (a)-[:RUNS {key: ''}]->(b)",
    );
    await write(
      "MATCH (a:Sector {id: 'sector:x1'}) MATCH (b:Program {id: 'program:x'}) CREATE (a)-[:RUNS {key: ''}]->(b)",
    );
    await write(
      "CREATE (:Entity:Place:Community {id: 'community:x', name: 'X', sources: ['source:uno']})",
    );
    const [one, two] = (
      await engine.run({
        text: 'MATCH (d:District) RETURN d.id AS id ORDER BY id LIMIT 2',
        params: {},
      })
    ).map(({ id }) => String(id));
    for (const id of [one, two]) {
      await write(
        `MATCH (a:Community {id: 'community:x'}) MATCH (b:District {id: '${id}'}) CREATE (a)-[:PART_OF {key: '', sources: ['source:uno']}]->(b)`,
      );
    }
    await write(
      "CREATE (:Import {id: 'import', owner: 'x', files: ['x.csv'], startedAt: '2026', revision: 9})",
    );
    expect(await problems()).toEqual([
      'UNFINISHED_IMPORT import: an import has not ended; the next import, or the server when it starts, undoes it',
      `MORE_THAN_ONE community:x, ${one}, ${two}: has more than one PART_OF at a time`,
      'ENDS_BEFORE_IT_STARTS program:x: endedOn (2019-05) is before startedOn (2020)',
      expect.stringMatching(/^WRONG_TARGET program:x, sector:x1: RUNS leads to Intervention$/),
      'PERCENTAGES_OVER_100 program:x: the percentages of CLASSIFIED_AS sector add up to 110 by source:uno',
      'WRONG_TYPE goal:x3: is a Sector, and its id says otherwise',
      'NO_SOURCE sector:x1: has no source',
      'WRONG_TARGET sector:x1, program:x: RUNS does not leave a Sector',
      'UNKNOWN_SOURCE sector:x2: its source source:nada is not there',
      'CODE_TWICE sector:x1, sector:x2: have the same code X:1',
    ]);
  });

  test('a store is asked all that a file is; what holds of several is told once', async () => {
    const write = (text: string): Promise<unknown> =>
      engine.transaction((transaction) => cypher(transaction, { text, params: {} }));
    await write(
      `CREATE (:Entity:Actor:Classified:Program {id: 'program:y', name: '${'y'.repeat(1_001)}', formerNames: ['Uno'], formerNamesUntil: ['2020', '2019'], sources: ['source:uno']})`,
    );
    for (const [key, to] of ['program:fondo', 'program:crecer', 'program:crecer'].entries()) {
      await write(
        `MATCH (a:Program {id: 'program:y'}) MATCH (b:Program {id: '${to}'}) CREATE (a)-[:PART_OF {key: '${key % 2}', sources: ['source:uno']}]->(b)`,
      );
    }
    await write(
      "MATCH (a:Program {id: 'program:y'}) MATCH (b:Program {id: 'program:crecer'}) CREATE (a)-[:PART_OF {key: '1', sources: ['source:uno']}]->(b)",
    );
    const there = await problems();
    expect(there.filter((one) => one.includes(' program:y'))).toEqual([
      'TOO_LONG program:y: name may have 1000 characters at most; longer texts belong in the description',
      'FORMER_WITHOUT_DATE program:y: formerNamesUntil must have one date for each of formerNames',
      'FORMER_OUT_OF_ORDER program:y: formerNamesUntil must be in ascending order, got ["2020","2019"]',
      'GIVEN_TWICE program:y, program:crecer: PART_OF to program:crecer is given twice',
      'MORE_THAN_ONE program:y, program:crecer, program:crecer, program:crecer, program:fondo: has more than one PART_OF at a time',
    ]);
  });
});
