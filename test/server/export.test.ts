import { wrappedStore } from '../support/wrapped-store';
import { get as httpGet } from 'node:http';
import { parse as parseCsv } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { limitsWith, type Limits } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { EngineError } from '../../src/engine/engine-error';
import { VOCABULARIES } from '../../src/export/terms';
import { startServer } from '../../src/server/create-server';
import pino from 'pino';
import {
  describeAnyEngine,
  model,
  schema,
  type Api,
  type AnswerBody,
  PUBLIC_URL,
} from '../support/api';

type Variables = Readonly<Record<string, unknown>>;
type Cells = Record<string, string>;

const address = (api: Api, format: string, query: string, variables?: Variables): string =>
  `${api.url}/graphql.${format}?${new URLSearchParams({ query, ...(variables && { variables: JSON.stringify(variables) }) }).toString()}`;

const get = (api: Api, format: string, query: string, variables?: Variables): Promise<Response> =>
  fetch(address(api, format, query, variables));

/** The rows of a CSV answer. */
async function rowsOf(response: Response): Promise<Cells[]> {
  const text = await response.text();
  expect([response.status, response.status === 200 ? '' : text]).toEqual([200, '']);
  return parseCsv(text, { columns: true, bom: true });
}

async function fault(response: Response): Promise<unknown[]> {
  const { errors } = (await response.json()) as AnswerBody;
  return [response.status, errors?.[0]?.extensions.code, errors?.[0]?.message];
}

const counts = ({ headers }: Response): (string | null)[] => [
  headers.get('x-total-count'),
  headers.get('x-truncated'),
];

interface ElementOfXml {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly parent: ElementOfXml | undefined;
  text: string;
}

