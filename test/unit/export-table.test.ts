/** Cells, columns and rows of exports, on a small schema that also has a comparison. */
import { buildSchema, graphqlSync } from 'graphql';
import { SaxesParser } from 'saxes';
import { limitsWith } from '../../src/config';
import { completeOperation } from '../../src/export/complete';
import { graphMl } from '../../src/export/graphml';
import { documentOf } from '../../src/export/document';
import { readOperation, type ExportOperation } from '../../src/export/read-operation';
import { selectedFields } from '../../src/export/selected';
import { rowSource, tableOf, type RowSource } from '../../src/export/table';
import { graphSelection } from '../../src/export/graph-selection';
import { schema as tinkuy } from '../support/api';
import { csvLines } from '../../src/export/csv-export';
import { permalink } from '../../src/model/ids';

const schema = buildSchema(`
  type Query {
    things(first: Int = 20, after: String): ThingConnection!
    compare(ids: [ID!]!): Comparison!
    list: [Thing]
    thing: Thing
  }
  interface Named { name: String }
  type Thing implements Named { id: ID! name: String tags: [String!]! extra: JSON truth: Boolean inner(first: Int): ThingConnection }
  scalar JSON
  type ThingConnection { totalCount: Int! pageInfo: PageInfo! nodes: [Thing!]! edges: [ThingEdge!]! }
  type ThingEdge { node: Thing! weight: Float }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! endCursor: String }
  type Comparison { dimensions: [ComparedDimension!]! similarities: [Similarity!]! }
  type Similarity { a: ID! b: ID! overall: Float }
  type ComparedDimension { dimension: String! rows: [ComparedRow!]! truncated: Boolean! }
  type ComparedRow { node: Thing! heldBy: [ID!]! cells: [ComparedCell!]! }
  type ComparedCell { item: ID! state: String! note: String }
`);

const operationOf = (query: string, variables = {}): ExportOperation => {
  const operation = readOperation(schema, limitsWith(), { query, variables });
  if (!operation) throw new Error('the operation is not valid');
  return completeOperation(operation);
};

function sourceOf(operation: ExportOperation): RowSource {
  const type = schema.getQueryType();
  const [root] = type ? selectedFields(operation, { type, selections: [operation.field] }) : [];
  if (!root) throw new Error('nothing is selected');
  return rowSource(operation, root);
}

/** The table of an operation on a value of its root field, and what the table leaves out. */
function exported(query: string, value: unknown, variables = {}) {
  const operation = operationOf(query, variables);
  const source = sourceOf(operation);
  const name = source.root.response;
  const { data, errors } = graphqlSync({
    schema,
    source: documentOf(operation),
    rootValue: { [operation.field.name.value]: value },
    variableValues: variables,
  });
  expect(errors).toBeUndefined();
  const { columns, rows, truncated } = tableOf(source, data?.[name]);
  return { table: [columns, ...rows], truncated, leftOut: source.leftOut };
}

const all = { hasNextPage: false, hasPreviousPage: false };

describe('CSV', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+51 84', "'+51 84"],
    ['-x', "'-x"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    // Behind these alone, some begin a cell anew.
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    ['\nx', `"'\nx"`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['a=1', 'a=1'],
    [-5.5, '-5.5'],
    [0, '0'],
    [true, 'true'],
    [null, ''],
    ['', '""'],
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['a\nb', '"a\nb"'],
    ['a\u0000b\uD800', 'a\uFFFDb\uFFFD'],
    ['ñandú 😀', 'ñandú 😀'],
  ])('%j is %j', (cell, expected) => {
    expect(csvLines([[cell, 'x']])).toBe(`${expected},x\r\n`);
  });
});

describe('rows of a list', () => {
  const one = {
    id: 'a',
    name: null,
    tags: ['x; y', '"z"', 'w|v'],
    extra: { k: [1] },
    truth: false,
    inner: {
      totalCount: 3,
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
      nodes: [
        { id: 'b', name: 'B', tags: ['1', '2'] },
        { id: 'c', name: null, tags: [] },
      ],
    },
  };

  test('columns are named by the way to them, lists are joined, a list that is cut short says so', () => {
    const { table } = exported(
      '{ things { totalCount nodes { __typename id n: name tags extra truth inner { totalCount nodes { id name tags } } } } }',
      { totalCount: 1, pageInfo: all, nodes: [{ __typename: 'Thing', ...one }] },
    );
    expect(table).toEqual([
      [
        '__typename',
        'id',
        'n',
        'tags',
        'extra',
        'truth',
        'inner.totalCount',
        'inner.nodes.id',
        'inner.nodes.name',
        'inner.nodes.tags',
      ],
      [
        'Thing',
        'a',
        null,
        '"x; y"; """z"""; "w|v"',
        '{"k":[1]}',
        false,
        3,
        'b; c; …',
        'B; ; …',
        '1 | 2; ; …',
      ],
    ]);
  });

  test('fragments, directives and edges', () => {
    const { table } = exported(
      `query ($no: Boolean!) { things { edges { weight ...F } } }
       fragment F on ThingEdge { node { ... on Named { name } id @skip(if: $no) } }`,
      { totalCount: 1, pageInfo: all, edges: [{ weight: -1.5, node: { id: 'a', name: '=x' } }] },
      { no: true },
    );
    expect(table).toEqual([
      ['weight', 'node.name'],
      [-1.5, '=x'],
    ]);
  });

  test('a plain list, with nothing in a place', () => {
    expect(exported('{ list { id } }', [{ id: 'a' }, null]).table).toEqual([['id'], ['a'], [null]]);
  });

  test('an empty list has columns', () => {
    const value = { totalCount: 0, pageInfo: all, nodes: [] };
    expect(exported('{ things { nodes { id name } } }', value).table).toEqual([['id', 'name']]);
  });
});

