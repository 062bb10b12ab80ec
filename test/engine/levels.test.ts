/** Look-ups that are read level by level give what they give node by node. */
import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
} from 'graphql';
import grafeo from '@grafeo-db/js';
import type { CypherQuery } from '../../src/engine/cypher/cypher-query';
import { EmbeddedEngine, IN_MEMORY } from '../../src/engine/embedded/embedded-engine';
import { cypher } from '../support/cypher';
import { addRelationship } from '../support/stored';
import { describeEachEngine, model, schema, startApi } from '../support/api';
import { planDocument } from '../support/plan';
import { markAsChanged } from '../support/test-engines';
import { withKind } from '../support/root-kinds';

/** How many levels deep documents are. */
const DEPTH = 3;

/** What is asked of a field: of a list a page from each end, of nodes what they lead to, so many levels deep. */
function asked(field: GraphQLField<unknown, unknown>, depth: number): string[] {
  const type = getNamedType(field.type);
  if (field.args.some(isRequiredArgument)) return [];
  if (isLeafType(type)) return ['id', 'name', 'year'].includes(field.name) ? [field.name] : [];
  if (depth === 0 || !(isObjectType(type) || isInterfaceType(type))) return [];
  const nodes = type.getFields().nodes;
  if (!nodes)
    return model.nodes.has(type.name) ? [`${field.name} { ${fieldsOf(type, depth)} }`] : [];
  const node = getNamedType(nodes.type);
  if (!isObjectType(node) && !isInterfaceType(node)) return [];
  const last = `last_${field.name}: ${field.name}(last: 2) { edges { cursor node { id } } }`;
  // What is counted further down is read node by node.
  const total = depth === DEPTH - 1 ? 'totalCount' : '';
  return [`${field.name}(first: 2) { ${total} nodes { ${fieldsOf(node, depth)} } }`, last];
}

function fieldsOf(type: GraphQLObjectType | GraphQLInterfaceType, depth: number): string {
  const fields = Object.values(type.getFields()).flatMap((field) => asked(field, depth - 1));
  return ['__typename', ...fields].join(' ');
}

/** The types whose nodes one can look up. */
const TYPES = [...model.nodes.keys()].filter((name) => name !== 'Change');

// Not on Neo4j, which reads node by node and takes long to plan as much as is asked here.
describe.each(['fixture', 'seed'] as const)('%s, on embedded', (graph) => {
  let started: Awaited<ReturnType<typeof startApi>>;
  beforeAll(async () => {
    started = await startApi('embedded', graph, { maxAliases: 200 });
  });
  afterAll(() => started.stop());

  test.each(TYPES)('%s', async (name) => {
    const { api } = started;
    const { engine } = api;
    const type = schema.getType(name) as GraphQLObjectType;
    const [some] = await engine.run({
      text: `MATCH (n:${name}) WITH n ORDER BY n.id LIMIT 12 RETURN collect(n.id) AS ids`,
      params: {},
    });
    const ids = some?.ids as readonly string[];
    engine.forget();
    const asking = `... on ${name} { ${fieldsOf(type, DEPTH)} }`;
    await api.data(`query ($ids: [ID!]!) { nodes(ids: $ids) { ${asking} } }`, { ids });
    const statements = engine.statements as readonly (CypherQuery | 'search')[];
    const sent = statements.filter(
      (one): one is CypherQuery => one !== 'search' && one.byLevel !== undefined,
    );
    expect(sent.length > 0).toBe(ids.length > 0);
    for (const { text, params, byLevel } of sent) {
      // A text that the engine has not met, as it remembers which are better read node by node.
      const again: CypherQuery = { text: `${text}\n`, params, byLevel };
      const rows = await engine.run(again);
      const byNode = { ...byLevel?.byNode, params } as CypherQuery;
      expect(rows).toEqual(await engine.run(byNode));
    }
  });
});

