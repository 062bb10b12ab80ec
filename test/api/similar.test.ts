/** `similar`: the most similar first, why, and where a bound left some out. */
import { answerSimilar } from '../../src/features/similar/answer-similar';
import type { Runner } from '../../src/read/run/runner';
import { seedData } from '../support/graphs';
import { badInputOf, describeAnyEngine, model, type Api } from '../support/api';
import { dataOf, NaiveComparison, sixDecimals } from '../support/naive-compare';
import { planOf } from '../support/plan';
import { withKind } from '../support/root-kinds';

const POZOS = 'intervention:pozos';
const USUAL = [
  'APPROACHES',
  'COMPONENTS',
  'METHODOLOGIES',
  'TARGET_GROUPS',
  'PLACES',
  'HORIZONS',
  'SECTORS',
  'PARTICIPANTS',
];

interface Similar {
  readonly items: readonly {
    readonly node: { readonly id: string };
    readonly score: number;
    readonly shared: readonly {
      readonly dimension: string;
      readonly jaccard: number | null;
      readonly nodes: readonly { readonly id: string }[];
    }[];
  }[];
  readonly truncated: boolean;
}

const WHOLE = `query ($id: ID!, $by: [Dimension!], $weights: [DimensionWeight!], $first: Int! = 50, $asOf: PointInTime) {
  similar(id: $id, by: $by, weights: $weights, first: $first, asOf: $asOf) {
    items { node { id } score shared { dimension jaccard nodes { id } } }
    truncated
  }
}`;

async function similar(api: Api, variables: Record<string, unknown>): Promise<Similar> {
  return ((await api.data(WHOLE, variables)) as { similar: Similar }).similar;
}

const statements = (api: Api): unknown =>
  api.logLines.findLast(({ msg }) => msg === 'operation')?.statements;

const ranking = ({ items }: Similar) => items.map(({ node, score }) => ({ id: node.id, score }));

const ones = (dimensions: readonly string[]) => new Map(dimensions.map((one) => [one, 1]));

/** Compares a whole answer with what is reckoned over all nodes of the type. */
function check(
  answer: Similar,
  naive: NaiveComparison,
  id: string,
  type: string,
  weights: ReadonlyMap<string, number>,
): void {
  expect(ranking(answer)).toEqual(naive.similar(id, type, weights).slice(0, 50));
  for (const { node, shared } of answer.items) {
    expect(
      shared.map(({ nodes, ...one }) => ({ ...one, ids: nodes.map((each) => each.id).sort() })),
    ).toEqual(
      [...weights.keys()].map((dimension) => {
        const { jaccard, shared: ids } = naive.pair(id, node.id, dimension);
        return { dimension, jaccard: jaccard === null ? null : sixDecimals(jaccard), ids };
      }),
    );
  }
  expect(answer.truncated).toBe(false);
}

