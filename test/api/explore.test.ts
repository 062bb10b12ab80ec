/** Neighbourhoods and paths: whole answers, what is cut, and what is refused. */
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { upperSnake } from '../../src/schema/names';
import { entityTypes } from '../../src/model/graph-model';
import { describeAnyEngine, model, schema, type Api } from '../support/api';
import { fixtureData } from '../support/test-engines';

const send = async (api: Api, query: string): Promise<unknown> => {
  const { status, body } = await api.send(query);
  return {
    status,
    errors: body.errors?.map(({ message, extensions: { code } }) => `${String(code)}: ${message}`),
  };
};

const statements = (api: Api): unknown =>
  api.logLines.findLast(({ msg }) => msg === 'operation')?.statements;

test('every relationship says something in both languages, seen from both ends', () => {
  const silent = [...model.nodes.values()].flatMap((node) =>
    [...node.relationships.values()]
      .filter(({ says }) => !says?.es || !says.en)
      .map(({ field }) => `${node.name}.${field}`),
  );
  expect(silent).toEqual([]);
});

describeAnyEngine('fixture', (api) => {
  test('what surrounds a node, with what relationships have of their own', async () => {
    const data = await api().data(`{
      neighborhood(id: "intervention:andes", relationships: [IMPLEMENTED_IN, APPLIES, COMPLEMENTS]) {
        truncated
        all: nodes { id }
        nodes { __typename id ... on Approach { notation } ... on Place { ubigeo ... on District { province { id } } } }
        edges { key type from to households significance validFrom sources { id } }
        counts { node type direction total shown }
      }
    }`);
    // What stands beside it, and counts of all nodes, are compared with the files in neighborhood.test.ts.
    const andes = 'intervention:andes';
    const edge = (type: string, to: string, more: object = {}, key = '') => ({
      key: `${type}|${andes}|${to}|${key}`,
      type,
      from: andes,
      to,
      households: null,
      significance: null,
      validFrom: null,
      sources: [{ id: 'source:tres' }],
      ...more,
    });
    const count = (type: string, total: number, more: object = {}) => ({
      node: andes,
      type,
      direction: 'OUT',
      total,
      shown: total,
      ...more,
    });
    const nodes = [
      { __typename: 'Intervention', id: andes },
      { __typename: 'Approach', id: 'approach:genero', notation: '1' },
      { __typename: 'Intervention', id: 'intervention:pozos' },
      { __typename: 'Department', id: 'department:08', ubigeo: '08' },
      { __typename: 'Approach', id: 'approach:intercultural', notation: null },
      {
        __typename: 'District',
        id: 'district:080505',
        ubigeo: '080505',
        province: { id: 'province:0805' },
      },
    ];
    expect(data).toEqual({
      neighborhood: {
        truncated: false,
        all: nodes.map(({ id }) => ({ id })),
        nodes,
        edges: [
          edge('APPLIES', 'approach:genero'),
          edge('APPLIES', 'approach:intercultural', { significance: 'PRINCIPAL' }),
          edge('COMPLEMENTS', 'intervention:pozos'),
          edge('IMPLEMENTED_IN', 'department:08', { households: 50 }),
          edge(
            'IMPLEMENTED_IN',
            'district:080505',
            { households: 15, validFrom: '2022' },
            '|||2022',
          ),
          edge('APPLIES', 'approach:genero', {
            key: 'APPLIES|intervention:pozos|approach:genero|',
            from: 'intervention:pozos',
            significance: 'PRINCIPAL',
            sources: [{ id: 'source:dos' }, { id: 'source:tres' }],
          }),
          edge('IMPLEMENTED_IN', 'district:080505', {
            key: 'IMPLEMENTED_IN|intervention:pozos|district:080505|',
            from: 'intervention:pozos',
            households: 120,
            sources: [{ id: 'source:uno' }, { id: 'source:dos' }],
          }),
        ],
        counts: [
          count('APPLIES', 2),
          count('COMPLEMENTS', 1),
          count('IMPLEMENTED_IN', 2),
          count('APPLIES', 5, { node: 'approach:genero', direction: 'IN', shown: 2 }),
          count('APPLIES', 2, { node: 'intervention:pozos', shown: 1 }),
          count('COMPLEMENTS', 2, { node: 'intervention:pozos', direction: 'IN', shown: 1 }),
          count('IMPLEMENTED_IN', 3, { node: 'intervention:pozos', shown: 1 }),
          count('IMPLEMENTED_IN', 1, { node: 'department:08', direction: 'IN' }),
          count('APPLIES', 2, { node: 'approach:intercultural', direction: 'IN', shown: 1 }),
          count('IMPLEMENTED_IN', 2, { node: 'district:080505', direction: 'IN' }),
        ],
      },
    });
    // Around it, among what is there, the counts of these, provinces, and sources.
    expect(statements(api())).toBe(5);
  });

  test('is cut to its limit, nearest first and in turn of each relationship', async () => {
    const asked = (limit: number): string =>
      `{ neighborhood(id: "program:crecer", depth: 3, limit: ${limit}) { truncated nodes { id } } }`;
    const ids = async (limit: number) => {
      const { neighborhood } = (await api().data(asked(limit))) as {
        neighborhood: { truncated: boolean; nodes: { id: string }[] };
      };
      return { ...neighborhood, nodes: neighborhood.nodes.map(({ id }) => id) };
    };
    expect(await ids(1)).toEqual({ truncated: true, nodes: ['program:crecer'] });
    expect(await ids(4)).toEqual({
      truncated: true,
      nodes: ['program:crecer', 'finding:uno', 'horizon:largo', 'approach:intercultural'],
    });
    const many = await ids(200);
    expect(new Set(many.nodes).size).toBe(many.nodes.length);
    expect(many.nodes.slice(0, 4)).toEqual((await ids(4)).nodes);
  });

  test('a relationship is the same from both of its ends, as a cache keeps it by its key', async () => {
    const type = schema.getType('Relationship');
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const own = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const ask = (id: string) =>
      `neighborhood(id: "${id}", relationships: [OVERSEES]) { edges { ${own.map(({ name }) => name).join(' ')} sources { id } } }`;
    const data = (await api().data(`{
      one: ${ask('ministry:inclusion')} other: ${ask('program:fondo')}
    }`)) as Record<'one' | 'other', { edges: { key: string }[] }>;
    const shared = data.one.edges.filter(({ key }) => key.includes('|program:fondo|'));
    expect(shared.length).toBeGreaterThan(0);
    expect(data.other.edges).toEqual(expect.arrayContaining(shared));
  });

  test('is the same whether the relationships of a node are read together or kind by kind', async () => {
    // Where only some types are asked for, all of them here, each kind is read for itself.
    const types = entityTypes(model).map(upperSnake);
    const asked = `truncated nodes { id name } edges { key type from to validFrom validTo role households significance sources { id } } counts { node type direction total shown }`;
    const all = fixtureData(model, 'fixture').nodes.map(({ properties }) => String(properties.id));
    const differing: string[] = [];
    for (const id of all) {
      for (const more of ['', ', limit: 3, asOf: "2015"']) {
        const data = await api().data(`{
          together: neighborhood(id: "${id}"${more}) { ${asked} }
          apart: neighborhood(id: "${id}"${more}, types: [${types.join(', ')}]) { ${asked} }
        }`);
        const { together, apart } = data as Record<string, unknown>;
        if (JSON.stringify(together) !== JSON.stringify(apart)) differing.push(id + more);
      }
    }
    expect(all.length).toBeGreaterThan(30);
    expect(differing).toEqual([]);
    // A cold Neo4j plans each statement for the first time, four for each type.
  });

  test('is the node alone where it can have none of the relationships that are asked for', async () => {
    const query =
      '{ neighborhood(id: "source:tres", relationships: [OVERSEES]) { nodes { id } edges { key } counts { total } } }';
    expect(await api().data(query)).toEqual({
      neighborhood: { nodes: [{ id: 'source:tres' }], edges: [], counts: [] },
    });
  });

  test('goes on from any node without what one has, and asks for nothing but ids of what it knows', async () => {
    const data = await api().data(`{
      expand(id: "approach:genero", exclude: ["intervention:pozos", "program:fondo"], types: [INTERVENTION, PROGRAM]) {
        nodes { id } edges { from to } truncated
      }
    }`);
    const to = 'approach:genero';
    expect(data).toEqual({
      expand: {
        nodes: [
          { id: 'approach:genero' },
          { id: 'intervention:andes' },
          { id: 'intervention:cocinas' },
          { id: 'intervention:nube' },
        ],
        edges: [
          { from: 'intervention:pozos', to },
          { from: 'intervention:andes', to },
          { from: 'intervention:cocinas', to },
          { from: 'program:fondo', to },
          { from: 'intervention:nube', to },
          { from: 'intervention:andes', to: 'intervention:pozos' },
          { from: 'intervention:cocinas', to: 'intervention:pozos' },
          { from: 'intervention:nube', to: 'intervention:pozos' },
        ],
        truncated: false,
      },
    });
    // Around it, and among what is there.
    expect(statements(api())).toBe(2);
  });

  test('holds at the date that is asked for', async () => {
    const asked = (asOf: string): string =>
      `neighborhood(id: "program:fondo", relationships: [OVERSEES, SUCCEEDED_BY], asOf: "${asOf}") { nodes { id } counts { node total } }`;
    const ids = ['program:fondo', 'ministry:agua', 'ministry:inclusion', 'program:viejo'];
    const [fondo, agua, inclusion, viejo] = ids;
    const nodes = (...some: (string | undefined)[]) => some.map((id) => ({ id }));
    const totals = (...all: [string | undefined, number][]) =>
      all.map(([node, total]) => ({ node, total }));
    expect(await api().data(`{ then: ${asked('2011')} now: ${asked('2024')} }`)).toEqual({
      then: {
        nodes: nodes(fondo, agua, viejo),
        counts: totals([fondo, 1], [fondo, 1], [agua, 1], [viejo, 1]),
      },
      now: {
        nodes: nodes(fondo, inclusion, viejo),
        counts: totals([fondo, 1], [fondo, 1], [inclusion, 2], [viejo, 1]),
      },
    });
  });

  test('paths in order, with what their relationships have, and around what is avoided', async () => {
    const path = '{ truncated paths { length nodes { id } edges { type from role } } }';
    const data = await api().data(`{
      all: paths(from: "ministry:inclusion", to: "approach:genero", first: 2) ${path}
      around: paths(from: "ministry:inclusion", to: "approach:genero", avoid: ["intervention:pozos", "program:fondo"]) { paths { length nodes { id } } }
      none: paths(from: "ministry:inclusion", to: "approach:genero", relationships: [OVERSEES]) ${path}
      then: paths(from: "ministry:agua", to: "program:fondo", asOf: "2011") { paths { explanation en: explanation(lang: EN) } }
      now: paths(from: "ministry:agua", to: "program:fondo", relationships: [OVERSEES]) { paths { length } }
      nobody: paths(from: "goal:ods-1", to: "award:nadie", maxLength: 8) { paths { length } truncated }
    }`);
    const node = (...ids: readonly string[]) => ids.map((id) => ({ id }));
    expect(data).toEqual({
      all: {
        truncated: false,
        paths: [
          {
            length: 2,
            nodes: node('ministry:inclusion', 'intervention:pozos', 'approach:genero'),
            edges: [
              // In two roles: by the key of the relationship the first.
              { type: 'PARTICIPATES_IN', from: 'ministry:inclusion', role: 'ACCOUNTABLE' },
              { type: 'APPLIES', from: 'intervention:pozos', role: null },
            ],
          },
          {
            length: 2,
            nodes: node('ministry:inclusion', 'program:fondo', 'approach:genero'),
            edges: [
              { type: 'OVERSEES', from: 'ministry:inclusion', role: null },
              { type: 'APPLIES', from: 'program:fondo', role: null },
            ],
          },
        ],
      },
      around: {
        paths: [
          {
            length: 3,
            nodes: node(
              'ministry:inclusion',
              'program:crecer',
              'intervention:andes',
              'approach:genero',
            ),
          },
          {
            length: 3,
            nodes: node(
              'ministry:inclusion',
              'program:crecer',
              'intervention:cocinas',
              'approach:genero',
            ),
          },
        ],
      },
      none: { truncated: false, paths: [] },
      then: {
        paths: [
          {
            explanation: 'Ministerio del Agua supervisa Fondo.',
            en: 'Ministerio del Agua oversees Fondo.',
          },
        ],
      },
      now: { paths: [] },
      nobody: { paths: [], truncated: false },
    });
  });

  test.each([
    [
      'neighborhood(id: "program:nada") { truncated }',
      'NOT_FOUND: id: there is no program:nada',
      200,
    ],
    [
      'neighborhood(id: "program:crecer", depth: 4) { truncated }',
      'BAD_USER_INPUT: depth must be between 1 and 3, got 4',
    ],
    [
      'neighborhood(id: "program:crecer", limit: 0) { truncated }',
      'BAD_USER_INPUT: limit must be between 1 and 200, got 0',
    ],
    [
      'expand(id: "program:crecer", exclude: ["nada"]) { truncated }',
      'BAD_USER_INPUT: exclude[0] must be type:key in lower kebab case, such as district:080505, got "nada"',
    ],
    [
      'neighborhood(id: "program:crecer", types: []) { truncated }',
      'BAD_USER_INPUT: types must have at least one value',
    ],
    [
      'paths(from: "program:crecer", to: "program:fondo", relationships: []) { truncated }',
      'BAD_USER_INPUT: relationships must have at least one value',
    ],
    [
      'paths(from: "program:crecer", to: "program:crecer") { truncated }',
      'BAD_USER_INPUT: from and to must be two nodes, got program:crecer for both',
    ],
    [
      'paths(from: "program:crecer", to: "program:nada") { truncated }',
      'NOT_FOUND: to: there is no program:nada',
      200,
    ],
    [
      'paths(from: "program:crecer", to: "program:fondo", maxLength: 50) { truncated }',
      'BAD_USER_INPUT: maxLength must be between 1 and 8, got 50',
    ],
    [
      'paths(from: "program:crecer", to: "program:fondo", first: 21) { truncated }',
      'BAD_USER_INPUT: first must be between 1 and 20, got 21',
    ],
    [
      'paths(from: "program:crecer", to: "program:fondo", avoid: ["program:fondo"]) { truncated }',
      'BAD_USER_INPUT: avoid must not have an end of the path, got program:fondo',
    ],
  ])('%s is refused', async (field, error, status = 400) => {
    expect(await send(api(), `{ ${field} }`)).toEqual({ status, errors: [error] });
  });
});
