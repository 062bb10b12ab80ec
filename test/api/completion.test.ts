/** What a document asks is completed as GraphQL's own executor completes it, and nothing is where that must speak. */
import { setNodes } from '../support/stored';
import { execute, getOperationAST, parse, print } from 'graphql';
import { completionsOf } from '../../src/read/run/completion';
import { fieldResolver } from '../../src/read/run/field-resolver';
import type { RequestContext } from '../../src/read/run/request-context';
import type { Variables } from '../../src/read/run/view';
import { OPERATIONS_FOLDER } from '../../src/server/create-server';
import { loadExamples } from '../../src/server/playground/load-examples';
import { describeAnyEngine, schema } from '../support/api';
import { contextOf, contextsOn } from '../support/contexts';
import { markAsChanged } from '../support/test-engines';

const completionOf = completionsOf(schema);

/** What completes a document's one operation; undefined where GraphQL's executor does. */
function completionIn(query: string) {
  const document = parse(query);
  const operation = getOperationAST(document);
  return operation ? completionOf(document, operation) : undefined;
}

describeAnyEngine('seed', (api) => {
  const contextFor = (query: string, variables: Variables): Promise<RequestContext> =>
    contextOf(contextsOn(api().engine), query, variables);

  const ALIASES = `{
    a: programs(first: 2) { kind: __typename n: nodes { t: __typename label: name(lang: EN) cited: citation(style: APA) } pageInfo { __typename hasNextPage } }
    b: node(id: "program:haku-winay") { __typename id ... on Program { name ministries { edges { __typename node { id } } } } }
    none: node(id: "program:no-such") { id }
    __typename
  }`;
  const OWN = [
    { name: 'names of types, aliases, arguments, nothing found', query: ALIASES, variables: {} },
    {
      name: 'fields that are left out by a constant',
      query: '{ programs { totalCount @skip(if: true) nodes { id name @include(if: false) } } }',
      variables: {},
    },
  ];
  const examples = loadExamples(OPERATIONS_FOLDER).map(({ name, query, variables }) => ({
    name,
    query: print(parse(query)),
    variables: variables ?? {},
  }));

  test.each([...OWN, ...examples])('$name', async ({ query, variables }) => {
    const complete = completionIn(query);
    expect(complete === undefined).toBe(/^ *(dataset|limits)\b/m.test(query));
    if (!complete) return;
    const data = await complete(await contextFor(query, variables), variables);
    const expected = await execute({
      schema,
      document: parse(query),
      variableValues: variables,
      contextValue: await contextFor(query, variables),
      fieldResolver,
    });
    expect(expected.errors).toBeUndefined();
    expect(JSON.stringify(data)).toBe(JSON.stringify(expected.data));
  });

  test('where a root field has an error, GraphQL tells it and asks nothing again', async () => {
    const query =
      '{ program(id: "program:haku-winay") { id } similar(id: "program:no-such") { items { score } } }';
    const { body } = await api().send(query);
    const { statements } = api().logLines.findLast(({ msg }) => msg === 'operation') ?? {};
    expect(body.errors).toMatchObject([{ path: ['similar'], extensions: { code: 'NOT_FOUND' } }]);
    expect(body.data).toEqual({ program: { id: 'program:haku-winay' }, similar: null });
    // The third looks for what is near the id.
    expect(statements).toBe(3);
  });

  test('where there is nothing and something must be, GraphQL says so', async () => {
    await markAsChanged(api().engine);
    await setNodes(api().engine, { ids: ['program:haku-winay'] }, { name: null });
    const { body } = await api().send('{ program(id: "program:haku-winay") { id name } }');
    expect(body.errors).toMatchObject([{ path: ['program', 'name'] }]);
    expect(body.data).toEqual({ program: null });
  });
});

test.each([
  [
    'a variable decides what is asked',
    'query ($all: Boolean!) { programs { totalCount @include(if: $all) } }',
  ],
  ['a root field is not planned', '{ programs { totalCount } limits { maxCost } }'],
  ['the schema itself is asked for', '{ __schema { queryType { name } } programs { totalCount } }'],
])('GraphQL answers where %s', (_, query) => {
  expect(completionIn(query)).toBeUndefined();
});

test('the same operation is worked out once', () => {
  const document = parse('{ programs { totalCount } }');
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  expect(completionOf(document, operation)).toBe(completionOf(document, operation));
});
