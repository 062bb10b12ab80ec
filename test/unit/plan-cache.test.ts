/** What was planned and compiled of a document before is planned and compiled no otherwise for other variables. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print, type DocumentNode } from 'graphql';
import { limitsWith } from '../../src/config';
import { CypherCompiler } from '../../src/engine/cypher/cypher-compiler';
import { EmbeddedCompiler } from '../../src/engine/embedded/embedded-compiler';
import { Binding, derived, guard, Template } from '../../src/read/plan/bindings';
import { encodeCursor } from '../../src/read/plan/cursor';
import type { QueryPlan } from '../../src/read/plan/query-plan';
import type { PlanningContext } from '../../src/read/plan/scope';
import { isPage, type PlannedPage } from '../../src/read/run/node-roots';
import { PlanCache } from '../../src/read/run/plan-cache';
import type { OperationPlan } from '../../src/read/run/root-field';
import { schema } from '../support/api';
import { planDocument } from '../support/plan';
import { Random } from '../support/random';
import { withVariables, type Variables } from '../support/with-variables';

type Context = Partial<PlanningContext>;

const GOLDEN = join(__dirname, '../golden');

const plan = (
  document: DocumentNode,
  variables: Variables,
  plans?: PlanCache,
  context: Context = {},
): OperationPlan =>
  planDocument(document, variables, { facts: { revision: 3 }, ...context }, plans);

/** The statements of all that is to be run, wherever it stands in a plan. */
function statements(of: unknown, compiler: CypherCompiler): unknown[] {
  if (of instanceof Map) return [...of.values()].flatMap((one) => statements(one, compiler));
  if (of === null || typeof of !== 'object') return [];
  const { plan: own, values } = of as { plan?: QueryPlan; values?: readonly unknown[] };
  const compiled = own && values ? [compiler.compile(own, values)] : [];
  return [...compiled, ...Object.values(of).flatMap((one) => statements(one, compiler))];
}

/** All that is to be compiled in what was planned. */
function plansIn(of: unknown): unknown[] {
  if (of instanceof Map) return [...of.values()].flatMap(plansIn);
  if (of === null || typeof of !== 'object') return [];
  return Object.entries(of).flatMap(([key, one]: [string, unknown]) =>
    key === 'plan' && typeof one === 'object' ? [one] : plansIn(one),
  );
}

/** What is told of a request: what was planned, or why it is refused. */
const outcome = (make: () => unknown): unknown => {
  try {
    return make();
  } catch (error) {
    return (error as Error).message;
  }
};

const goldens = readdirSync(GOLDEN).flatMap((name) => {
  const file = join(GOLDEN, name, 'variables.json');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
  const variables = JSON.parse(text) as Variables;
  // Cursors stand there by their keys.
  if ('after' in variables || 'before' in variables) return [];
  const document = parse(readFileSync(join(GOLDEN, name, 'query.graphql'), 'utf8'));
  return [{ name, document, variables }];
});

test.each(goldens)('the golden $name', ({ document, variables }) => {
  const fresh = plan(document, variables);
  const plans = new PlanCache();
  for (const compiler of [new CypherCompiler(), new EmbeddedCompiler()]) {
    const texts = statements(fresh, compiler);
    for (let i = 0; i < 3; i++) {
      const again = plan(document, variables, plans);
      expect(again).toEqual(fresh);
      expect(statements(again, compiler)).toEqual(texts);
    }
  }
});

const unvaried = goldens
  .map(({ name, document }) => ({ name, text: print(document) }))
  .filter(({ text }) => text.startsWith('{'));

const varied = withVariables(
  schema,
  unvaried.map(({ text }) => text),
  5,
  new Random(20_261_201),
).map((one, i) => ({ name: unvaried[i]?.name, ...one }));

test('all values of a golden are variables, which other goldens give their values', () => {
  expect(varied.length).toBeGreaterThan(20);
});

