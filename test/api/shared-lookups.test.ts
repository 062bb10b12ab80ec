/** Requests that look nodes up at the same time share a statement, and each is answered as if it had been alone. */
import type { Engine } from '../../src/engine/engine';
import { EngineError } from '../../src/engine/engine-error';
import { describeAnyEngine } from '../support/api';
import { answeredAlone, answeredTogether, type Asked } from '../support/contexts';

const PAGE = `query ($id: ID!) { node(id: $id) { id ... on Entity { name } ... on Program {
  interventions(first: 3) { totalCount nodes { id approaches { nodes { name } } } } } } }`;
const AROUND = 'query ($id: ID!) { neighborhood(id: $id) { nodes { id } edges { type from } } }';
const PATHS =
  'query ($a: ID!, $b: ID!) { paths(from: $a, to: $b) { paths { length nodes { id name } } } }';
const COMPARED =
  'query ($ids: [ID!]!) { compare(ids: $ids, by: [APPROACHES]) { dimensions { rows { node { id } heldBy } } } }';

describeAnyEngine('fixture', (api) => {
  const together = (asked: readonly Asked[], engine?: Engine) =>
    answeredTogether(asked, api().engine, engine);
  const alone = (asked: readonly Asked[]) => answeredAlone(asked, api().engine);

  const sentIds = (): unknown[] =>
    api().engine.statements.map((sent) => typeof sent !== 'string' && sent.params.p0);

  test('the same of different nodes, one of them twice and one that is not there', async () => {
    const ids = [
      'program:fondo',
      'program:crecer',
      'intervention:pozos',
      'program:fondo',
      'program:none',
    ];
    const asked = ids.map((id) => [PAGE, { id }] as const);
    const apart = await alone(asked);
    expect(await together(asked)).toEqual(apart);
    expect(sentIds()).toEqual([[...new Set(ids)]]);
    expect(apart.map(({ data }) => data?.node !== null)).toEqual([true, true, true, true, false]);
  });

  test.each([
    [
      'what is around them, and for each what relates these nodes to each other',
      ['intervention:pozos', 'intervention:andes'].map((id) => [AROUND, { id }] as const),
      3,
    ],
    [
      'comparisons',
      [
        ['intervention:pozos', 'intervention:andes'],
        ['intervention:andes', 'intervention:pozos'],
      ].map((ids) => [COMPARED, { ids }] as const),
      1,
    ],
  ])('%s', async (_, asked, statements) => {
    const apart = await alone(asked);
    expect(await together(asked)).toEqual(apart);
    expect(api().engine.statements).toHaveLength(statements);
    expect(apart.every(({ data }) => data !== undefined)).toBe(true);
  });

  test('the first steps of paths', async () => {
    const asked = [
      ['intervention:pozos', 'program:fondo'],
      ['program:crecer', 'intervention:pozos'],
    ].map(([a, b]) => [PATHS, { a, b }] as const);
    const apart = await alone(asked);
    expect(await together(asked)).toEqual(apart);
    expect(sentIds()[0]).toEqual(['intervention:pozos', 'program:fondo', 'program:crecer']);
  });

  test('other documents and other values are other statements', async () => {
    const first =
      'query ($id: ID!, $n: Int) { program(id: $id) { interventions(first: $n) { nodes { id } } } }';
    await together([
      [first, { id: 'program:fondo', n: 1 }],
      [first, { id: 'program:crecer', n: 2 }],
      [first, { id: 'program:crecer', n: 1 }],
      ['query ($id: ID!) { program(id: $id) { name } }', { id: 'program:crecer' }],
    ]);
    expect(sentIds()).toEqual([
      ['program:fondo', 'program:crecer'],
      ['program:crecer'],
      ['program:crecer'],
    ]);
  });

  test('as many as may read 5,000 nodes together', async () => {
    // 1 + 100 + 100 × 20 nodes each.
    const large = `query ($id: ID!) { program(id: $id) { interventions(first: 100) { nodes { approaches { nodes { id } } } } } }`;
    const ids = ['program:fondo', 'program:crecer', 'program:none', 'program:other'];
    const answers = await together(ids.map((id) => [large, { id }] as const));
    expect(answers.map(({ statements }) => statements)).toEqual([1, 1, 1, 1]);
    expect(sentIds()).toEqual([
      ['program:fondo', 'program:crecer'],
      ['program:none', 'program:other'],
    ]);
  });

  test('where the shared statement fails each is asked alone, and only whose own fails is told so', async () => {
    const engine: Engine = {
      ...api().engine,
      run: async (query, options) => {
        const ids = query.params.p0 as readonly string[] | undefined;
        if (ids?.includes('program:crecer')) throw new EngineError('timeout', 'too slow');
        return api().engine.run(query, options);
      },
    };
    const asked = ['program:fondo', 'program:crecer', 'intervention:pozos'].map(
      (id) => [PAGE, { id }] as const,
    );
    const [fondo, crecer, pozos] = await together(asked, engine);
    const [fondoAlone, , pozosAlone] = await alone(asked);
    // Where something fails, nothing is completed, and GraphQL's executor tells of it.
    expect([fondo?.data, crecer?.data, pozos?.data]).toEqual([
      fondoAlone?.data,
      undefined,
      pozosAlone?.data,
    ]);
  });

  test('where the store cannot be reached nobody asks again', async () => {
    let sent = 0;
    const engine: Engine = {
      ...api().engine,
      run: async (query, options) => {
        if (!query.params.p0) return api().engine.run(query, options);
        sent += 1;
        throw new EngineError('unavailable', 'gone');
      },
    };
    const asked = ['program:fondo', 'program:crecer'].map((id) => [PAGE, { id }] as const);
    const answers = await together(asked, engine);
    expect([sent, ...answers.map(({ data }) => data)]).toEqual([1, undefined, undefined]);
  });

  test('one who goes away ends a statement of its own, and none that others wait for', async () => {
    const signals: unknown[] = [];
    const engine: Engine = {
      ...api().engine,
      run: async (query, options) => {
        if (query.params.p0) signals.push(options?.signal?.aborted);
        return api().engine.run(query, options);
      },
    };
    await together([[PAGE, { id: 'program:fondo' }]], engine);
    await together(
      [
        [PAGE, { id: 'program:fondo' }],
        [PAGE, { id: 'program:crecer' }],
      ],
      engine,
    );
    expect(signals).toEqual([false, undefined]);
  });
});
