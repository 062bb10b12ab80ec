/** The state of the graph at a date: relationships that held, names as they were, and nothing that began later. */
import { textOf } from '../support/recording-engine';
import { setRecord } from '../support/stored';
import { startApi, describeEachEngine } from '../support/api';
import { markAsChanged } from '../support/test-engines';

/** Which ministries oversee a programme, when asked at a date; the fixture's change at the end of 2011. */
const overseers = (asOf?: string): string =>
  `program(id: "program:fondo"${asOf === undefined ? '' : `, asOf: "${asOf}"`}) { ministries { totalCount nodes { id } } }`;

const list = (...ids: readonly string[]) => ({
  totalCount: ids.length,
  nodes: ids.map((id) => ({ id })),
});

describeEachEngine('fixture', (api) => {
  test.each([
    ['1990', []],
    // It is said to oversee since 1991, and to have been created in 2011.
    ['1991', []],
    ['2011', ['ministry:agua']],
    ['2011-12-30', ['ministry:agua']],
    ['2011-12-31', ['ministry:agua']],
    ['2012-01', ['ministry:inclusion']],
    ['2012-01-01', ['ministry:inclusion']],
    ['always', ['ministry:inclusion', 'ministry:agua']],
    [undefined, ['ministry:inclusion']],
  ])('who oversees at %s', async (asOf, ids) => {
    const data = await api().data(`{ ${overseers(asOf)} }`);
    expect(data).toEqual({ program: { ministries: list(...ids) } });
  });

  test('holds below, in counts, filters, orders and what contains what', async () => {
    const data = await api().data(`{
      then: interventions(asOf: "2021", where: { places: { some: { node: { id: { eq: "district:080505" } } } } }, orderBy: [{ count: PLACES, direction: DESC }]) {
        totalCount nodes { id places { totalCount edges { validFrom validTo households } } }
      }
      later: interventions(asOf: "2022-06", where: { places: { count: { eq: 2 } } }) { nodes { id places { edges { validFrom households node { id } } } } }
      none: districts(asOf: "1998", where: { replacedBy: { count: { gte: 1 } } }) { totalCount }
      one: districts(asOf: "1999-03", where: { replacedBy: { some: { node: { id: { eq: "district:010102" } } } } }) { nodes { id } }
      within: interventions(asOf: "2021", where: { places: { some: { within: ["province:0805"] } } }) { nodes { id } }
    }`);
    expect(data).toEqual({
      then: {
        totalCount: 2,
        nodes: [
          {
            id: 'intervention:pozos',
            places: {
              totalCount: 3,
              edges: [
                { validFrom: null, validTo: null, households: 120 },
                { validFrom: null, validTo: null, households: null },
                { validFrom: null, validTo: null, households: 0 },
              ],
            },
          },
          {
            id: 'intervention:andes',
            places: {
              totalCount: 2,
              edges: [
                { validFrom: null, validTo: null, households: 50 },
                { validFrom: '2021', validTo: '2021-12-31', households: 10 },
              ],
            },
          },
        ],
      },
      later: {
        nodes: [
          {
            id: 'intervention:andes',
            places: {
              edges: [
                { validFrom: null, households: 50, node: { id: 'department:08' } },
                { validFrom: '2022', households: 15, node: { id: 'district:080505' } },
              ],
            },
          },
          {
            id: 'intervention:nube',
            places: {
              edges: [
                { validFrom: null, households: 40, node: { id: 'district:080101' } },
                { validFrom: null, households: 30, node: { id: 'district:080501' } },
              ],
            },
          },
        ],
      },
      none: { totalCount: 0 },
      one: { nodes: [{ id: 'district:010101' }] },
      within: {
        nodes: [
          { id: 'intervention:pozos' },
          { id: 'intervention:andes' },
          { id: 'intervention:cocinas' },
          { id: 'intervention:nube' },
        ],
      },
    });
  });

  test('everything says of which date it is, as a cache must keep it apart from today', async () => {
    const asked = 'nodes { asOf }';
    expect(
      await api().data(`{
        today: program(id: "program:crecer") { asOf parent { asOf } sources { asOf } }
        month: program(id: "program:crecer", asOf: "2015-02") { asOf parent { asOf } sources { asOf } }
        always: entity(id: "program:crecer", asOf: "always") { asOf ...Deep }
        entities(ids: ["program:crecer", "nada"], asOf: "2015") { asOf }
        node(id: "program:crecer") { ... on Entity { asOf } }
        programs(first: 1, asOf: "2016-01-15") { ${asked} edges { node { asOf } } }
        search(text: "crecer", first: 1, asOf: "2016") { ${asked} }
        neighborhood(id: "program:crecer", asOf: "2016", limit: 1) { ${asked} }
        paths(from: "program:crecer", to: "program:fondo", asOf: "2016", first: 1) { paths { nodes { asOf } } }
      }
      fragment Deep on Program { interventions(first: 1) { nodes { asOf } edges { sources { asOf } } } }`),
    ).toEqual({
      today: { asOf: null, parent: { asOf: null }, sources: [{ asOf: null }, { asOf: null }] },
      month: {
        asOf: '2015-02-28',
        parent: { asOf: '2015-02-28' },
        sources: [{ asOf: '2015-02-28' }, { asOf: '2015-02-28' }],
      },
      always: {
        asOf: 'always',
        interventions: {
          nodes: [{ asOf: 'always' }],
          edges: [{ sources: [{ asOf: 'always' }, { asOf: 'always' }] }],
        },
      },
      entities: [{ asOf: '2015-12-31' }, null],
      node: { asOf: null },
      programs: { nodes: [{ asOf: '2016-01-15' }], edges: [{ node: { asOf: '2016-01-15' } }] },
      search: { nodes: [{ asOf: '2016-12-31' }] },
      neighborhood: { nodes: [{ asOf: '2016-12-31' }] },
      paths: { paths: [{ nodes: [{ asOf: '2016-12-31' }, { asOf: '2016-12-31' }] }] },
    });
    // The same document, at another date and at none.
    const query = 'query ($at: PointInTime) { program(id: "program:crecer", asOf: $at) { asOf } }';
    const at = async (date: string | null) => api().data(query, { at: date });
    expect([await at('2015'), await at(null), await at('2016'), await at('2015')]).toEqual([
      { program: { asOf: '2015-12-31' } },
      { program: { asOf: null } },
      { program: { asOf: '2016-12-31' } },
      { program: { asOf: '2015-12-31' } },
    ]);
  });

  test('lists leave out what is known to have begun later; by its id it is found', async () => {
    const data = await api().data(`{
      then: programs(asOf: "2011-12") { totalCount nodes { id parts { nodes { id } } } }
      ministries(asOf: "2011-10-19") { nodes { id } }
      program(id: "program:crecer", asOf: "2011") { id startedOn parent { id parts { totalCount } } }
      entity(id: "ministry:inclusion", asOf: "2000") { id }
      place(code: { ubigeo: "080505" }, asOf: "2020") { interventions { totalCount } }
      search(text: "crecer", types: [PROGRAM], asOf: "2011") { totalCount nodes { id } }
    }`);
    expect(data).toEqual({
      then: {
        totalCount: 3,
        nodes: [
          { id: 'program:nuevo', parts: { nodes: [] } },
          { id: 'program:fondo', parts: { nodes: [] } },
          { id: 'program:viejo', parts: { nodes: [] } },
        ],
      },
      ministries: { nodes: [{ id: 'ministry:agua' }] },
      program: {
        id: 'program:crecer',
        startedOn: '2012-10',
        parent: { id: 'program:fondo', parts: { totalCount: 0 } },
      },
      entity: { id: 'ministry:inclusion' },
      place: { interventions: { totalCount: 1 } },
      search: { totalCount: 1, nodes: [{ id: 'program:nuevo' }] },
    });
  });

  test('a cursor belongs to the state of its list', async () => {
    const page = (asOf: string, after = ''): string =>
      `{ program(id: "program:crecer", asOf: "${asOf}") { interventions(first: 1${after}) { nodes { id } pageInfo { endCursor hasNextPage } } } }`;
    const first = (await api().data(page('2022'))) as Page;
    const { endCursor } = first.program.interventions.pageInfo;
    const second = (await api().data(page('2022', `, after: "${endCursor}"`))) as Page;
    expect(second.program.interventions.nodes).toEqual([{ id: 'intervention:andes' }]);
    const { body } = await api().send(page('2021', `, after: "${endCursor}"`));
    expect(body.errors?.map(({ message }) => message)).toEqual([
      'after must be a cursor of the same list, order and filter',
    ]);
  });

  test.each(['"2021-13-45"', '""', '"nunca"', '2021', 'true'])('%s is refused', async (asOf) => {
    const { body } = await api().send(`{ programs(asOf: ${asOf}) { totalCount } }`);
    expect(body.errors?.map(({ message }) => message)).toEqual([
      `PointInTime must be a year, a month or a day such as 2021, 2021-11 or 2021-11-05, or "always", got ${asOf}`,
    ]);
  });

  test('no date is today', async () => {
    const data = await api().data(
      `query ($asOf: PointInTime) { program(id: "program:fondo", asOf: $asOf) { ministries { totalCount nodes { id } } } }`,
      { asOf: null },
    );
    expect(data).toEqual({ program: { ministries: list('ministry:inclusion') } });
  });
});