test.each(varied)('the golden $name with variables', ({ document, variables }) => {
  const parsed = parse(document);
  const plans = new PlanCache();
  const compiler = new CypherCompiler();
  for (const given of [...variables, ...variables]) {
    const fresh = outcome(() => plan(parsed, given));
    const again = outcome(() => plan(parsed, given, plans));
    expect(again).toEqual(fresh);
    expect(statements(again, compiler)).toEqual(statements(fresh, new CypherCompiler()));
  }
});

const SIZES = parse(`query ($where: InterventionFilter, $first: Int, $few: Int, $all: Boolean!) {
  interventions(where: $where, first: $first) {
    nodes { ...One approaches(first: $few) { nodes { name } } }
    edges { node { components(first: 3) { nodes { name } } places @include(if: $all) { nodes { id } } } }
  }
  programs(first: 2) { nodes { interventions(first: 4) { nodes { ...One } } } }
}
fragment One on Intervention { id certifications(first: 5) { nodes { year category { name } } } }`);

const PAGE = parse(`query ($where: InterventionFilter, $after: String) {
  interventions(where: $where, first: 2, after: $after) { nodes { id } pageInfo { endCursor } } }`);

const WITHIN = parse(`query ($place: ID!, $others: [ID!]!) {
  interventions(where: { places: { some: { within: [$place, "province:0805"] } }, programs: { some: {
    node: { id: { in: $others } } } } }) { nodes { id } } }`);

const PATHS = parse(`query ($from: ID!, $to: ID!, $avoid: [ID!], $length: Int) {
  paths(from: $from, to: $to, avoid: $avoid, maxLength: $length) { nodes { id } } }`);

const CHANGES = parse(
  'query ($of: ID) { changes(since: { revision: 0 }, entity: $of) { nodes { id } } }',
);

const has = (approach: string, name?: string): Variables => ({
  where: {
    approaches: { some: { node: { id: { eq: approach } } } },
    ...(name && { name: { contains: name } }),
  },
});

const STATEMENTS = parse(`query ($id: ID!, $after: String) {
  sourceStatements(id: $id, after: $after, first: 2) { statements { locator } pageInfo { endCursor } } }`);

const RELATIONSHIPS = parse(
  'query ($among: [ID!]!) { relationships(among: $among) { edges { type } } }',
);

const SEARCH = parse(`query ($text: String!, $after: String) {
  search(text: $text, after: $after) { nodes { id } } }`);

const ANY = parse(
  'query ($id: ID!, $ids: [ID!]!) { node(id: $id) { id } nodes(ids: $ids) { id } }',
);

const TIME = parse(`query ($asOf: PointInTime, $from: PartialDate, $years: [PartialDate!]) {
  interventions(asOf: $asOf, where: { startedOn: { gte: $from, in: $years } }) { nodes { id approaches { nodes { id } } } } }`);

