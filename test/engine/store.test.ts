/** The contract of a store (src/engine/store.ts): each operation gives the same, whole, on every engine. */
import type { Engine, Row } from '../../src/engine/engine';
import { EngineError } from '../../src/engine/engine-error';
import type {
  ChangeRecord,
  RelationshipRow,
  StoreReader,
  StoreTransaction,
} from '../../src/engine/store';
import { countsKept, DISPUTES } from '../../src/model/counted';
import { nodeModel } from '../../src/model/graph-model';
import { model } from '../support/api';
import { empty, engineWith, testEngines, withoutMarks } from '../support/test-engines';

const approach = nodeModel(model, 'Approach');
const program = nodeModel(model, 'Program');

/** What new nodes of a type keep of their relationships, with those that are named. */
const kept = (type: typeof approach, counts: Row = {}): Row => ({
  ...Object.fromEntries([...countsKept(type).keys(), DISPUTES].map((name) => [name, 0])),
  disputed: false,
  ...counts,
});

const APPROACHES: Readonly<Record<'a' | 'b' | 'c', Row>> = {
  a: {
    id: 'approach:a',
    name: 'A',
    sources: ['source:s'],
    ...kept(approach, { programsCount: 1 }),
  },
  b: {
    id: 'approach:b',
    name: 'Ñ',
    nameFolded: 'n',
    version: 2,
    sources: ['source:s', 'source:t'],
    ...kept(approach, { programsCount: 2 }),
  },
  c: {
    id: 'approach:c',
    name: 'C',
    synthetic: true,
    latitude: -14.5,
    aliases: ['c', 'ñ'],
    ...kept(approach),
  },
};
const PROGRAMS: Readonly<Record<'p' | 'q', Row>> = {
  p: {
    id: 'program:p',
    name: 'P',
    ...kept(program, { approachesCount: 2, partsCount: 1, disputes: 1, disputed: true }),
  },
  q: { id: 'program:q', name: 'Q', ...kept(program, { approachesCount: 1 }) },
};

const ends = (from: string, to: string) => ({ from: `program:${from}`, to, key: '' });
const applies = (from: string, to: string, own: Row = {}): RelationshipRow => ({
  type: 'APPLIES',
  from: `program:${from}`,
  to: `approach:${to}`,
  properties: { key: '', disputed: false, ...own },
});
const PA = applies('p', 'a', { sources: ['source:s'], locator: 'x' });
const PB = applies('p', 'b', { sources: ['source:t'], disputed: true });
const QB = applies('q', 'b');
const QP: RelationshipRow = {
  type: 'PART_OF',
  from: 'program:q',
  to: 'program:p',
  properties: { key: 'k1', disputed: false },
};

const writeAll = (transaction: StoreTransaction): Promise<void> =>
  transaction.write({
    nodes: [
      { type: approach, created: Object.values(APPROACHES) },
      { type: program, created: Object.values(PROGRAMS) },
    ],
    relationships: [
      {
        type: 'APPLIES',
        change: 'create',
        rows: [PA, PB, QB].map((one) => ({ ...one, key: '' })),
      },
      { type: 'PART_OF', change: 'create', rows: [{ ...QP, key: 'k1' }] },
    ],
  });

/** In one order, where the contract gives none. */
const sorted = <T>(rows: readonly T[]): readonly T[] =>
  rows
    .map((row) => [JSON.stringify(row, (_key, value: unknown) => inOrder(value)), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);

const inOrder = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof EngineError ? error.kind : (error as Error).message),
  );

const change = (n: number, more: Partial<ChangeRecord> = {}): ChangeRecord => ({
  id: `change:7-${n}`,
  revision: 7,
  n,
  kind: 'UPDATED',
  entities: ['program:p', 'approach:a'],
  sources: [],
  at: '2026-01-01T00:00:00.000Z',
  by: 'eva',
  role: 'import',
  origin: 'a.csv',
  ...more,
});

