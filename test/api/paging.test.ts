import { badInputOf, describeAnyEngine, type Api } from '../support/api';

/** A list to page through: what leads to it, its arguments, and its rows in their order. */
interface List {
  readonly title: string;
  /** The node that the list belongs to, such as `program(id: "program:crecer")`; absent at the root. */
  readonly of?: string;
  readonly field: string;
  readonly args?: string;
  /** What of an edge tells parallel relationships apart. */
  readonly edge?: string;
  /** The ids, without their type where the list has but one, and the edge's value behind a slash. */
  readonly rows: string;
}

const BY_NAME = 'pozos andes cocinas cocinas-2 aves nube vacia cana zafra';
const interventions = (title: string, orderBy: string, rows: string): List => ({
  title: `interventions by ${title}`,
  field: 'interventions',
  args: `orderBy: [${orderBy}]`,
  rows,
});

const POZOS = 'intervention(id: "intervention:pozos")';
const ANDES = 'intervention(id: "intervention:andes")';
const CRECER = 'program(id: "program:crecer")';

const lists: readonly List[] = [
  { title: 'interventions by nothing given', field: 'interventions', rows: BY_NAME },
  interventions('name', '{ field: NAME }', BY_NAME),
  interventions(
    'name descending, the id too',
    '{ field: NAME, direction: DESC }',
    'zafra cana vacia nube aves cocinas-2 cocinas andes pozos',
  ),
  interventions(
    'a date, unknown last',
    '{ field: STARTED_ON, direction: ASC }',
    'pozos nube andes cocinas cocinas-2 aves zafra cana vacia',
  ),
  interventions(
    'a date descending, unknown last',
    '{ field: STARTED_ON, direction: DESC }',
    'zafra aves cocinas-2 cocinas andes nube pozos vacia cana',
  ),
  {
    title: 'programmes by a text that most do not have',
    field: 'programs',
    args: 'orderBy: [{ field: ACRONYM, direction: DESC }]',
    rows: 'crecer viejo nuevo fondo crecer-amazonia',
  },
  interventions(
    'status and a date descending',
    '{ field: STATUS }, { field: STARTED_ON, direction: DESC }',
    'aves cocinas pozos andes zafra cana cocinas-2 nube vacia',
  ),
  interventions(
    'two nullable keys descending and the name',
    '{ field: ENDED_ON, direction: DESC }, { field: STATUS, direction: DESC }, { field: NAME }',
    'nube pozos cana zafra andes cocinas aves cocinas-2 vacia',
  ),
  interventions(
    'how many places',
    '{ count: PLACES }',
    'cana vacia aves cocinas cocinas-2 zafra nube andes pozos',
  ),
  interventions(
    'how many places, descending',
    '{ count: PLACES, direction: DESC }',
    'pozos andes nube zafra cocinas-2 cocinas aves vacia cana',
  ),
  interventions(
    'two counts and the name',
    '{ count: APPROACHES, direction: DESC }, { count: STUDIES }, { field: NAME, direction: DESC }',
    'andes pozos nube aves cocinas cana zafra vacia cocinas-2',
  ),
  interventions(
    'a date and a count',
    '{ field: ENDED_ON }, { count: APPROACHES, direction: DESC }',
    'pozos nube andes aves cocinas cana cocinas-2 vacia zafra',
  ),
  interventions('id', '{ field: ID }', 'andes aves cana cocinas cocinas-2 nube pozos vacia zafra'),
  interventions(
    'id descending, keys behind it of no effect',
    '{ field: ID, direction: DESC }, { field: NAME }',
    'zafra vacia pozos nube cocinas-2 cocinas cana aves andes',
  ),
  interventions(
    'a yes or no that all share',
    '{ field: SYNTHETIC, direction: DESC }',
    'zafra vacia pozos nube cocinas-2 cocinas cana aves andes',
  ),
  {
    title: 'findings by a number, negative, zero and unknown',
    field: 'findings',
    args: 'orderBy: [{ field: EFFECT }]',
    rows: 'tres dos uno cuatro',
  },
  {
    title: 'findings by a number descending',
    field: 'findings',
    args: 'orderBy: [{ field: EFFECT, direction: DESC }]',
    rows: 'uno dos tres cuatro',
  },
  {
    title: 'certifications by year',
    field: 'certifications',
    args: 'orderBy: [{ field: YEAR, direction: DESC }]',
    rows: 'huerfana bpg-2021 bpg-2020 sello',
  },
  {
    title: 'a filtered list that starts at an id',
    field: 'interventions',
    args: 'where: { approaches: { some: { node: { id: { eq: "approach:genero" } } } } }, orderBy: [{ count: CERTIFICATIONS, direction: DESC }]',
    rows: 'pozos andes nube cocinas',
  },
  {
    title: 'a filtered list that starts at places that overlap',
    field: 'interventions',
    args: 'where: { places: { some: { within: ["department:08", "province:0805"] } } }',
    rows: 'pozos andes cocinas cocinas-2 nube',
  },
  { title: 'an empty list', field: 'interventions', args: 'where: { id: { in: [] } }', rows: '' },
  {
    title: 'participants, one of them in two roles',
    of: POZOS,
    field: 'participants',
    edge: 'role',
    rows: 'ministry:inclusion/ACCOUNTABLE ministry:inclusion/FUNDING organization:municipio/null organization:oficina/IMPLEMENTING',
  },
  {
    title: 'participants by id descending',
    of: POZOS,
    field: 'participants',
    args: 'orderBy: [{ field: ID, direction: DESC }]',
    edge: 'role',
    rows: 'organization:oficina/IMPLEMENTING organization:municipio/null ministry:inclusion/ACCOUNTABLE ministry:inclusion/FUNDING',
  },
  {
    title: 'participants by how many interventions they have',
    of: POZOS,
    field: 'participants',
    args: 'orderBy: [{ count: INTERVENTIONS, direction: DESC }]',
    edge: 'role',
    rows: 'ministry:inclusion/ACCOUNTABLE ministry:inclusion/FUNDING organization:municipio/null organization:oficina/IMPLEMENTING',
  },
  {
    title: 'places, one of them in two periods',
    of: ANDES,
    field: 'places',
    edge: 'households',
    rows: 'department:08/50 district:080505/10 district:080505/15',
  },
  {
    title: 'places by a number',
    of: ANDES,
    field: 'places',
    args: 'orderBy: [{ field: LATITUDE }]',
    edge: 'households',
    rows: 'district:080505/10 district:080505/15 department:08/50',
  },
  {
    title: 'places by a nullable code',
    of: POZOS,
    field: 'places',
    args: 'orderBy: [{ field: UBIGEO, direction: DESC }]',
    edge: 'households',
    rows: 'district:080505/120 community:collana/0 community:nunez/null',
  },
  {
    title: 'target groups, one of them three times',
    of: POZOS,
    field: 'targetGroups',
    edge: 'count',
    rows: 'target-group:hogares/100 target-group:hogares/0 target-group:hogares/null target-group:ninos/12.5',
  },
  {
    title: 'interventions of a programme by a nullable date',
    of: CRECER,
    field: 'interventions',
    args: 'orderBy: [{ field: ENDED_ON, direction: DESC }]',
    edge: 'locator',
    rows: 'intervention:pozos/página_2 intervention:andes/null intervention:cocinas/null',
  },
];