const cases: readonly { name: string; document: DocumentNode; asked: readonly Variables[] }[] = [
  {
    name: 'other sizes, conditions, fields and values',
    document: SIZES,
    asked: [
      { all: true },
      { all: false },
      { all: true, first: 7, few: 2 },
      { all: true, first: 7, few: 3 },
      { all: true, first: 1_000 },
      { all: false, where: { name: { contains: 'agua' } } },
      { all: false, where: { name: { contains: 'tierra' }, approaches: { some: {} } } },
    ],
  },
  {
    name: 'cursors that tell of entities or of relationships, of this source or another',
    document: STATEMENTS,
    asked: ['a', 'b'].flatMap((key) => {
      const id = `source:${key}`;
      const list = ['sourceStatements', id];
      const cursors = [
        encodeCursor(list, ['program:a', '', '', '']),
        encodeCursor(list, ['program:b', '', '', '']),
        encodeCursor(list, ['program:b', 'APPLIES', 'approach:a', '']),
        encodeCursor(['sourceStatements', 'source:a'], ['program:c', '', '', '']),
        'x',
      ];
      return [{ id }, ...cursors.map((after) => ({ id, after }))];
    }),
  },
  {
    name: 'ids of which some are the same, which costs less',
    document: RELATIONSHIPS,
    asked: [
      ['program:a', 'approach:b'],
      ['program:b', 'approach:c'],
      ['program:a', 'program:a'],
      ['program:c', 'approach:new'],
      ['approach:old', 'approach:new'],
      ['program:c', 'nothing:new'],
    ].map((among) => ({ among })),
  },
  {
    name: 'texts that can be searched for, and others',
    document: SEARCH,
    asked: ['agua', ' tierra ', '!', 'a b c d e f g h i j k l m n o p q r s t u v', 'agua'].flatMap(
      (text) => [
        { text },
        { text, after: encodeCursor(['search', text.trim(), [], 'today'], [1, 'program:a']) },
        { text, after: encodeCursor(['search', 'agua', [], 'today'], [1, 'program:b']) },
      ],
    ),
  },
  {
    name: 'ids of any type, of entities or not, and of none',
    document: ANY,
    asked: ['program:a', 'change:b', 'nothing:c', 'x', `program:${'x'.repeat(2_000)}`].flatMap(
      (id) => [
        { id, ids: ['program:b'] },
        { id, ids: ['nothing:b', id] },
        { id, ids: ['change:b'] },
      ],
    ),
  },
  {
    name: 'parts of the schema, which cost what they have',
    document: parse('query ($name: String!) { __type(name: $name) { fields { name } } }'),
    asked: ['Program', 'District', 'Program', 'Nothing'].map((name) => ({ name })),
  },
  {
    name: 'days and periods',
    document: TIME,
    asked: [
      { asOf: '2016' },
      { asOf: '2020' },
      { asOf: '2016' },
      { asOf: 'always' },
      { from: '2016', years: ['2017', '2018-03'] },
      { from: '2016-02-03', years: ['2017', '2018'] },
      { from: '2016-02', years: [] },
    ],
  },
  {
    name: 'within an input object, beside texts and nulls',
    document: PAGE,
    asked: [
      {},
      { where: null },
      has('approach:a', 'agua'),
      has('approach:b', 'agua'),
      has('approach:c', 'Agua'),
      has('approach:d', 'approach:d'),
      has('approach:e', 'approach:e'),
      has('approach:f'),
      has('approach:g'),
      has('approach:h'),
    ],
  },
  {
    name: 'ids that are wrong, of another type, or of what stood for something else',
    document: PAGE,
    asked: ['a', 'b', 'c', 'old', 'new', 'A', 'x'.repeat(2_000)]
      .flatMap((key) => [has(`approach:${key}`), has(`program:${key}`)])
      .concat(has('approach'), has('')),
  },
  {
    name: 'lists of ids, and ids that are given twice or written there',
    document: WITHIN,
    asked: [
      { place: 'district:080501', others: ['program:a', 'program:b'] },
      { place: 'district:080502', others: ['program:c', 'program:d'] },
      { place: 'district:080503', others: ['program:f', 'program:e'] },
      { place: 'district:080504', others: ['program:g', 'program:g'] },
      { place: 'province:0805', others: ['program:h', 'program:i'] },
      { place: 'department:08', others: ['program:h', 'program:i'] },
      { place: 'district:080505', others: ['program:j'] },
      { place: 'district:080505', others: [] },
      { place: 'district:080506', others: ['program:k', 'approach:l'] },
    ],
  },
  {
    name: 'ids that are looked for with those that something had before',
    document: CHANGES,
    asked: ['a', 'b', 'new', 'c', 'old'].map((key) => ({ of: `approach:${key}` })),
  },
  {
    name: 'ids that must differ',
    document: PATHS,
    asked: [
      { from: 'program:a', to: 'district:b' },
      { from: 'program:c', to: 'district:d' },
      { from: 'program:e', to: 'district:f' },
      { from: 'program:g', to: 'program:h' },
      { from: 'program:u', to: 'program:v' },
      { from: 'program:w', to: 'program:x' },
      { from: 'program:g', to: 'program:g' },
      { from: 'program:i', to: 'district:j', avoid: ['approach:k'] },
      { from: 'program:l', to: 'district:m', avoid: ['approach:n'] },
      { from: 'program:o', to: 'district:p', avoid: ['program:o'] },
      { from: 'program:q', to: 'district:r', avoid: null, length: 3 },
      { from: 'program:s', to: 'district:t', length: 99 },
    ],
  },
];

