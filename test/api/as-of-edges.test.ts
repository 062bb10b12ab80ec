/**
 * `asOf` at the edges of periods: the day before, the day and the day after, in lists, filters, counts, orders, groups,
 * names and places, on the small graph in test/fixtures/time.
 */
import { describeEachEngine, type Api } from '../support/api';

/** A date, or what else `asOf` takes; null leaves it out. */
type When = string | null;

/** The argument, in parentheses or within others. */
const at = (when: When): string => (when === null ? '' : `(asOf: "${when}")`);
const and = (when: When): string => (when === null ? '' : `, asOf: "${when}"`);

/** One field under as many aliases as there are dates, in one document. */
async function each(
  api: Api,
  dates: readonly When[],
  field: (when: When) => string,
): Promise<unknown[]> {
  const fields = dates.map((when, i) => `at${i}: ${field(when)}`);
  const data = (await api.data(`{ ${fields.join('\n')} }`)) as Record<string, unknown>;
  return dates.map((_, i) => data[`at${i}`]);
}

/** The ids of a list without their type, in its order. */
const keys = (connection: unknown): string =>
  (connection as { nodes: { id: string }[] }).nodes.map(({ id }) => id.split(':')[1]).join(' ');

/** A field, the dates that it is asked at, and the keys that come at each. */
interface Edges {
  readonly title: string;
  /** The list, from `{` to `}`, behind what leads to it. */
  readonly of: (when: When) => string;
  readonly list: string;
  readonly dates: readonly (readonly [When, string])[];
}

const node = (type: string, id: string) => (when: When) => `${type}(id: "${id}"${and(when)})`;

const EDGES: readonly Edges[] = [
  {
    title: 'a month that it begins with, a year that it ends with',
    of: node('program', 'program:pension'),
    list: 'ministries',
    dates: [
      ['1900', ''],
      ['2015-07', ''],
      ['2015-07-31', ''],
      ['2015-08', 'mujer'],
      ['2015-08-01', 'mujer'],
      ['2015', 'mujer'],
      ['2016', 'mujer'],
      ['2017', 'mujer'],
      ['2017-12', 'mujer'],
      ['2017-12-31', 'mujer'],
      ['2018-01-01', 'social'],
      ['2018-01', 'social'],
      ['2018', 'social'],
      ['9999', 'social'],
      [null, 'social'],
      ['always', 'mujer social'],
    ],
  },
  {
    title: 'days that it begins and ends with',
    of: node('program', 'program:comedor'),
    list: 'ministries',
    dates: [
      ['2012-05-30', ''],
      ['2012-05-31', 'social'],
      ['2012-06-01', 'social'],
      ['2012-04', ''],
      ['2012-05', 'social'],
      ['2012', 'social'],
      ['2024-12-03', 'social'],
      ['2024-12-04', 'social'],
      ['2024-12-05', ''],
      ['2024-11', 'social'],
      ['2024-12', ''],
      ['2024', ''],
      [null, ''],
      ['always', 'social'],
    ],
  },
  {
    title: 'one month, from the other end',
    of: node('intervention', 'intervention:huerto'),
    list: 'programs',
    dates: [
      ['2013-02', ''],
      ['2013-03-01', 'comedor'],
      ['2013-03-31', 'comedor'],
      ['2013-03', 'comedor'],
      ['2013-04-01', ''],
      ['2013', ''],
      [null, ''],
      ['always', 'comedor'],
    ],
  },
  {
    title: 'a leap day and a year that it ends with',
    of: node('intervention', 'intervention:pozo'),
    list: 'places',
    dates: [
      ['2016-02-28', ''],
      ['2016-02-29', '900102'],
      ['2016-02', '900102'],
      ['2018-12-31', '900102'],
      ['2019-01-01', ''],
    ],
  },
  {
    title: 'ends in years to come, begins in years to come, and no dates',
    of: node('ministry', 'ministry:social'),
    list: 'overseenPrograms',
    dates: [
      [null, 'cocina pension sin-fechas'],
      ['2026', 'cocina pension sin-fechas'],
      ['2998', 'cocina pension sin-fechas'],
      ['2999', 'cocina pension futuro'],
      ['always', 'cocina comedor pension futuro sin-fechas'],
    ],
  },
  {
    title: 'what took its place: `on`, and `validFrom` where both are known',
    of: node('program', 'program:comedor'),
    list: 'successors',
    dates: [
      ['2010', ''],
      ['2020-01-31', ''],
      ['2020-02-01', 'sin-fechas'],
      ['2021', 'sin-fechas'],
      ['2022-01-01', ''],
      ['2024-12-03', ''],
      ['2024-12-04', 'cocina'],
      [null, 'cocina'],
      ['always', 'cocina sin-fechas'],
    ],
  },
  {
    title: 'whose place it took',
    of: node('program', 'program:cocina'),
    list: 'predecessors',
    dates: [
      ['2024-12-03', 'sin-fechas'],
      ['2024-12-04', 'comedor sin-fechas'],
      [null, 'comedor sin-fechas'],
    ],
  },
  {
    title: 'no date at all: left out only while what it leads to is known not to have begun',
    of: node('program', 'program:sin-fechas'),
    list: 'successors',
    dates: [
      ['2024-12-03', ''],
      ['2024-12-04', 'cocina'],
      ['2024-12', 'cocina'],
      [null, 'cocina'],
      ['always', 'cocina'],
    ],
  },
  {
    title: 'a district in the place of another',
    of: node('district', 'district:900102'),
    list: 'replacedBy',
    dates: [
      ['2018-11-30', ''],
      ['2018-12-01', '900201'],
      ['2018', '900201'],
      [null, '900201'],
    ],
  },
  {
    title: 'an interface of which one type begins',
    of: node('intervention', 'intervention:riego'),
    list: 'participants',
    dates: [
      ['1995', ''],
      ['1996', 'mujer'],
      ['2011-10-19', 'mujer'],
      ['2011-10-20', 'mujer social'],
      ['2014-06-30', 'mujer social'],
      ['2014-07-01', 'social'],
      [null, 'social'],
      ['always', 'mujer social'],
    ],
  },
  {
    title: 'a list leaves out what began later, or ended its relationship',
    of: node('program', 'program:comedor'),
    list: 'interventions',
    dates: [
      ['2012', 'riego'],
      ['2013-03', 'huerto riego'],
      ['2016-02-28', 'riego'],
      ['2016-02-29', 'pozo riego'],
      ['2019', 'pozo riego'],
      ['2020', 'lejana pozo riego'],
      [null, 'lejana pozo riego'],
      ['always', 'huerto lejana pozo riego'],
    ],
  },
  {
    title: 'what a source is referred to by has no dates',
    of: node('district', 'district:900101'),
    list: 'interventions',
    dates: [
      ['2015', 'riego'],
      ['2016', 'riego'],
      ['always', 'riego riego'],
    ],
  },
];

