/** What groups keep apart: entities of one name, values of several units; and what they count once. */
import { describeAnyEngine } from '../support/api';

interface Aggregated {
  readonly aggregate: { readonly groups: readonly Readonly<Record<string, unknown>>[] };
}

describeAnyEngine('groups', (api) => {
  /** The groups of a list, as `aggregate(…) { groups { … } }` gives them. */
  const groups = async (list: string, args: string, fields: string): Promise<unknown> => {
    const query = `{ list: ${list} { aggregate(${args}) { groups { ${fields} } } } }`;
    const data = (await api().data(query)) as { readonly list: Aggregated };
    return data.list.aggregate.groups;
  };

  test('entities that are called the same are groups of their own, by name and then by id', async () => {
    const told = 'count where keys { name value node { id } }';
    const of = (id: string, value: string, count: number) => ({
      count,
      where: { subject: { node: { id: { eq: id } } } },
      keys: [{ name: 'subject.name', value, node: { id } }],
    });
    const by = 'groupBy: [{ subject: { field: NAME } }], orderBy: { by: KEY }';
    const where =
      'observations(where: { subject: { node: { type: { in: [DISTRICT, PROGRAM] } } } })';
    expect(await groups(where, by, told)).toEqual([
      of('program:tres', 'Juntos', 3),
      of('district:950101', 'Santa Rosa', 2),
      of('district:960101', 'Santa Rosa', 1),
      of('district:960102', 'SANTA ROSA', 2),
      of('program:dos', 'UNIDOS', 2),
      of('program:uno', 'Unidos', 2),
    ]);
  });

  test('a name is the one in use at the date, and what is called the same is counted as several', async () => {
    const by = 'groupBy: [{ field: NAME }], orderBy: { by: KEY, direction: DESC }';
    const keys = 'count keys { value node { id } }';
    const of = (id: string, value: string) => ({ count: 1, keys: [{ value, node: { id } }] });
    expect(await groups('programs(asOf: "2014")', by, keys)).toEqual([
      of('program:uno', 'Unidos'),
      of('program:dos', 'Juntos'),
      of('program:tres', 'Juntos'),
    ]);
    expect(await groups('interventions', 'of: { programs: { field: NAME } }', 'distinct')).toEqual([
      { distinct: 3 },
    ]);
  });

  test('a facet and a gap map by names', async () => {
    const data = await api().data(`{
      interventions { facets(by: [{ programs: { field: NAME } }]) { name values { count key { value node { id } } } } }
      gapMap(rows: { programs: { field: NAME } }, columns: { targetGroups: { field: NAME } }) {
        rows { value node { id } total { interventions certified } }
        columns { value node { id } }
        totals { interventions certified }
      }
    }`);
    const of = (id: string, value: string) => ({ value, node: { id } });
    const uno = of('program:uno', 'Unidos');
    const [dos, tres] = [of('program:dos', 'UNIDOS'), of('program:tres', 'Juntos')];
    expect(data).toEqual({
      interventions: {
        facets: [
          {
            name: 'programs.name',
            values: [
              { count: 2, key: dos },
              { count: 2, key: uno },
              { count: 1, key: tres },
            ],
          },
        ],
      },
      gapMap: {
        // A special prize certifies, as a level that is not known does, and a mere submission does not.
        rows: [
          { ...dos, total: { interventions: 2, certified: 1 } },
          { ...uno, total: { interventions: 2, certified: 1 } },
          { ...tres, total: { interventions: 1, certified: 0 } },
        ],
        columns: [
          of('target-group:otros', 'Todos'),
          of('target-group:todos', 'Todos'),
          { value: null, node: null },
        ],
        totals: { interventions: 4, certified: 2 },
      },
    });
  });

  const FIGURES = 'known units sum avg min max';
  const added = (known: number, unit: string, sum: number, avg: number, [min, max]: number[]) => ({
    known,
    units: [unit],
    sum,
    avg,
    min,
    max,
  });
  const apart = (known: number, units: readonly string[]) => ({
    known,
    units,
    sum: null,
    avg: null,
    min: null,
    max: null,
  });

  test.each<[string, string, unknown]>([
    [
      'programs',
      'groupBy: [{}], of: { observations: { field: VALUE } }, orderBy: { by: KEY }',
      [
        // One is in no unit, and of one no indicator is known.
        apart(2, []),
        apart(2, ['hogares', 'personas']),
        added(2, 'HOGARES', 150, 75, [50, 100]),
      ],
    ],
    [
      'interventions',
      'groupBy: [{ places: {} }], of: { places: { edge: BUDGET } }, orderBy: { by: KEY }',
      [
        // Of one the currency is not known; the other, 7 in PEN, held until 2018.
        apart(1, []),
        added(2, 'PEN', 150, 75, [50, 100]),
        added(1, 'USD', 200, 200, [200, 200]),
        apart(0, []),
        apart(0, []),
      ],
    ],
    ['interventions', 'of: { places: { edge: BUDGET } }', [apart(4, ['PEN', 'USD'])]],
    [
      'interventions',
      'groupBy: [{ targetGroups: {} }], of: { targetGroups: { edge: COUNT } }, orderBy: { by: KEY }',
      [apart(2, ['Hogares']), apart(3, ['HOGARES', 'personas']), apart(0, [])],
    ],
    [
      'interventions',
      'groupBy: [{ targetGroups: { edge: YEAR } }], of: { targetGroups: { edge: COUNT } }, orderBy: { by: KEY }',
      [
        added(2, 'Hogares', 12, 6, [2, 10]),
        added(1, 'personas', 40, 40, [40, 40]),
        apart(2, ['HOGARES']),
      ],
    ],
    // What has no unit by what it is.
    [
      'interventions',
      'of: { places: { edge: HOUSEHOLDS } }',
      [{ known: 4, units: [], sum: 43, avg: 10.75, min: 5, max: 20 }],
    ],
  ])('%s aggregate(%s)', async (list, args, expected) => {
    expect(await groups(list, args, FIGURES)).toEqual(expected);
  });

  test('a sum of several units is unknown in orders too', async () => {
    const by = 'groupBy: [{}], of: { observations: { field: VALUE } }';
    for (const direction of ['ASC', 'DESC']) {
      expect(
        await groups(
          'programs',
          `${by}, orderBy: { by: SUM, direction: ${direction} }, first: 1`,
          'sum',
        ),
      ).toEqual([{ sum: 150 }]);
    }
  });

  test('what several nodes of a group lead to is measured once', async () => {
    const figures = 'count known distinct sum avg';
    // Both are of one programme, and one of another: each has two observations, of 2019 and of 2020.
    expect(
      await groups(
        'interventions(where: { programs: { some: { node: { id: { eq: "program:uno" } } } } })',
        'of: { programs: { observations: { field: YEAR } } }',
        figures,
      ),
    ).toEqual([{ count: 2, known: 4, distinct: 2, sum: 8078, avg: 2019.5 }]);
    // One study evaluates both and finds 12.5 per cent.
    expect(
      await groups(
        'interventions',
        'groupBy: [{ field: STATUS }], of: { findings: { field: EFFECT } }, orderBy: { by: KEY }, first: 1',
        `${figures} units`,
      ),
    ).toEqual([
      {
        count: 2,
        known: 2,
        distinct: 2,
        sum: null,
        avg: null,
        units: ['%', 'desviaciones estándar'],
      },
    ]);
    expect(
      await groups(
        'interventions',
        'groupBy: [{ findings: { field: DIRECTION } }], of: { findings: { field: EFFECT } }, orderBy: { by: KEY }, first: 1',
        figures,
      ),
    ).toEqual([{ count: 2, known: 1, distinct: 1, sum: 12.5, avg: 12.5 }]);
  });

  test.each([
    ['{ by: COUNT }', [2, 1, 1]],
    ['{ by: COUNT, direction: null }', [2, 1, 1]],
    ['{ by: COUNT, direction: ASC }', [1, 1, 2]],
    ['{ by: KEY }', [2, 1, 1]],
    ['{ by: KEY, direction: null }', [2, 1, 1]],
    ['{ by: KEY, direction: DESC }', [1, 2, 1]],
  ])('orderBy: %s', async (orderBy, counts) => {
    const found = await groups(
      'interventions',
      `groupBy: [{ field: STATUS }], orderBy: ${orderBy}`,
      'count',
    );
    expect(found).toEqual(counts.map((count) => ({ count })));
  });
});
