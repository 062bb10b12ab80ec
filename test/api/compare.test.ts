/** `compare`: who has what, what is shared, and what is not known; each answer compared whole. */
import { badInputOf, describeAnyEngine, type Api } from '../support/api';
import { dataOf, NaiveComparison, sixDecimals } from '../support/naive-compare';

const [POZOS, ANDES, COCINAS, VACIA] = ['pozos', 'andes', 'cocinas', 'vacia'].map(
  (key) => `intervention:${key}`,
) as [string, string, string, string];
const [FONDO, CRECER] = ['program:fondo', 'program:crecer'];
const PROGRAMS = ['program:haku-winay', 'program:cuna-mas-scd', 'program:pension-65'];

const statements = (api: Api): unknown =>
  api.logLines.findLast(({ msg }) => msg === 'operation')?.statements;

interface Row {
  readonly node: { readonly id: string };
  readonly heldBy: readonly string[];
  readonly cells: readonly { item: string; state: string; edges: readonly object[] }[];
}

interface Compared {
  readonly items: readonly { readonly id: string }[];
  readonly dimensions: readonly {
    readonly dimension: string;
    readonly rows: readonly Row[];
    readonly shared: readonly Row[];
    readonly unique: readonly Row[];
    readonly noData: readonly string[];
    readonly truncated: boolean;
  }[];
  readonly similarities: readonly {
    readonly a: string;
    readonly b: string;
    readonly overall: number | null;
    readonly dimensions: readonly {
      readonly dimension: string;
      readonly jaccard: number | null;
      readonly shared: number;
      readonly total: number;
    }[];
  }[];
}

const WHOLE = `query ($ids: [ID!]!, $by: [Dimension!], $weights: [DimensionWeight!], $asOf: PointInTime) {
  compare(ids: $ids, by: $by, weights: $weights, asOf: $asOf) {
    items { id }
    dimensions {
      dimension noData truncated
      rows { node { id } heldBy cells { item state edges { key } } }
      shared { node { id } }
      unique { node { id } }
    }
    similarities { a b overall dimensions { dimension jaccard shared total } }
  }
}`;

async function compare(api: Api, variables: Record<string, unknown>): Promise<Compared> {
  return ((await api.data(WHOLE, variables)) as { compare: Compared }).compare;
}

/** Compares a whole answer with what is reckoned from the data. */
function check(
  { items, dimensions, similarities }: Compared,
  naive: NaiveComparison,
  ids: readonly string[],
  weights = new Map(dimensions.map(({ dimension }) => [dimension, 1])),
): void {
  expect(items.map(({ id }) => id)).toEqual(ids);
  for (const { dimension, rows, shared, unique, noData, truncated } of dimensions) {
    const held = ids.map((id) => naive.held(id, dimension));
    const all = [...new Set(held.flat())].sort();
    expect(truncated).toBe(false);
    expect(noData).toEqual(ids.filter((_, i) => held[i]?.length === 0));
    expect(rows.map(({ node }) => node.id).sort()).toEqual(all);
    for (const { node, heldBy, cells } of rows) {
      const holders = ids.filter((_, i) => held[i]?.includes(node.id));
      expect(heldBy).toEqual(holders);
      expect(cells.map(({ item, state }) => [item, state])).toEqual(
        ids.map((id) => [
          id,
          holders.includes(id) ? 'HAS' : noData.includes(id) ? 'NO_DATA' : 'NONE',
        ]),
      );
      for (const { state, edges } of cells) expect(edges.length > 0).toBe(state === 'HAS');
    }
    const counts = rows.map(({ heldBy }) => heldBy.length);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    const ofCount = (count: number) =>
      rows.filter(({ heldBy }) => heldBy.length === count).map(({ node }) => node.id);
    expect(shared.map(({ node }) => node.id)).toEqual(ofCount(ids.length));
    expect(unique.map(({ node }) => node.id)).toEqual(ofCount(1));
  }
  const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b] as const));
  expect(similarities).toEqual(
    pairs.map(([a, b]) => ({
      a,
      b,
      overall: naive.overall(a, b, weights),
      dimensions: dimensions.map(({ dimension }) => {
        const { jaccard, shared, total } = naive.pair(a, b, dimension);
        const share = jaccard === null ? null : sixDecimals(jaccard);
        return { dimension, jaccard: share, shared: shared.length, total };
      }),
    })),
  );
}

