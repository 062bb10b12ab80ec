/**
 * A new type is one class and its resolver, and a new root field says itself how it is planned and answered: nothing
 * else of the program knows of them. The classes below stand in for such folders; they are declared before the schema
 * is first built, as every class is.
 */
import pino from 'pino';
import { Int, Query, Resolver } from 'type-graphql';
import { list } from '../src/read/run/node-roots';
import { Root, type RootField } from '../src/read/run/root-field';
import { addArguments } from '../src/schema/make-type';
import { entityResolver } from '../src/schema/entity-resolver';
import { Entity } from '../src/types/entity/entity.type';
import { Node } from '../src/types/entity/node.type';
import { buildTinkuySchema, resolvers } from '../src/build-schema';
import { limitsWith } from '../src/config';
import type { Engine } from '../src/engine/engine';
import { NodeType, Property, Relationship } from '../src/model/decorators';
import { readGraphModel } from '../src/model/read-graph-model';
import { checkRecords } from '../src/ingest/check';
import type { NodeRecord } from '../src/ingest/records';
import { writeGraph } from './support/graphs';
import { startServer, type RunningServer } from '../src/server/create-server';
import { empty, engineWith, anyEngine } from './support/test-engines';

@NodeType({
  plural: 'fieldOffices',
  implements: [Node, Entity],
  description: 'A field office, declared for this test alone.',
})
class FieldOffice extends Entity {
  @Property(() => Int, { description: 'How many work in it.' })
  staff?: number;

  @Relationship({
    type: 'SERVES',
    target: 'Program',
    description: 'The programmes that it serves.',
    inverse: { field: 'fieldOffices', description: 'The field offices that serve it.' },
  })
  programs?: unknown;
}

/** How many work in the field offices under a filter: planned as their list, and answered by its total. */
const staffed: RootField<ReturnType<typeof list.plan>> = {
  plan: (at, selection) =>
    list.plan(at, {
      ...selection,
      args: { where: { staff: { gte: selection.args.atLeast } }, first: 1 },
    }),
  async answer(runner, { plan, values }) {
    const { rows: _rows, ...counts } = plan;
    const [row] = await runner.run({ ...counts, total: true }, values);
    return row?.total;
  },
};

@Resolver()
class StaffedOffices {
  @Root(staffed, 'FieldOffice')
  @Query(() => Int, { description: 'How many field offices have as many people.' })
  staffedOffices(): void {}
}
addArguments(StaffedOffices.prototype, 'staffedOffices', {
  atLeast: { type: () => Int, required: true, description: 'How many people, or more.' },
});

const schema = buildTinkuySchema([...resolvers, entityResolver(FieldOffice), StaffedOffices]);
const model = readGraphModel(schema);

const RECORDS: readonly NodeRecord[] = [
  { id: 'source:a', name: 'Fuente' },
  { id: 'program:a', name: 'Programa', sources: ['source:a'] },
  {
    id: 'field-office:cusco',
    name: 'Oficina de Cusco',
    staff: 12,
    sources: ['source:a'],
    SERVES: ['program:a'],
  },
  {
    id: 'field-office:puno',
    name: 'Oficina de Puno',
    sources: ['source:a'],
    SERVES: [{ to: 'program:a', locator: 'p. 2' }],
  },
].map((values) => ({ at: { file: 'test', node: values.id }, values }));

/** An engine that holds the records alone; its mark makes the next test file write its own graph again. */
async function engineOf(name: string): Promise<Engine> {
  const engine = await engineWith(name, model, 'fixture');
  await empty(engine, 'new type');
  await writeGraph(engine, model, checkRecords(model, RECORDS));
  return engine;
}

describe.each(anyEngine())('on %s', (engineName) => {
  let engine: Engine | undefined;
  let server: RunningServer | undefined;

  beforeAll(async () => {
    engine = await engineOf(engineName);
    server = await startServer(
      { schema, model, engine, log: pino({ level: 'silent' }) },
      { host: '127.0.0.1', port: 0, limits: limitsWith(), corsOrigins: '*' },
    );
  });

  afterAll(async () => {
    await server?.stop();
    await engine?.close();
  });

  test.each<[string, string, unknown]>([
    [
      'one by its id',
      '{ fieldOffice(id: "field-office:cusco") { __typename id name staff } }',
      {
        fieldOffice: {
          __typename: 'FieldOffice',
          id: 'field-office:cusco',
          name: 'Oficina de Cusco',
          staff: 12,
        },
      },
    ],
    [
      'a root field of its own, among others',
      '{ staffedOffices(atLeast: 12) more: staffedOffices(atLeast: 13) program(id: "program:a") { id } }',
      { staffedOffices: 1, more: 0, program: { id: 'program:a' } },
    ],
    [
      'one by its id among all things',
      '{ node(id: "field-office:puno") { id ... on FieldOffice { staff sources { id } } } }',
      { node: { id: 'field-office:puno', staff: null, sources: [{ id: 'source:a' }] } },
    ],
    [
      'a list, filtered by its property and ordered',
      '{ known: fieldOffices(where: { staff: { gte: 10 } }) { totalCount nodes { id } } all: fieldOffices(orderBy: [{ field: STAFF, direction: DESC }]) { nodes { id } } }',
      {
        known: { totalCount: 1, nodes: [{ id: 'field-office:cusco' }] },
        all: { nodes: [{ id: 'field-office:cusco' }, { id: 'field-office:puno' }] },
      },
    ],
    [
      'the relationship from its end',
      '{ fieldOffice(id: "field-office:puno") { programs { edges { locator node { id } } } } }',
      { fieldOffice: { programs: { edges: [{ locator: 'p. 2', node: { id: 'program:a' } }] } } },
    ],
    [
      'the relationship from the other end, filtered and counted',
      '{ programs(where: { fieldOffices: { some: { node: { id: { eq: "field-office:cusco" } } }, count: { eq: 2 } } }) { nodes { id fieldOffices(orderBy: [{ count: PROGRAMS }]) { totalCount nodes { name } } } } }',
      {
        programs: {
          nodes: [
            {
              id: 'program:a',
              fieldOffices: {
                totalCount: 2,
                nodes: [{ name: 'Oficina de Cusco' }, { name: 'Oficina de Puno' }],
              },
            },
          ],
        },
      },
    ],
    [
      'a search for its type',
      '{ search(text: "oficina puno", types: [FIELD_OFFICE]) { edges { matchedField node { __typename id } } } }',
      {
        search: {
          edges: [
            { matchedField: 'name', node: { __typename: 'FieldOffice', id: 'field-office:puno' } },
          ],
        },
      },
    ],
  ])('%s', async (_, query, data) => {
    const response = await fetch(`${server?.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { extensions: _extensions, ...answer } = (await response.json()) as Record<
      string,
      unknown
    >;
    expect(answer).toEqual({ data });
  });
});