describeAnyEngine('fixture', (api) => {
  test('the most similar, with what both have, in two statements', async () => {
    const data = await api().data(
      `{ similar(id: "${POZOS}", by: [APPROACHES, PLACES, COMPONENTS], first: 2) {
        items {
          node { __typename id name(lang: EN) status ... on Intervention { places(first: 1) { totalCount } } }
          score
          shared { dimension jaccard nodes { __typename id ... on Concept { scheme } ... on Place { ubigeo } } }
        }
        truncated
      } }`,
    );
    expect(data).toEqual({
      similar: {
        items: [
          {
            node: {
              __typename: 'Intervention',
              id: 'intervention:cocinas',
              name: 'Cocinas "mejoradas" (fase 1)',
              status: 'CLOSED',
              places: { totalCount: 1 },
            },
            score: 0.5,
            shared: [
              {
                dimension: 'APPROACHES',
                jaccard: 0.5,
                nodes: [{ __typename: 'Approach', id: 'approach:genero', scheme: 'PRUEBA' }],
              },
              { dimension: 'PLACES', jaccard: 0, nodes: [] },
              {
                dimension: 'COMPONENTS',
                jaccard: 1,
                nodes: [{ __typename: 'Component', id: 'component:huerto', scheme: null }],
              },
            ],
          },
          {
            node: {
              __typename: 'Intervention',
              id: 'intervention:andes',
              name: 'Ándes vivos',
              status: 'IMPLEMENTATION',
              places: { totalCount: 2 },
            },
            score: 0.194444,
            shared: [
              {
                dimension: 'APPROACHES',
                jaccard: 0.333333,
                nodes: [{ __typename: 'Approach', id: 'approach:genero', scheme: 'PRUEBA' }],
              },
              {
                dimension: 'PLACES',
                jaccard: 0.25,
                nodes: [{ __typename: 'District', id: 'district:080505', ubigeo: '080505' }],
              },
              // Nothing is known of it here, which counts as nothing in common.
              { dimension: 'COMPONENTS', jaccard: null, nodes: [] },
            ],
          },
        ],
        truncated: false,
      },
    });
    expect(statements(api())).toBe(2);
  });

  test('one statement where no node is shown', async () => {
    const data = await api().data(
      `{ similar(id: "${POZOS}") { best: items { how: score shared { jaccard } } cut: truncated } }`,
    );
    expect(data).toMatchObject({ similar: { best: [{ how: 0.3125 }, {}, {}, {}], cut: false } });
    expect(statements(api())).toBe(1);
  });

  test('aliases of the same', async () => {
    const data = await api().data(
      `{ similar(id: "${POZOS}", first: 1) {
        a: items { n: node { id } m: node { ...N } s: shared { d: dimension } }
        b: items { shared { few: nodes { ... on Approach { label: name } } } }
      } }
      fragment N on Classified { title: name }`,
    );
    expect(data).toEqual({
      similar: {
        a: [
          {
            n: { id: 'intervention:cocinas' },
            m: { title: 'Cocinas "mejoradas" (fase 1)' },
            s: USUAL.map((d) => ({ d })),
          },
        ],
        b: [{ shared: USUAL.map((d) => ({ few: few(d) })) }],
      },
    });
    function few(dimension: string): object[] {
      if (dimension === 'APPROACHES') return [{ label: 'Género' }];
      return ['COMPONENTS', 'TARGET_GROUPS', 'SECTORS'].includes(dimension) ? [{}] : [];
    }
  });

  test('each intervention and programme of the fixture, as if all were looked at', async () => {
    const naive = new NaiveComparison(dataOf('fixture'));
    for (const type of ['Intervention', 'Program']) {
      const by = USUAL.filter((one) => type === 'Intervention' || one !== 'PLACES');
      for (const id of naive.ids(type)) {
        check(await similar(api(), { id }), naive, id, type, ones(by));
      }
    }
  });

  test.each(['2020', '2021', '2022-06', 'always'])('as of %s', async (asOf) => {
    const naive = new NaiveComparison(dataOf('fixture'), asOf);
    const answer = await similar(api(), { id: POZOS, asOf });
    check(answer, naive, POZOS, 'Intervention', ones(USUAL));
    // What began in 2021 was not there before.
    const ids = ranking(answer).map(({ id }) => id);
    expect(ids.includes('intervention:andes')).toBe(asOf !== '2020');
  });

  test('weights', async () => {
    const naive = new NaiveComparison(dataOf('fixture'));
    const weights = [
      { dimension: 'PLACES', weight: 4 },
      { dimension: 'COMPONENTS', weight: 0 },
    ];
    const all = new Map([...ones(USUAL), ['PLACES', 4], ['COMPONENTS', 0]]);
    const answer = await similar(api(), { id: POZOS, weights });
    check(answer, naive, POZOS, 'Intervention', all);
    expect(ranking(answer)[0]?.id).toBe('intervention:andes');
  });

  test('nothing where nothing is known, or nothing is shared', async () => {
    const nothing = { items: [], truncated: false };
    expect(await similar(api(), { id: 'intervention:vacia' })).toEqual(nothing);
    expect(statements(api())).toBe(1);
    expect(await similar(api(), { id: POZOS, by: ['CERTIFICATIONS'] })).toEqual(nothing);
    // The only dimension that weighs anything is one of which nothing is known.
    const weights = [{ dimension: 'PLACES', weight: 0 }];
    const by = ['PLACES', 'COMPLEMENTS'];
    expect(await similar(api(), { id: POZOS, by, weights })).toEqual(nothing);
  });

  test('says that there is no such thing', async () => {
    const { body } = await api().send(WHOLE, { id: 'intervention:nada' });
    expect(body).toMatchObject({
      data: { similar: null },
      errors: [
        {
          message: 'id: there is no intervention:nada',
          path: ['similar'],
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'another type',
      { id: 'approach:genero' },
      'id must be one of intervention:…, program:…, got "approach:genero"',
    ],
    ['first 0', { first: 0 }, 'first must be between 1 and 50, got 0'],
    ['first 51', { first: 51 }, 'first must be between 1 and 50, got 51'],
    ['no dimension', { by: [] }, 'by must have at least one dimension'],
    ['a dimension twice', { by: ['GOALS', 'GOALS'] }, 'by[1] must not repeat GOALS'],
    [
      'a dimension of interventions',
      { id: 'program:fondo', by: ['PLACES'] },
      'by[0] must be a dimension of Program (OBSERVATIONS, PARTICIPANTS, TARGET_GROUPS, APPROACHES, COMPONENTS, METHODOLOGIES, HORIZONS, SECTORS, GOALS, STUDIES, FINDINGS, MINISTRIES, PARTS, INTERVENTIONS, SUCCESSORS, PREDECESSORS), got PLACES',
    ],
    [
      'a negative weight',
      { weights: [{ dimension: 'PLACES', weight: -1 }] },
      'weights[0].weight must be a finite number of 0 or more, got -1',
    ],
    [
      'a weight of what is not compared',
      { by: ['GOALS'], weights: [{ dimension: 'PLACES', weight: 1 }] },
      'weights[0].dimension must be one that is compared (GOALS), got PLACES',
    ],
    [
      'no weight above 0',
      { by: ['GOALS'], weights: [{ dimension: 'GOALS', weight: 0 }] },
      'weights must not all be 0',
    ],
  ])('refuses %s', async (_, variables, message) => {
    api().engine.forget();
    const { status, body } = await api().send(WHOLE, { id: POZOS, ...variables });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      expect.objectContaining({
        message,
        path: ['similar'],
        extensions: badInputOf(message),
      }),
    ]);
    expect(api().engine.statements).toEqual([]);
  });

  describe('each bound', () => {
    const root = (query: string) => {
      const [one] = planOf(`{ ${query} { items { score } } }`).roots.values();
      const planned = one && withKind(one);
      if (planned?.kind !== 'similar') throw new Error('no search for what is similar');
      return planned;
    };
    /** The ids of the candidates under smaller bounds. */
    const candidates = async (
      query: string,
      bounds: Partial<Record<'neighbors' | 'each' | 'all', number>>,
    ): Promise<string[]> => {
      const { plan, values } = root(query);
      const given = [...values];
      for (const [name, bound] of Object.entries(bounds)) {
        given[plan.limits[name as keyof typeof bounds]] = bound;
      }
      const [row] = await api().engine.run(api().engine.compiler.compile(plan, given));
      const found = (row?.candidates ?? []) as { node: { id: string } }[];
      return found.map(({ node }) => node.id);
    };
    const BY = `similar(id: "${POZOS}", by: [APPROACHES])`;

    test('candidates are those that share most, by what fewest have', async () => {
      expect((await candidates(BY, {})).sort()).toEqual(
        ['andes', 'aves', 'cocinas', 'nube'].map((key) => `intervention:${key}`),
      );
      const all = `similar(id: "${POZOS}")`;
      expect(await candidates(all, { all: 1 })).toEqual(['intervention:andes']);
      expect((await candidates(all, { all: 2 })).sort()).toEqual([
        'intervention:andes',
        'intervention:cocinas',
      ]);
    });

    test('the rarest neighbour comes first', async () => {
      // Two apply agroecology, five gender.
      expect(await candidates(BY, { neighbors: 1 })).toEqual(['intervention:aves']);
    });

    test('of a neighbour no more are taken than are needed', async () => {
      const found = await candidates(BY, { each: 1 });
      expect(found).toContain('intervention:aves');
      expect(found).toHaveLength(2);
    });

    test('is told of where it leaves some out', async () => {
      const truncated = async (bounds: Partial<Record<'neighbors' | 'each' | 'all', number>>) => {
        const whole = root(BY);
        const { limits } = whole.plan;
        const values = [...whole.values];
        const all = { ...whole.bounds, ...bounds };
        // One more candidate than are compared is read, so that it is known that there are more.
        values[limits.neighbors] = all.neighbors;
        values[limits.each] = all.each;
        values[limits.all] = all.all + 1;
        const { engine } = api();
        const runner: Pick<Runner, 'run' | 'rows'> = {
          run: (plan, given) => engine.run(engine.compiler.compile(plan, given)),
          rows: () => Promise.resolve(new Map()),
        };
        const asked = { name: 'truncated', response: 'truncated', isComposite: false };
        const view = await answerSimilar(runner, { ...whole, values, bounds: all });
        return view.read({ ...asked, args: () => ({}) }, {});
      };
      // Four candidates by two approaches, of which five have one.
      expect([await truncated({}), await truncated({ all: 4 })]).toEqual([false, false]);
      expect(await truncated({ all: 3 })).toBe(true);
      expect(await truncated({ neighbors: 1 })).toBe(true);
      expect([await truncated({ each: 1 }), await truncated({ each: 5 })]).toEqual([true, false]);
    });
  });
});

describeAnyEngine(
  'fixture',
  (api) => {
    test('says so where not all of a dimension could be compared', async () => {
      expect((await similar(api(), { id: POZOS, by: ['APPROACHES'] })).truncated).toBe(false);
      expect((await similar(api(), { id: POZOS, by: ['PLACES'] })).truncated).toBe(true);
      expect((await similar(api(), { id: 'program:fondo', by: ['INTERVENTIONS'] })).truncated).toBe(
        true,
      );
    });
  },
  { maxPageSize: 2 },
);

describeAnyEngine('seed', (api) => {
  test('every intervention and programme, as if all were looked at', async () => {
    const { data } = seedData(model);
    const naive = new NaiveComparison(data);
    for (const type of ['Intervention', 'Program']) {
      const by = USUAL.filter((one) => type === 'Intervention' || one !== 'PLACES');
      for (const id of naive.ids(type)) {
        check(await similar(api(), { id }), naive, id, type, ones(by));
      }
    }
  });
});