describeEachEngine('fixture', (api) => {
  test('what several lead to stands with each of them', async () => {
    const { nodes } = (await api().data(`{
      nodes(ids: ["intervention:andes", "intervention:cocinas", "intervention:pozos"]) {
        ... on Intervention { programs { nodes { id ministries { edges { validFrom node { id programs { nodes { id } } } } } } } }
      }
    }`)) as { nodes: { programs: { nodes: { id: string }[] } }[] };
    const shared = nodes.map(({ programs }) =>
      programs.nodes.find(({ id }) => id === 'program:crecer'),
    );
    const node = { id: 'ministry:inclusion', programs: { nodes: [{ id: 'program:crecer' }] } };
    const ministries = { edges: [{ validFrom: '2012-10', node }] };
    const expected = { id: 'program:crecer', ministries };
    expect(shared).toEqual([expected, expected, expected]);
  });

  test('of several places that something lies in, that with the least id is followed', async () => {
    await markAsChanged(api().engine);
    const document = `{
      community(id: "community:collana") { district { id province { id department { id } } } }
    }`;
    const answer = (district: string, province: string, department: string) => ({
      community: {
        district: {
          id: `district:${district}`,
          province: { id: `province:${province}`, department: { id: `department:${department}` } },
        },
      },
    });
    expect(await api().data(document)).toEqual(answer('080505', '0805', '08'));
    const [from, to, key] = ['community:collana', 'district:010102', 'another'];
    await addRelationship(api().engine, 'PART_OF', [from, to], { key });
    expect(await api().data(document)).toEqual(answer('010102', '0101', '01'));
    const removed = { type: 'PART_OF', change: 'remove', rows: [{ from, to, key }] } as const;
    await api().engine.transaction((transaction) =>
      transaction.write({ relationships: [removed] }),
    );
    expect(await api().data(document)).toEqual(answer('080505', '0805', '08'));
  });
});

describe('a page of much', () => {
  let engine: EmbeddedEngine;
  let sent: jest.SpyInstance<unknown, [text: string, params?: unknown]>;
  beforeAll(async () => {
    engine = new EmbeddedEngine(IN_MEMORY);
    const text = `UNWIND [['few', 4], ['some', 300], ['many', 1200]] AS of
      CREATE (a:Approach:Entity {id: 'approach:' + of[0]})
      WITH a, of UNWIND range(1, of[1]) AS i
      CREATE (:Intervention:Entity {id: of[0] + ' ' + i, nameFolded: toString(i % 2)})-[:APPLIES {key: ''}]->(a)`;
    await engine.transaction((transaction) => cypher(transaction, { text, params: {} }));
    sent = jest.spyOn(grafeo.GrafeoDB.prototype, 'executeCypher');
  });
  afterAll(async () => {
    sent.mockRestore();
    await engine.close();
  });

  /** The first two interventions of an approach, and which of the statements sent were by level. */
  async function ask(id: string, fields: string) {
    const document = `{ approach(id: "approach:x") { interventions(first: 2) { nodes { ${fields} } } } }`;
    const [planned] = planDocument(parse(document), {}).roots.values();
    const root = planned && withKind(planned);
    if (root?.kind !== 'lookup') throw new Error('not a look-up');
    const { plan, values } = root.lookup;
    sent.mockClear();
    const query = engine.compiler.compile(plan, values.with(plan.ids, [id]));
    const [found] = await engine.run(query);
    const { interventions } = found?.row as { interventions: readonly { id: string }[] };
    return {
      ids: interventions.map((one) => one.id),
      byLevel: sent.mock.calls.map(([text]) => text.includes('UNION ALL')),
    };
  }

  test('that cannot be read whole is read node by node, and so are all with that text', async () => {
    const ids = ['many 10', 'many 100'];
    expect(await ask('approach:many', 'id')).toEqual({ ids, byLevel: [true, false] });
    expect(await ask('approach:many', 'id')).toEqual({ ids, byLevel: [false] });
    expect(await ask('approach:few', 'id')).toEqual({ ids: ['few 2', 'few 4'], byLevel: [false] });
  });

  test('that is for nothing most of it is read so the next time', async () => {
    const ids = ['some 10', 'some 100'];
    expect(await ask('approach:some', 'id name')).toEqual({ ids, byLevel: [true] });
    expect(await ask('approach:some', 'id name')).toEqual({ ids, byLevel: [false] });
  });

  test.each([
    'interventions { totalCount }',
    'interventions(where: { name: { contains: "x" } }) { nodes { id } }',
    'interventions(orderBy: [{ count: APPROACHES }]) { aggregate(groupBy: [{ field: STATUS }]) { groups { count } } }',
  ])('is not read by level where each of it is asked for %s', (field) => {
    const document = `{ intervention(id: "intervention:x") { approaches { nodes { id ${field} } } } }`;
    const [planned] = planDocument(parse(document), {}).roots.values();
    const root = planned && withKind(planned);
    if (root?.kind !== 'lookup') throw new Error('not a look-up');
    const { plan, values } = root.lookup;
    expect(engine.compiler.compile(plan, values).byLevel).toBeUndefined();
  });

  test('that is small is read by level each time', async () => {
    const answer = { ids: ['few 2', 'few 4'], byLevel: [true] };
    expect(await ask('approach:few', 'id status')).toEqual(answer);
    expect(await ask('approach:few', 'id status')).toEqual(answer);
  });
});