test.each(cases)('$name', ({ document, asked }) => {
  const context = { facts: { former: new Map([['approach:old', 'approach:new']]) } };
  const plans = new PlanCache();
  const compiler = new CypherCompiler();
  for (const variables of [...asked, ...asked.toReversed(), ...asked]) {
    const fresh = outcome(() => plan(document, variables, undefined, context));
    const again = outcome(() => plan(document, variables, plans, context));
    expect(again).toEqual(fresh);
    expect(statements(again, compiler)).toEqual(statements(fresh, new CypherCompiler()));
  }
});

/** What is to be compiled for each set of variables: what is planned once for several is the same object. */
const planned = (document: DocumentNode, asked: readonly Variables[], plans = new PlanCache()) =>
  asked.map((variables) => plansIn(plan(document, variables, plans).roots));

test('what only a value tells apart is planned once', () => {
  const [first, ...others] = planned(PAGE, [
    has('approach:a', 'agua'),
    has('approach:b', 'tierra'),
    has('approach:a', 'approach:a'),
    has('approach:old', 'x'),
  ]);
  expect(others.every((other) => other.every((one, i) => one === first?.[i]))).toBe(true);
  const [some] = planned(PAGE, [has('approach:a')]);
  expect(some).not.toEqual(first);
});

test('what decides what is read is planned apart: sizes, types of ids, days', () => {
  const same = (document: DocumentNode, ...asked: readonly Variables[]): boolean[] => {
    const [first, ...others] = planned(document, asked);
    return others.map((other) => other[0] === first?.[0]);
  };
  const sized = (first: number): Variables => ({ all: true, first });
  expect(same(SIZES, sized(2), sized(2), sized(3))).toEqual([true, false]);
  expect(same(TIME, { asOf: '2016' }, { asOf: '2016' }, { asOf: '2017' })).toEqual([true, false]);
  const pair = (id: string): Variables => ({ id, ids: [] });
  expect(same(ANY, pair('program:a'), pair('program:b'), pair('change:a'))).toEqual([true, false]);
});

const pageOf = (of: OperationPlan): PlannedPage => {
  const [root] = of.roots.values();
  if (!root || !isPage(root)) throw new Error('not a page');
  return root.planned;
};

test('a page is planned once for all cursors of its list that know the same keys, and refused for others', () => {
  const document = parse(`query ($after: String, $name: String!) {
    interventions(orderBy: [{ field: STARTED_ON }], where: { name: { contains: $name } }, first: 2, after: $after) {
      nodes { id } pageInfo { hasNextPage endCursor } } }`);
  const plans = new PlanCache();
  const listOf = (name: string) => pageOf(plan(document, { name })).answer.list;
  const behind = (name: string, after?: string): QueryPlan => {
    const [fresh, again] = [undefined, plans].map((kept) =>
      pageOf(plan(document, { name, after }, kept)),
    );
    expect(again).toEqual(fresh);
    return (again as PlannedPage).plan;
  };
  const cursorOf = (name: string, ...keys: readonly unknown[]): string =>
    encodeCursor(listOf(name), keys);
  const one = behind('agua', cursorOf('agua', '2019', 'intervention:a'));
  const other = behind('tierra', cursorOf('tierra', '2020', 'intervention:b'));
  const unknown = behind('agua', cursorOf('agua', null, 'intervention:c'));
  expect([other === one, unknown === one, behind('agua') === one]).toEqual([true, false, false]);
  const refused = ['', 'x', cursorOf('tierra', '2019', 'a'), cursorOf('agua', 2019, 'a')];
  for (const after of refused) {
    const [message, again] = [undefined, plans].map((kept) =>
      outcome(() => plan(document, { name: 'agua', after }, kept)),
    );
    expect(again).toBe(message);
    expect(message).toMatch(/^after must be a cursor/);
  }
});