describe.each(testEngines())('on %s', (name) => {
  let engine: Engine;
  let store: StoreReader;
  beforeAll(async () => {
    engine = await engineWith(name, model, 'fixture');
    store = engine.store;
  });
  beforeEach(async () => {
    await empty(engine, 'store');
    await engine.transaction(writeAll);
  });
  afterAll(() => engine.close());

  const everything = async () => ({
    nodes: sorted(await store.page('Entity', { after: '', limit: 100 })),
    relationships: sorted(
      await store.relationships({
        ids: Object.values(PROGRAMS).map(({ id }) => String(id)),
        end: 'either',
      }),
    ),
  });
  const ALL = {
    nodes: sorted([...Object.values(APPROACHES), ...Object.values(PROGRAMS)]),
    relationships: sorted([PA, PB, QB, QP]),
  };

  test('what is written in a batch is read as it was', async () => {
    expect(await everything()).toEqual(ALL);
  });

  test('a page is in the order of ids, begins after one, and reads what is asked for', async () => {
    const { a, b, c } = APPROACHES;
    const page = (after: string, limit: number, properties?: string[]) =>
      store.page('Approach', { after, limit, properties });
    expect([await page('', 2), await page('approach:b', 2), await page('approach:c', 2)]).toEqual([
      [a, b],
      [c],
      [],
    ]);
    expect(await page('', 9, ['id', 'version'])).toEqual([
      { id: 'approach:a', version: null },
      { id: 'approach:b', version: 2 },
      { id: 'approach:c', version: null },
    ]);
  });

  test('nodes are found by the values of a property, each once', async () => {
    const { a, b } = APPROACHES;
    const ids = ['approach:b', 'approach:a', 'approach:b', 'approach:none'];
    expect(sorted(await store.find('Entity', 'id', ids))).toEqual(sorted([a, b]));
    expect(await store.find('Program', 'id', ids)).toEqual([]);
    expect(await store.find('Concept', 'nameFolded', ['n'], ['id', 'synthetic'])).toEqual([
      { id: 'approach:b', synthetic: null },
    ]);
    expect(await store.find('Entity', 'id', [])).toEqual([]);
  });

  test('relationships at nodes, by end, type and what is read of them', async () => {
    const at = async (...asked: Parameters<StoreReader['relationships']>) =>
      sorted(await store.relationships(...asked));
    const ids = ['program:p', 'program:q', 'program:q'];
    expect(await at({ ids, end: 'from' })).toEqual(sorted([PA, PB, QB, QP]));
    expect(await at({ ids, end: 'to' })).toEqual([QP]);
    // One between two of them comes once.
    expect(await at({ ids, end: 'either' })).toEqual(sorted([PA, PB, QB, QP]));
    expect(await at({ ids: ['program:p'], end: 'either', types: ['PART_OF'] })).toEqual([QP]);
    expect(await at({ ids, end: 'from', types: ['APPLIES', 'PART_OF'] })).toEqual(
      sorted([PA, PB, QB, QP]),
    );
    expect(await at({ ids: ['approach:b'], end: 'to', types: ['PART_OF'] })).toEqual([]);
    expect(
      await at({ ids: ['approach:b'], end: 'to', properties: ['disputed', 'locator'] }),
    ).toEqual(
      sorted([
        { ...PB, properties: { disputed: true, locator: null } },
        { ...QB, properties: { disputed: false, locator: null } },
      ]),
    );
    expect(await at({ ids: [], end: 'either' })).toEqual([]);
  });

  test('relationships between pairs of nodes', async () => {
    const between = async (...pairs: [string, string][]) =>
      sorted(
        await store.between(
          'APPLIES',
          pairs.map(([from, to]) => ({ from: `program:${from}`, to: `approach:${to}` })),
        ),
      );
    expect(await between(['p', 'a'], ['p', 'b'], ['p', 'c'])).toEqual(sorted([PA, PB]));
    expect(await between(['p', 'b'], ['q', 'b'])).toEqual(sorted([PB, QB]));
    expect(await between()).toEqual([]);
  });

  test('what rests on a source', async () => {
    const of = async (source: string) => {
      const { nodes, relationships } = await store.supportedBy(source);
      return [sorted(nodes), sorted(relationships)];
    };
    const { a, b } = APPROACHES;
    expect(await of('source:s')).toEqual([sorted([a, b]), [PA]]);
    // A source stands for itself.
    expect(await of('program:p')).toEqual([[PROGRAMS.p], []]);
    expect(await of('source:none')).toEqual([[], []]);
  });

  test('counts by label and type, and what is counted by looking at all', async () => {
    expect(await store.counts(['Entity', 'Program', 'Award'], ['APPLIES', 'RUNS'])).toEqual({
      nodes: new Map([
        ['Entity', 5],
        ['Program', 2],
        ['Award', 0],
      ]),
      relationships: new Map([
        ['APPLIES', 3],
        ['RUNS', 0],
      ]),
    });
    expect(await store.tally()).toEqual({
      relationships: new Map([
        ['APPLIES', 3],
        ['PART_OF', 1],
      ]),
      sourcesOfNodes: new Map([
        ['source:s', 2],
        ['source:t', 1],
      ]),
      sourcesOfRelationships: new Map([
        ['source:s', 1],
        ['source:t', 1],
      ]),
      disputed: 1,
    });
    await engine.transaction((transaction) =>
      transaction.write({ removed: ALL.nodes.map(({ id }) => String(id)) }),
    );
    expect(await store.tally()).toEqual({
      relationships: new Map(),
      sourcesOfNodes: new Map(),
      sourcesOfRelationships: new Map(),
      disputed: 0,
    });
  });

  test('nodes and relationships are replaced, and keep what they count', async () => {
    const properties = { key: '', disputed: true, validFrom: '2020' };
    await engine.transaction((transaction) =>
      transaction.write({
        nodes: [{ type: program, replaced: [{ id: 'program:p', name: 'P2' }] }],
        relationships: [
          {
            type: 'APPLIES',
            change: 'replace',
            rows: [{ ...ends('p', 'approach:a'), properties }],
          },
        ],
      }),
    );
    expect(await everything()).toEqual({
      nodes: sorted([...Object.values(APPROACHES), PROGRAMS.q, { ...PROGRAMS.p, name: 'P2' }]),
      relationships: sorted([{ ...PA, properties }, PB, QB, QP]),
    });
  });

  test('what goes, goes with all that is at it; counts rise and fall', async () => {
    await engine.transaction((transaction) =>
      transaction.write({
        relationships: [{ type: 'APPLIES', change: 'remove', rows: [ends('p', 'approach:a')] }],
        counts: [
          {
            type: program,
            property: 'approachesCount',
            rows: [
              { id: 'program:p', by: -1 },
              { id: 'program:q', by: -1 },
            ],
          },
          {
            type: program,
            property: DISPUTES,
            rows: [
              { id: 'program:p', by: -1 },
              { id: 'program:q', by: 2 },
            ],
          },
        ],
        removed: ['approach:b', 'approach:none'],
      }),
    );
    const { a, c } = APPROACHES;
    const { p, q } = PROGRAMS;
    expect(await everything()).toEqual({
      nodes: sorted([
        a,
        c,
        { ...p, approachesCount: 1, disputes: 0, disputed: false },
        { ...q, approachesCount: 0, disputes: 2, disputed: true },
      ]),
      relationships: [QP],
    });
  });

  test.each(['create', 'replace', 'remove'] as const)(
    'to %s a relationship of which an end is gone fails, and nothing is written',
    async (how) => {
      const rows = [ends('p', 'approach:none')].map((one) => ({ ...one, properties: { key: '' } }));
      const written = engine.transaction((transaction) =>
        transaction.write({
          nodes: [{ type: program, replaced: [{ id: 'program:p', name: 'P2' }] }],
          relationships: [{ type: 'APPLIES', change: how, rows }],
        }),
      );
      expect(await failure(written)).toBe('Invariant: APPLIES: an end of a relationship is gone');
      expect(await everything()).toEqual(ALL);
    },
  );

  test('an id that is there is a conflict', async () => {
    const again = engine.transaction((transaction) =>
      transaction.write({ nodes: [{ type: approach, created: [APPROACHES.a] }] }),
    );
    expect(await failure(again)).toBe('conflict');
  });

  test('counts are made anew, and what is not known is false', async () => {
    const older = [
      { id: 'program:p', name: 'P', approachesCount: 9, disputed: true },
      { id: 'program:q', name: 'Q', synthetic: true },
    ];
    await engine.transaction(async (transaction) => {
      await transaction.write({ removed: ['program:p', 'program:q'] });
      await transaction.write({
        nodes: [{ type: program, created: older }],
        relationships: [
          {
            type: 'APPLIES',
            change: 'create',
            rows: [
              { ...PA, key: '', properties: { key: '' } },
              { ...PB, key: '', properties: { key: '', disputed: true } },
            ],
          },
        ],
      });
      await transaction.recount(program, ['program:p', 'program:q'], ['synthetic']);
    });
    const counts = kept(program);
    expect(sorted(await store.page('Program', { after: '', limit: 9 }))).toEqual(
      sorted([
        {
          ...older[0],
          ...counts,
          approachesCount: 2,
          disputes: 2,
          disputed: true,
          synthetic: false,
        },
        { ...older[1], ...counts, synthetic: true },
      ]),
    );
    expect(sorted(await store.relationships({ ids: ['program:p'], end: 'from' }))).toEqual(
      sorted([
        { ...PA, properties: { key: '', disputed: false } },
        { ...PB, properties: { key: '', disputed: true } },
      ]),
    );
  });

  test('a store tells of itself what its records say', async () => {
    expect(await store.records()).toEqual({});
    const dataset = { version: '1', asOf: '2026', licence: 'CC0', citation: '' };
    const facts = { types: ['PART_OF'], keyed: [] };
    const lease = {
      owner: 'a',
      revision: 1,
      files: ['x.csv'],
      startedAt: '',
      aliveAt: 1,
      first: true,
    };
    await engine.transaction(async (transaction) => {
      await transaction.createRecord('dataset', dataset);
      await transaction.createRecord('facts', facts);
      await transaction.createRecord('lock', lease);
    });
    expect(await store.records()).toEqual({
      dataset,
      facts,
      lock: lease,
    });
    const again = (work: (transaction: StoreTransaction) => Promise<void>) =>
      failure(engine.transaction(work));
    expect([
      await again((transaction) => transaction.createRecord('dataset', dataset)),
      await again((transaction) => transaction.createRecord('facts', facts)),
      await again((transaction) => transaction.createRecord('lock', lease)),
    ]).toEqual(['conflict', 'conflict', 'conflict']);
    const set = await engine.transaction(async (transaction) => [
      await transaction.updateRecord('dataset', { revision: 3, version: '1.3' }),
      await transaction.updateRecord('facts', { types: ['PART_OF', 'RUNS'], counted: 'c' }),
      await transaction.updateRecord('lock', { aliveAt: 2 }, { owner: 'a' }),
      await transaction.updateRecord('lock', { owner: 'c' }, { owner: 'b' }),
    ]);
    expect(set).toEqual([true, true, true, false]);
    expect(await store.records()).toEqual({
      dataset: { ...dataset, revision: 3, version: '1.3' },
      facts: { types: ['PART_OF', 'RUNS'], keyed: [], counted: 'c' },
      lock: { ...lease, aliveAt: 2 },
    });
    await engine.transaction(async (transaction) => {
      for (const kind of ['dataset', 'facts', 'lock', 'lock'] as const) {
        await transaction.removeRecord(kind);
      }
      expect(await transaction.updateRecord('dataset', { revision: 4 })).toBe(false);
    });
    expect(await store.records()).toEqual({});
  });

  test('two who would write a record do so one after the other', async () => {
    await engine.transaction((transaction) =>
      transaction.createRecord('facts', { types: [], counted: 'a' }),
    );
    const by = (from: string, to: string) =>
      engine.transaction((transaction) =>
        transaction.updateRecord('facts', { counted: to }, { counted: from }),
      );
    const took = await Promise.all([by('a', 'b'), by('a', 'c')]);
    const { facts } = await store.records();
    expect([[...took].sort(), facts?.counted]).toEqual([[false, true], took[0] ? 'b' : 'c']);
  });

  test('former ids lead where they did first, and those of a revision are forgotten', async () => {
    const of = (id: string, now: string) => ({ id: `program:${id}`, now: `program:${now}` });
    await engine.transaction(async (transaction) => {
      await transaction.addFormerIds([of('x', 'p')]);
      await transaction.addFormerIds([of('x', 'q'), of('y', 'q'), of('y', 'q')], 7);
    });
    expect(sorted(withoutMarks(await store.formerIds()))).toEqual([of('x', 'p'), of('y', 'q')]);
    await engine.transaction((transaction) => transaction.removeFormerIds(7));
    expect(withoutMarks(await store.formerIds())).toEqual([of('x', 'p')]);
  });

  test('the journal gives the last entries of a revision first, and lets them go', async () => {
    const entries = [change(1), change(3, { why: 'x', before: '{}', after: '{"a":1}' }), change(2)];
    const other = change(1, { id: 'change:8-1', revision: 8 });
    await engine.transaction((transaction) => transaction.addChanges([...entries, other]));
    const [first, third, second] = entries;
    expect([
      await store.changes(7, 2),
      await store.changes(7, 9),
      await store.changes(9, 9),
    ]).toEqual([[third, second], [third, second, first], []]);
    await engine.transaction((transaction) =>
      transaction.removeChanges(['change:7-3', 'change:7-2', 'change:7-9']),
    );
    expect([await store.changes(7, 9), await store.changes(8, 9)]).toEqual([[first], [other]]);
  });

  test('what a transaction wrote is seen within it, and nowhere where it fails', async () => {
    const failed = engine.transaction(async (transaction) => {
      await transaction.write({ removed: ['approach:a'] });
      expect(await transaction.find('Entity', 'id', ['approach:a'])).toEqual([]);
      throw new Error('the work failed');
    });
    expect(await failure(failed)).toBe('the work failed');
    expect(await everything()).toEqual(ALL);
  });

  test.each(['Program) DETACH DELETE n //', 'a b', '', '1a', 'ñ', 'n.id', `x' OR 1 --`, `x" --`])(
    'no name but a plain one gets into a statement: %j',
    async (given) => {
      const refused = `Invariant: ${JSON.stringify(given)} cannot stand in a statement`;
      const page = { after: '', limit: 1 };
      const answers = [
        await failure(store.page(given, page)),
        await failure(store.page('Entity', { ...page, properties: [given] })),
        await failure(store.find('Entity', given, ['x'])),
        await failure(store.counts([given], [])),
        await failure(store.counts([], [given])),
        await failure(store.between(given, [ends('p', 'approach:a')])),
        await failure(store.relationships({ ids: ['x'], end: 'to', types: [given] })),
      ];
      if (name !== 'sqlite') {
        expect(answers).toEqual(answers.map(() => refused));
      } else {
        // What the model has is a column of SQLite's, and nothing else gets there.
        const none = `Invariant: the graph has no type ${given}`;
        // The name of a type is a text in quotes, where letters and digits are only that.
        const ofType = /^\w*$/.test(given) ? 'done' : refused;
        expect(answers).toEqual([none, 'done', refused, none, 'done', ofType, ofType]);
        expect(await store.page('Entity', { ...page, properties: [given] })).toEqual([
          { [given]: null },
        ]);
        expect((await store.counts([], [given])).relationships).toEqual(new Map([[given, 0]]));
      }
      expect(await everything()).toEqual(ALL);
    },
  );
});