/** The elements of an XML document; fails where it is not well-formed. */
function elementsOf(xml: string): ElementOfXml[] {
  const found: ElementOfXml[] = [];
  const open: ElementOfXml[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, parent: open.at(-1), text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const here = open.at(-1);
    if (here) here.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return found;
}

const NODES = '{ interventions { nodes { id name status sources { id } } } }';

describeAnyEngine('fixture', (theApi) => {
  let api: Api;
  beforeEach(() => {
    api = theApi();
  });

  describe('CSV', () => {
    test('is the answer of /graphql as a table, with the data set in every row', async () => {
      const response = await get(api, 'csv', NODES);
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
      expect(response.headers.get('content-disposition')).toBe(
        'attachment; filename="tinkuy-interventions-test.csv"',
      );
      const { interventions } = (await api.data(NODES)) as {
        interventions: { nodes: (Cells & { sources: { id: string }[] })[] };
      };
      const total = String(interventions.nodes.length);
      expect(counts(response)).toEqual([total, 'false']);
      expect(await rowsOf(response)).toEqual(
        interventions.nodes.map(({ id, name, status, sources }) => ({
          id,
          name,
          status: status ?? '',
          'sources.id': sources.map((source) => source.id).join('; '),
          dataset_version: 'test',
          dataset_licence: 'CC0',
          dataset_citation: 'Made up for tests',
          total_rows: total,
        })),
      );
    });

    test('is the same by GET, by POST and by Accept, with or without the byte order mark', async () => {
      const query =
        'query Q($id: ID!) { interventions(where: { id: { in: [$id] } }) { nodes { id } } }';
      const variables = { id: 'intervention:pozos' };
      const body = JSON.stringify({ query, variables, operationName: 'Q' });
      const headers = { 'content-type': 'application/json' };
      const answers = await Promise.all([
        get(api, 'csv', query, variables),
        fetch(`${api.url}/graphql.csv`, { method: 'POST', headers, body }),
        fetch(`${api.url}/graphql`, {
          method: 'POST',
          headers: { ...headers, accept: 'text/csv' },
          body,
        }),
        fetch(address(api, 'csv', query, variables).replace('graphql.csv', 'graphql'), {
          headers: { accept: 'text/csv, application/json;q=0.5' },
        }),
        fetch(`${address(api, 'csv', query, variables)}&bom=0`),
      ]);
      const texts = await Promise.all(
        answers.map(async (one) => Buffer.from(await one.arrayBuffer()).toString()),
      );
      const text =
        'id,dataset_version,dataset_licence,dataset_citation,total_rows\r\n' +
        'intervention:pozos,test,CC0,Made up for tests,1\r\n';
      expect(texts).toEqual([...Array<string>(4).fill(`\uFEFF${text}`), text]);
    });

    test('JSON is answered as ever, and says that Accept decides', async () => {
      for (const accept of [
        'application/json',
        '*/*',
        'text/html,application/xml;q=0.9,*/*;q=0.8',
      ]) {
        const response = await fetch(`${api.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept },
          body: JSON.stringify({ query: '{ __typename }' }),
        });
        expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
        expect(response.headers.get('vary')).toContain('Accept');
      }
    });

    test('groups, facets, gap maps and searches', async () => {
      const byApproach =
        '{ interventions { aggregate(groupBy: [{ approaches: {} }]) { groups { keys { value node { id } } count } } } }';
      const groups = await rowsOf(await get(api, 'csv', byApproach));
      const { interventions } = (await api.data(byApproach)) as {
        interventions: {
          aggregate: { groups: { keys: { node: { id: string } | null }[]; count: number }[] };
        };
      };
      expect(groups.map((row) => [row['approaches.node.id'], row.count])).toEqual(
        interventions.aggregate.groups.map(({ keys, count }) => [
          keys[0]?.node?.id ?? '',
          String(count),
        ]),
      );
      const facets = await rowsOf(
        await get(
          api,
          'csv',
          '{ interventions { facets(by: [{ field: STATUS }]) { name values { key { value } count } } } }',
        ),
      );
      expect(Object.keys(facets[0] ?? {}).slice(0, 3)).toEqual(['name', 'key.value', 'count']);
      const map = 'gapMap(rows: { approaches: {} }, columns: { targetGroups: {} })';
      const cells = '{ cells { row { node { id } } column { node { id } } interventions } }';
      const gaps = await rowsOf(await get(api, 'csv', `{ ${map} ${cells} }`));
      const { gapMap } = (await api.data(`{ ${map} ${cells} }`)) as {
        gapMap: { cells: { row: { node: { id: string } | null }; interventions: number }[] };
      };
      expect(gaps.map((row) => [row['row.node.id'], row.interventions])).toEqual(
        gapMap.cells.map(({ row, interventions }) => [row.node?.id ?? '', String(interventions)]),
      );
      const found = await get(
        api,
        'csv',
        '{ search(text: "pozos") { edges { score node { id } } } }',
      );
      expect((await rowsOf(found))[0]).toMatchObject({ 'node.id': 'intervention:pozos' });
    });

    test('comparisons have a column for each item; what is similar is a list', async () => {
      const compared = await rowsOf(
        await get(
          api,
          'csv',
          '{ compare(ids: ["intervention:pozos", "intervention:andes"], by: [APPROACHES]) { dimensions { dimension rows { node { id } } } } }',
        ),
      );
      const states = compared.map((row) => [
        row.dimension,
        row['node.id'],
        row['intervention:pozos'],
        row['intervention:andes'],
      ]);
      expect(states).toContainEqual(['APPROACHES', 'approach:genero', 'HAS', 'HAS']);
      expect(states).toContainEqual(['APPROACHES', 'approach:agro', 'HAS', 'NONE']);
      const query = '{ similar(id: "intervention:pozos") { items { node { id } score } } }';
      const { similar } = (await api.data(query)) as {
        similar: { items: { node: { id: string }; score: number }[] };
      };
      const rows = await rowsOf(await get(api, 'csv', query));
      expect(rows.map((row) => [row['node.id'], Number(row.score)])).toEqual(
        similar.items.map(({ node, score }) => [node.id, score]),
      );
      expect(rows.length).toBeGreaterThan(0);
    });

    test('`last` gives the end of a list, a cursor goes on from there', async () => {
      const last = await get(api, 'csv', '{ interventions(last: 2) { nodes { id } } }');
      expect([...counts(last), (await rowsOf(last)).length]).toEqual(['9', 'true', 2]);
      const two = await rowsOf(
        await get(api, 'csv', '{ interventions(first: 2) { edges { cursor } } }'),
      );
      const rest = await get(
        api,
        'csv',
        'query ($after: String) { interventions(after: $after) { nodes { id } } }',
        { after: two[1]?.cursor },
      );
      expect([...counts(rest), (await rowsOf(rest)).length]).toEqual(['9', null, 7]);
    });

    test('HEAD tells how much there is', async () => {
      const response = await fetch(address(api, 'csv', NODES), { method: 'HEAD' });
      expect([response.status, ...counts(response), await response.text()]).toEqual([
        200,
        '9',
        'false',
        '',
      ]);
    });

    test.each([
      ['{ nope }', 400, 'GRAPHQL_VALIDATION_FAILED', 'Cannot query field "nope" on type "Query".'],
      ['{', 400, 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
      [
        'query ($x: Int!) { interventions(first: $x) { nodes { id } } }',
        400,
        'BAD_USER_INPUT',
        'Variable "$x"',
      ],
      [
        '{ interventions(first: 0) { nodes { id } } }',
        400,
        'BAD_USER_INPUT',
        'first must be between 1 and 100000 in an export, got 0',
      ],
      ['{ interventions(after: "x") { nodes { id } } }', 400, 'BAD_USER_INPUT', 'after'],
      [
        '{ interventions { nodes { id total_rows: name } } }',
        400,
        'BAD_USER_INPUT',
        'Two columns would be called total_rows: give one of the fields an alias',
      ],
      [
        '{ interventions { totalCount } }',
        400,
        'BAD_USER_INPUT',
        'interventions must select what the rows are',
      ],
      [
        '{ neighborhood(id: "program:fondo") { truncated } }',
        400,
        'BAD_USER_INPUT',
        'neighborhood is a graph and no table',
      ],
      [
        '{ neighborhood(id: "program:fondo", limit: 0) { truncated } }',
        400,
        'BAD_USER_INPUT',
        'neighborhood is a graph',
      ],
    ])('%s is refused as JSON', async (query, status, code, message) => {
      expect(await fault(await get(api, 'csv', query))).toEqual([
        status,
        code,
        expect.stringContaining(message),
      ]);
    });

    test('a request without an operation, or by another method', async () => {
      expect(await fault(await fetch(`${api.url}/graphql.csv`))).toEqual([
        400,
        'BAD_USER_INPUT',
        expect.stringContaining('query must be the text of an operation'),
      ]);
      const bad = await fetch(`${address(api, 'csv', NODES)}&variables=x`);
      expect(await fault(bad)).toEqual([400, 'BAD_USER_INPUT', 'variables must be a JSON object']);
      const put = await fetch(`${api.url}/graphql.csv`, { method: 'PUT' });
      expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    });

    test('browsers of others may read it, and see the counts', async () => {
      const { headers } = await fetch(address(api, 'csv', NODES), {
        headers: { origin: 'https://a.pe' },
      });
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-expose-headers')).toContain('X-Total-Count');
    });
  });

  describe('graphs', () => {
    const AROUND = '{ neighborhood(id: "intervention:pozos") { truncated } }';
    const NODE_EDGE =
      '{ neighborhood(id: "intervention:pozos") { nodes { id } edges { key from to } } }';

    interface Shown {
      neighborhood: { nodes: { id: string }[]; edges: { key: string; from: string; to: string }[] };
    }

    test('JSON-LD has every node once, in known terms, and every relationship with its sources', async () => {
      const response = await get(api, 'jsonld', AROUND);
      expect(response.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
      const document = (await response.json()) as {
        '@context': Record<string, string>;
        '@id': string;
        '@graph': Record<string, unknown>[];
      };
      const base = PUBLIC_URL;
      expect(document['@context']).toMatchObject({
        schema: 'https://schema.org/',
        skos: 'http://www.w3.org/2004/02/skos/core#',
        tinkuy: VOCABULARIES.tinkuy,
      });
      const graph = document['@graph'];
      const thing = (id: string): unknown => graph.find((one) => one['@id'] === id);
      const link = (id: string): object => ({ '@id': `${base}/id/${id}` });
      expect(document['@id']).toMatch(/^https:\/\/tinkuy\.example\/graphql#export\/[0-9a-f]{32}$/);
      expect(document).toMatchObject({
        '@type': 'schema:Dataset',
        'schema:version': 'test',
        'schema:license': { '@id': 'https://creativecommons.org/publicdomain/zero/1.0/' },
        'schema:creditText': 'Made up for tests',
        'tinkuy:truncated': false,
      });
      expect(thing(`${base}/id/intervention:pozos`)).toMatchObject({
        '@type': ['schema:Project', 'tinkuy:Intervention'],
        'schema:identifier': 'intervention:pozos',
        'schema:name': [
          { '@value': 'Agua limpia', '@language': 'es' },
          { '@value': 'Clean water', '@language': 'en' },
        ],
        'schema:alternateName': ['Pozos', 'Yaku Ñan'],
        'schema:foundingDate': ['2019'],
        'schema:dissolutionDate': ['2020-12-31'],
        'prov:wasDerivedFrom': [link('source:uno'), link('source:dos')],
        'schema:keywords': expect.arrayContaining([link('approach:genero')]) as unknown,
        'tinkuy:APPLIES': expect.arrayContaining([link('approach:genero')]) as unknown,
        'schema:areaServed': expect.arrayContaining([link('district:080505')]) as unknown,
      });
      expect(thing(`${base}/id/approach:genero`)).toMatchObject({
        '@type': ['skos:Concept', 'tinkuy:Approach'],
        'skos:prefLabel': expect.arrayContaining([
          expect.objectContaining({ '@language': 'es' }),
        ]) as unknown,
      });
      const statements = graph.filter((one) => one['@type'] === 'rdf:Statement');
      expect(
        statements.find(
          (one) =>
            JSON.stringify(one['rdf:object']) === JSON.stringify(link('approach:genero')) &&
            JSON.stringify(one['rdf:subject']) === JSON.stringify(link('intervention:pozos')),
        ),
      ).toMatchObject({
        'rdf:predicate': { '@id': 'tinkuy:APPLIES' },
        'tinkuy:significance': 'PRINCIPAL',
        'tinkuy:locator': 'párrafo 4',
        'prov:wasDerivedFrom': [link('source:dos'), link('source:tres')],
      });
      const shown = ((await api.data(NODE_EDGE)) as Shown).neighborhood;
      expect(statements).toHaveLength(shown.edges.length);
      const ids = graph.flatMap((one) => (one['@id'] === undefined ? [] : [one['@id']]));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(shown.nodes.map(({ id }) => `${base}/id/${id}`)));
    });

    test('each JSON-LD export is a graph with a name of its own; equal ones have one', async () => {
      const nameOf = async (id: string): Promise<string> => {
        const query = `{ neighborhood(id: "${id}") { truncated } }`;
        return ((await (await get(api, 'jsonld', query)).json()) as { '@id': string })['@id'];
      };
      const [pozos, again, fondo] = [
        await nameOf('intervention:pozos'),
        await nameOf('intervention:pozos'),
        await nameOf('program:fondo'),
      ];
      expect(again).toBe(pozos);
      expect(fondo).not.toBe(pozos);
    });

    test('GraphML is well-formed and has the same nodes and edges, with typed keys', async () => {
      const response = await get(api, 'graphml', AROUND);
      expect(response.headers.get('content-type')).toBe('application/graphml+xml; charset=utf-8');
      const elements = elementsOf(await response.text());
      const named = (name: string): ElementOfXml[] => elements.filter((one) => one.name === name);
      const { nodes, edges } = ((await api.data(NODE_EDGE)) as Shown).neighborhood;
      expect(named('node').map(({ attributes }) => attributes.id)).toEqual(
        nodes.map(({ id }) => id),
      );
      expect(named('edge').map(({ attributes: { source, target } }) => [source, target])).toEqual(
        edges.map(({ from, to }) => [from, to]),
      );
      const keys = new Map(named('key').map(({ attributes }) => [attributes.id, attributes]));
      expect(keys.get('edge_percentage')).toMatchObject({ 'attr.type': 'double', for: 'edge' });
      expect(keys.get('node_year')).toMatchObject({ 'attr.type': 'int', for: 'node' });
      const data = named('data').filter(({ parent }) => parent?.name === 'graph');
      expect(Object.fromEntries(data.map((one) => [one.attributes.key, one.text]))).toEqual({
        graph_dataset_version: 'test',
        graph_dataset_licence: 'CC0',
        graph_dataset_citation: 'Made up for tests',
        graph_truncated: 'false',
      });
      expect(named('data').every(({ attributes }) => keys.has(String(attributes.key)))).toBe(true);
      const pozos = named('data').filter(
        ({ parent }) => parent?.attributes.id === 'intervention:pozos',
      );
      expect(Object.fromEntries(pozos.map((one) => [one.attributes.key, one.text]))).toMatchObject({
        node_label: 'Agua limpia',
        node_nameEn: 'Clean water',
        node_aliases: 'Pozos; Yaku Ñan',
        node_synthetic: 'true',
        node_sources: 'source:uno; source:dos',
        node_permalink: `${PUBLIC_URL}/id/intervention:pozos`,
      });
    });

    test('GraphML escapes names, and declares the ends that are left out', async () => {
      const query =
        'query Open($out: [ID!]!) { expand(id: "intervention:cocinas", exclude: $out) { truncated } }';
      const elements = elementsOf(
        await (await get(api, 'graphml', query, { out: ['intervention:pozos'] })).text(),
      );
      const ids = elements
        .filter(({ name }) => name === 'node')
        .map(({ attributes }) => attributes.id);
      for (const { name, attributes } of elements) {
        if (name !== 'edge') continue;
        expect(ids).toContain(attributes.source);
        expect(ids).toContain(attributes.target);
      }
      expect(ids).toContain('intervention:pozos');
      expect(elements.some(({ text }) => text === 'Cocinas "mejoradas" (fase 1)')).toBe(true);
    });

    test('paths', async () => {
      const query = '{ paths(from: "program:fondo", to: "district:080505") { truncated } }';
      const { paths } = (await api.data(
        '{ paths(from: "program:fondo", to: "district:080505") { paths { explanation nodes { id } } } }',
      )) as { paths: { paths: { explanation: string; nodes: { id: string }[] }[] } };
      expect(paths.paths.length).toBeGreaterThan(0);
      const { '@graph': graph } = (await (await get(api, 'jsonld', query)).json()) as {
        '@graph': Record<string, unknown>[];
      };
      const lists = graph.filter((one) => String(one['@type']).includes('ItemList'));
      expect(lists).toEqual(
        paths.paths.map(({ explanation, nodes }) => ({
          '@type': ['schema:ItemList', 'tinkuy:Path'],
          'schema:description': { '@value': explanation, '@language': 'es' },
          'schema:numberOfItems': nodes.length,
          'schema:itemListElement': {
            '@list': nodes.map(({ id }) => ({ '@id': `${PUBLIC_URL}/id/${id}` })),
          },
        })),
      );
      const xml = elementsOf(await (await get(api, 'graphml', query)).text());
      expect(xml.find(({ attributes }) => attributes.key === 'graph_path_1')?.text).toBe(
        paths.paths[0]?.explanation,
      );
    });

    test.each([
      [NODES, 400, 'BAD_USER_INPUT', 'interventions is no graph'],
      [
        '{ neighborhood(id: "program:nope") { truncated } }',
        404,
        'NOT_FOUND',
        'id: there is no program:nope',
      ],
      [
        '{ neighborhood(id: "program:fondo", depth: 9) { truncated } }',
        400,
        'BAD_USER_INPUT',
        'depth must be between 1 and 3, got 9',
      ],
    ])('%s is refused', async (query, status, code, message) => {
      expect(await fault(await get(api, 'jsonld', query))).toEqual([
        status,
        code,
        expect.stringContaining(message),
      ]);
    });
  });
});

const SMALL: Partial<Limits> = { maxPageSize: 3, exportPageSize: 3, maxExportRows: 7, maxCost: 10 };
describeAnyEngine(
  'fixture',
  (api) => {
    const IDS = '{ interventions { nodes { id } } }';

    test('a list is read page by page up to the maximum, with one line of the log for each page', async () => {
      const before = api().logLines.length;
      const response = await get(api(), 'csv', IDS);
      const ids = (await rowsOf(response)).map(({ id }) => id);
      const { interventions } = (await api().data(
        '{ interventions(first: 3) { pageInfo { endCursor } nodes { id } } }',
      )) as { interventions: { nodes: { id: string }[] } };
      expect(ids.slice(0, 3)).toEqual(interventions.nodes.map(({ id }) => id));
      expect([ids.length, new Set(ids).size, ...counts(response)]).toEqual([7, 7, '9', 'true']);
      expect(api().logLines.length - before).toBe(4);
    });

    test('`first` may be larger than a page, and not larger than the maximum', async () => {
      const some = await get(api(), 'csv', '{ interventions(first: 5) { nodes { id } } }');
      expect([(await rowsOf(some)).length, ...counts(some)]).toEqual([5, '9', 'true']);
      const more = await get(api(), 'csv', '{ interventions(first: 8) { nodes { id } } }');
      expect((await fault(more))[2]).toBe('first must be between 1 and 7 in an export, got 8');
    });

    test('a list of just as many rows as asked for, or as may be, lacks none', async () => {
      const all = await get(api(), 'csv', '{ ministries { nodes { id } } }');
      const { ministries } = (await api().data('{ ministries(first: 1) { totalCount } }')) as {
        ministries: { totalCount: number };
      };
      const { totalCount } = ministries;
      expect(totalCount).toBeLessThan(7);
      expect(counts(all)).toEqual([String(totalCount), 'false']);
      const first = `{ ministries(first: ${totalCount}) { nodes { id } } }`;
      expect(counts(await get(api(), 'csv', first))).toEqual([String(totalCount), 'false']);
    });

    test('pages get smaller where a full one costs too much', async () => {
      const query = '{ interventions { nodes { id approaches(first: 3) { nodes { id } } } } }';
      expect(
        (await api().send(query.replace('interventions', 'interventions(first: 3)'))).status,
      ).toBe(400);
      const rows = await rowsOf(await get(api(), 'csv', query));
      expect(rows).toHaveLength(7);
      const tooMuch = query
        .replace('first: 3', 'first: 3, where: {}')
        .replace(
          'id approaches',
          'id a: places(first: 3) { nodes { id } } b: sectors(first: 3) { nodes { id } } c: goals(first: 3) { nodes { id } } approaches',
        );
      expect((await fault(await get(api(), 'csv', tooMuch)))[1]).toBe('COST_LIMIT_EXCEEDED');
    });

    test('without PUBLIC_URL, addresses are those of the request', async () => {
      const server = await startServer(
        { schema, model, engine: api().engine, log: pino({ enabled: false }) },
        { host: '127.0.0.1', port: 0, limits: limitsWith(), corsOrigins: '*' },
      );
      try {
        const query = new URLSearchParams({
          query: '{ neighborhood(id: "program:fondo") { truncated } }',
        });
        const response = await fetch(`${server.url}/graphql.jsonld?${query.toString()}`);
        const text = await response.text();
        expect(text).toContain(`"${server.url}/id/program:fondo"`);
        // What they mean does not depend on where the server is.
        expect((JSON.parse(text) as { '@context': object })['@context']).toEqual(VOCABULARIES);
      } finally {
        await server.stop();
      }
    });

    /** The engine, but for what statements give, and for what its store tells of itself. */
    const running = (run: Engine['run'], own: Partial<Engine['store']> = {}): Engine =>
      new Proxy(api().engine, {
        get: (engine, name) => {
          if (name === 'run') return run;
          if (name === 'store')
            return { ...wrappedStore(engine.store, (_, options, work) => work(options)), ...own };
          if (name === 'bookmark') return () => Promise.resolve(undefined);
          const value: unknown = Reflect.get(engine, name, engine);
          return typeof value === 'function' ? (value.bind(engine) as unknown) : value;
        },
      });
    const isPage = ({ text }: { text: string }): boolean =>
      /Intervention/.test(text) && text.includes('LIMIT');

    test('a data set that changes between two pages breaks the file off', async () => {
      let pages = 0;
      const { engine } = api();
      const run: Engine['run'] = (query, options) => {
        if (isPage(query)) pages += 1;
        return engine.run(query, options);
      };
      const changed = running(run, {
        records: async (options) => {
          const { dataset, ...others } = await engine.store.records(options);
          if (!dataset || pages < 2) return { ...others, ...(dataset && { dataset }) };
          return { ...others, dataset: { ...dataset, version: 'test.1', revision: 1 } };
        },
      });
      expect([await exportedFrom(engine), pages]).toEqual(['complete', 0]);
      expect([await exportedFrom(changed), pages > 1]).toEqual(['broken off', true]);
    });

    /** Whether all interventions come as a CSV from a server on an engine. */
    async function exportedFrom(engine: Engine): Promise<string> {
      const server = await startServer(
        { schema, model, engine, log: pino({ enabled: false }) },
        { host: '127.0.0.1', port: 0, limits: limitsWith(SMALL), corsOrigins: '*' },
      );
      try {
        const query = new URLSearchParams({ query: IDS }).toString();
        return await howItEnds(`${server.url}/graphql.csv?${query}`);
      } finally {
        await server.stop();
      }
    }

    const howItEnds = (url: string): Promise<string> =>
      new Promise((resolve, reject) => {
        httpGet(url, (response) => {
          response.on('data', () => undefined);
          response.on('error', () => undefined);
          response.on('close', () => resolve(response.complete ? 'complete' : 'broken off'));
        }).on('error', reject);
      });

    test('a fault after the first page breaks the file off', async () => {
      const engine = api().engine;
      let runs = 0;
      const failing = running((query, options) => {
        if (isPage(query) && ++runs > 1)
          return Promise.reject(new EngineError('unavailable', 'gone'));
        return engine.run(query, options);
      });
      const server = await startServer(
        { schema, model, engine: failing, log: pino({ enabled: false }) },
        {
          host: '127.0.0.1',
          port: 0,
          limits: limitsWith(SMALL),
          corsOrigins: '*',
        },
      );
      try {
        const query = new URLSearchParams({ query: IDS }).toString();
        const ended = await howItEnds(`${server.url}/graphql.csv?${query}`);
        expect(ended).toBe('broken off');
        const failed = await fetch(`${server.url}/graphql.csv?${query}`);
        expect([failed.status, failed.headers.get('content-type')]).toEqual([
          503,
          'application/json; charset=utf-8',
        ]);
      } finally {
        await server.stop();
      }
    });
  },
  SMALL,
);
