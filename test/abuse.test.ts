import { countAll } from './support/stored';
import { describeAnyEngine, type AnswerBody, type Api } from './support/api';

/** What is sent: an operation as JSON, or a raw request. */
type Sent =
  | { readonly query?: unknown; readonly variables?: unknown; readonly operationName?: unknown }
  | { readonly raw: RequestInit & { readonly search?: string } };

/** An answer without its extensions, its errors without their places in the document. */
interface Answered {
  readonly status: number;
  readonly data?: unknown;
  readonly errors?: readonly Record<string, unknown>[];
}

/** A name, what is sent (some ask for a real cursor first), and the whole answer. */
type Abuse = readonly [string, Sent | ((api: Api) => Promise<Sent>), Answered];

const JSON_TYPE = { 'content-type': 'application/json' };
const CYPHER = "' }) DETACH DELETE n //";
const SIGNS = 'zzqx "\'`$p0 ${x} }) // \\';
const LONG = 'a'.repeat(10_000);

const ONE = 'query ($id: ID!) { intervention(id: $id) { id } }';
const MANY = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const SEARCH = 'query ($text: String!) { search(text: $text) { totalCount nodes { id } } }';
const NAMED =
  'query ($text: String!) { interventions(where: { name: { contains: $text } }) { totalCount } }';
const WHERE = 'query ($where: InterventionFilter) { interventions(where: $where) { totalCount } }';
const AFTER = 'query ($after: String) { interventions(first: 1, after: $after) { nodes { id } } }';
const VERSION = '{ dataset { __typename } }';

const refused = (
  code: string,
  message: string,
  path?: readonly string[],
  status = 400,
): Answered => ({
  status,
  errors: [
    {
      message,
      ...(path && { path }),
      extensions: { code, ...(code === 'BAD_USER_INPUT' && { argument: argumentIn(message) }) },
    },
  ],
});

/** What a message is of: it begins with the argument; graphql-js's, of a variable, with that. */
const argumentIn = (message: string): string | undefined =>
  /^(?:Variable "(\$\w+)"|Argument "(\w+)"|([^ ]+))/.exec(message)?.slice(1).find(Boolean);

const WITHDRAW = 'mutation { withdrawSource(input: { source: "source:a" }) { __typename } }';

/** A value that planning refuses; most of them stand in a list of interventions. */
const bad = (message: string, path: readonly string[] = ['interventions']): Answered =>
  refused('BAD_USER_INPUT', message, path);

const answered = (data: unknown): Answered => ({ status: 200, data });
const nothingFound = answered({ search: { totalCount: 0, nodes: [] } });
const none = answered({ interventions: { totalCount: 0 } });

const notSearched = bad('text must have at least one letter or digit', ['search']);

const noBody = refused(
  'BAD_REQUEST',
  'POST body missing, invalid Content-Type, or JSON object has no keys.',
);

/** The cursor of the first intervention in a list. */
async function cursor(api: Api, list: string): Promise<string> {
  const data = await api.data(`{ page: ${list} { pageInfo { endCursor } } }`);
  return (data as { page: { pageInfo: { endCursor: string } } }).page.pageInfo.endCursor;
}

/** A cursor with the fingerprint of the list of interventions and keys of our own. */
async function forged(api: Api, ...keys: unknown[]): Promise<Sent> {
  const real = Buffer.from(await cursor(api, 'interventions(first: 1)'), 'base64url');
  const [print] = JSON.parse(real.toString()) as unknown[];
  const after = Buffer.from(JSON.stringify([print, ...keys])).toString('base64url');
  return { query: AFTER, variables: { after } };
}

/** As many words as a search takes, each one letter away from a name of the graph. */
async function misspeltNames(api: Api): Promise<string> {
  const data = await api.data('{ districts(first: 100) { nodes { name } } }');
  const { nodes } = (data as { districts: { nodes: { name: string }[] } }).districts;
  const words = nodes.flatMap(({ name }) => name.split(' ')).filter((word) => word.length > 4);
  const misspelt = words.map((word) => `${word.slice(0, -1)}q`);
  return [...new Set(misspelt)].slice(0, 32).join(' ');
}

const nested = (levels: number, open: string, inner: string): string =>
  open.repeat(levels) + inner + '}'.repeat(levels * (open.split('{').length - 1));