interface Page {
  readonly program: {
    readonly interventions: {
      readonly nodes: unknown;
      readonly pageInfo: { readonly endCursor: string };
    };
  };
}

describeEachEngine('seed', (api, engineName) => {
  test('names then, in the languages that there are', async () => {
    const named = `{ name en: name(lang: EN) formerNames formerNamesUntil }`;
    const data = await api().data(`{
      in2016: program(id: "program:contigo", asOf: "2016-12-31") ${named}
      in2017: program(id: "program:contigo", asOf: "2017") { name }
      now: program(id: "program:contigo") ${named}
      searched: search(text: "discapacidad severa", types: [PROGRAM]) { nodes { name } }
    }`);
    const former = {
      formerNames: ['Programa Pensión por Discapacidad Severa'],
      formerNamesUntil: ['2017'],
    };
    const then = 'Programa Pensión por Discapacidad Severa';
    expect(data).toEqual({
      in2016: { name: then, en: then, ...former },
      in2017: { name: 'Contigo' },
      now: { name: 'Contigo', en: 'Contigo', ...former },
      searched: { nodes: [{ name: 'Contigo' }] },
    });
  });

  test('types without dates are followed without looking, unless the store does not tell which', async () => {
    const query =
      '{ program(id: "program:contigo") { ministries { nodes { acronym } } targetGroups { totalCount } } }';
    const answer = {
      program: { ministries: { nodes: [{ acronym: 'MIDIS' }] }, targetGroups: { totalCount: 1 } },
    };
    const looked = (engine: ReturnType<typeof api>['engine']): string[] =>
      ['OVERSEES', 'REACHES'].filter((type) =>
        engine.statements.some((one) =>
          textOf(one).includes(
            engineName === 'sqlite' ? `'${type}' AND coalesce(` : `:${type} WHERE coalesce(`,
          ),
        ),
      );
    api().engine.forget();
    expect(await api().data(query)).toEqual(answer);
    expect(looked(api().engine)).toEqual(['OVERSEES']);

    const { api: other, stop } = await startApi(engineName, 'seed');
    const { facts } = await other.engine.store.records();
    try {
      await setRecord(other.engine, 'facts', null);
      // Its server has not been asked yet, and so has not read what the store tells of itself.
      expect(await other.data(query)).toEqual(answer);
      expect(looked(other.engine)).toEqual(['OVERSEES', 'REACHES']);
    } finally {
      await setRecord(other.engine, 'facts', { types: facts?.types });
      // What else the mark told is not put back.
      await markAsChanged(other.engine);
      await stop();
    }
  });
});