const relationship = (type: string, from: string, to: string, key: string, rest: object) => ({
  key: [type, from, to, key].join('|'),
  type,
  from,
  to,
  role: null,
  significance: null,
  locator: null,
  ...rest,
});
const sources = (...keys: string[]) => keys.map((key) => ({ id: `source:${key}` }));

describeAnyEngine('fixture', (api) => {
  test('rows with their edges, properties and sources, in two statements', async () => {
    const data = await api().data(
      `{ compare(ids: ["${POZOS}", "${ANDES}", "${VACIA}"], by: [APPROACHES, PARTICIPANTS]) {
        items { __typename id name }
        dimensions {
          dimension
          rows {
            node { __typename id ... on Concept { notation } ... on Ministry { acronym } }
            heldBy
            cells { item state edges { key type from to role significance locator sources { id } } }
          }
          noData truncated
        }
      } }`,
    );
    const nothing = { item: VACIA, state: 'NO_DATA', edges: [] };
    expect(data).toEqual({
      compare: {
        items: [
          { __typename: 'Intervention', id: POZOS, name: 'Agua limpia' },
          { __typename: 'Intervention', id: ANDES, name: 'Ándes vivos' },
          { __typename: 'Intervention', id: VACIA, name: 'Vacía' },
        ],
        dimensions: [
          {
            dimension: 'APPROACHES',
            noData: [VACIA],
            truncated: false,
            rows: [
              {
                node: { __typename: 'Approach', id: 'approach:genero', notation: '1' },
                heldBy: [POZOS, ANDES],
                cells: [
                  {
                    item: POZOS,
                    state: 'HAS',
                    edges: [
                      relationship('APPLIES', POZOS, 'approach:genero', '', {
                        significance: 'PRINCIPAL',
                        locator: 'párrafo 4',
                        sources: sources('dos', 'tres'),
                      }),
                    ],
                  },
                  {
                    item: ANDES,
                    state: 'HAS',
                    edges: [
                      relationship('APPLIES', ANDES, 'approach:genero', '', {
                        sources: sources('tres'),
                      }),
                    ],
                  },
                  nothing,
                ],
              },
              {
                node: { __typename: 'Approach', id: 'approach:agro', notation: '02' },
                heldBy: [POZOS],
                cells: [
                  {
                    item: POZOS,
                    state: 'HAS',
                    edges: [
                      relationship('APPLIES', POZOS, 'approach:agro', '', {
                        significance: 'SIGNIFICANT',
                        sources: sources('uno', 'dos'),
                      }),
                    ],
                  },
                  { item: ANDES, state: 'NONE', edges: [] },
                  nothing,
                ],
              },
              {
                node: { __typename: 'Approach', id: 'approach:intercultural', notation: null },
                heldBy: [ANDES],
                cells: [
                  { item: POZOS, state: 'NONE', edges: [] },
                  {
                    item: ANDES,
                    state: 'HAS',
                    edges: [
                      relationship('APPLIES', ANDES, 'approach:intercultural', '', {
                        significance: 'PRINCIPAL',
                        sources: sources('tres'),
                      }),
                    ],
                  },
                  nothing,
                ],
              },
            ],
          },
          {
            dimension: 'PARTICIPANTS',
            noData: [VACIA],
            truncated: false,
            rows: [
              {
                node: { __typename: 'Organization', id: 'organization:municipio' },
                heldBy: [POZOS, ANDES],
                cells: [
                  {
                    item: POZOS,
                    state: 'HAS',
                    edges: [
                      relationship('PARTICIPATES_IN', 'organization:municipio', POZOS, '', {
                        sources: sources('dos'),
                      }),
                    ],
                  },
                  {
                    item: ANDES,
                    state: 'HAS',
                    edges: [
                      relationship(
                        'PARTICIPATES_IN',
                        'organization:municipio',
                        ANDES,
                        'IMPLEMENTING',
                        { role: 'IMPLEMENTING', sources: sources('dos') },
                      ),
                    ],
                  },
                  nothing,
                ],
              },
              {
                node: { __typename: 'Ministry', id: 'ministry:inclusion', acronym: 'MINC' },
                heldBy: [POZOS],
                cells: [
                  {
                    item: POZOS,
                    state: 'HAS',
                    edges: [
                      relationship('PARTICIPATES_IN', 'ministry:inclusion', POZOS, 'ACCOUNTABLE', {
                        role: 'ACCOUNTABLE',
                        sources: sources('uno', 'dos'),
                      }),
                      relationship('PARTICIPATES_IN', 'ministry:inclusion', POZOS, 'FUNDING', {
                        role: 'FUNDING',
                        sources: sources('tres', 'uno'),
                      }),
                    ],
                  },
                  { item: ANDES, state: 'NONE', edges: [] },
                  nothing,
                ],
              },
              {
                node: { __typename: 'Organization', id: 'organization:oficina' },
                heldBy: [POZOS],
                cells: [
                  {
                    item: POZOS,
                    state: 'HAS',
                    edges: [
                      relationship(
                        'PARTICIPATES_IN',
                        'organization:oficina',
                        POZOS,
                        'IMPLEMENTING',
                        { role: 'IMPLEMENTING', sources: sources('uno') },
                      ),
                    ],
                  },
                  { item: ANDES, state: 'NONE', edges: [] },
                  nothing,
                ],
              },
            ],
          },
        ],
      },
    });
    // The second is that of the sources, which a loader reads for all edges at once.
    expect(statements(api())).toBe(2);
  });

  test('how similar they are is the same where nothing else is asked for', async () => {
    const ids = [POZOS, COCINAS];
    const alone = `query ($ids: [ID!]!) { compare(ids: $ids) {
      similarities { a b overall dimensions { dimension jaccard shared total } } } }`;
    const { similarities } = await compare(api(), { ids });
    expect(await api().data(alone, { ids })).toEqual({ compare: { similarities } });
  });

  test('one statement where no sources are asked for, whatever the aliases', async () => {
    const data = await api().data(
      `{ compare(ids: ["${POZOS}", "${COCINAS}"], by: [SECTORS, COMPLEMENTS, COMPLEMENTED_BY, PROGRAMS]) {
        one: items { title: name }
        other: items { name(lang: EN) ... on Intervention { programs(first: 1) { totalCount } } }
        by: dimensions {
          what: dimension
          all: rows { it: node { ...Short } }
          both: shared { node { id ... on Program { interventions(first: 2) { nodes { id } } } } }
        }
        again: dimensions { unique { node { id ... on Intervention { programs { totalCount } } } } }
        similarities { overall }
      } }
      fragment Short on Entity { id ... on Sector { label: name } ... on Intervention { state: status } }`,
    );
    const sector = { id: 'sector:rural', label: 'Desarrollo rural' };
    expect(data).toEqual({
      compare: {
        one: [{ title: 'Agua limpia' }, { title: 'Cocinas "mejoradas" (fase 1)' }],
        other: [
          { name: 'Clean water', programs: { totalCount: 2 } },
          { name: 'Cocinas "mejoradas" (fase 1)', programs: { totalCount: 1 } },
        ],
        by: [
          {
            what: 'SECTORS',
            all: [{ it: sector }, { it: { id: 'sector:agua', label: 'Agua' } }],
            both: [{ node: { id: 'sector:rural' } }],
          },
          {
            what: 'COMPLEMENTS',
            all: [{ it: { id: POZOS, state: 'CLOSED' } }],
            both: [],
          },
          {
            what: 'COMPLEMENTED_BY',
            all: [
              { it: { id: ANDES, state: 'IMPLEMENTATION' } },
              { it: { id: COCINAS, state: 'CLOSED' } },
            ],
            both: [],
          },
          {
            what: 'PROGRAMS',
            all: [{ it: { id: CRECER } }, { it: { id: FONDO } }],
            both: [
              {
                node: {
                  id: CRECER,
                  interventions: { nodes: [{ id: POZOS }, { id: ANDES }] },
                },
              },
            ],
          },
        ],
        again: [
          { unique: [{ node: { id: 'sector:agua' } }] },
          { unique: [{ node: { id: POZOS, programs: { totalCount: 2 } } }] },
          {
            unique: [
              { node: { id: ANDES, programs: { totalCount: 1 } } },
              { node: { id: COCINAS, programs: { totalCount: 1 } } },
            ],
          },
          { unique: [{ node: { id: FONDO } }] },
        ],
        similarities: [{ overall: 0.5 }],
      },
    });
    expect(statements(api())).toBe(1);
  });

  test.each([
    ['2011', ['ministry:agua'], [], null],
    ['2012-10', ['ministry:inclusion'], ['ministry:inclusion'], 1],
    ['always', ['ministry:inclusion', 'ministry:agua'], ['ministry:inclusion'], 0.5],
  ])('as of %s', async (asOf, fondo, crecer, jaccard) => {
    const compared = await compare(api(), { ids: [FONDO, CRECER], by: ['MINISTRIES'], asOf });
    const [one] = compared.dimensions;
    const heldBy = (id: string) =>
      one?.rows.filter((row) => row.heldBy.includes(id)).map(({ node }) => node.id);
    expect([heldBy(FONDO), heldBy(CRECER)]).toEqual([fondo, crecer]);
    expect(compared.similarities.map(({ overall }) => overall)).toEqual([jaccard]);
    expect(one?.noData).toEqual(crecer.length === 0 ? [CRECER] : []);
  });

  test('nodes of several dimensions are answered alike in each', async () => {
    // An actor is a ministry or an organisation; `programs` leads along another relationship from each.
    const data = await api().data(
      `{ compare(ids: ["${FONDO}", "${CRECER}"], by: [MINISTRIES, PARTICIPANTS]) {
        dimensions { rows { node {
          id
          ... on Ministry { overseenPrograms { nodes { id } } programs { totalCount } }
          ... on Organization { programs { totalCount } }
        } } }
      } }`,
    );
    const ministry = {
      id: 'ministry:inclusion',
      overseenPrograms: { nodes: [{ id: CRECER }, { id: FONDO }] },
      programs: { totalCount: 1 },
    };
    expect(data).toEqual({
      compare: {
        dimensions: [
          { rows: [{ node: ministry }] },
          {
            rows: [
              { node: ministry },
              { node: { id: 'organization:oficina', programs: { totalCount: 2 } } },
            ],
          },
        ],
      },
    });
  });

  test('weights', async () => {
    const naive = new NaiveComparison(dataOf('fixture'));
    const ids = [POZOS, ANDES];
    const by = ['APPROACHES', 'TARGET_GROUPS', 'PLACES', 'COMPONENTS'];
    const weigh = async (weights: Record<string, number>) => {
      const given = Object.entries(weights).map(([dimension, weight]) => ({ dimension, weight }));
      const { similarities } = await compare(api(), { ids, by, weights: given });
      return similarities[0]?.overall;
    };
    const reckoned = (...weights: number[]) =>
      naive.overall(POZOS, ANDES, new Map(by.map((one, i) => [one, weights[i] ?? 1])));
    expect(await weigh({})).toBe(0.361111);
    expect(reckoned()).toBe(0.361111);
    expect(await weigh({ APPROACHES: 3, PLACES: 0 })).toBe(0.375);
    expect(reckoned(3, 1, 0)).toBe(0.375);
    // Nothing is known of one of them in the only dimension that weighs anything.
    expect(await weigh({ APPROACHES: 0, TARGET_GROUPS: 0, PLACES: 0 })).toBe(null);
    // The largest numbers there are do not add up to infinity.
    expect(await weigh({ APPROACHES: 1.7e308, TARGET_GROUPS: 1.7e308, PLACES: 0 })).toBe(0.416667);
  });

  test('all interventions of the fixture, ten at the most at a time', async () => {
    const naive = new NaiveComparison(dataOf('fixture'));
    const ids = naive.ids('Intervention');
    check(await compare(api(), { ids: ids.slice(0, 10) }), naive, ids.slice(0, 10));
    check(
      await compare(api(), { ids: ids.toReversed().slice(0, 10) }),
      naive,
      ids.toReversed().slice(0, 10),
    );
    const programs = naive.ids('Program');
    check(await compare(api(), { ids: programs }), naive, programs);
  });

  test('the items alone cost what they are', async () => {
    const { body } = await api().send(
      `{ compare(ids: ["${POZOS}", "${ANDES}"]) { items { id } } }`,
    );
    expect(body.extensions?.cost).toMatchObject({ requested: 2 });
    expect(statements(api())).toBe(1);
  });

  const eleven = Array.from({ length: 11 }, (_, i) => `intervention:i-${i}`);
  test.each<[string, Record<string, unknown>, string]>([
    ['one id', { ids: [POZOS] }, 'ids must have between 2 and 10 values, got 1'],
    ['no id', { ids: [] }, 'ids must have between 2 and 10 values, got 0'],
    ['eleven ids', { ids: eleven }, 'ids must have between 2 and 10 values, got 11'],
    [
      'the same twice',
      { ids: [POZOS, ANDES, POZOS] },
      `ids[2] must not repeat ids[0], got ${POZOS}`,
    ],
    [
      'unlike types',
      { ids: [POZOS, FONDO] },
      'ids must all be of one type, got Intervention in ids[0] and Program in ids[1]',
    ],
    [
      'another type',
      { ids: [POZOS, 'approach:genero'] },
      'ids[1] must be one of intervention:…, program:…, got "approach:genero"',
    ],
    [
      'no id at all',
      { ids: ['x', POZOS] },
      'ids[0] must be type:key in lower kebab case, such as district:080505, got "x"',
    ],
    ['no dimension', { by: [] }, 'by must have at least one dimension'],
    ['a dimension twice', { by: ['PLACES', 'SECTORS', 'PLACES'] }, 'by[2] must not repeat PLACES'],
    [
      'a dimension of programmes',
      { by: ['SECTORS', 'MINISTRIES'] },
      'by[1] must be a dimension of Intervention (OBSERVATIONS, PARTICIPANTS, TARGET_GROUPS, APPROACHES, COMPONENTS, METHODOLOGIES, HORIZONS, SECTORS, GOALS, STUDIES, FINDINGS, PLACES, CERTIFICATIONS, COMPLEMENTS, COMPLEMENTED_BY, REPLICATES, REPLICATED_BY, PROGRAMS), got MINISTRIES',
    ],
    [
      'a dimension of interventions',
      { ids: [FONDO, CRECER], by: ['PLACES'] },
      'by[0] must be a dimension of Program (OBSERVATIONS, PARTICIPANTS, TARGET_GROUPS, APPROACHES, COMPONENTS, METHODOLOGIES, HORIZONS, SECTORS, GOALS, STUDIES, FINDINGS, MINISTRIES, PARTS, INTERVENTIONS, SUCCESSORS, PREDECESSORS), got PLACES',
    ],
    [
      'a negative weight',
      { weights: [{ dimension: 'PLACES', weight: -0.1 }] },
      'weights[0].weight must be a finite number of 0 or more, got -0.1',
    ],
    [
      'a weight twice',
      { weights: ['PLACES', 'PLACES'].map((dimension) => ({ dimension, weight: 1 })) },
      'weights[1].dimension must not repeat PLACES',
    ],
    [
      'a weight of what is not compared',
      { by: ['PLACES', 'SECTORS'], weights: [{ dimension: 'GOALS', weight: 1 }] },
      'weights[0].dimension must be one that is compared (PLACES, SECTORS), got GOALS',
    ],
    [
      'no weight above 0',
      { by: ['PLACES'], weights: [{ dimension: 'PLACES', weight: 0 }] },
      'weights must not all be 0',
    ],
  ])('refuses %s', async (_, variables, message) => {
    api().engine.forget();
    const { status, body } = await api().send(WHOLE, { ids: [POZOS, ANDES], ...variables });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      expect.objectContaining({
        message,
        path: ['compare'],
        extensions: badInputOf(message),
      }),
    ]);
    expect(api().engine.statements).toEqual([]);
  });

  test('refuses a weight that is not finite', async () => {
    const { body } = await api().send(
      `{ compare(ids: ["${POZOS}", "${ANDES}"], weights: [{ dimension: PLACES, weight: 1e999 }]) { items { id } } }`,
    );
    expect(body.errors?.[0]?.message).toBe(
      'weights[0].weight must be a finite number of 0 or more, got Infinity',
    );
  });

  test('refuses a dimension that there is not', async () => {
    const { body } = await api().send(WHOLE, { ids: [POZOS, ANDES], by: ['PARENT'] });
    expect(body.errors?.[0]?.message).toContain(
      'Value "PARENT" does not exist in "Dimension" enum',
    );
  });

  test('says which id is not there', async () => {
    const { body } = await api().send(WHOLE, { ids: [POZOS, 'intervention:nada'] });
    expect(body).toMatchObject({
      data: { compare: null },
      errors: [
        {
          message: 'ids[1]: there is no intervention:nada',
          path: ['compare'],
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    });
  });

  test('refuses what could answer with too much', async () => {
    const ids = eleven.slice(1);
    const { body } = await api().send(
      `query ($ids: [ID!]!) { compare(ids: $ids, by: [PLACES, SECTORS]) {
        dimensions { rows { node { id ... on Place { observations(first: 50) { nodes { id } } } } } }
      } }`,
      { ids },
    );
    expect(body.errors?.[0]?.message).toBe(
      'The operation could answer with 52010 nodes; at most 50000 are allowed. compare.dimensions.rows.node.observations asks for most, 50000: ask for smaller pages or fewer levels there.',
    );
  });
});