/** A root list, and the keys that come at each date. */
const LISTS: readonly (readonly [list: string, dates: readonly (readonly [When, string])[]])[] = [
  [
    'programs',
    [
      ['2011', 'sin-fechas'],
      ['2012', 'comedor sin-fechas'],
      ['2015-07-31', 'comedor sin-fechas'],
      ['2015-08-01', 'comedor pension sin-fechas'],
      ['2024-12-03', 'comedor pension sin-fechas'],
      ['2024-12-04', 'cocina comedor pension sin-fechas'],
      ['2998-12-31', 'cocina comedor pension sin-fechas'],
      ['2999', 'cocina comedor pension futuro sin-fechas'],
      // Today's state is given unasked, and leaves no node out.
      [null, 'cocina comedor pension futuro sin-fechas'],
      ['always', 'cocina comedor pension futuro sin-fechas'],
    ],
  ],
  [
    'interventions',
    [
      ['2013-02-27', 'riego'],
      ['2013-02-28', 'huerto riego'],
      ['2016-02-28', 'huerto riego'],
      ['2016-02-29', 'huerto pozo riego'],
      [null, 'huerto lejana pozo riego'],
    ],
  ],
  [
    'ministries',
    [
      ['1995-12-31', ''],
      ['1996-01-01', 'mujer'],
      ['2011-10-19', 'mujer'],
      ['2011-10-20', 'mujer social'],
      ['2011', 'mujer social'],
    ],
  ],
  // Places do not begin.
  ['districts', [['0001', '900102 900101 900201']]],
];

const NAMES: readonly (readonly [When, string, string, string])[] = [
  ['1900', 'Pensión primera', 'Pensión primera', 'Pensión primera'],
  ['2015', 'Pensión primera', 'Pensión primera', 'Pensión primera'],
  ['2016-01', 'Pensión primera', 'Pensión primera', 'Pensión primera'],
  ['2016-01-31', 'Pensión primera', 'Pensión primera', 'Pensión primera'],
  ['2016-02-01', 'Pensión segunda', 'Pensión segunda', 'Pensión segunda'],
  ['2016-02', 'Pensión segunda', 'Pensión segunda', 'Pensión segunda'],
  ['2017-07-14', 'Pensión segunda', 'Pensión segunda', 'Pensión segunda'],
  ['2017-07-15', 'Contigo', 'With you', 'Qanwan'],
  ['2017', 'Contigo', 'With you', 'Qanwan'],
  [null, 'Contigo', 'With you', 'Qanwan'],
  ['2999', 'Contigo', 'With you', 'Qanwan'],
  ['always', 'Contigo', 'With you', 'Qanwan'],
];