const doubling = (levels: number): string =>
  Array.from({ length: levels }, (_, i) => {
    const next = `...F${i + 1}`;
    return `fragment F${i} on Query { ${next} ${next} }`;
  }).join(' ');

function deepFilter(levels: number): unknown {
  let where: unknown = { name: { eq: 'x' } };
  for (let level = 0; level < levels; level += 1) where = { not: where };
  return where;
}

/** A chain of fragments, each of which nests braces around the spread of the next one. */
const chained = (fragments: number, levels: number): string =>
  Array.from({ length: fragments }, (_, i) => {
    const inner = i + 1 < fragments ? `...F${i + 1}` : '__typename';
    return `fragment F${i} on Query ${'{ a: dataset '.repeat(levels)}{ ${inner} }${' }'.repeat(levels)}`;
  }).join(' ');

const tooDeep = refused(
  'GRAPHQL_VALIDATION_FAILED',
  'The document must nest at most 200 levels deep, those of a fragment within what spreads it',
);
const tooDeepVariables = refused('BAD_USER_INPUT', 'variables must nest at most 200 levels deep');

const wrongOperators = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`x${i}`, i]));
const shown = JSON.stringify(wrongOperators)
  .replace(/"/g, '')
  .replace(/([:,{])/g, '$1 ')
  .replace('}', ' }');

const post = (body: string, contentType: string | undefined = 'application/json'): Sent => ({
  raw: { method: 'POST', body, headers: { 'content-type': contentType } },
});

const abuses: readonly Abuse[] = [
  // Ids
  [
    'an id that is none',
    { query: ONE, variables: { id: 'nope' } },
    bad('id must be type:key in lower kebab case, such as district:080505, got "nope"', [
      'intervention',
    ]),
  ],
  [
    'an id of a type that is not there',
    { query: '{ program(id: "dragon:1") { id } }' },
    bad('id must be program:…, got "dragon:1"', ['program']),
  ],
  [
    'an id of another type',
    { query: '{ program(id: "district:080505") { id } }' },
    bad('id must be program:…, got "district:080505"', ['program']),
  ],
  [
    'an id that nothing has',
    { query: ONE, variables: { id: 'intervention:none' } },
    answered({ intervention: null }),
  ],
  [
    'Cypher in an id',
    { query: ONE, variables: { id: CYPHER } },
    bad(
      `id must be type:key in lower kebab case, such as district:080505, got ${JSON.stringify(CYPHER)}`,
      ['intervention'],
    ),
  ],
  [
    'a long id',
    { query: ONE, variables: { id: `intervention:${LONG}` } },
    bad('id must have at most 1000 characters, got 10013', ['intervention']),
  ],
  [
    'a null byte in an id',
    { query: ONE, variables: { id: 'intervention:a\u0000' } },
    bad('id must not contain null characters', ['intervention']),
  ],
  [
    'a bad id among good ones',
    { query: MANY, variables: { ids: ['program:juntos', '$p0'] } },
    answered({ nodes: [{ id: 'program:juntos' }, null] }),
  ],
  [
    '101 ids',
    { query: MANY, variables: { ids: Array(101).fill('program:juntos') } },
    bad('ids must have at most 100 values, got 101', ['nodes']),
  ],

  // Cursors
  [
    'a cursor of another filter',
    async (api) => ({
      query: AFTER,
      variables: {
        after: await cursor(api, 'interventions(first: 1, where: { name: { contains: "a" } })'),
      },
    }),
    bad('after must be a cursor of the same list, order and filter'),
  ],
  [
    'a cursor of another order',
    async (api) => ({
      query: AFTER,
      variables: {
        after: await cursor(
          api,
          'interventions(first: 1, orderBy: [{ field: NAME, direction: DESC }])',
        ),
      },
    }),
    bad('after must be a cursor of the same list, order and filter'),
  ],
  [
    'a cursor of another type',
    async (api) => ({
      query: AFTER,
      variables: { after: await cursor(api, 'programs(first: 1)') },
    }),
    bad('after must be a cursor of the same list, order and filter'),
  ],
  [
    'a cursor of a list in a search',
    async (api) => ({
      query: 'query ($after: String) { search(text: "layo", after: $after) { totalCount } }',
      variables: { after: await cursor(api, 'interventions(first: 1)') },
    }),
    bad('after must be a cursor of the same list, order and filter', ['search']),
  ],
  [
    'a cursor that is none',
    { query: AFTER, variables: { after: 'forged' } },
    bad('after must be a cursor that this list gave, got something else'),
  ],
  [
    'a long cursor',
    { query: AFTER, variables: { after: LONG } },
    bad('after must be a cursor that this list gave, got something else'),
  ],
  [
    'a forged cursor with an object',
    (api) => forged(api, { $gt: '' }, 'x'),
    bad('after must be a cursor that this list gave'),
  ],
  [
    'a forged cursor with too few keys',
    (api) => forged(api, 'x'),
    bad('after must be a cursor of the same list, order and filter'),
  ],
  [
    'a forged cursor with Cypher',
    (api) => forged(api, `zzz${CYPHER}`, CYPHER),
    answered({ interventions: { nodes: [] } }),
  ],
  [
    'a forged cursor with a boolean and a null byte',
    (api) => forged(api, true, '\u0000'),
    bad('after must be a cursor that this list gave'),
  ],

  // Pages
  [
    'first: 0',
    { query: '{ interventions(first: 0) { totalCount } }' },
    bad('first must be between 1 and 100, got 0'),
  ],
  [
    'first: 101',
    { query: '{ interventions(first: 101) { totalCount } }' },
    bad('first must be between 1 and 100, got 101'),
  ],
  [
    'first: -1',
    { query: '{ interventions(first: -1) { totalCount } }' },
    bad('first must be between 1 and 100, got -1'),
  ],
  [
    'last: 0',
    { query: '{ interventions(last: 0) { totalCount } }' },
    bad('last must be between 1 and 100, got 0'),
  ],
  [
    'first: 0 within',
    { query: '{ interventions(first: 1) { nodes { approaches(first: 0) { totalCount } } } }' },
    bad('first must be between 1 and 100, got 0', ['interventions', 'nodes', 'approaches']),
  ],
  [
    'first and last together',
    { query: '{ interventions(first: 1, last: 1) { totalCount } }' },
    bad('first and last must not be given together'),
  ],
  [
    'first beyond 32 bits',
    { query: '{ interventions(first: 99999999999) { totalCount } }' },
    refused(
      'GRAPHQL_VALIDATION_FAILED',
      'Int cannot represent non 32-bit signed integer value: 99999999999',
    ),
  ],

  // Text that would be syntax elsewhere
  ['signs in a search', { query: SEARCH, variables: { text: SIGNS } }, nothingFound],
  ['Cypher in a search', { query: SEARCH, variables: { text: CYPHER } }, nothingFound],
  ['Lucene in a search', { query: SEARCH, variables: { text: 'zzqx:x OR *' } }, nothingFound],
  [
    'Lucene operators in a search',
    { query: SEARCH, variables: { text: 'layo AND NOT zzqxwv' } },
    nothingFound,
  ],
  ['Lucene for everything', { query: SEARCH, variables: { text: '*:*' } }, notSearched],
  ['only a tilde', { query: SEARCH, variables: { text: '~' } }, notSearched],
  ['only quotes and slashes', { query: SEARCH, variables: { text: '"\\\\"//' } }, notSearched],
  ['an empty search', { query: SEARCH, variables: { text: ' \t' } }, notSearched],
  [
    'a long search',
    { query: SEARCH, variables: { text: LONG } },
    bad('text must have at most 1000 characters, got 10000', ['search']),
  ],
  [
    'a search for one long word',
    { query: SEARCH, variables: { text: 'z'.repeat(1_000) } },
    nothingFound,
  ],
  [
    'a search for 500 words',
    {
      query: SEARCH,
      variables: {
        text: Array.from({ length: 500 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join(' '),
      },
    },
    bad('text must have at most 32 different words, got 500', ['search']),
  ],
  [
    'a search for as many misspelt names as it may hold',
    async (api) => ({ query: SEARCH, variables: { text: await misspeltNames(api) } }),
    nothingFound,
  ],
  [
    'a null byte in a search',
    { query: SEARCH, variables: { text: 'a\u0000b' } },
    bad('text must not contain null characters', ['search']),
  ],
  ['signs in a filter', { query: NAMED, variables: { text: SIGNS } }, none],
  ['Cypher in a filter', { query: NAMED, variables: { text: CYPHER } }, none],
  [
    'a long text in a filter',
    { query: NAMED, variables: { text: LONG } },
    bad('where.name.contains must have at most 1000 characters, got 10000'),
  ],
  [
    'a null byte in a filter',
    { query: NAMED, variables: { text: '\u0000' } },
    bad('where.name.contains must not contain null characters'),
  ],
  [
    'Cypher in an enum',
    { query: WHERE, variables: { where: { status: { eq: 'ACTIVE` SET n' } } } },
    refused(
      'BAD_USER_INPUT',
      'Variable "$where" got invalid value "ACTIVE` SET n" at "where.status.eq"; Value "ACTIVE` SET n" does not exist in "ActivityStatus" enum.',
    ),
  ],
  [
    'Cypher in a date',
    { query: WHERE, variables: { where: { startedOn: { gte: "2012' OR 1=1" } } } },
    refused(
      'BAD_USER_INPUT',
      'Variable "$where" got invalid value "2012\' OR 1=1" at "where.startedOn.gte"; ' +
        'PartialDate must be a year, a month or a day such as 2021, 2021-11 or 2021-11-05, got "2012\' OR 1=1"',
    ),
  ],
  [
    'a key of the prototype in a filter',
    {
      query: WHERE,
      variables: { where: JSON.parse('{"__proto__": {"polluted": true}}') as unknown },
    },
    refused(
      'BAD_USER_INPUT',
      'Variable "$where" got invalid value { __proto__: { polluted: true } }; Field "__proto__" is not defined by type "InterventionFilter".',
    ),
  ],

  // Filters that ask for nothing or too much
  [
    'or: []',
    { query: WHERE, variables: { where: { or: [] } } },
    bad('where.or must have at least one condition'),
  ],
  [
    'not: {}',
    { query: WHERE, variables: { where: { not: {} } } },
    bad('where.not must have at least one condition'),
  ],
  [
    'null for a field',
    { query: WHERE, variables: { where: { name: null } } },
    bad('where.name must not be null: leave it out, or ask with isNull'),
  ],
  [
    'null for a value',
    { query: WHERE, variables: { where: { name: { eq: null } } } },
    bad('where.name.eq must not be null: leave it out, or ask with isNull'),
  ],
  [
    '1,001 values',
    { query: WHERE, variables: { where: { id: { in: Array(1001).fill('intervention:x') } } } },
    bad('where.id.in must have at most 1000 values, got 1001'),
  ],
  [
    '1,001 places',
    {
      query: WHERE,
      variables: { where: { places: { some: { within: Array(1001).fill('district:080505') } } } },
    },
    bad('where.places.some.within must have at most 1000 values, got 1001'),
  ],
  [
    '1,001 conditions',
    { query: WHERE, variables: { where: { or: Array(1001).fill({ name: { eq: 'x' } }) } } },
    bad('where.or must have at most 1000 values, got 1001'),
  ],
  [
    '300 conditions',
    { query: WHERE, variables: { where: { or: Array(300).fill({ name: { eq: 'x' } }) } } },
    bad('where must have at most 200 conditions'),
  ],
  [
    'a filter 100 levels deep',
    { query: WHERE, variables: { where: deepFilter(100) } },
    bad('where must nest at most 20 levels deep'),
  ],

  [
    'variables 3,000 levels deep',
    { query: WHERE, variables: { where: deepFilter(3_000) } },
    tooDeepVariables,
  ],
  [
    'variables 1,000 levels deep by GET',
    {
      raw: {
        search: `?${new URLSearchParams({ query: WHERE, variables: `{"where":${'['.repeat(1_000)}${']'.repeat(1_000)}}` }).toString()}`,
        headers: JSON_TYPE,
      },
    },
    tooDeepVariables,
  ],
  [
    'extensions 200,000 levels deep',
    post(`{"query":"{__typename}","extensions":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    refused('BAD_USER_INPUT', 'extensions must nest at most 200 levels deep'),
  ],
  [
    'more faults in variables than are told',
    { query: WHERE, variables: { where: { name: wrongOperators } } },
    {
      status: 400,
      errors: [
        ...Array.from({ length: 10 }, (_, i) => ({
          message: `Variable "$where" got invalid value ${shown} at "where.name"; Field "x${i}" is not defined by type "StringFilter".`,
          extensions: { code: 'BAD_USER_INPUT', argument: '$where' },
        })),
        {
          message: 'Too many errors processing variables, error limit reached. Execution aborted.',
          extensions: { code: 'BAD_USER_INPUT', argument: 'variables' },
        },
      ],
    },
  ],

  // Documents that ask for too much
  ['fields 3,000 levels deep', { query: nested(3_000, '{ a', '') }, tooDeep],
  [
    'a list of lists 4,900 levels deep',
    { query: `{ interventions(where: ${'['.repeat(4_900)}${']'.repeat(4_900)}) { totalCount } }` },
    tooDeep,
  ],
  [
    'a filter in the document 3,000 levels deep',
    { query: `{ interventions(where: ${nested(3_000, '{ not: ', '{}')}) { totalCount } }` },
    tooDeep,
  ],
  [
    'a filter in a directive 3,000 levels deep',
    { query: `{ __typename @include(if: ${nested(3_000, '{ a: ', '1')}) }` },
    tooDeep,
  ],
  [
    'a variable of a type of lists 4,000 levels deep',
    { query: `query ($a: ${'['.repeat(4_000)}Int${']'.repeat(4_000)}) { __typename }` },
    tooDeep,
  ],
  ['braces that are never closed', { query: '{ a'.repeat(4_000) }, tooDeep],
  ['braces before a sign that there is not', { query: `${'{ a'.repeat(4_000)} \u0000` }, tooDeep],
  [
    'fields 300 levels deep by fragments in each other',
    { query: `{ ...F0 } ${chained(30, 10)}` },
    tooDeep,
  ],
  [
    'fragments in each other that nothing spreads',
    { query: `{ __typename } ${chained(30, 10)}` },
    tooDeep,
  ],
  [
    'fields 3,000 levels deep in an export',
    {
      raw: {
        method: 'POST',
        headers: { ...JSON_TYPE, accept: 'text/csv' },
        body: JSON.stringify({ query: nested(3_000, '{ a', '') }),
      },
    },
    tooDeep,
  ],
  [
    'braces in texts and remarks, which are no levels',
    { query: `{ search(text: "${'{['.repeat(200)}x") { totalCount } } # ${'('.repeat(300)}` },
    answered({ search: { totalCount: 0 } }),
  ],
  [
    'fields 100 levels deep',
    {
      query: `{ interventions { nodes ${nested(25, '{ approaches { nodes { interventions { nodes ', '{ id }')} } }`,
    },
    refused('GRAPHQL_VALIDATION_FAILED', 'the operation must nest at most 20 fields deep, got 103'),
  ],
  [
    '1,000 aliases',
    { query: `{ ${Array.from({ length: 1_000 }, (_, i) => `a${i}: __typename`).join(' ')} }` },
    refused('GRAPHQL_VALIDATION_FAILED', 'the operation must have at most 100 aliases, got 1000'),
  ],
  [
    'a fragment cycle',
    {
      query:
        '{ interventions { nodes { ...A } } } fragment A on Intervention { ...B } fragment B on Intervention { ...A }',
    },
    refused('GRAPHQL_VALIDATION_FAILED', 'Cannot spread fragment "A" within itself via "B".'),
  ],
  [
    'fragments that spread the next one twice, to a thousand million fields',
    { query: `{ ...F0 } ${doubling(30)} fragment F30 on Query { a: __typename }` },
    refused(
      'GRAPHQL_VALIDATION_FAILED',
      'the operation must have at most 100 aliases, got 1073741824',
    ),
  ],
  [
    'fragments that spread the next one twice, to a thousand fields and more',
    { query: `{ ...F0 } ${doubling(11)} fragment F11 on Query { limits { maxCost } }` },
    refused('GRAPHQL_VALIDATION_FAILED', 'the operation must have at most 2000 fields, got 4096'),
  ],
  [
    'too many tokens',
    { query: `{ ${'__typename '.repeat(10_001)} }` },
    refused(
      'GRAPHQL_PARSE_FAILED',
      'Syntax Error: Document contains more that 10000 tokens. Parsing aborted.',
    ),
  ],
  [
    'a million nodes',
    {
      query:
        '{ interventions(first: 100) { nodes { approaches(first: 100) { nodes { interventions(first: 100) { nodes { id } } } } } } }',
    },
    {
      status: 400,
      errors: [
        {
          message:
            'The operation could answer with 1010100 nodes; at most 50000 are allowed. ' +
            'interventions.nodes.approaches.nodes.interventions asks for most, 1000000: ask for smaller pages or fewer levels there.',
          path: ['interventions', 'nodes', 'approaches', 'nodes', 'interventions'],
          extensions: {
            code: 'COST_LIMIT_EXCEEDED',
            cost: { requested: 1_010_100, limit: 50_000 },
          },
        },
      ],
    },
  ],

  // Operations
  [
    'an unknown field',
    { query: '{ nope }' },
    refused(
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "nope" on type "Query". Did you mean "node" or "nodes"?',
    ),
  ],
  [
    'an unknown operation',
    { query: `query A ${VERSION}`, operationName: 'B' },
    refused('OPERATION_RESOLUTION_FAILURE', 'Unknown operation named "B".'),
  ],
  [
    'two operations and no name',
    { query: `query A ${VERSION} query B ${VERSION}` },
    refused(
      'OPERATION_RESOLUTION_FAILURE',
      'Must provide operation name if query contains multiple operations.',
    ),
  ],
  [
    'a mutation',
    { query: WITHDRAW },
    refused(
      'CURATION_OFF',
      'Mutations are off: this server only reads. The settings AUTH_ISSUER, AUTH_AUDIENCE and AUTH_JWKS_URL or AUTH_PUBLIC_KEY turn them on',
      undefined,
      403,
    ),
  ],
  [
    'a mutation that there is not',
    { query: 'mutation { deleteEverything }' },
    refused(
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "deleteEverything" on type "Mutation".',
    ),
  ],
  [
    'a subscription',
    { query: 'subscription { everything }' },
    refused('GRAPHQL_VALIDATION_FAILED', 'There are no subscriptions'),
  ],
  [
    'a document that ends too early',
    { query: '{ interventions(' },
    refused('GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'),
  ],
  [
    'a variable of the wrong type',
    { query: ONE, variables: { id: { $ne: null } } },
    refused(
      'BAD_USER_INPUT',
      'Variable "$id" got invalid value { $ne: null }; ID cannot represent value: { $ne: null }',
    ),
  ],
  [
    'a text for a number',
    {
      query: 'query ($n: Int) { interventions(first: $n) { totalCount } }',
      variables: { n: '1; x' },
    },
    refused(
      'BAD_USER_INPUT',
      'Variable "$n" got invalid value "1; x"; Int cannot represent non-integer value: "1; x"',
    ),
  ],
  [
    'a variable left out',
    { query: ONE },
    refused('BAD_USER_INPUT', 'Variable "$id" of required type "ID!" was not provided.'),
  ],

  [
    'null for a directive by a variable with a default',
    {
      query: 'query ($x: Boolean = true) { interventions @include(if: $x) { totalCount } }',
      variables: { x: null },
    },
    refused('BAD_USER_INPUT', 'Argument "if" of non-null type "Boolean!" must not be null.'),
  ],
  [
    'null for a directive below what is planned',
    {
      query: 'query ($x: Boolean = true) { limits { maxCost @include(if: $x) } }',
      variables: { x: null },
    },
    {
      ...refused(
        'BAD_USER_INPUT',
        'Argument "if" of non-null type "Boolean!" must not be null.',
        ['limits'],
        200,
      ),
      data: null,
    },
  ],
  [
    'null for an argument by a variable with a default',
    {
      query: 'query ($id: ID = "program:juntos") { program(id: $id) { id } }',
      variables: { id: null },
    },
    refused('BAD_USER_INPUT', 'Argument "id" of non-null type "ID!" must not be null.'),
  ],
  [
    'the same in an export',
    {
      raw: {
        search: `.csv?${new URLSearchParams({ query: 'query ($x: Boolean = true) { interventions @include(if: $x) { nodes { id } } }', variables: '{"x":null}' }).toString()}`,
      },
    },
    refused('BAD_USER_INPUT', 'Argument "if" of non-null type "Boolean!" must not be null.'),
  ],

  // Requests
  ['wrong JSON', post('{"query": '), refused('BAD_REQUEST', 'The body must be valid JSON')],
  ['a JSON text', post('"query"'), refused('BAD_REQUEST', 'The body must be valid JSON')],
  ['an empty body', post(''), noBody],
  ['an empty object', post('{}'), noBody],
  ['another content type', post('<query/>', 'application/xml'), noBody],
  [
    'an array of operations',
    post(JSON.stringify([{ query: VERSION }])),
    refused('BAD_REQUEST', 'Operation batching disabled.'),
  ],
  [
    'a query that is a number',
    { query: 5 },
    refused('BAD_REQUEST', 'GraphQL queries must be strings.'),
  ],
  [
    'variables as a text',
    { query: VERSION, variables: '{}' },
    refused(
      'BAD_REQUEST',
      '`variables` in a POST body should be provided as an object, not a recursively JSON-encoded string.',
    ),
  ],
  [
    'a body over the limit',
    { query: `# ${'a'.repeat(512 * 1024)}` },
    refused('BAD_REQUEST', 'The body must have at most 524288 bytes', undefined, 413),
  ],
  [
    'an unknown encoding',
    { raw: { method: 'POST', body: '{}', headers: { ...JSON_TYPE, 'content-encoding': 'rot13' } } },
    refused('BAD_REQUEST', 'The request could not be read', undefined, 415),
  ],
  [
    'a body that is not gzip',
    { raw: { method: 'POST', body: '{}', headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } } },
    refused('BAD_REQUEST', 'The request could not be read'),
  ],
  ['a form', post('query={__typename}', 'application/x-www-form-urlencoded'), noBody],
  ['JSON sent as text', post(JSON.stringify({ query: VERSION }), 'text/plain'), noBody],
  [
    'a mutation as a form, with a token that no page has',
    post(`query=${encodeURIComponent(WITHDRAW)}`, 'application/x-www-form-urlencoded'),
    noBody,
  ],
  [
    'a mutation by GET',
    {
      raw: {
        search: `?query=${encodeURIComponent(WITHDRAW)}`,
      },
    },
    refused(
      'BAD_REQUEST',
      'GET requests only support query operations, not mutation operations',
      undefined,
      405,
    ),
  ],
  [
    'another method',
    { raw: { method: 'DELETE', headers: JSON_TYPE } },
    refused('BAD_REQUEST', 'Apollo Server supports only GET/POST requests.', undefined, 405),
  ],
];

/** What only a database, a stack or a file system says; `MATCH` is in no text that these tests send. */
const INTERNALS =
  /MATCH|Cypher|Neo4j|Grafeo|Lucene|^ {4}at |\\n {4}at |\/src\/|node_modules|\.[jt]s:\d/i;

async function send(api: Api, sent: Sent): Promise<{ status: number; text: string }> {
  const { search = '', ...init } =
    'raw' in sent ? sent.raw : { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(sent) };
  const response = await fetch(`${api.url}/graphql${search}`, init);
  return { status: response.status, text: await response.text() };
}

function withoutPlaces({ status, text }: { status: number; text: string }): Answered {
  const { extensions: _extensions, errors, ...rest } = JSON.parse(text) as AnswerBody;
  const placeless = errors?.map((error) => ({ ...error, locations: undefined }));
  return JSON.parse(JSON.stringify({ status, ...rest, errors: placeless })) as Answered;
}

describeAnyEngine('seed', (api) => {
  const texts: string[] = [];
  let before: unknown;
  beforeAll(async () => {
    before = await countAll(api().engine);
  });

  test.each(abuses)('%s', async (_name, sent, expected) => {
    const received = await send(api(), typeof sent === 'function' ? await sent(api()) : sent);
    texts.push(received.text);
    expect(withoutPlaces(received)).toEqual(expected);
  });

  test('afterwards the graph is as it was', async () => {
    expect(await countAll(api().engine)).toEqual(before);
  });

  test('afterwards the server still answers', async () => {
    const { status, text } = await send(api(), { query: VERSION });
    expect({ status, data: (JSON.parse(text) as AnswerBody).data }).toEqual({
      status: 200,
      data: { dataset: { __typename: 'Dataset' } },
    });
  });

  test('no answer told of the database, the code or the file system', () => {
    expect(texts.length).toBe(abuses.length);
    expect(texts.filter((text) => INTERNALS.test(text))).toEqual([]);
  });

  test('nothing of it was a fault of ours', () => {
    expect(api().logLines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