describe('where there is more than may be read', () => {
  describeAnyEngine(
    'fixture',
    (api) => {
      // By name: pozos is in Layo, Ñúñez and Urinsaya Collana, andes in Cusco and (twice, at other times) Layo.
      test.each([
        [
          undefined,
          [
            ['district:080505', 'HAS', 'HAS', 'NONE'],
            ['province:0805', 'NONE', 'NONE', 'HAS'],
            ['department:08', 'NONE', 'HAS', 'NONE'],
            ['community:nunez', 'HAS', 'NONE', 'NONE'],
          ],
          { jaccard: 0.333333, shared: 1, total: 3 },
        ],
        [
          'always',
          [
            ['province:0805', 'NONE', 'NONE', 'HAS'],
            ['department:08', 'NONE', 'HAS', 'NONE'],
          ],
          { jaccard: 0, shared: 0, total: 1 },
        ],
      ])('compares up to where all is known, as of %s', async (asOf, states, similarity) => {
        const ids = [POZOS, ANDES, COCINAS];
        const by = ['PLACES', 'SECTORS'];
        const { dimensions, similarities } = await compare(api(), { ids, by, asOf });
        const [places, sectors] = dimensions;
        expect([places?.truncated, sectors?.truncated]).toEqual([true, false]);
        expect(
          places?.rows.map(({ node, cells }) => [node.id, ...cells.map(({ state }) => state)]),
        ).toEqual(states);
        expect(places?.noData).toEqual([]);
        expect(similarities[0]?.dimensions[0]).toEqual({ dimension: 'PLACES', ...similarity });
      });
    },
    { maxPageSize: 2 },
  );
});