const FORM =
  'PointInTime must be a year, a month or a day such as 2021, 2021-11 or 2021-11-05, or "always"';

describeEachEngine('time', (api) => {
  describe('the edges of periods', () => {
    test.each(EDGES)('$title', async ({ of, list, dates }) => {
      const answers = await each(
        api(),
        dates.map(([when]) => when),
        (when) =>
          `${of(when)} { all: ${list} { nodes { id } } total: ${list} { totalCount } edges: ${list}(first: 100) { totalCount edges { node { id } } } }`,
      );
      const found = answers.map((answer) => {
        const { all, total, edges } = answer as Record<
          'all' | 'total' | 'edges',
          { totalCount: number; edges: { node: { id: string } }[] }
        >;
        const listed = keys(all);
        const count = listed ? listed.split(' ').length : 0;
        expect([total.totalCount, edges.totalCount, edges.edges.length]).toEqual([
          count,
          count,
          count,
        ]);
        return listed;
      });
      expect(dates.map(([when], i) => [when, found[i]])).toEqual(dates);
    });
  });

  test('an edge has what it says of itself, its dates included', async () => {
    const edges = (when: When) =>
      `program(id: "program:pension"${and(when)}) { ministries { edges { validFrom validTo legalBasis sources { id name } node { acronym } } } }`;
    const mujer = {
      validFrom: '2015-08',
      validTo: '2017',
      legalBasis: 'DS 4',
      node: { acronym: 'MUJER' },
    };
    const social = {
      validFrom: '2018',
      validTo: null,
      legalBasis: 'DS 8',
      node: { acronym: 'SOCIAL' },
    };
    const now = { sources: [{ id: 'source:nueva', name: 'Gaceta nueva' }] };
    const then = { sources: [{ id: 'source:nueva', name: 'Gaceta vieja' }] };
    expect(await each(api(), ['2016-06-14', '2016-06-15', null, 'always'], edges)).toEqual([
      { ministries: { edges: [{ ...mujer, ...then }] } },
      { ministries: { edges: [{ ...mujer, ...now }] } },
      { ministries: { edges: [{ ...social, ...now }] } },
      {
        ministries: {
          edges: [
            { ...mujer, ...now },
            { ...social, ...now },
          ],
        },
      },
    ]);
  });

  test('of parallel relationships, those that held', async () => {
    const places = (when: When) =>
      `intervention(id: "intervention:riego"${and(when)}) { places { totalCount edges { households node { id } } } }`;
    const rows = (...households: number[]) => ({
      places: {
        totalCount: households.length,
        edges: households.map((one) => ({ households: one, node: { id: 'district:900101' } })),
      },
    });
    expect(await each(api(), ['2015-12-31', '2016-01-01', null, 'always'], places)).toEqual([
      rows(10),
      rows(20),
      rows(20),
      rows(10, 20),
    ]);
  });

  describe('lists', () => {
    test.each(LISTS)('%s', async (list, dates) => {
      const answers = await each(
        api(),
        dates.map(([when]) => when),
        (when) => `${list}${at(when)} { totalCount nodes { id } }`,
      );
      expect(answers.map((one, i) => [dates[i]?.[0], keys(one)])).toEqual(dates);
      expect(answers.map((one) => (one as { totalCount: number }).totalCount)).toEqual(
        dates.map(([, listed]) => listed.split(' ').filter(Boolean).length),
      );
    });

    test('what is asked for by its id is given anyway, and to-one fields lead to it', async () => {
      expect(
        await api().data(`{
          one: program(id: "program:futuro", asOf: "2000") { id startedOn parent { id } }
          later: program(id: "program:futuro", asOf: "2999") { parent { id } }
          now: program(id: "program:futuro") { parent { id } }
          always: program(id: "program:futuro", asOf: "always") { parent { id } }
          entity(id: "program:cocina", asOf: "2000") { id }
          entities(ids: ["program:futuro", "ministry:social", "program:nada"], asOf: "1900") { id }
          observation(id: "observation:cocina", asOf: "2000") { subject { id } }
          has: observations(asOf: "2000", where: { subject: { isNull: false } }) { totalCount }
          hasName: observations(asOf: "2000", where: { subject: { node: { name: { eq: "cocina" } } } }) { totalCount }
          parts: program(id: "program:sin-fechas", asOf: "2000") { parts { totalCount } }
          partsNow: program(id: "program:sin-fechas") { parts { nodes { id } } }
        }`),
      ).toEqual({
        one: { id: 'program:futuro', startedOn: '2999', parent: { id: 'program:sin-fechas' } },
        later: { parent: null },
        now: { parent: { id: 'program:sin-fechas' } },
        always: { parent: { id: 'program:sin-fechas' } },
        entity: { id: 'program:cocina' },
        entities: [{ id: 'program:futuro' }, { id: 'ministry:social' }, null],
        observation: { subject: { id: 'program:cocina' } },
        has: { totalCount: 1 },
        hasName: { totalCount: 1 },
        parts: { parts: { totalCount: 0 } },
        partsNow: { parts: { nodes: [{ id: 'program:futuro' }] } },
      });
    });

    test('a search is a list', async () => {
      const found = (when: When) =>
        `search(text: "c", types: [PROGRAM, COMMUNITY]${and(when)}) { totalCount nodes { id ... on Program { ministries { nodes { id } } } } edges { matchedText node { id } } }`;
      const pension = (ministry: string) => ({
        id: 'program:pension',
        ministries: { nodes: [{ id: `ministry:${ministry}` }] },
      });
      const hits = (...rows: readonly { readonly id: string }[]) => ({
        totalCount: rows.length,
        nodes: rows,
        edges: rows.map(({ id }) => ({ matchedText: TEXTS[id], node: { id } })),
      });
      const TEXTS: Readonly<Record<string, string>> = {
        'program:cocina': 'Cocina',
        'program:comedor': 'Comedor',
        'program:pension': 'Contigo',
        'community:alta': 'Comunidad Alta',
      };
      const alta = { id: 'community:alta' };
      const comedor = (...of: string[]) => ({
        id: 'program:comedor',
        ministries: { nodes: of.map((one) => ({ id: `ministry:${one}` })) },
      });
      const cocina = {
        id: 'program:cocina',
        ministries: { nodes: [{ id: 'ministry:social' }] },
      };
      expect(
        await each(api(), ['2011', '2015-07-31', '2015-08-01', '2024-12-04', null], found),
      ).toEqual([
        hits(alta),
        hits(comedor('social'), alta),
        hits(comedor('social'), pension('mujer'), alta),
        hits(cocina, comedor('social'), pension('social'), alta),
        hits(cocina, comedor(), pension('social'), alta),
      ]);
      const { always } = (await api().data(
        '{ always: search(text: "c", types: [PROGRAM, COMMUNITY], asOf: "always") { totalCount } }',
      )) as { always: unknown };
      expect(always).toEqual({ totalCount: 4 });
    });

    test('a former name is found by a search, at any date', async () => {
      const found = (when: When) =>
        `search(text: "pension segunda"${and(when)}) { edges { matchedField matchedText node { id name } } }`;
      const hit = (name: string) => ({
        edges: [
          {
            matchedField: 'formerNames',
            matchedText: 'Pensión segunda',
            node: { id: 'program:pension', name },
          },
        ],
      });
      expect(await each(api(), [null, '2017', '2016', 'always'], found)).toEqual([
        hit('Contigo'),
        hit('Contigo'),
        hit('Pensión segunda'),
        hit('Contigo'),
      ]);
    });
  });

  test('names are those of the date, in each language and under any alias', async () => {
    const names = (when: When) =>
      `program(id: "program:pension"${and(when)}) { name spanish: name(lang: ES) english: name(lang: EN) quechua: name(lang: QU) }`;
    const dates = NAMES.map(([when]) => when);
    expect(await each(api(), dates, names)).toEqual(
      NAMES.map(([, spanish, english, quechua]) => ({ name: spanish, spanish, english, quechua })),
    );
  });

  test('names are those of the date wherever a node is met; lists of names are what they are', async () => {
    expect(
      await api().data(`{
        page: programs(asOf: "2016", where: { id: { eq: "program:pension" } }) { nodes { name } edges { node { name(lang: EN) } } }
        nested: ministry(id: "ministry:mujer", asOf: "2016") { overseenPrograms { edges { node { name sources { name } } } } }
        toOne: community(id: "community:alta", asOf: "2014-06-30") { district { name province { name } } }
        toOneAfter: community(id: "community:alta", asOf: "2014-07-01") { district { name province { name } } }
        code: place(code: { ubigeo: "900101" }, asOf: "2014-06") { name sources { name } }
        codeNow: place(code: { ubigeo: "900101" }) { name ... on District { province { id } } }
        source(id: "source:nueva", asOf: "2016-06-14") { name }
        lists: program(id: "program:pension", asOf: "2016") { name aliases formerNames formerNamesUntil }
        none: program(id: "program:comedor", asOf: "2016") { name formerNames formerNamesUntil }
        byName: programs(asOf: "2016", where: { name: { eq: "contigo" } }) { nodes { name } }
        byFormerName: programs(where: { formerNames: { has: "PENSION PRIMERA" } }) { nodes { name } }
      }`),
    ).toEqual({
      page: {
        nodes: [{ name: 'Pensión segunda' }],
        edges: [{ node: { name: 'Pensión segunda' } }],
      },
      nested: {
        overseenPrograms: {
          edges: [
            { node: { name: 'Pensión segunda', sources: [{ name: 'Gaceta nueva' }] } },
            { node: { name: 'Sin fechas', sources: [{ name: 'Gaceta nueva' }] } },
          ],
        },
      },
      toOne: { district: { name: 'Orilla', province: { name: 'Antigua' } } },
      toOneAfter: { district: { name: 'Ribera', province: { name: 'Nueva' } } },
      code: { name: 'Orilla', sources: [{ name: 'Gaceta vieja' }] },
      codeNow: { name: 'Ribera', province: { id: 'province:9002' } },
      source: { name: 'Gaceta vieja' },
      lists: {
        name: 'Pensión segunda',
        aliases: ['La pensión'],
        formerNames: ['Pensión primera', 'Pensión segunda'],
        formerNamesUntil: ['2016-02', '2017-07-15'],
      },
      none: { name: 'Comedor', formerNames: [], formerNamesUntil: [] },
      // Filters and orders go by the name of today.
      byName: { nodes: [{ name: 'Pensión segunda' }] },
      byFormerName: { nodes: [{ name: 'Contigo' }] },
    });
  });

  test('filters look at the relationships that held, and at what had begun', async () => {
    const programs = (title: string, when: When, where: string) =>
      `${title}: programs(where: ${where}${and(when)}) { totalCount nodes { id } }`;
    const overseen = '{ ministries: { some: {} } }';
    const byMujer = '{ ministries: { some: { node: { id: { eq: "ministry:mujer" } } } } }';
    const notByMujer = '{ ministries: { none: { node: { id: { eq: "ministry:mujer" } } } } }';
    const data = (await api().data(`{
      ${programs('some2012', '2012', overseen)}
      ${programs('someNow', null, overseen)}
      ${programs('some2999', '2999', overseen)}
      ${programs('mujer2016', '2016', byMujer)}
      ${programs('mujer2018', '2018', byMujer)}
      ${programs('notNotMujer2016', '2016', `{ not: { not: ${byMujer} } }`)}
      ${programs('notMujer2016', '2016', notByMujer)}
      ${programs('notMujer2018', '2018', notByMujer)}
      ${programs('single', 'always', '{ ministries: { single: {} } }')}
      ${programs('single2016', '2016', '{ ministries: { single: {} } }')}
      ${programs('all2016', '2016', '{ ministries: { all: { edge: { legalBasis: { isNull: true } } } } }')}
      ${programs('all2018', '2018', '{ ministries: { all: { node: { acronym: { eq: "SOCIAL" } } } } }')}
      ${programs('two2016', '2016', '{ ministries: { count: { eq: 2 } } }')}
      ${programs('two', 'always', '{ ministries: { count: { eq: 2 } } }')}
      ${programs('none2016', '2016', '{ ministries: { count: { eq: 0 } } }')}
      ${programs('edge2016', '2016', '{ ministries: { some: { edge: { validTo: { isNull: false } } } } }')}
      ${programs('runs2013', '2013-03', '{ interventions: { count: { gte: 2 } } }')}
      ${programs('runs2016', '2016-02-28', '{ interventions: { count: { gte: 2 } } }')}
      ${programs('runsAll2012', '2012', '{ interventions: { all: { node: { id: { in: ["intervention:riego"] } } } } }')}
      ${programs('runsNone2012', '2012', '{ interventions: { none: { node: { id: { in: ["intervention:pozo"] } } } } }')}
      ${programs('runsPozo2012', '2012', '{ interventions: { some: { node: { id: { in: ["intervention:pozo"] } } } } }')}
      ${programs('runsPozo2017', '2017', '{ interventions: { some: { node: { id: { in: ["intervention:pozo"] } } } } }')}
      ${programs('followed2024', '2024-12-03', '{ successors: { some: {} } }')}
      ${programs('followed', '2024-12-04', '{ successors: { some: {} } }')}
      ${programs('part', '2999', '{ parent: { isNull: true } }')}
      ${programs('partNow', null, '{ parent: { isNull: false } }')}
    }`)) as Record<string, { totalCount: number }>;
    expect(
      Object.fromEntries(Object.entries(data).map(([name, list]) => [name, keys(list)])),
    ).toEqual({
      some2012: 'comedor sin-fechas',
      someNow: 'cocina pension sin-fechas',
      some2999: 'cocina pension futuro sin-fechas',
      mujer2016: 'pension sin-fechas',
      mujer2018: 'sin-fechas',
      notNotMujer2016: 'pension sin-fechas',
      notMujer2016: 'comedor',
      notMujer2018: 'comedor pension',
      single: 'cocina comedor futuro',
      single2016: 'comedor pension',
      all2016: 'comedor sin-fechas',
      all2018: 'comedor pension',
      two2016: 'sin-fechas',
      two: 'pension sin-fechas',
      none2016: '',
      edge2016: 'comedor pension sin-fechas',
      runs2013: 'comedor',
      runs2016: '',
      runsAll2012: 'comedor',
      runsNone2012: 'comedor sin-fechas',
      runsPozo2012: '',
      runsPozo2017: 'comedor',
      followed2024: '',
      followed: 'comedor sin-fechas',
      part: 'cocina comedor pension futuro sin-fechas',
      partNow: 'futuro',
    });
    for (const list of Object.values(data)) {
      expect(list.totalCount).toBe(keys(list).split(' ').filter(Boolean).length);
    }
  });

  test('orders by a count count what held then', async () => {
    const order = (field: string, list: string) => (when: When) =>
      `${list}(orderBy: [{ count: ${field}, direction: DESC }]${and(when)}) { nodes { id } }`;
    const programs = await each(
      api(),
      ['2012', '2016', '2999', null, 'always'],
      order('MINISTRIES', 'programs'),
    );
    expect(programs.map(keys)).toEqual([
      'sin-fechas comedor',
      'sin-fechas pension comedor',
      'sin-fechas pension futuro cocina comedor',
      'sin-fechas pension cocina futuro comedor',
      'sin-fechas pension futuro comedor cocina',
    ]);
    const districts = await each(
      api(),
      ['2014-06-30', '2014-07-01', null],
      order('DISTRICTS', 'provinces'),
    );
    expect(districts.map(keys)).toEqual(['9001 9002', '9002 9001', '9002 9001']);
    // Ministries by programmes, within a list that is itself cut and counted at that date.
    expect(
      await api().data(`{
        program(id: "program:sin-fechas", asOf: "2016") {
          ministries(orderBy: [{ count: OVERSEEN_PROGRAMS, direction: DESC }]) {
            totalCount
            nodes { id overseenPrograms { totalCount } }
          }
        }
      }`),
    ).toEqual({
      program: {
        ministries: {
          totalCount: 2,
          nodes: [
            { id: 'ministry:mujer', overseenPrograms: { totalCount: 2 } },
            { id: 'ministry:social', overseenPrograms: { totalCount: 2 } },
          ],
        },
      },
    });
  });

  test('places lie in what they were part of', async () => {
    const within = (title: string, list: string, place: string, when: When, wrap = false) => {
      const where =
        list === 'interventions'
          ? `{ places: { some: { within: ["${place}"] } } }`
          : `{ within: ["${place}"] }`;
      const given = wrap ? `{ not: { not: ${where} } }` : where;
      return `${title}: ${list}(where: ${given}${and(when)}) { totalCount nodes { id } }`;
    };
    const cases: readonly (readonly [string, string, When, string])[] = [
      ['districts', 'province:9001', '2014-06-30', '900102 900101'],
      ['districts', 'province:9001', '2014-07-01', '900102'],
      ['districts', 'province:9002', '2014-06-30', '900201'],
      ['districts', 'province:9002', '2014-07-01', '900101 900201'],
      ['districts', 'department:90', '2014', '900102 900101 900201'],
      ['districts', 'department:90', '2019-12-31', '900102 900101 900201'],
      ['districts', 'department:90', '2020-01-01', '900102'],
      ['districts', 'department:91', '2019', ''],
      ['districts', 'department:91', '2020', '900101 900201'],
      ['districts', 'department:91', null, '900101 900201'],
      ['districts', 'department:90', 'always', '900102 900101 900201'],
      ['communities', 'province:9001', '2014-06', 'alta'],
      ['communities', 'department:91', '2019-12-31', ''],
      ['communities', 'department:91', '2020-01-01', 'alta'],
      ['provinces', 'department:90', '2019', '9001 9002'],
      ['provinces', 'department:90', null, '9001'],
      // The place itself lies in itself on any day.
      ['provinces', 'province:9002', '0001', '9002'],
      // The relationship to the place, and those of the place, at the same date.
      ['interventions', 'department:90', '2015', 'huerto riego'],
      ['interventions', 'department:90', '2016-02-29', 'huerto pozo riego'],
      ['interventions', 'department:90', '2018', 'huerto pozo riego'],
      ['interventions', 'department:90', '2019', 'huerto riego'],
      ['interventions', 'department:90', '2020', ''],
      ['interventions', 'department:91', '2020', 'huerto lejana riego'],
      ['interventions', 'province:9001', '2014-06-30', 'huerto riego'],
      ['interventions', 'province:9001', '2014-07-01', ''],
      ['interventions', 'department:90', null, ''],
      ['interventions', 'department:90', 'always', 'huerto lejana pozo riego'],
    ];
    for (const wrap of [false, true]) {
      const fields = cases.map(([list, place, when], i) =>
        within(`at${i}`, list, place, when, wrap),
      );
      const data = (await api().data(`{ ${fields.join('\n')} }`)) as Record<
        string,
        { totalCount: number }
      >;
      expect(
        cases.map(([list, place, when], i) => [list, place, when, keys(data[`at${i}`])]),
      ).toEqual(cases);
      expect(cases.map((_, i) => data[`at${i}`]?.totalCount)).toEqual(
        cases.map(([, , , listed]) => listed.split(' ').filter(Boolean).length),
      );
    }
    expect(
      await api().data(`{
        intervention(id: "intervention:riego", asOf: "2019") {
          north: places(where: { within: ["department:90"] }) { totalCount }
          south: places(where: { within: ["department:91"] }) { totalCount }
        }
      }`),
    ).toEqual({ intervention: { north: { totalCount: 1 }, south: { totalCount: 0 } } });
  });

  test('groups and facets are of what held then', async () => {
    const groups = (when: When) => `interventions${at(when)} {
      aggregate(groupBy: [{ places: { level: DEPARTMENT } }]) { groups { keys { node { id } } count } }
      facets(by: [{ programs: {} }]) { values { key { node { ... on Entity { name } } } count } }
    }`;
    interface Groups {
      readonly aggregate: { groups: { keys: { node: { id: string } | null }[]; count: number }[] };
      readonly facets: {
        values: { key: { node: { name: string } | null }; count: number }[];
      }[];
    }
    const found = await each(api(), ['2013-03', '2016-02-28', '2019', '2020', null], groups);
    const answers = found
      .map((answer) => answer as Groups)
      .map(({ aggregate, facets }) => [
        aggregate.groups.map(({ keys: [key], count }) => [key?.node?.id ?? null, count]),
        facets[0]?.values.map(({ key, count }) => [key.node?.name ?? null, count]),
      ]);
    const rows = (
      department: string,
      there: number,
      elsewhere: number,
      comedor: number,
      no: number,
    ) => [
      [[`department:${department}`, there], ...(elsewhere ? [[null, elsewhere]] : [])],
      [['Comedor', comedor], ...(no ? [[null, no]] : [])],
    ];
    expect(answers).toEqual([
      rows('90', 2, 0, 2, 0),
      rows('90', 2, 0, 1, 1),
      rows('90', 2, 1, 2, 1),
      rows('91', 3, 1, 3, 1),
      rows('91', 3, 1, 3, 1),
    ]);
  });

  test('each root field has its own date', async () => {
    expect(
      await api().data(
        `query ($then: PointInTime, $nothing: PointInTime, $always: PointInTime = "always") {
          then: program(id: "program:pension", asOf: $then) { ...Overseen }
          same: program(id: "program:pension", asOf: "2016") { ...Overseen }
          nothing: program(id: "program:pension", asOf: $nothing) { ...Overseen }
          unsaid: program(id: "program:pension", asOf: null) { ...Overseen }
          always: program(id: "program:pension", asOf: $always) { ...Overseen }
        }
        fragment Overseen on Program { name ministries { nodes { acronym } } }`,
        { then: '2016', nothing: null },
      ),
    ).toEqual({
      then: { name: 'Pensión segunda', ministries: { nodes: [{ acronym: 'MUJER' }] } },
      same: { name: 'Pensión segunda', ministries: { nodes: [{ acronym: 'MUJER' }] } },
      nothing: { name: 'Contigo', ministries: { nodes: [{ acronym: 'SOCIAL' }] } },
      unsaid: { name: 'Contigo', ministries: { nodes: [{ acronym: 'SOCIAL' }] } },
      always: {
        name: 'Contigo',
        ministries: { nodes: [{ acronym: 'MUJER' }, { acronym: 'SOCIAL' }] },
      },
    });
    // The same date is one statement, and each other date one more; "2016" is its last day.
    api().engine.forget();
    await api().data(`{
      a: entity(id: "program:pension", asOf: "2016") { ...Name }
      b: entity(id: "program:comedor", asOf: "2016-12-31") { ...Name }
      c: entity(id: "program:pension", asOf: "2015") { ...Name }
      d: node(id: "program:pension") { ...Name }
    }
    fragment Name on Entity { name }`);
    expect(api().engine.statements.length).toBe(3);
  });

  describe('cursors', () => {
    const read = (data: unknown, path: readonly string[]) =>
      path.reduce((here, key) => (here as Record<string, unknown>)[key], data) as {
        pageInfo: { endCursor: string };
      };
    const nextPage = async (
      list: (arguments_: string) => string,
      path: readonly string[],
      first: When,
      second: When,
    ) => {
      const { pageInfo } = read(await api().data(`{ ${list(`first: 1${and(first)}`)} }`), path);
      const after = `first: 2, after: "${pageInfo.endCursor}"${and(second)}`;
      return api().send(`{ ${list(after)} }`);
    };
    const programs = (given: string) =>
      `list: programs(${given}) { totalCount pageInfo { endCursor hasNextPage } nodes { id } }`;
    const search = (given: string) =>
      `list: search(text: "c", types: [PROGRAM], ${given}) { totalCount pageInfo { endCursor hasNextPage } nodes { id } }`;
    const byCount = (given: string) =>
      `list: programs(orderBy: [{ count: MINISTRIES, direction: DESC }], ${given}) { totalCount pageInfo { endCursor hasNextPage } nodes { id } }`;
    /** The date belongs to the root, above the list that the cursor is of. */
    const nested = (given: string) => {
      const date = /, asOf: "[^"]*"/.exec(given)?.[0] ?? '';
      return `one: program(id: "program:comedor"${date}) { list: interventions(${given.replace(date, '')}) { totalCount pageInfo { endCursor hasNextPage } nodes { id } } }`;
    };

    test.each([
      ['a list', '2016', '2016', programs, ['list'], 'pension sin-fechas', 3],
      ['a list', '2016', '2016-12-31', programs, ['list'], 'pension sin-fechas', 3],
      ['a list', 'always', 'always', programs, ['list'], 'comedor pension', 5],
      ['a list', null, null, programs, ['list'], 'comedor pension', 5],
      ['a list by a count', '2016', '2016', byCount, ['list'], 'pension comedor', 3],
      ['a search', '2016', '2016', search, ['list'], 'pension', 2],
      ['a list of a node', '2020', '2020', nested, ['one', 'list'], 'pozo riego', 3],
    ] as const)(
      'of %s lead on at the same date: %s, %s',
      async (_title, first, second, list, path, rest, totalCount) => {
        const { body } = await nextPage(list, path, first, second);
        const found = read(body.data, path);
        const hasNextPage = totalCount > 3;
        expect(found).toMatchObject({ totalCount, pageInfo: { hasNextPage } });
        expect(keys(found)).toBe(rest);
      },
    );

    test.each([
      ['a list', '2016', '2017', programs, ['list'], 'list'],
      ['a list', '2016', null, programs, ['list'], 'list'],
      ['a list', null, 'always', programs, ['list'], 'list'],
      ['a list', 'always', '2016', programs, ['list'], 'list'],
      ['a list by a count', '2016', '2016-12-30', byCount, ['list'], 'list'],
      ['a search', '2016', '2017', search, ['list'], 'list'],
      ['a search', '2016', null, search, ['list'], 'list'],
      ['a list of a node', '2020', '2021', nested, ['one', 'list'], 'one.list'],
      ['a list of a node', 'always', null, nested, ['one', 'list'], 'one.list'],
    ] as const)(
      'of %s are refused at another date: %s, then %s',
      async (_title, first, second, list, path, where) => {
        const { body } = await nextPage(list, path, first, second);
        expect(body.errors).toEqual([
          {
            message: 'after must be a cursor of the same list, order and filter',
            path: where.split('.'),
            extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
          },
        ]);
        expect(body.data).toBeUndefined();
      },
    );
  });

  describe('what is no date is refused', () => {
    test.each([
      ['a month that there is not', '"2021-13-45"', '"2021-13-45"'],
      ['a day that there is not', '"2021-02-29"', '"2021-02-29"'],
      ['a month of one digit', '"2021-1"', '"2021-1"'],
      ['a time of day', '"2021-01-01T00:00:00Z"', '"2021-01-01T00:00:00Z"'],
      ['an empty text', '""', '""'],
      ['a word', '"nunca"', '"nunca"'],
      ['capitals', '"ALWAYS"', '"ALWAYS"'],
      ['a word without quotes', 'always', 'always'],
      ['a number', '2021', '2021'],
      ['a list', '["2021", "2022"]', '["2021", "2022"]'],
    ])('%s', async (_title, literal, got) => {
      const { status, body } = await api().send(
        `{ program(id: "program:pension", asOf: ${literal}) { id } }`,
      );
      expect(status).toBe(400);
      expect(body).toMatchObject({
        errors: [
          { message: `${FORM}, got ${got}`, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
        ],
      });
    });

    test.each<[string, unknown, string]>([
      ['a word', 'nunca', '"nunca"'],
      ['an empty text', '', '""'],
      ['a number', 2021, '2021'],
      ['an object', { year: 2021 }, '{"year":2021}'],
    ])('%s in a variable', async (_title, value, got) => {
      const { status, body } = await api().send(
        'query ($on: PointInTime) { programs(asOf: $on) { totalCount } }',
        { on: value },
      );
      const printed =
        typeof value === 'string'
          ? JSON.stringify(value)
          : typeof value === 'number'
            ? value
            : '{ year: 2021 }';
      expect(status).toBe(400);
      expect(body).toMatchObject({
        errors: [
          {
            message: `Variable "$on" got invalid value ${printed}; ${FORM}, got ${got}`,
            extensions: { code: 'BAD_USER_INPUT', argument: '$on' },
          },
        ],
      });
    });
  });
});
