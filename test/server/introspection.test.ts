import {
  buildClientSchema,
  getIntrospectionQuery,
  printSchema,
  type IntrospectionQuery,
} from 'graphql';
import { describeAnyEngine, schema } from '../support/api';

const ALL_OF_IT = 'types { name fields { name args { name type { name inputFields { name } } } } }';
const aliased = (times: number, field: string): string =>
  `{ ${Array.from({ length: times }, (_, i) => `a${i}: ${field}`).join(' ')} }`;

describeAnyEngine('fixture', (api) => {
  // Those of GraphiQL, Apollo, GraphQL Code Generator, Relay and Altair are this one with some of its options.
  test.each([
    ['with nothing but what it always has', {}],
    [
      'with all that there is to ask for',
      {
        descriptions: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
      },
    ],
  ])('the usual query for the schema is answered %s', async (_, options) => {
    const data = (await api().data(getIntrospectionQuery(options))) as IntrospectionQuery;
    expect(Object.keys(buildClientSchema(data).getTypeMap()).sort()).toEqual(
      Object.keys(schema.getTypeMap()).sort(),
    );
  });

  test('what it has is the whole schema', async () => {
    const data = await api().data(getIntrospectionQuery({ specifiedByUrl: true, oneOf: true }));
    const read = printSchema(buildClientSchema(data as IntrospectionQuery));
    expect(read.split('\n').sort()).toEqual(printSchema(schema).split('\n').sort());
  });

  test('what is below it counts, six values as one node', async () => {
    const { body } = await api().send(
      `query ($name: String!, $no: Boolean = false) {
      __type(name: $name) {
        name
        enumValues { name ...More deprecationReason @include(if: $no) }
        ... on __Type { kind }
      }
    } fragment More on __EnumValue { description again: name }`,
      { name: 'SortDirection' },
    );
    // Two of the type, three of each of its two values.
    expect(body.extensions?.cost).toEqual({ requested: 2, limit: 50_000 });
  });

  test.each([
    ['a hundred times', aliased(100, `__schema { ${ALL_OF_IT} }`)],
    [
      'a hundred types',
      aliased(
        100,
        `__type(name: "Query") { fields { args { type { inputFields { name description defaultValue isDeprecated type { name kind ofType { name kind ofType { name } } } } } } } }`,
      ),
    ],
  ])(
    'the schema %s costs more than is allowed, and is refused before it is read',
    async (_, query) => {
      expect(await api().send(query)).toMatchObject({
        status: 400,
        body: {
          errors: [
            {
              extensions: {
                code: 'COST_LIMIT_EXCEEDED',
                cost: { requested: 50_001, limit: 50_000 },
              },
            },
          ],
          extensions: { cost: { requested: 50_001, limit: 50_000 } },
        },
      });
    },
  );

  test('aliases and fields below it count among those of the document', async () => {
    const { status, body } = await api().send(`{ __schema ${aliased(101, 'description')} }`);
    expect({ status, message: body.errors?.[0]?.message }).toEqual({
      status: 400,
      message: 'the operation must have at most 100 aliases, got 101',
    });
  });
});

describeAnyEngine(
  'fixture',
  (api) => {
    const names = (first: number): string => `{ districts(first: ${first}) { nodes { name } } }`;

    test('an answer that is longer than is allowed is refused', async () => {
      expect(await api().send(names(10))).toMatchObject({
        status: 400,
        body: {
          errors: [
            {
              message:
                'The answer would have more than 150 characters: ask for smaller pages or fewer fields',
              extensions: { code: 'COST_LIMIT_EXCEEDED' },
            },
          ],
        },
      });
      const { body } = await api().send(names(10));
      expect(body).not.toHaveProperty('data');
    });

    test('one that is not is answered', async () => {
      expect((await api().send(names(1))).status).toBe(200);
    });
  },
  { maxAnswerLength: 150 },
);