test('apart where larger pages are allowed', () => {
  const document = parse('{ interventions(first: 300) { nodes { id } } }');
  const plans = new PlanCache();
  const rootOf = (maxRootPage?: number): unknown =>
    plan(document, {}, plans, { maxRootPage }).roots.get('interventions');
  const large = rootOf(500);
  expect(rootOf(500)).toBe(large);
  expect(() => rootOf()).toThrow('first must be between 1 and 100, got 300');
  expect(rootOf(500)).toBe(large);
});

test('what was planned on one day, or of one state of the store, is forgotten on the next', () => {
  const document = parse('{ interventions { nodes { approaches { nodes { name } } } } }');
  const plans = new PlanCache();
  const under = (...circumstances: readonly unknown[]): unknown =>
    planned(document, [{}], plans.under(...circumstances))[0]?.[0];
  const first = under('state', null, '2026-11-30');
  expect(under('state', null, '2026-11-30')).toBe(first);
  const next = under('state', null, '2026-12-01');
  expect(next).not.toBe(first);
  expect(under('another', null, '2026-12-01')).not.toBe(next);
});

test('no more is kept than may be: what was asked longest ago is planned anew', () => {
  const document = parse(
    'query ($first: Int) { interventions(first: $first) { nodes { approaches { totalCount } } } }',
  );
  // The guard, and a plan for each of three sizes.
  const plans = new PlanCache(4);
  const nestedOf = (first: number): unknown => {
    const again = plan(document, { first }, plans);
    expect(again).toEqual(plan(document, { first }));
    return pageOf(again).plan.rows?.node?.nested[0];
  };
  const [one, two, three] = [1, 2, 3].map(nestedOf);
  expect([nestedOf(1) === one, nestedOf(2) === two, nestedOf(3) === three]).toEqual([
    true,
    true,
    true,
  ]);
  nestedOf(4);
  expect([nestedOf(3) === three, nestedOf(1) === one]).toEqual([true, false]);
});

test('too high costs are refused in the same words', () => {
  const document = parse(
    'query ($first: Int) { interventions(first: $first) { nodes { approaches(first: 50) { nodes { id } } } } }',
  );
  const context = { limits: limitsWith({ maxCost: 1_000 }) };
  const plans = new PlanCache();
  const refusal = (first: number, kept?: PlanCache): unknown =>
    outcome(() => plan(document, { first }, kept, context).cost);
  expect([10, 60, 60].map((first) => refusal(first, plans))).toEqual(
    [10, 60, 60].map((first) => refusal(first)),
  );
  expect(refusal(60, plans)).toMatch(/interventions\.nodes\.approaches asks for most/);
});

test('a binding that is taken for a value is a fault of ours', () => {
  const guards: Binding[] = [];
  const binding = new Binding('agua', ({ text }) => text, guards);
  expect(() => JSON.stringify({ where: [binding] })).toThrow('Invariant');
  const loud = derived({ of: [binding, 'y'] }, ({ of }) => of.map(String).join('!'));
  expect(new Template({ loud, other: 1 }).with({ text: 'tierra' })).toEqual({
    loud: 'tierra!y',
    other: 1,
  });
  expect(guard(loud)).toBe('agua!y');
  expect(guards).toEqual([loud]);
});
