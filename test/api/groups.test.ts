/** Facets, aggregates and gap maps: whole answers, what leads on from them, and what is refused. */
import { describeAnyEngine, type Api } from '../support/api';

/** A group as `value, value: count`. */
const short = ({ groups }: Groups): string[] =>
  groups.map(({ keys, count }) => `${keys.map(({ value }) => String(value)).join(', ')}: ${count}`);

interface Groups {
  readonly groups: readonly {
    readonly keys: readonly { readonly value: unknown }[];
    readonly count: number;
    readonly where: unknown;
  }[];
}

const refusals = async (api: Api, query: string): Promise<unknown> => {
  const { status, body } = await api.send(query);
  return {
    status,
    errors: body.errors?.map(({ message, extensions: { code } }) => `${String(code)}: ${message}`),
  };
};

describeAnyEngine('fixture', (api) => {
  test('several keys, with the figures of what led to the group', async () => {
    const data = await api().data(`{
      interventions(where: { startedOn: { isNull: false } }) {
        aggregate(groupBy: [{ places: { level: DEPARTMENT } }, { approaches: {} }], of: { places: { edge: HOUSEHOLDS } }, first: 4) {
          truncated
          groups { keys { name value node { __typename name } } count known distinct sum avg min max where }
        }
      }
    }`);
    const genero = { name: 'approaches', value: 'approach:genero' };
    const agro = { name: 'approaches', value: 'approach:agro' };
    const cusco = {
      name: 'places.level',
      value: 'department:08',
      node: { __typename: 'Department', name: 'Cusco' },
    };
    const within = (id: string) => ({ places: { some: { node: { within: [id] } } } });
    const applies = (id: string) => ({ approaches: { some: { node: { id: { eq: id } } } } });
    expect(data).toEqual({
      interventions: {
        aggregate: {
          truncated: true,
          groups: [
            {
              keys: [cusco, { ...genero, node: { __typename: 'Approach', name: 'Género' } }],
              count: 4,
              // 120 and 0 of pozos, 50 and 15 of andes, 200 of cocinas, 30 and 40 of nube; not known of one place.
              known: 7,
              distinct: 7,
              sum: 455,
              avg: 65,
              min: 0,
              max: 200,
              where: { and: [within('department:08'), applies('approach:genero')] },
            },
            {
              keys: [
                {
                  name: 'places.level',
                  value: 'department:01',
                  node: { __typename: 'Department', name: 'Áncash' },
                },
                { ...agro, node: { __typename: 'Approach', name: 'Agroecología' } },
              ],
              count: 1,
              known: 1,
              distinct: 1,
              sum: 0,
              avg: 0,
              min: 0,
              max: 0,
              where: { and: [within('department:01'), applies('approach:agro')] },
            },
            {
              keys: [cusco, { ...agro, node: { __typename: 'Approach', name: 'Agroecología' } }],
              count: 1,
              known: 2,
              distinct: 2,
              sum: 120,
              avg: 60,
              min: 0,
              max: 120,
              where: { and: [within('department:08'), applies('approach:agro')] },
            },
            {
              keys: [
                cusco,
                {
                  name: 'approaches',
                  value: 'approach:intercultural',
                  node: { __typename: 'Approach', name: 'Interculturalidad' },
                },
              ],
              count: 1,
              known: 2,
              distinct: 2,
              sum: 65,
              avg: 32.5,
              min: 15,
              max: 50,
              where: { and: [within('department:08'), applies('approach:intercultural')] },
            },
          ],
        },
      },
    });
  });

  test.each([
    ['{ field: STATUS }'],
    ['{ approaches: {} }'],
    ['{ approaches: { field: SCHEME } }'],
    ['{ approaches: { edge: SIGNIFICANCE } }'],
    ['{ certifications: { field: YEAR } }'],
    ['{ field: NAME }'],
    ['{ places: { edge: CURRENCY } }'],
    ['{ certifications: { category: { award: {} } } }'],
    ['{ programs: { ministries: {} } }'],
    ['{ places: { level: PROVINCE } }'],
    ['{}'],
  ])('the where of every group of %s leads to its nodes', async (key) => {
    const data = (await api().data(
      `{ interventions(asOf: "always") { aggregate(groupBy: [${key}]) { groups { keys { value } count where } } } }`,
    )) as { interventions: { aggregate: Groups } };
    const { groups } = data.interventions.aggregate;
    expect(groups.length).toBeGreaterThan(0);
    for (const { where, count, keys } of groups) {
      if (where === null) {
        expect({ key, keys }).toEqual({
          key: '{ places: { level: PROVINCE } }',
          keys: [{ value: null }],
        });
        continue;
      }
      const found = await api().data(
        'query ($where: InterventionFilter) { interventions(where: $where, asOf: "always") { totalCount } }',
        { where },
      );
      expect({ keys, found }).toEqual({ keys, found: { interventions: { totalCount: count } } });
    }
  });

  test('orders, the whole list as one group, an empty list, aliases, and lists below a node', async () => {
    const data = (await api().data(`{
      interventions {
        byYear: aggregate(groupBy: [{ certifications: { field: YEAR } }], orderBy: { by: KEY, direction: DESC }) { groups { keys { value } count } }
        bySum: aggregate(groupBy: [{ places: {} }], of: { places: { edge: HOUSEHOLDS } }, orderBy: { by: SUM, direction: DESC }, first: 2) { truncated groups { keys { value } count sum } }
        whole: aggregate(of: { places: {} }) { groups { keys { value } count distinct where } }
      }
      none: interventions(where: { name: { eq: "nothing" } }) {
        facets(by: [{ approaches: {} }]) { name truncated values { count } }
        aggregate(of: { field: NAME }) { groups { count distinct } }
      }
      district(id: "district:080505") { interventions { facets(by: [{ field: STATUS }]) { values { key { value } count } } } }
    }`)) as Record<string, Record<string, Groups>>;
    expect(short(data.interventions?.byYear as Groups)).toEqual(['2021: 1', '2020: 1', 'null: 8']);
    expect(data).toMatchObject({
      interventions: {
        bySum: {
          truncated: true,
          groups: [
            { keys: [{ value: 'province:0805' }], count: 1, sum: 200 },
            { keys: [{ value: 'district:080505' }], count: 2, sum: 135 },
          ],
        },
        whole: { groups: [{ keys: [], count: 9, distinct: 10, where: {} }] },
      },
      none: {
        facets: [{ name: 'approaches', truncated: false, values: [] }],
        aggregate: { groups: [{ count: 0, distinct: 0 }] },
      },
      district: {
        interventions: {
          facets: [
            {
              values: [
                { key: { value: 'CLOSED' }, count: 1 },
                { key: { value: 'IMPLEMENTATION' }, count: 1 },
              ],
            },
          ],
        },
      },
    });
  });

  test('for every 100,000 people, by the latest value not after the date', async () => {
    const asked = (asOf: string): string =>
      `interventions(asOf: "${asOf}") {
        aggregate(groupBy: [{ places: { level: DEPARTMENT } }], populationIndicator: "indicator:pobreza", first: 1) {
          groups { count per100000 population { value year sources { id } } }
        }
      }`;
    const data = await api().data(`{ then: ${asked('2012')} now: ${asked('2024')} }`);
    const population = { value: 45.5, year: 2013, sources: [{ id: 'source:uno' }] };
    expect(data).toEqual({
      // None of those with a place had begun.
      then: { aggregate: { groups: [{ count: 2, per100000: null, population: null }] } },
      // 5 of 45.5.
      now: { aggregate: { groups: [{ count: 5, per100000: 10989.010989, population }] } },
    });
  });

  test('a gap map: every cell, what is not known, and cells that lead to their interventions', async () => {
    const data = (await api().data(`{
      gapMap(rows: { approaches: {} }, columns: { field: STATUS }, measure: STUDIES, where: { places: { count: { gte: 1 } } }) {
        truncated
        totals { interventions certified studies }
        rows { value total { interventions certified studies } }
        columns { value node { id } total { studies } }
        cells { row { value } column { value } interventions value where }
      }
    }`)) as { gapMap: Record<string, unknown> & { cells: readonly Cell[] } };
    const counts = (interventions: number, certified: number, studies: number) => ({
      interventions,
      certified,
      studies,
    });
    const { cells, ...rest } = data.gapMap;
    expect(rest).toEqual({
      truncated: false,
      totals: counts(7, 2, 1),
      rows: [
        { value: 'approach:agro', total: counts(2, 1, 1) },
        { value: 'approach:genero', total: counts(4, 2, 1) },
        { value: 'approach:intercultural', total: counts(1, 1, 0) },
        { value: 'approach:sin-uso', total: counts(0, 0, 0) },
        { value: null, total: counts(2, 0, 0) },
      ],
      columns: [
        { value: 'CLOSED', node: null, total: { studies: 1 } },
        { value: 'CANCELLED', node: null, total: { studies: 0 } },
        { value: 'IMPLEMENTATION', node: null, total: { studies: 0 } },
        { value: 'PIPELINE', node: null, total: { studies: 0 } },
        { value: 'FINALISATION', node: null, total: { studies: 0 } },
        { value: 'SUSPENDED', node: null, total: { studies: 0 } },
        { value: null, node: null, total: { studies: 0 } },
      ],
    });
    expect(cells.length).toBe(5 * 7);
    for (const { where, interventions } of cells) {
      const found = await api().data(
        'query ($where: InterventionFilter) { interventions(where: $where) { totalCount } }',
        { where },
      );
      expect({ where, found }).toEqual({
        where,
        found: { interventions: { totalCount: interventions } },
      });
    }
  });

  test.each([
    [
      'interventions { aggregate(groupBy: [{ field: NAME, approaches: {} }]) { truncated } }',
      'groupBy must have at most one field, got field, approaches',
    ],
    [
      'interventions { aggregate(groupBy: [{}, {}, {}, {}, {}]) { truncated } }',
      'groupBy must have at most 4 values, got 5',
    ],
    [
      'interventions { aggregate(groupBy: [{ approaches: { edge: ROLE } }]) { truncated } }',
      'groupBy.approaches.edge must be a property of the relationship followed to it (validFrom, validTo, locator, disputed, significance), got role',
    ],
    [
      'interventions { aggregate(groupBy: [{ edge: ROLE }]) { truncated } }',
      'groupBy.edge must be a property of the relationship followed to it (none), got role',
    ],
    [
      'interventions { facets(by: [{ places: {} }], first: 0) { name } }',
      'first must be between 1 and 100, got 0',
    ],
    [
      'interventions { aggregate(first: 1001) { truncated } }',
      'first must be between 1 and 1000, got 1001',
    ],
    ['interventions { aggregate { groups { sum known } } }', 'of must say what sum, known are of'],
    [
      'interventions { aggregate(of: { field: NAME }) { groups { sum } } }',
      'of must lead to a number for sum',
    ],
    [
      'interventions { aggregate(groupBy: [{ approaches: {} }]) { groups { per100000 } } }',
      'groupBy must have a key that is a place, such as { places: { level: DEPARTMENT } }, for population and per100000',
    ],
    [
      'interventions { aggregate(groupBy: [{ places: {} }], populationIndicator: "goal:ods-1") { groups { per100000 } } }',
      'populationIndicator must be indicator:…, got "goal:ods-1"',
    ],
    [
      'gapMap(rows: { approaches: {} }, columns: { places: {} }, firstRows: 201) { truncated }',
      'firstRows must be between 1 and 200, got 201',
    ],
    [
      'gapMap(rows: { approaches: {}, places: {} }, columns: {}) { truncated }',
      'rows must have at most one field, got approaches, places',
    ],
    [
      'gapMap(rows: { approaches: { interventions: {} } }, columns: {}) { truncated }',
      'rows.approaches.interventions must not lead back along APPLIES, by which it came',
    ],
    [
      'gapMap(rows: {}, columns: { places: { observations: { indicator: { observations: { indicator: {} } } } } }) { truncated }',
      'columns must follow at most 4 relationships',
    ],
  ])('%s is refused', async (field, message) => {
    expect(await refusals(api(), `{ ${field} }`)).toEqual({
      status: 400,
      errors: [`BAD_USER_INPUT: ${message}`],
    });
  });

  test('below the nodes of a list that is read in the order of an index, for one and for several at once', async () => {
    const page = (order: string, after = ''): string => `{
      interventions(first: 2, orderBy: [{ field: ${order} }]${after && `, after: "${after}"`}) {
        edges { cursor node { id approaches { facets(by: [{ field: NAME }]) { values { count } } } } }
      }
    }`;
    const read = async (query: string): Promise<Edge[]> =>
      ((await api().data(query)) as { interventions: { edges: Edge[] } }).interventions.edges;
    for (const order of ['STARTED_ON', 'NAME']) {
      const all: Edge[] = [];
      for (let after = ''; ; after = all.at(-1)?.cursor ?? '') {
        const edges = await read(page(order, after));
        all.push(...edges);
        if (edges.length < 2) break;
      }
      for (const { node } of all) {
        expect(
          await api().data(
            `{ intervention(id: "${node.id}") { id approaches { facets(by: [{ field: NAME }]) { values { count } } } } }`,
          ),
        ).toEqual({ intervention: node });
      }
      expect(all.length).toBeGreaterThan(4);
      const pages = await Promise.all(all.map(({ cursor }) => read(page(order, cursor))));
      expect(pages).toEqual(all.map((_, i) => all.slice(i + 1, i + 3)));
    }
  });

  test('what it could cost is known before it runs', async () => {
    api().engine.forget();
    const query =
      '{ interventions(first: 100) { nodes { places(first: 100) { aggregate(groupBy: [{}], first: 1000) { truncated } } } } }';
    expect(await refusals(api(), query)).toEqual({
      status: 400,
      errors: [expect.stringContaining('COST_LIMIT_EXCEEDED: The operation could answer with')],
    });
    expect(api().engine.statements).toEqual([]);
  });
});

interface Edge {
  readonly cursor: string;
  readonly node: { readonly id: string };
}

interface Cell {
  readonly where: unknown;
  readonly interventions: number;
}