describeAnyEngine('seed', (api) => {
  test('the three programmes', async () => {
    const naive = new NaiveComparison(dataOf('seed'));
    const compared = await compare(api(), { ids: PROGRAMS });
    check(compared, naive, PROGRAMS);
    expect(statements(api())).toBe(1);
    expect(compared.dimensions.map(({ dimension }) => dimension)).toEqual([
      'APPROACHES',
      'COMPONENTS',
      'METHODOLOGIES',
      'TARGET_GROUPS',
      'HORIZONS',
      'SECTORS',
      'PARTICIPANTS',
      'FINDINGS',
    ]);
    const noData = Object.fromEntries(
      compared.dimensions.map(({ dimension, noData: ids }) => [dimension, ids.length]),
    );
    expect(noData).toMatchObject({ APPROACHES: 3, COMPONENTS: 2, SECTORS: 0, TARGET_GROUPS: 0 });
  });

  test('interventions of the seed by many dimensions, with weights', async () => {
    const naive = new NaiveComparison(dataOf('seed'));
    const ids = naive.ids('Intervention').slice(0, 10);
    const by = ['PLACES', 'PROGRAMS', 'PARTICIPANTS', 'CERTIFICATIONS', 'STUDIES'];
    const weights = [{ dimension: 'PROGRAMS', weight: 2.5 }];
    const compared = await compare(api(), { ids, by, weights });
    check(compared, naive, ids, new Map(by.map((one) => [one, one === 'PROGRAMS' ? 2.5 : 1])));
  });
});
