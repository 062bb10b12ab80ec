import { describeAnyEngine, type Api } from '../support/api';

const POZOS = 'intervention(id: "intervention:pozos")';

/** The data of a request sent in any way that HTTP allows. */
async function sent(api: Api, search: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(`${api.url}/graphql${search}`, {
    ...init,
    headers: { 'content-type': 'application/json', ...init?.headers },
  });
  const body = (await response.json()) as { data?: unknown; errors?: unknown };
  return {
    status: response.status,
    ...(body.data !== undefined && { data: body.data }),
    ...(body.errors !== undefined && { errors: body.errors }),
  };
}

describeAnyEngine('fixture', (api) => {
  describe('aliases', () => {
    test('one relationship under several, each with its own arguments', async () => {
      expect(
        await api().data(`{
          ${POZOS} {
            first: participants(first: 1) { nodes { id } }
            last: participants(last: 1) { nodes { id } }
            ministries: participants(where: { type: { eq: MINISTRY } }) { totalCount }
            all: participants(orderBy: [{ field: ID, direction: DESC }]) { nodes { id } edges { role } }
            participants { totalCount }
          }
        }`),
      ).toEqual({
        intervention: {
          first: { nodes: [{ id: 'ministry:inclusion' }] },
          last: { nodes: [{ id: 'organization:oficina' }] },
          ministries: { totalCount: 2 },
          all: {
            nodes: [
              { id: 'organization:oficina' },
              { id: 'organization:municipio' },
              { id: 'ministry:inclusion' },
              { id: 'ministry:inclusion' },
            ],
            edges: [
              { role: 'IMPLEMENTING' },
              { role: null },
              { role: 'ACCOUNTABLE' },
              { role: 'FUNDING' },
            ],
          },
          participants: { totalCount: 4 },
        },
      });
    });

    test('one field several times', async () => {
      expect(
        await api().data(`{
          ${POZOS} {
            one: name two: name name three: name(lang: EN)
            aliases other: aliases
            a: sources { id } b: sources { name title }
          }
        }`),
      ).toEqual({
        intervention: {
          one: 'Agua limpia',
          two: 'Agua limpia',
          name: 'Agua limpia',
          three: 'Clean water',
          aliases: ['Pozos', 'Yaku Ñan'],
          other: ['Pozos', 'Yaku Ñan'],
          a: [{ id: 'source:uno' }, { id: 'source:dos' }],
          b: [
            { name: 'Fuente uno', title: 'Título de la fuente «uno»' },
            { name: 'Fuente dos', title: null },
          ],
        },
      });
    });

    test('that are the names of other fields', async () => {
      expect(
        await api().data(`{
          ${POZOS} {
            id: name
            name: id
            participants: status
            status: participants(first: 1) {
              nodes: edges { cursor: role role: node { id: name name: __typename __typename: id } }
              edges: nodes { node: id }
              pageInfo: totalCount
              totalCount: pageInfo { endCursor: hasNextPage hasNextPage: hasPreviousPage }
            }
            places: programs { nodes { id } }
          }
          dataset { name: licence licence: name asOf: version version: asOf }
          limits { maxCost: maxPageSize maxPageSize: maxCost }
        }`),
      ).toEqual({
        intervention: {
          id: 'Agua limpia',
          name: 'intervention:pozos',
          participants: 'CLOSED',
          status: {
            nodes: [
              {
                cursor: 'ACCOUNTABLE',
                role: {
                  id: 'Ministerio de Inclusión',
                  name: 'Ministry',
                  __typename: 'ministry:inclusion',
                },
              },
            ],
            edges: [{ node: 'ministry:inclusion' }],
            pageInfo: 4,
            totalCount: { endCursor: true, hasNextPage: false },
          },
          places: { nodes: [{ id: 'program:crecer' }, { id: 'program:fondo' }] },
        },
        dataset: { name: 'CC0', licence: 'Fixture', asOf: 'test', version: '2026-01-01' },
        limits: { maxCost: 100, maxPageSize: 50_000 },
      });
    });

    test('that mean something to JavaScript', async () => {
      expect(
        await api().data(`{
          then: ${POZOS} {
            constructor: name
            then: id
            toString: status
            hasOwnProperty: participants(first: 1) { toJSON: totalCount valueOf: nodes { then: name } }
            TYPE_NAME: id
            _typename: id
          }
        }`),
      ).toEqual({
        then: {
          constructor: 'Agua limpia',
          then: 'intervention:pozos',
          toString: 'CLOSED',
          hasOwnProperty: { toJSON: 4, valueOf: [{ then: 'Ministerio de Inclusión' }] },
          TYPE_NAME: 'intervention:pozos',
          _typename: 'intervention:pozos',
        },
      });
    });

    test.each([
      [
        'a property',
        `{ ${POZOS} { __proto__: name } }`,
        '{"intervention":{"__proto__":"Agua limpia"}}',
      ],
      [
        'a relationship',
        `{ ${POZOS} { __proto__: participants { totalCount } } }`,
        '{"intervention":{"__proto__":{"totalCount":4}}}',
      ],
      [
        'an edge property',
        `{ ${POZOS} { participants(first: 1) { edges { __proto__: role } } } }`,
        '{"intervention":{"participants":{"edges":[{"__proto__":"ACCOUNTABLE"}]}}}',
      ],
      ['a root field', `{ __proto__: ${POZOS} { name } }`, '{"__proto__":{"name":"Agua limpia"}}'],
    ])('__proto__ for %s', async (_title, query, data) => {
      const { text } = await api().send(query);
      expect(text.replace(/,"extensions":[^]*$/, '}')).toBe(`{"data":${data}}`);
    });
  });

  describe('fragments', () => {
    test('named, within one another, on connections, edges and nodes', async () => {
      expect(
        await api().data(`
          fragment Thing on Entity { id name ...Typed }
          fragment Typed on Node { __typename }
          fragment Page on ParticipatesInActorConnection { totalCount ...Edges }
          fragment Edges on ParticipatesInActorConnection { edges { ...Edge } }
          fragment Edge on ParticipatesInActorEdge { role node { ...Thing ... on Organization { kind } } }
          query { ${POZOS} { ...Thing participants(last: 2) { ...Page nodes { id } } } }
        `),
      ).toEqual({
        intervention: {
          __typename: 'Intervention',
          id: 'intervention:pozos',
          name: 'Agua limpia',
          participants: {
            totalCount: 4,
            nodes: [{ id: 'organization:municipio' }, { id: 'organization:oficina' }],
            edges: [
              {
                role: null,
                node: {
                  __typename: 'Organization',
                  id: 'organization:municipio',
                  name: 'Municipalidad de Layo',
                  kind: 'LOCAL_GOVERNMENT',
                },
              },
              {
                role: 'IMPLEMENTING',
                node: {
                  __typename: 'Organization',
                  id: 'organization:oficina',
                  name: 'Oficina del Fondo',
                  kind: 'PROGRAM_OFFICE',
                },
              },
            ],
          },
        },
      });
    });

    test('on every interface, each answered only by what implements it', async () => {
      expect(
        await api().data(`{
          nodes(ids: ["district:080505", "ministry:inclusion", "approach:genero", "program:crecer", "source:dos"]) {
            __typename
            ... on Node { id }
            ... on Entity { name }
            ... on Place { ubigeo latitude }
            ... on Actor { programs { totalCount } }
            ... on Concept { scheme notation }
            ... on Classified { startedOn goals { nodes { id } } }
            ... on Source { publishedOn }
            ... on District { province { id } }
          }
        }`),
      ).toEqual({
        nodes: [
          {
            __typename: 'District',
            id: 'district:080505',
            name: 'Layo',
            ubigeo: '080505',
            latitude: -14.49,
            province: { id: 'province:0805' },
          },
          {
            __typename: 'Ministry',
            id: 'ministry:inclusion',
            name: 'Ministerio de Inclusión',
            programs: { totalCount: 1 },
          },
          {
            __typename: 'Approach',
            id: 'approach:genero',
            name: 'Género',
            scheme: 'PRUEBA',
            notation: '1',
          },
          {
            __typename: 'Program',
            id: 'program:crecer',
            name: 'Crecer (Wiñay)',
            startedOn: '2012-10',
            goals: { nodes: [{ id: 'goal:ods-2' }] },
          },
          { __typename: 'Source', id: 'source:dos', name: 'Fuente dos', publishedOn: '2021' },
        ],
      });
    });

    test('one field with other arguments for each type', async () => {
      expect(
        await api().data(`{
          ${POZOS} {
            participants {
              nodes {
                ... on Ministry { interventions(first: 1) { totalCount nodes { name } } }
                ... on Organization { interventions(last: 1) { nodes { id } } }
              }
            }
          }
        }`),
      ).toEqual({
        intervention: {
          participants: {
            nodes: [
              { interventions: { totalCount: 2, nodes: [{ name: 'Agua limpia' }] } },
              { interventions: { totalCount: 2, nodes: [{ name: 'Agua limpia' }] } },
              { interventions: { nodes: [{ id: 'intervention:andes' }] } },
              { interventions: { nodes: [{ id: 'intervention:pozos' }] } },
            ],
          },
        },
      });
    });

    test('fields of one node gathered from several places', async () => {
      expect(
        await api().data(`{
          ${POZOS} { id }
          ${POZOS} { ...A ... { places(first: 1) { totalCount } } }
        }
        fragment A on Intervention { name places(first: 1) { nodes { id } } }`),
      ).toEqual({
        intervention: {
          id: 'intervention:pozos',
          name: 'Agua limpia',
          places: { nodes: [{ id: 'district:080505' }], totalCount: 3 },
        },
      });
    });
  });

  describe('@include and @skip', () => {
    const query = `query ($yes: Boolean!, $no: Boolean!) {
      program(id: "program:crecer") {
        id @include(if: $yes)
        name @skip(if: $yes)
        parent @include(if: $no) { id }
        successors @include(if: $yes) {
          totalCount @skip(if: $no)
          nodes @include(if: $no) { id }
          edges @skip(if: $no) {
            cursor @include(if: $no)
            on @include(if: $yes)
            legalBasis @skip(if: $yes)
            node { ... @include(if: $yes) { id } ...Name @skip(if: $yes) }
          }
        }
        sources @skip(if: $yes) { id }
      }
      hidden: programs @skip(if: $yes) { totalCount }
    }
    fragment Name on Program { name }`;

    test('with variables, at nodes, connections and edges', async () => {
      expect(await api().data(query, { yes: true, no: false })).toEqual({
        program: {
          id: 'program:crecer',
          successors: {
            totalCount: 1,
            edges: [{ on: '2023-05-01', node: { id: 'program:nuevo' } }],
          },
        },
      });
    });

    test('and the other way round', async () => {
      expect(await api().data(query, { yes: false, no: true })).toEqual({
        program: {
          name: 'Crecer (Wiñay)',
          parent: { id: 'program:fondo' },
          sources: [{ id: 'source:uno' }, { id: 'source:tres' }],
        },
        hidden: { totalCount: 5 },
      });
    });

    test('that leave nothing to read of a node', async () => {
      expect(
        await api().data(
          `query ($no: Boolean!) {
            ${POZOS} { id @include(if: $no) participants { totalCount @include(if: $no) } }
            award(id: "award:premio") { categories { nodes { id @include(if: $no) } } }
          }`,
          { no: false },
        ),
      ).toEqual({
        intervention: { participants: {} },
        award: { categories: { nodes: [{}, {}] } },
      });
    });

    test('that leave nothing to read of a list', async () => {
      expect(
        await api().data('query ($no: Boolean!) { programs { totalCount @include(if: $no) } }', {
          no: false,
        }),
      ).toEqual({ programs: {} });
    });
  });

  test('only the __typename of a list', async () => {
    expect(await api().data('{ programs { __typename } }')).toEqual({
      programs: { __typename: 'ProgramConnection' },
    });
  });

  test('__typename everywhere', async () => {
    expect(
      await api().data(`{
        __typename
        ${POZOS} {
          __typename
          certifications(first: 1) {
            __typename
            pageInfo { __typename }
            nodes { __typename }
            edges { __typename node { __typename category { __typename award { grantedBy { __typename } } } } }
          }
          sources { __typename }
          observations { nodes { subject { __typename } } }
        }
        node(id: "goal:ods-1") { __typename }
        nodes(ids: ["horizon:corto"]) { __typename kind: __typename }
        programs(first: 1) { edges { __typename } }
        search(text: "pozos") { __typename edges { __typename } }
        dataset { __typename }
      }`),
    ).toEqual({
      __typename: 'Query',
      intervention: {
        __typename: 'Intervention',
        certifications: {
          __typename: 'CertificationConnection',
          pageInfo: { __typename: 'PageInfo' },
          nodes: [{ __typename: 'Certification' }],
          edges: [
            {
              __typename: 'CertificationEdge',
              node: {
                __typename: 'Certification',
                category: {
                  __typename: 'AwardCategory',
                  award: { grantedBy: { __typename: 'Organization' } },
                },
              },
            },
          ],
        },
        sources: [{ __typename: 'Source' }, { __typename: 'Source' }],
        observations: { nodes: [{ subject: { __typename: 'Intervention' } }] },
      },
      node: { __typename: 'Goal' },
      nodes: [{ __typename: 'Horizon', kind: 'Horizon' }],
      programs: { edges: [{ __typename: 'ProgramEdge' }] },
      search: { __typename: 'SearchConnection', edges: [{ __typename: 'SearchEdge' }] },
      dataset: { __typename: 'Dataset' },
    });
  });

  describe('connections', () => {
    test('nodes and edges.node select different things', async () => {
      expect(
        await api().data(`{
          programs(where: { id: { eq: "program:crecer" } }) {
            nodes { name interventions(first: 1) { nodes { id } } }
            more: nodes { id }
            edges { node { startedOn interventions(last: 1) { nodes { name } } } }
            others: edges { node { parent { id } } }
          }
        }`),
      ).toEqual({
        programs: {
          nodes: [
            { name: 'Crecer (Wiñay)', interventions: { nodes: [{ id: 'intervention:pozos' }] } },
          ],
          more: [{ id: 'program:crecer' }],
          edges: [
            {
              node: {
                startedOn: '2012-10',
                interventions: { nodes: [{ name: 'Cocinas "mejoradas" (fase 1)' }] },
              },
            },
          ],
          others: [{ node: { parent: { id: 'program:fondo' } } }],
        },
      });
    });

    test('two pageInfo, with and without cursors', async () => {
      const { goals } = (await api().data(`{
        goals(first: 1) { a: pageInfo { hasNextPage } b: pageInfo { start: startCursor endCursor } edges { cursor } }
      }`)) as { goals: { edges: { cursor: string }[] } };
      const cursor = goals.edges[0]?.cursor;
      expect(cursor).toEqual(expect.stringMatching(/^[\w-]{20,}$/));
      expect(goals).toEqual({
        a: { hasNextPage: true },
        b: { start: cursor, endCursor: cursor },
        edges: [{ cursor }],
      });
    });

    test('only pageInfo, only cursors, only the total', async () => {
      expect(
        await api().data(`{
          ${POZOS} {
            certifications(first: 1) { pageInfo { hasNextPage hasPreviousPage } }
            components { totalCount }
          }
          goals(first: 1) { pageInfo { hasNextPage } }
          horizons { totalCount }
        }`),
      ).toEqual({
        intervention: {
          certifications: { pageInfo: { hasNextPage: true, hasPreviousPage: false } },
          components: { totalCount: 1 },
        },
        goals: { pageInfo: { hasNextPage: true } },
        horizons: { totalCount: 2 },
      });
    });

    test('edge properties and the sources of edges', async () => {
      expect(
        await api().data(`{
          ${POZOS} {
            approaches {
              edges {
                significance validFrom validTo locator
                sources { id name }
                node { id sources { id } }
              }
            }
            targetGroups { edges { count unit year node { id } } }
            places { edges { households budget currency sources { id } } }
          }
          program(id: "program:fondo", asOf: "always") {
            ministries { edges { legalBasis validFrom validTo locator sources { id } node { acronym } } }
            predecessors { edges { on legalBasis node { id } } }
          }
        }`),
      ).toEqual({
        intervention: {
          approaches: {
            edges: [
              {
                significance: 'SIGNIFICANT',
                validFrom: null,
                validTo: null,
                locator: null,
                sources: [
                  { id: 'source:uno', name: 'Fuente uno' },
                  { id: 'source:dos', name: 'Fuente dos' },
                ],
                node: { id: 'approach:agro', sources: [{ id: 'source:uno' }] },
              },
              {
                significance: 'PRINCIPAL',
                validFrom: null,
                validTo: null,
                locator: 'párrafo 4',
                sources: [
                  { id: 'source:dos', name: 'Fuente dos' },
                  { id: 'source:tres', name: 'Fuente tres' },
                ],
                node: { id: 'approach:genero', sources: [{ id: 'source:uno' }] },
              },
            ],
          },
          targetGroups: {
            edges: [
              { count: 100, unit: 'hogares', year: 2020, node: { id: 'target-group:hogares' } },
              { count: 0, unit: 'hogares', year: 2021, node: { id: 'target-group:hogares' } },
              { count: null, unit: 'personas', year: null, node: { id: 'target-group:hogares' } },
              { count: 12.5, unit: null, year: null, node: { id: 'target-group:ninos' } },
            ],
          },
          places: {
            edges: [
              {
                households: 120,
                budget: 1000.5,
                currency: 'PEN',
                sources: [{ id: 'source:uno' }, { id: 'source:dos' }],
              },
              {
                households: null,
                budget: null,
                currency: null,
                sources: [{ id: 'source:uno' }, { id: 'source:dos' }],
              },
              {
                households: 0,
                budget: null,
                currency: null,
                sources: [{ id: 'source:uno' }, { id: 'source:dos' }],
              },
            ],
          },
        },
        program: {
          ministries: {
            edges: [
              {
                legalBasis: 'DS 008-2011',
                validFrom: '2012-01-01',
                validTo: null,
                locator: 'artículo 1',
                sources: [{ id: 'source:uno' }, { id: 'source:dos' }],
                node: { acronym: 'MINC' },
              },
              {
                legalBasis: null,
                validFrom: '1991',
                validTo: '2011-12-31',
                locator: null,
                sources: [{ id: 'source:uno' }],
                node: { acronym: null },
              },
            ],
          },
          predecessors: {
            edges: [
              { on: '1992', legalBasis: 'Decreto «Viejo» (1991)', node: { id: 'program:viejo' } },
            ],
          },
        },
      });
    });

    test('edges of a whole list lead from nothing: no properties, no sources', async () => {
      expect(
        await api().data('{ goals { edges { validFrom locator sources { id } node { id } } } }'),
      ).toEqual({
        goals: {
          edges: [
            { validFrom: null, locator: null, sources: [], node: { id: 'goal:ods-1' } },
            { validFrom: null, locator: null, sources: [], node: { id: 'goal:ods-2' } },
          ],
        },
      });
    });

    test('under a field that leads to an interface', async () => {
      expect(
        await api().data(`{
          observations(asOf: "always", where: { subject: { isNull: false } }, orderBy: [{ field: ID }]) {
            nodes {
              id
              subject {
                id
                observations(orderBy: [{ field: VALUE, direction: DESC }]) { totalCount nodes { value } }
                ... on Place { interventions { totalCount } }
              }
            }
          }
          award(id: "award:sello") { grantedBy { awards { nodes { id } } ... on Ministry { acronym } } }
        }`),
      ).toEqual({
        observations: {
          nodes: [
            {
              id: 'observation:crecer',
              subject: {
                id: 'program:crecer',
                observations: { totalCount: 1, nodes: [{ value: 10 }] },
              },
            },
            {
              id: 'observation:cusco-2013',
              subject: {
                id: 'department:08',
                observations: { totalCount: 1, nodes: [{ value: 45.5 }] },
                interventions: { totalCount: 1 },
              },
            },
            {
              id: 'observation:fuente',
              subject: {
                id: 'source:uno',
                observations: { totalCount: 1, nodes: [{ value: 12 }] },
              },
            },
            ...['layo-2013', 'layo-2018'].map((key) => ({
              id: `observation:${key}`,
              subject: {
                id: 'district:080505',
                observations: { totalCount: 2, nodes: [{ value: 0 }, { value: -1.25 }] },
                interventions: { totalCount: 3 },
              },
            })),
            {
              id: 'observation:minc',
              subject: {
                id: 'ministry:inclusion',
                observations: { totalCount: 1, nodes: [{ value: 1_000_000 }] },
              },
            },
            {
              id: 'observation:pozos',
              subject: {
                id: 'intervention:pozos',
                observations: { totalCount: 1, nodes: [{ value: null }] },
              },
            },
          ],
        },
        award: { grantedBy: { awards: { nodes: [{ id: 'award:sello' }] }, acronym: 'MINC' } },
      });
    });
  });

  test('names in other languages fall back to Spanish', async () => {
    expect(
      await api().data(
        `query ($lang: Language!) {
          program(id: "program:crecer") { es: name en: name(lang: EN) qu: name(lang: QU) given: name(lang: $lang) }
          ${POZOS} { es: name(lang: ES) en: name(lang: EN) qu: name(lang: QU) }
          node(id: "department:08") { ... on Entity { qu: name(lang: QU) en: name(lang: EN) } }
          methodologies(orderBy: [{ field: ID, direction: DESC }]) { nodes { name(lang: $lang) } }
        }`,
        { lang: 'QU' },
      ),
    ).toEqual({
      program: { es: 'Crecer (Wiñay)', en: 'Growing', qu: 'Wiñay', given: 'Wiñay' },
      intervention: { es: 'Agua limpia', en: 'Clean water', qu: 'Agua limpia' },
      node: { qu: 'Qusqu', en: 'Cusco' },
      methodologies: { nodes: [{ name: 'Yachachiq' }, { name: 'Concurso' }] },
    });
  });

  test('a to-one that leads nowhere is null, at each step', async () => {
    expect(
      await api().data(`{
        community(id: "community:suelta") { district { province { department { id } } } }
        district(id: "district:080506") { province { department { id } } communities { nodes { id } } }
        certification(id: "certification:huerfana") { intervention { id } category { award { id } } award { id } }
        award(id: "award:nadie") { grantedBy { id } }
        finding(id: "finding:cuatro") { study { id } effect direction }
        observation(id: "observation:suelta") { subject { id } indicator { id } }
        full: community(id: "community:collana") { district { province { department { id } } } }
      }`),
    ).toEqual({
      community: { district: null },
      district: { province: null, communities: { nodes: [] } },
      certification: { intervention: null, category: null, award: null },
      award: { grantedBy: null },
      finding: { study: null, effect: null, direction: 'MIXED' },
      observation: { subject: null, indicator: null },
      full: { district: { province: { department: { id: 'department:08' } } } },
    });
  });

  test('values as they were given', async () => {
    expect(
      await api().data(`{
        community(id: "community:d-onofrio") { name aliases description synthetic ubigeo latitude }
        organization(id: "organization:ong") { name kind ruc acronym }
        department(id: "department:09") { latitude longitude }
        observation(id: "observation:layo-2018") { value year method name }
        source(id: "source:uno") { title publishedOn retrievedOn licence sources { id } aliases }
        approach(id: "approach:agro") { notation definition }
      }`),
    ).toEqual({
      community: {
        name: 'D\'Onofrio "La Alta"',
        aliases: [],
        description: null,
        synthetic: true,
        ubigeo: null,
        latitude: null,
      },
      organization: { name: "O'Higgins & Hijos (ONG)", kind: null, ruc: null, acronym: null },
      department: { latitude: 0, longitude: null },
      observation: { value: 0, year: 2018, method: 'Censo', name: 'Pobreza en Layo' },
      source: {
        title: 'Título de la fuente «uno»',
        publishedOn: '2021-11-05',
        retrievedOn: '2022',
        licence: 'CC0',
        sources: [],
        aliases: [],
      },
      approach: { notation: '02', definition: null },
    });
  });

  test('node and nodes with unknown ids: null, the order and what is given twice are kept', async () => {
    expect(
      await api().data(`{
        known: node(id: "source:tres") { id }
        unknown: node(id: "source:no-such") { id }
        none: nodes(ids: []) { id }
        nodes(ids: ["goal:ods-2", "district:000000", "goal:ods-1", "goal:ods-2", "district:000000"]) { id name }
        program(id: "program:no-such") { id }
      }`),
    ).toEqual({
      known: { id: 'source:tres' },
      unknown: null,
      none: [],
      nodes: [
        { id: 'goal:ods-2', name: 'Hambre cero' },
        null,
        { id: 'goal:ods-1', name: 'Fin de la pobreza' },
        { id: 'goal:ods-2', name: 'Hambre cero' },
        null,
      ],
      program: null,
    });
  });

  test('what can be the id of nothing is null, whatever stands there, and takes nothing else away', async () => {
    const bad = ['nada', 'dragon:1', '', 'goal:a\u0000', `goal:${'a'.repeat(2000)}`];
    const ask = (ids: readonly string[]) =>
      api().data(
        `query ($ids: [ID!]!, $id: ID!) {
          node(id: $id) { id ... on Change { kind } }
          nodes(ids: $ids) { id }
          entity(id: $id, asOf: "2020") { name }
          entities(ids: $ids, asOf: "2020") { name }
        }`,
        { ids, id: ids[0] },
      );
    for (const id of bad) {
      expect(await ask([id, 'goal:ods-1'])).toEqual({
        node: null,
        nodes: [null, { id: 'goal:ods-1' }],
        entity: null,
        entities: [null, { name: 'Fin de la pobreza' }],
      });
    }
    expect(await ask(['goal:ods-2', 'nada', 'goal:ods-1'])).toEqual({
      node: { id: 'goal:ods-2' },
      nodes: [{ id: 'goal:ods-2' }, null, { id: 'goal:ods-1' }],
      entity: { name: 'Hambre cero' },
      entities: [{ name: 'Hambre cero' }, null, { name: 'Fin de la pobreza' }],
    });
  });

  describe('requests', () => {
    const document = `
      query One { ${POZOS} { name } }
      query Two($id: ID!, $first: Int = 1) { program(id: $id) { name interventions(first: $first) { nodes { id } } } }
    `;
    const crecer = (...keys: string[]) => ({
      program: {
        name: 'Crecer (Wiñay)',
        interventions: { nodes: keys.map((key) => ({ id: `intervention:${key}` })) },
      },
    });
    const post = (body: object) =>
      sent(api(), '', { method: 'POST', body: JSON.stringify({ query: document, ...body }) });

    test('of several operations the named one is run', async () => {
      expect({
        one: await post({ operationName: 'One' }),
        two: await post({ operationName: 'Two', variables: { id: 'program:crecer' } }),
        more: await post({ operationName: 'Two', variables: { id: 'program:crecer', first: 2 } }),
      }).toEqual({
        one: { status: 200, data: { intervention: { name: 'Agua limpia' } } },
        two: { status: 200, data: crecer('pozos') },
        more: { status: 200, data: crecer('pozos', 'andes') },
      });
    });

    test('none named, and an unknown one', async () => {
      const refusal = (message: string) => ({
        status: 400,
        errors: [{ message, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }],
      });
      expect({
        none: await post({}),
        unknown: await post({ operationName: 'Three' }),
      }).toEqual({
        none: refusal('Must provide operation name if query contains multiple operations.'),
        unknown: refusal('Unknown operation named "Three".'),
      });
    });

    test('by GET', async () => {
      const search = new URLSearchParams({
        query: document,
        operationName: 'Two',
        variables: JSON.stringify({ id: 'program:crecer', first: 3 }),
      });
      expect(await sent(api(), `?${search.toString()}`)).toEqual({
        status: 200,
        data: crecer('pozos', 'andes', 'cocinas'),
      });
    });
  });

  describe('statements', () => {
    /** How many statements an operation takes. */
    async function statements(query: string): Promise<number> {
      await api().data('{ dataset { name } }');
      api().engine.forget();
      await api().data(query);
      return api().engine.statements.length;
    }

    test.each([
      ['one for a node', `{ ${POZOS} { id name } }`, 1],
      [
        'one for a list, however deep',
        '{ programs { totalCount nodes { parent { id } interventions { totalCount edges { cursor node { places { nodes { id } } approaches { edges { significance } } } } } } } }',
        1,
      ],
      [
        'one for each root field',
        '{ programs { totalCount } goals { nodes { id } } award(id: "award:sello") { id } }',
        3,
      ],
      [
        'one for the same shape under several aliases',
        '{ a: node(id: "program:crecer") { id } b: node(id: "district:080505") { id } c: nodes(ids: ["goal:ods-1"]) { id } }',
        1,
      ],
      [
        'two for two shapes',
        '{ a: node(id: "program:crecer") { id } b: node(id: "program:fondo") { id ... on Entity { name } } }',
        2,
      ],
      ['one more for sources', `{ ${POZOS} { sources { id } } }`, 2],
      [
        'one more for all sources of one shape, of nodes and of edges',
        `{ ${POZOS} { sources { id } approaches { edges { sources { id } node { sources { id } } } } } }`,
        2,
      ],
      ['none for what is known', '{ dataset { version } limits { maxCost } __typename }', 0],
      ['one for a search by what it shows', '{ search(text: "pozos") { nodes { id name } } }', 1],
      ['two for one that shows more', '{ search(text: "pozos") { nodes { locator } } }', 2],
      ['none for no ids', '{ nodes(ids: []) { id } }', 0],
    ])('%s', async (_title, query, count) => {
      expect(await statements(query)).toBe(count);
    });
  });

  describe('cost', () => {
    const cost = async (query: string): Promise<unknown> =>
      (await api().send(query)).body.extensions?.cost;

    test.each([
      ['a node', '{ node(id: "source:uno") { id } }', 1],
      ['a page', '{ programs(first: 7) { nodes { id } } }', 7],
      [
        'a page in a page',
        '{ programs(first: 7) { nodes { interventions(last: 3) { nodes { id } } } } }',
        28,
      ],
      ['a total', '{ programs(first: 7) { totalCount } }', 1],
      ['the sources of a node of one type', `{ ${POZOS} { sources { id } } }`, 2],
      [
        'the sources of a node of any type',
        '{ node(id: "source:uno") { ... on Entity { sources { id } } } }',
        2,
      ],
      [
        'what an interface shares',
        '{ node(id: "source:uno") { ... on Entity { observations(first: 3) { nodes { id } } } } }',
        4,
      ],
    ])('of %s', async (_title, query, requested) => {
      expect(await cost(query)).toEqual({ requested, limit: 50_000 });
    });
  });
});
