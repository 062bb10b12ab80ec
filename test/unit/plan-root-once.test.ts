/** A root field is planned once for all ids that variables give it, and no otherwise than anew. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getNamedType,
  GraphQLID,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
} from 'graphql';
import { limitsWith } from '../../src/config';
import { encodeCursor } from '../../src/read/plan/cursor';
import { PlanCache } from '../../src/read/plan/plan-cache';
import type { PlanningContext } from '../../src/read/plan/scope';
import type { PlannedRoot } from '../../src/read/run/root-field';
import { schema } from '../support/api';
import { planDocument } from '../support/plan';
import { isPage } from '../../src/read/run/node-roots';

type Variables = Readonly<Record<string, unknown>>;
type Context = Partial<PlanningContext>;

const GOLDEN = join(__dirname, '../golden');

/** A document that is given by variables the ids that are written in it, and these. */
function withVariables(document: DocumentNode): { document: DocumentNode; ids: string[] } {
  const info = new TypeInfo(schema);
  const ids: string[] = [];
  const lifted: DocumentNode = visit(
    document,
    visitWithTypeInfo(info, {
      [Kind.STRING]: ({ value }) => {
        if (getNamedType(info.getInputType()) !== GraphQLID) return undefined;
        const name = { kind: Kind.NAME, value: `id${ids.push(value) - 1}` } as const;
        return { kind: Kind.VARIABLE, name };
      },
    }),
  );
  const definitions = ids.map((_, i) => `$id${i}: ID!`).join(', ');
  const [head] = parse(`query (${definitions || '$none: ID'}) { __typename }`).definitions;
  const variableDefinitions =
    head?.kind === Kind.OPERATION_DEFINITION ? (head.variableDefinitions ?? []) : [];
  const whole: DocumentNode = visit(lifted, {
    [Kind.OPERATION_DEFINITION]: (node) => ({
      ...node,
      variableDefinitions: [...(node.variableDefinitions ?? []), ...variableDefinitions],
    }),
  });
  return { document: whole, ids };
}

const documents = readdirSync(GOLDEN).flatMap((name) => {
  const document = parse(readFileSync(join(GOLDEN, name, 'query.graphql'), 'utf8'));
  const lifted = withVariables(document);
  const file = join(GOLDEN, name, 'variables.json');
  const others = JSON.parse(existsSync(file) ? readFileSync(file, 'utf8') : '{}') as Variables;
  // Cursors stand there by their keys.
  if ('after' in others || 'before' in others) return [];
  return lifted.ids.length > 0 ? [{ name, ...lifted, others }] : [];
});

const rootsOf = (
  document: DocumentNode,
  variables: Variables,
  context: Context = {},
): PlannedRoot[] => [
  ...planDocument(document, variables, {
    limits: limitsWith(),
    facts: { revision: 3 },
    ...context,
  }).roots.values(),
];

/** All that is to be compiled in what was planned. */
function plansIn(of: unknown): unknown[] {
  if (of === null || typeof of !== 'object') return [];
  return Object.entries(of).flatMap(([key, one]: [string, unknown]) =>
    key === 'plan' ? [one] : plansIn(one),
  );
}

/** What is told of a request: what was planned, or why it is refused. */
const message = (make: () => unknown): unknown => {
  try {
    return make();
  } catch (error) {
    return (error as Error).message;
  }
};

test('there are documents with ids', () => {
  expect(documents.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['compare', 'neighborhood', 'paths', 'start-two-hops']),
  );
});

test.each(documents)('the golden $name, of other ids', ({ document, ids, others }) => {
  const kept = new PlanCache();
  const roots = [0, 1, 2, 3].map((turn) => {
    const given = ids.map((id, i) => [`id${i}`, `${id}-${turn}-${i}`]);
    const variables = { ...others, ...(Object.fromEntries(given) as Variables) };
    const planned = rootsOf(document, variables, { kept });
    expect(planned).toEqual(rootsOf(document, variables));
    return planned;
  });
  const [, second, third, fourth] = roots.map(plansIn);
  expect(third?.every((one, i) => one === second?.[i])).toBe(true);
  expect(fourth?.every((one, i) => one === second?.[i])).toBe(true);
});

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

const cases: readonly { name: string; document: DocumentNode; asked: readonly Variables[] }[] = [
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
  const context: Context = {
    facts: { former: new Map([['approach:old', 'approach:new']]) },
  };
  const kept = new PlanCache();
  for (const variables of [...asked, ...asked.toReversed(), ...asked]) {
    const again = message(() => rootsOf(document, variables, { ...context, kept }));
    expect(again).toEqual(message(() => rootsOf(document, variables, context)));
  }
});

test('a page of another id behind a cursor of its own, and of no other', () => {
  const kept = new PlanCache();
  const pageOf = (variables: Variables, context: Context = { kept }) => {
    const [root] = rootsOf(PAGE, variables, context);
    if (!root || !isPage(root)) throw new Error('not a page');
    return root.planned;
  };
  const cursors = ['a', 'b', 'c', 'd'].map((key) => {
    const variables = has(`approach:${key}`);
    const { list } = pageOf(variables, {}).answer;
    return { ...variables, after: encodeCursor(list, [`riego ${key}`, `intervention:${key}`]) };
  });
  const plans = cursors.map((variables) => {
    const page = pageOf(variables);
    expect(page).toEqual(pageOf(variables, {}));
    return page.plan;
  });
  expect(plans.map((one) => one === plans[1])).toEqual([false, true, true, true]);
  const [{ after } = { after: '' }] = cursors;
  expect(message(() => pageOf({ ...has('approach:z'), after }))).toBe(
    'after must be a cursor of the same list, order and filter',
  );
});

test('the same ids again are planned once', () => {
  const kept = new PlanCache();
  const [first, second] = [0, 1].map(() => rootsOf(PAGE, has('approach:a'), { kept })[0]);
  expect(second).toBe(first);
});

test('what is given of one field without end takes no room from others', () => {
  const kept = new PlanCache(100);
  const other = parse('query ($id: ID!) { intervention(id: $id) { name } }');
  const nodeOf = (key: string): unknown =>
    plansIn(rootsOf(other, { id: `intervention:${key}` }, { kept }))[0];
  const [, node] = ['a', 'b'].map(nodeOf);
  for (let i = 0; i < 300; i++) rootsOf(PAGE, { where: { name: { contains: `${i}` } } }, { kept });
  expect(nodeOf('c')).toBe(node);
});