describe('a comparison', () => {
  const row = (id: string, states: readonly string[]) => ({
    node: { id, name: id.toUpperCase() },
    heldBy: ['i:1'],
    cells: states.map((state, i) => ({ item: `i:${i + 1}`, state, note: null })),
  });
  const value = {
    dimensions: [
      { dimension: 'APPROACHES', truncated: false, rows: [row('x', ['HAS', 'NONE'])] },
      { dimension: 'GOALS', truncated: true, rows: [row('y', ['NO_DATA', 'HAS'])] },
    ],
    similarities: [{ a: 'i:1', b: 'i:2', overall: 0.5 }],
  };

  test('has a row for each compared thing and a column for each item, asked for or not', () => {
    const { table, truncated, leftOut } = exported(
      '{ compare(ids: ["i:1", "i:2"]) { similarities { overall } dimensions { dimension rows { node { id } } } } }',
      value,
    );
    expect(table).toEqual([
      ['dimension', 'node.id', 'i:1', 'i:2'],
      ['APPROACHES', 'x', 'HAS', 'NONE'],
      ['GOALS', 'y', 'NO_DATA', 'HAS'],
    ]);
    expect([truncated, leftOut]).toEqual([true, ['similarities']]);
  });

  test('more of a cell is a column of the item as well', () => {
    const query = '{ compare(ids: []) { dimensions { rows { cells { state note } } } } }';
    expect(exported(query, value).table[0]).toEqual(['i:1', 'i:1.note', 'i:2', 'i:2.note']);
  });

  test('similarities alone are rows', () => {
    expect(exported('{ compare(ids: []) { similarities { a b overall } } }', value).table).toEqual([
      ['a', 'b', 'overall'],
      ['i:1', 'i:2', 0.5],
    ]);
  });
});

test.each([
  ['{ thing { id } }', 'thing is no table'],
  ['{ things { totalCount } }', 'things must select what the rows are: one of nodes, edges'],
  [
    '{ things { nodes { id } e: edges { weight } } }',
    'things must select only one of nodes, e: a table has rows of one kind',
  ],
  [
    '{ a: thing { id } b: thing { id } }',
    'An export has exactly one root field, and this operation has 2: a, b',
  ],
  ['{ __typename }', 'An export has exactly one root field, and this operation has none'],
  ['{ __schema { types { name } } }', '__schema cannot be exported: it is no data'],
])('%s is refused', (query, message) => {
  expect(() => sourceOf(operationOf(query))).toThrow(message);
});

test('a document has only what its field needs', () => {
  const operation = operationOf(
    'query Q($a: Int, $b: Boolean = true) { things(first: $a) { ...F } list @include(if: $b) { id } } fragment F on ThingConnection { nodes { ...G } } fragment G on Thing { id }',
    { b: false },
  );
  const document = documentOf(operation);
  expect(document).toMatch(/^query Q\(\$a: Int\) \{\n {2}things\(first: \$a\)/);
  expect(document.match(/fragment \w+/g)).toEqual(['fragment F', 'fragment G']);
});

test('permalinks keep the colon of an id', () => {
  expect(permalink('https://t.pe/api', 'district:080505')).toBe(
    'https://t.pe/api/id/district:080505',
  );
  expect(permalink('https://t.pe', 'a:b/c?d')).toBe('https://t.pe/id/a:b%2Fc%3Fd');
});

test('graphs are asked for all values of all types', () => {
  const { nodeFields, edgeFields } = graphSelection(tinkuy);
  expect(nodeFields.size).toBe(23);
  const level = nodeFields.get('Certification')?.find(({ name }) => name === 'level');
  expect(level).toEqual({
    name: 'level',
    response: 'level',
    type: 'CertificationLevel',
    list: false,
  });
  expect(edgeFields.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['validFrom', 'role', 'percentage']),
  );
});

test('GraphML has nothing that XML forbids, whatever texts have', () => {
  const message = 'a\u0000b\u000B\uD800\uFFFF & <c>\t\n"d" \u{1F600}';
  const field = { name: 'description', response: 'description', type: 'String', list: false };
  const common = { values: [{ field, value: message }], sources: [], statements: [] };
  const xml = graphMl(
    {
      nodes: [{ id: 'program:a', type: 'Program', name: message, nameEn: undefined, ...common }],
      edges: [{ key: 'k', type: 'USES', from: 'program:a', to: 'program:b', ...common }],
      paths: [{ explanation: message, nodes: [] }],
      truncated: false,
    },
    { dataset: null, base: 'https://t.pe' },
  );
  const parser = new SaxesParser();
  const texts: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => texts.push(text));
  parser.write(xml).close();
  const read = 'a\uFFFDb\uFFFD\uFFFD\uFFFD & <c>\t\n"d" \u{1F600}';
  expect(texts.filter((text) => text === read)).toHaveLength(4);
});
