/** Whatever is wrong with a graph in a store is told, with the ids of what it concerns. */
import { addNode, addRelationship, setRecord, storedNodes } from '../support/stored';
import type { Row } from '../../src/engine/engine';
import type { Engine } from '../../src/engine/engine';
import { openEngine } from '../../src/engine/open-engine';
import { checkGraph, type Problem } from '../../src/ingest/check-graph';
import { model } from '../support/api';
import { load, markAsChanged, testEngines, testStore } from '../support/test-engines';

describe.each(testEngines())('on %s', (engineName) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(testStore(engineName), model);
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
    const sources = ['source:uno'];
    const add = (type: string, values: Row) => addNode(engine, model, type, values);
    const relate = (type: string, from: string, to: string, values: Row = {}) =>
      addRelationship(engine, type, [from, to], values);
    await add('Sector', { id: 'sector:x1', name: 'X1', scheme: 'X', notation: '1' });
    const missing = { sources: ['source:nada'] };
    await add('Sector', { id: 'sector:x2', name: 'X2', scheme: 'X', notation: '1', ...missing });
    await add('Sector', { id: 'goal:x3', name: 'X3', sources });
    const dates = { startedOn: '2020', endedOn: '2019-05' };
    await add('Program', { id: 'program:x', name: 'X', ...dates, sources });
    await relate('CLASSIFIED_AS', 'program:x', 'sector:x1', { percentage: 60, sources });
    await relate('CLASSIFIED_AS', 'program:x', 'sector:x2', { percentage: 50, sources });
    await relate('RUNS', 'program:x', 'sector:x1');
    await relate('RUNS', 'sector:x1', 'program:x');
    await add('Community', { id: 'community:x', name: 'X', sources });
    const [one = '', two = ''] = (await storedNodes(engine, 'District')).map(({ id }) =>
      String(id),
    );
    for (const id of [one, two]) await relate('PART_OF', 'community:x', id, { sources });
    const lock = { owner: 'x', files: ['x.csv'], startedAt: '2026', revision: 9 };
    await setRecord(engine, 'lock', lock);
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
    const sources = ['source:uno'];
    const former = { formerNames: ['Uno'], formerNamesUntil: ['2020', '2019'] };
    const values = { id: 'program:y', name: 'y'.repeat(1_001), ...former, sources };
    await addNode(engine, model, 'Program', values);
    // A store may have the same relationship twice where its engine keeps no keys apart.
    const isTwice = engineName === 'neo4j' || engineName === 'embedded';
    for (const [to, key] of [
      ['program:fondo', '0'],
      ['program:crecer', '1'],
      ['program:crecer', '0'],
      ...(isTwice ? [['program:crecer', '1'] as const] : []),
    ] as const) {
      await addRelationship(engine, 'PART_OF', ['program:y', to], { key, sources });
    }
    const there = await problems();
    expect(there.filter((one) => one.includes(' program:y'))).toEqual([
      'TOO_LONG program:y: name may have 1000 characters at most; longer texts belong in the description',
      'FORMER_WITHOUT_DATE program:y: formerNamesUntil must have one date for each of formerNames',
      'FORMER_OUT_OF_ORDER program:y: formerNamesUntil must be in ascending order, got ["2020","2019"]',
      ...(isTwice
        ? ['GIVEN_TWICE program:y, program:crecer: PART_OF to program:crecer is given twice']
        : []),
      `MORE_THAN_ONE program:y, program:crecer, program:crecer, ${isTwice ? 'program:crecer, ' : ''}program:fondo: has more than one PART_OF at a time`,
    ]);
  });
});
