/** The tests empty the store that they are given, and so must leave one alone that holds somebody's data. */
import type { Engine } from '../../src/engine/engine';
import { openEngine } from '../../src/engine/open-engine';
import { model } from '../support/api';
import { cypher } from '../support/cypher';
import { addNode, countAll, setRecord } from '../support/stored';
import { empty, markAsChanged, testStore } from '../support/test-engines';

const REFUSED = 'The tests empty their database: NEO4J_URI must name one that holds nothing';

/** What a store holds, in words, and how it comes there. */
type Held = readonly [what: string, put: (to: Engine) => Promise<unknown>];

const UNKNOWN: Held = [
  'what the program knows nothing of',
  (to) =>
    to.transaction((transaction) =>
      cypher(transaction, { text: "CREATE (:Person {name: 'X'})", params: {} }),
    ),
];

// Each in memory: what a Neo4j is told is in the same words as what Grafeo is.
describe.each(['embedded', 'sqlite'])('on %s', (name) => {
  let engine: Engine;
  beforeEach(async () => (engine = await openEngine(testStore(name), model)));
  afterEach(() => engine.close());

  const emptied = (): Promise<string> =>
    empty(engine, 'changed').then(
      () => 'emptied',
      (error: unknown) => (error as Error).message,
    );

  const entry = { id: 'change:1-1', revision: 1, n: 1, kind: 'CREATED', entities: [], sources: [] };
  const told = { at: '2026-01-01T00:00:00Z', by: 'eva', role: 'curator', origin: 'API' };
  test.each<Held>([
    ['an entity', (to) => addNode(to, model, 'Sector', { id: 'sector:x', name: 'X' })],
    [
      'an entry of the journal',
      (to) => to.transaction((transaction) => transaction.addChanges([{ ...entry, ...told }])),
    ],
    [
      'a former id',
      (to) =>
        to.transaction((transaction) =>
          transaction.addFormerIds([{ id: 'program:x', now: 'program:y' }]),
        ),
    ],
    ['a record', (to) => setRecord(to, 'facts', { types: ['RUNS'] })],
    // SQLite has tables for nothing else.
    ...(name === 'embedded' ? [UNKNOWN] : []),
  ])('one with %s is not emptied, also when it is said to be changed', async (_what, put) => {
    await put(engine);
    const before = await countAll(engine);
    expect(before.nodes).toBe(1);
    expect(await emptied()).toBe(REFUSED);
    await markAsChanged(engine);
    expect(await emptied()).toBe(REFUSED);
    expect(await countAll(engine)).toEqual(before);
  });

  test('one with nothing is, and so is what the tests have marked', async () => {
    expect(await emptied()).toBe('emptied');
    await addNode(engine, model, 'Sector', { id: 'sector:x', name: 'X' });
    await markAsChanged(engine);
    expect(await emptied()).toBe('emptied');
    // Nothing but the mark.
    expect(await countAll(engine)).toEqual({ nodes: 1, relationships: 0 });
  });
});