interface Edge {
  readonly cursor: string;
  readonly node: { readonly id: string };
  readonly own?: unknown;
}

interface Page {
  readonly edges: readonly Edge[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const selection = ({ edge }: List): string => `{
  edges { cursor ${edge ? `own: ${edge}` : ''} node { id } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
}`;

/** Time is another test's subject: relationships that are over are in these lists. */
const ALWAYS = 'asOf: "always"';

/** Pages of a list by the arguments that cut them, all in one request. */
async function pages(api: Api, list: List, cuts: readonly string[]): Promise<Page[]> {
  const fields = cuts.map(
    (cut, i) =>
      `page${i}: ${list.field}(${[list.of ? '' : ALWAYS, list.args, cut].filter(Boolean).join(', ')}) ${selection(list)}`,
  );
  const of = list.of?.replace(')', `, ${ALWAYS})`);
  const data = (await api.data(
    of ? `{ of: ${of} { ${fields.join(' ')} } }` : `{ ${fields.join(' ')} }`,
  )) as Record<string, Page> | { of: Record<string, Page> };
  const answer = (list.of ? data.of : data) as Record<string, Page>;
  return cuts.map((_, i) => answer[`page${i}`] as Page);
}

async function page(api: Api, list: List, cut: string): Promise<Page> {
  const [found] = await pages(api, list, [cut]);
  return found as Page;
}

/** A row as the lists above write it. */
const rowOf = (list: List, { node, own }: Edge): string =>
  list.of ? `${node.id}/${String(own).replace(' ', '_')}` : node.id.replace(/^.*:/, '');

const show = (list: List, { edges, pageInfo }: Page) => ({
  rows: edges.map((edge) => rowOf(list, edge)),
  previous: pageInfo.hasPreviousPage,
  next: pageInfo.hasNextPage,
  cursors: [pageInfo.startCursor, pageInfo.endCursor],
});

const cursorsOf = ({ edges }: Page): (string | null)[] => [
  edges[0]?.cursor ?? null,
  edges.at(-1)?.cursor ?? null,
];

/** All pages of two rows, from the first to the last or the other way round. */
async function walk(api: Api, list: List, backwards: boolean): Promise<Page[]> {
  const [size, from] = backwards ? ['last: 2', 'before'] : ['first: 2', 'after'];
  const walked: Page[] = [];
  for (let cursor: string | null = null, more = true; more;) {
    const cut: string = cursor === null ? size : `${size}, ${from}: "${cursor}"`;
    const one = await page(api, list, cut);
    walked.push(one);
    more = backwards ? one.pageInfo.hasPreviousPage : one.pageInfo.hasNextPage;
    cursor = backwards ? one.pageInfo.startCursor : one.pageInfo.endCursor;
    if (walked.length > 20) throw new Error('the pages do not end');
  }
  return walked;
}

describeAnyEngine('fixture', (api) => {
  describe.each(lists)('$title', (list) => {
    const rows = list.rows.split(' ').filter(Boolean);

    test('forwards', async () => {
      const walked = await walk(api(), list, false);
      const count = Math.max(1, Math.ceil(rows.length / 2));
      expect(walked.map((one) => show(list, one))).toEqual(
        Array.from({ length: count }, (_, i) => ({
          rows: rows.slice(2 * i, 2 * i + 2),
          previous: i > 0,
          next: i < count - 1,
          cursors: cursorsOf(walked[i] as Page),
        })),
      );
    });

    test('backwards', async () => {
      const walked = await walk(api(), list, true);
      const count = Math.max(1, Math.ceil(rows.length / 2));
      const end = rows.length;
      expect(walked.map((one) => show(list, one))).toEqual(
        Array.from({ length: count }, (_, i) => ({
          rows: rows.slice(Math.max(0, end - 2 * i - 2), end - 2 * i),
          previous: i < count - 1,
          next: i > 0,
          cursors: cursorsOf(walked[i] as Page),
        })),
      );
    });

    test('from every cursor to both ends', async () => {
      const { edges } = await page(api(), list, 'first: 100');
      expect(edges.map((edge) => rowOf(list, edge))).toEqual(rows);
      if (edges.length === 0) return;
      const after = edges.map(({ cursor }) => `first: 100, after: "${cursor}"`);
      const before = edges.map(({ cursor }) => `last: 100, before: "${cursor}"`);
      const found = await pages(api(), list, [...after, ...before]);
      expect(found.map((one) => one.edges.map((edge) => rowOf(list, edge)))).toEqual([
        ...rows.map((_, i) => rows.slice(i + 1)),
        ...rows.map((_, i) => rows.slice(0, i)),
      ]);
    });
  });

  test('a page has 20 rows unless asked otherwise, and may have just as many as there are', async () => {
    expect(
      await api().data(`{
        nine: interventions { pageInfo { hasNextPage hasPreviousPage } }
        exact: interventions(first: 9) { pageInfo { hasNextPage hasPreviousPage } }
        short: interventions(last: 8) { pageInfo { hasNextPage hasPreviousPage } }
        most: interventions(first: 100) { pageInfo { hasNextPage } totalCount }
        counted: interventions(first: 1) { totalCount }
        empty: interventions(last: 1, where: { id: { in: [] } }) { totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage } edges { cursor } }
      }`),
    ).toEqual({
      nine: { pageInfo: { hasNextPage: false, hasPreviousPage: false } },
      exact: { pageInfo: { hasNextPage: false, hasPreviousPage: false } },
      short: { pageInfo: { hasNextPage: false, hasPreviousPage: true } },
      most: { pageInfo: { hasNextPage: false }, totalCount: 9 },
      counted: { totalCount: 9 },
      empty: {
        totalCount: 0,
        pageInfo: {
          startCursor: null,
          endCursor: null,
          hasNextPage: false,
          hasPreviousPage: false,
        },
        edges: [],
      },
    });
  });

  test('orders by count at three levels at once', async () => {
    expect(
      await api().data(`{
        programs(orderBy: [{ count: INTERVENTIONS, direction: DESC }, { field: ID }], first: 2) {
          nodes {
            id
            interventions(orderBy: [{ count: APPROACHES, direction: DESC }, { field: NAME, direction: DESC }], first: 2) {
              nodes { id approaches(orderBy: [{ count: INTERVENTIONS }]) { nodes { id } } }
            }
          }
        }
      }`),
    ).toEqual({
      programs: {
        nodes: [
          {
            id: 'program:crecer',
            interventions: {
              nodes: [
                {
                  id: 'intervention:andes',
                  approaches: {
                    nodes: [{ id: 'approach:intercultural' }, { id: 'approach:genero' }],
                  },
                },
                {
                  id: 'intervention:pozos',
                  approaches: { nodes: [{ id: 'approach:agro' }, { id: 'approach:genero' }] },
                },
              ],
            },
          },
          {
            id: 'program:fondo',
            interventions: {
              nodes: [
                {
                  id: 'intervention:pozos',
                  approaches: { nodes: [{ id: 'approach:agro' }, { id: 'approach:genero' }] },
                },
              ],
            },
          },
        ],
      },
    });
  });

  test('pages at two levels at once, each with its own end', async () => {
    const parts = 'interventions(first: 1) { totalCount nodes { id } pageInfo { hasNextPage } }';
    expect(
      await api().data(
        `{ programs(last: 3) { nodes { id ${parts} } pageInfo { hasPreviousPage } } }`,
      ),
    ).toEqual({
      programs: {
        nodes: [
          {
            id: 'program:crecer',
            interventions: {
              totalCount: 3,
              nodes: [{ id: 'intervention:pozos' }],
              pageInfo: { hasNextPage: true },
            },
          },
          {
            id: 'program:fondo',
            interventions: {
              totalCount: 1,
              nodes: [{ id: 'intervention:pozos' }],
              pageInfo: { hasNextPage: false },
            },
          },
          {
            id: 'program:viejo',
            interventions: {
              totalCount: 1,
              nodes: [{ id: 'intervention:zafra' }],
              pageInfo: { hasNextPage: false },
            },
          },
        ],
        pageInfo: { hasPreviousPage: true },
      },
    });
  });

  const OTHER = 'after must be a cursor of the same list, order and filter';
  const NONE = 'after must be a cursor that this list gave, got something else';
  const FORGED = 'after must be a cursor that this list gave';

  /** Cursors of lists, and a list that must not take them. */
  const foreign: readonly (readonly [title: string, own: string, other: string])[] = [
    [
      'another order',
      'interventions',
      'interventions(orderBy: [{ field: STARTED_ON }], after: $c)',
    ],
    [
      'another direction',
      'interventions',
      'interventions(orderBy: [{ field: NAME, direction: DESC }], after: $c)',
    ],
    [
      'another filter',
      'interventions',
      'interventions(where: { status: { eq: CLOSED } }, after: $c)',
    ],
    [
      'another value of the filter',
      'interventions(where: { status: { eq: PIPELINE } })',
      'interventions(where: { status: { eq: CLOSED } }, after: $c)',
    ],
    ['another type', 'interventions', 'programs(after: $c)'],
    [
      'another order, for before',
      'interventions',
      'interventions(orderBy: [{ field: ID }], last: 1, before: $c)',
    ],
  ];

  test.each(foreign)('refuses a cursor of %s', async (_title, own, other) => {
    const { list } = (await api().data(`{ list: ${own} { edges { cursor } } }`)) as { list: Page };
    const message = other.includes('before:') ? OTHER.replace('after', 'before') : OTHER;
    await refused(api(), `list: ${other} { nodes { id } }`, list.edges[0]?.cursor ?? '', message, [
      'list',
    ]);
  });

  test('refuses a cursor of another relationship to the same type, and of the root', async () => {
    const { list, of } = (await api().data(`{
      list: interventions { edges { cursor } }
      of: ${CRECER} { interventions { edges { cursor } } }
    }`)) as { list: Page; of: { interventions: Page } };
    const own = of.interventions.edges[0]?.cursor ?? '';
    const root = list.edges[0]?.cursor ?? '';
    const path = ['of', 'list'];
    await refused(
      api(),
      `of: ${POZOS} { list: complementedBy(after: $c) { nodes { id } } }`,
      own,
      OTHER,
      path,
    );
    await refused(
      api(),
      `of: ${CRECER} { list: interventions(after: $c) { nodes { id } } }`,
      root,
      OTHER,
      path,
    );
    await refused(api(), 'list: interventions(after: $c) { nodes { id } }', own, OTHER, ['list']);
  });

  const encode = (value: unknown): string =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

  test.each([
    ['no cursor at all', 'nonsense', NONE],
    ['an empty text', '', NONE],
    ['no list', encode({ name: 'x' }), NONE],
    ['an empty list', encode([]), NONE],
    ['a list without values', encode(['print']), NONE],
    ['broken JSON', encode('["'), NONE],
    ['a made-up fingerprint', encode(['AAAAAAAA', 'agua', 'intervention:pozos']), OTHER],
  ])('refuses %s', async (_title, cursor, message) => {
    await refused(api(), 'list: interventions(after: $c) { nodes { id } }', cursor, message, [
      'list',
    ]);
  });

  /** Values that are no place in a list, behind its true fingerprint. */
  const wrong: readonly (readonly [string, string, readonly unknown[], string])[] = [
    ['too few values', 'interventions', ['agua limpia'], OTHER],
    ['too many values', 'interventions', ['agua limpia', 'intervention:pozos', 'x'], OTHER],
    ['a number for the id', 'interventions', ['agua limpia', 1], FORGED],
    ['null for the id', 'interventions', ['agua limpia', null], FORGED],
    ['a map for the name', 'interventions', [{ a: 1 }, 'intervention:pozos'], FORGED],
    ['a number for the name', 'interventions', [1, 'intervention:pozos'], FORGED],
    ['null for the name, which all have', 'interventions', [null, 'intervention:pozos'], FORGED],
    [
      'a text for a count',
      'interventions(orderBy: [{ count: PLACES }])',
      ['1', 'intervention:pozos'],
      FORGED,
    ],
    ['a text for a number', 'findings(orderBy: [{ field: EFFECT }])', ['1', 'finding:uno'], FORGED],
    [
      'a yes or no for a date',
      'interventions(orderBy: [{ field: STARTED_ON }])',
      [true, 'intervention:pozos'],
      FORGED,
    ],
  ];

  test.each(wrong)(
    'refuses %s behind a true fingerprint',
    async (_title, field, values, message) => {
      const { list } = (await api().data(`{ list: ${field} { edges { cursor } } }`)) as {
        list: Page;
      };
      const cursor = list.edges[0]?.cursor ?? '';
      const [print] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
      const other = field.endsWith(')')
        ? `${field.slice(0, -1)}, after: $c)`
        : `${field}(after: $c)`;
      await refused(api(), `list: ${other} { nodes { id } }`, encode([print, ...values]), message, [
        'list',
      ]);
    },
  );

  test.each([
    ['first 0', 'first: 0', 'first must be between 1 and 100, got 0'],
    ['first 101', 'first: 101', 'first must be between 1 and 100, got 101'],
    ['first -1', 'first: -1', 'first must be between 1 and 100, got -1'],
    ['last 0', 'last: 0', 'last must be between 1 and 100, got 0'],
    ['last 101', 'last: 101', 'last must be between 1 and 100, got 101'],
    ['first and last', 'first: 1, last: 1', 'first and last must not be given together'],
    ['after with last', 'last: 1, after: $c', 'after goes with first, not with last'],
    ['before with first', 'first: 1, before: $c', 'before goes with last, not with first'],
    ['before with nothing', 'before: $c', 'before goes with last, not with first'],
    [
      'an order by nothing',
      'orderBy: [{ direction: ASC }]',
      'orderBy[0] must have exactly one of field and count',
    ],
    [
      'an order by both',
      'orderBy: [{ field: NAME }, { field: ID, count: OBSERVATIONS }]',
      'orderBy[1] must have exactly one of field and count',
    ],
    [
      'an order by too many keys',
      `orderBy: [${'{ field: NAME }, '.repeat(6)}]`,
      'orderBy must have at most 5 values, got 6',
    ],
  ])('refuses %s', async (_title, args, message) => {
    const { list } = (await api().data('{ list: interventions { edges { cursor } } }')) as {
      list: Page;
    };
    const cursor = list.edges[0]?.cursor ?? '';
    await refused(api(), `list: interventions(${args}) { nodes { id } }`, cursor, message, [
      'list',
    ]);
    await refused(
      api(),
      `of: ${CRECER} { list: interventions(${args}) { nodes { id } } }`,
      cursor,
      message,
      ['of', 'list'],
    );
  });

  test('refuses first and last from variables, and takes one of them', async () => {
    const query = `query ($first: Int = 1, $last: Int) { list: interventions(first: $first, last: $last) { nodes { id } } }`;
    const { body } = await api().send(query, { last: 2 });
    expect({ data: body.data, errors: body.errors }).toEqual({
      data: undefined,
      errors: [
        {
          message: 'first and last must not be given together',
          path: ['list'],
          extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
        },
      ],
    });
    expect(await api().data(query.replace('= 1', ''), { last: 2 })).toEqual({
      list: { nodes: [{ id: 'intervention:cana' }, { id: 'intervention:zafra' }] },
    });
  });
});

/** Expects the whole error that refuses a field, in which `$c` stands for a cursor. */
async function refused(
  api: Api,
  field: string,
  cursor: string,
  message: string,
  path: readonly string[],
): Promise<void> {
  const { body } = await api.send(`{ ${field.replace('$c', JSON.stringify(cursor))} }`);
  expect({ data: body.data, errors: body.errors }).toEqual({
    data: undefined,
    errors: [{ message, path, extensions: badInputOf(message) }],
  });
}
