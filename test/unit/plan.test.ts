/** Where a match is anchored, and what an operation costs. */
import { anchorsOf, type Anchors } from '../../src/read/plan/access-path';
import type { GraphStatistics } from '../../src/model/statistics';
import { printPlan } from '../support/print-plan';
import { model } from '../support/api';
import { CypherCompiler } from '../../src/engine/cypher/cypher-compiler';
import { pageOf, planOf, TODAY } from '../support/plan';
import { withKind } from '../support/root-kinds';
import type { Filter, RelationshipStep } from '../../src/read/plan/connection-plan';

const step = (type: string, target: string, direction: 'out' | 'in' = 'out'): RelationshipStep => ({
  type,
  direction,
  target,
});
const compare = (property: string, operator: 'eq' | 'in' | 'contains', value = 0): Filter => ({
  kind: 'compare',
  property,
  operator,
  value,
});
const some = (along: RelationshipStep, node?: Filter, edge?: Filter): Filter => ({
  kind: 'related',
  quantifier: 'some',
  step: along,
  ...(node && { node }),
  ...(edge && { edge }),
});
const and = (...of: Filter[]): Filter => ({ kind: 'and', of });
const WITHIN: Filter = { kind: 'within', up: { ...step('PART_OF', 'Place'), depth: 3 }, value: 9 };
const ID = compare('id', 'eq');
const IDS = compare('id', 'in');
const CODE = compare('ubigeoFolded', 'eq');
const NAME = compare('nameFolded', 'contains', 7);
const APPLIES = step('APPLIES', 'Approach');
const RUNS = step('RUNS', 'Program', 'in');
const OVERSEES = step('OVERSEES', 'Ministry', 'in');

const choose = (filter: Filter | undefined, statistics?: GraphStatistics): Anchors =>
  anchorsOf('Intervention', filter, {
    isIndexed: (property) => property === 'ubigeoFolded',
    ...(statistics && { statistics }),
  });

const labels = ({ byId }: Anchors): string[] | undefined =>
  byId && [byId.path.label, ...byId.path.steps.map((step) => step.step.target)];

describe('a match is anchored', () => {
  test.each<[string, Filter | undefined]>([
    ['without a filter', undefined],
    ['with a text', NAME],
    ['with an id of its own', ID],
    ['with ids of its own', IDS],
    ['with a code of its own', CODE],
    ['with a related text', some(APPLIES, NAME)],
    ['with any relationship', some(APPLIES)],
    ['with a condition on the relationship only', some(APPLIES, undefined, NAME)],
    ['with an id that must not be', { kind: 'not', of: some(APPLIES, ID) }],
    ['with one id or another', { kind: 'or', of: [some(APPLIES, ID), some(RUNS, ID)] }],
    ['with its own id and a related one', and(some(APPLIES, ID), ID)],
  ])('at the nodes that are asked for %s', (_, filter) => {
    expect(choose(filter)).toEqual({});
  });

  test.each(['none', 'all', 'single'] as const)('at the nodes for %s of a relationship', (one) => {
    const filter: Filter = { kind: 'related', quantifier: one, step: APPLIES, node: ID };
    expect(choose(filter)).toEqual({});
  });

  test('at a related id, and what else must hold is tested on the way', () => {
    expect(choose(and(NAME, some(APPLIES, and(ID, NAME), CODE)))).toEqual({
      byId: {
        rows: 100,
        path: {
          kind: 'anchor',
          label: 'Approach',
          anchor: and(ID, NAME),
          steps: [{ step: step('APPLIES', 'Intervention', 'in'), edge: CODE }],
          filter: NAME,
        },
      },
    });
  });

  test('at an id two steps away', () => {
    expect(choose(some(RUNS, and(NAME, some(OVERSEES, ID))))).toEqual({
      byId: {
        rows: 10_000,
        path: {
          kind: 'anchor',
          label: 'Ministry',
          anchor: ID,
          steps: [
            { step: step('OVERSEES', 'Program'), node: NAME },
            { step: step('RUNS', 'Intervention') },
          ],
        },
      },
    });
  });

  test('at the place that contains', () => {
    expect(choose(and(WITHIN, NAME))).toEqual({
      byId: {
        rows: 50,
        path: {
          kind: 'anchor',
          label: 'Place',
          anchor: compare('id', 'in', 9),
          steps: [{ step: { ...step('PART_OF', 'Intervention', 'in'), depth: 3 } }],
          filter: NAME,
        },
      },
    });
  });
});

describe('of several anchors the most selective is taken', () => {
  const near = some(APPLIES, ID);
  const list = some(RUNS, IDS);
  const far = some(RUNS, some(OVERSEES, ID));
  test.each<[string, Filter[], string[]]>([
    ['one id before several', [list, near], ['Approach', 'Intervention']],
    ['one step before two', [far, near], ['Approach', 'Intervention']],
    ['several ids near before one far', [far, list], ['Program', 'Intervention']],
  ])('%s, in whatever order they are given', (_, filters, expected) => {
    expect(labels(choose(and(...filters)))).toEqual(expected);
    expect(labels(choose(and(...filters.toReversed())))).toEqual(expected);
  });

  test('by the size of the graph where it is known', () => {
    const size = (applies: number, runs: number): GraphStatistics => ({
      nodes: new Map([
        ['Approach', 10],
        ['Program', 10],
      ]),
      relationships: new Map([
        ['APPLIES', applies],
        ['RUNS', runs],
      ]),
    });
    const both = and(some(APPLIES, ID), some(RUNS, ID));
    expect(labels(choose(both, size(1_000, 20)))).toEqual(['Program', 'Intervention']);
    expect(labels(choose(both, size(20, 1_000)))).toEqual(['Approach', 'Intervention']);
  });
});

describe('cost', () => {
  const nested = (...sizes: number[]): string =>
    `{ interventions(first: ${sizes[0]}) { nodes { id
       places(first: ${sizes[1]}) { nodes { id
         observations(first: ${sizes[2]}) { nodes { id } } } } } } }`;

  test('a page of 100 with two nested pages of 20 is allowed', () => {
    expect(planOf(nested(100, 20, 20)).cost).toBe(100 + 100 * 20 + 100 * 20 * 20);
  });

  test('three nested pages of 100 are not, and the error names the field that asks for most', () => {
    expect(() => planOf(nested(100, 100, 100))).toThrow(
      expect.objectContaining({
        code: 'COST_LIMIT_EXCEEDED',
        message:
          'The operation could answer with 1010100 nodes; at most 50000 are allowed. ' +
          'interventions.nodes.places.nodes.observations asks for most, 1000000: ask for smaller pages or fewer levels there.',
        path: ['interventions', 'nodes', 'places', 'nodes', 'observations'],
        extensions: {
          code: 'COST_LIMIT_EXCEEDED',
          cost: { requested: 1_010_100, limit: 50_000 },
        },
      }) as Error,
    );
  });

  test.each([
    ['{ programs { totalCount } }', 1],
    ['{ programs { nodes { id } } }', 20],
    ['{ programs(first: 5) { nodes { id } edges { node { id } } } }', 5],
    ['{ programs(last: 7) { pageInfo { hasNextPage } } }', 7],
    ['{ programs(first: 5) { nodes { id approaches { totalCount } } } }', 10],
    ['{ programs(first: 5) { nodes { parent { parent { id } } } } }', 15],
    ['{ a: program(id: "program:a") { id } b: node(id: "program:a") { id } }', 2],
    ['{ programs(first: 5) { nodes { sources { id } } } }', 10],
    ['{ search(text: "haku", first: 9) { nodes { id } } }', 9],
    ['{ limits { maxCost } }', 0],
    // Each path has one node more than it has steps.
    ['{ paths(from: "program:a", to: "program:b", first: 3, maxLength: 2) { truncated } }', 9],
  ])('%s costs %i', (query, cost) => expect(planOf(query).cost).toBe(cost));

  test('the sources of an interface cost as much as those of a type', () => {
    expect(planOf('{ nodes(ids: ["program:a", "program:b"]) { sources { id } } }').cost).toBe(4);
  });

  test('the page sizes of variables count', () => {
    const query = 'query ($n: Int) { programs(first: $n) { nodes { id } } }';
    expect(planOf(query, { n: 3 }).cost).toBe(3);
    expect(() => planOf(query, { n: 3 }, { maxCost: 2 })).toThrow(
      'The operation could answer with 3 nodes; at most 2 are allowed.',
    );
  });
});

test('every node has a type', () => {
  const read = (type: string) => {
    const where = `where: { subject: { node: { type: { ${type} } } } }`;
    return printPlan(pageOf(`{ observations(${where}) { nodes { id } } }`).plan);
  };
  expect(read('in: [PROGRAM, SOURCE], isNull: false')).toBe(read('in: [PROGRAM, SOURCE]'));
  expect(read('in: [PROGRAM], isNull: true')).toBe(read('in: []'));
});

test('an empty order is that of the type', () => {
  const read = (args: string) =>
    pageOf(`{ programs(first: 2${args}) { nodes { id } } }`).plan.order;
  expect(read(', orderBy: []')).toEqual(read(''));
  expect(read('').length).toBeGreaterThan(1);
});

describe('a page may be read from another anchor', () => {
  const graph = (interventions: number, certifications: number): GraphStatistics => ({
    nodes: new Map([
      ['Intervention', interventions],
      ['Certification', certifications],
      ['Approach', 40],
    ]),
    relationships: new Map([
      ['RECEIVED', certifications],
      ['APPLIES', interventions * 3],
    ]),
  });
  const LARGE_GRAPH = graph(100_000, 10_000);
  const APPROACH = 'approaches: { some: { node: { id: { eq: "approach:genero" } } } }';
  const LEVEL = 'certifications: { some: { node: { level: { eq: CERTIFIED } } } }';
  const planned = (args: string, statistics?: GraphStatistics) =>
    pageOf(`{ interventions(${args}) { nodes { id } } }`, statistics);
  const alternativeOf = (args: string, statistics?: GraphStatistics): string | undefined => {
    const { access } = planned(args, statistics).plan;
    return access.kind === 'adaptive' ? access.alternative.kind : undefined;
  };
  const where = (...conditions: string[]): string => `where: { ${conditions.join(', ')} }`;

  test('which is at one value of few, where the first one leads to twice as many', () => {
    const { plan, values } = planned(
      where(APPROACH, LEVEL, 'name: { contains: "a" }'),
      LARGE_GRAPH,
    );
    expect(printPlan(plan).split('\n').slice(1, 8)).toEqual([
      '  start Approach where id eq $2',
      '    then <-APPLIES{on $1}- Intervention',
      '  from $5 on',
      '    start Certification where (level eq $3 and id is not null)',
      '      then <-RECEIVED{on $1}- only Intervention',
      '    where (nameFolded contains $0 and some {-APPLIES{on $1}-> only Approach where id eq $2})',
      '  where (nameFolded contains $0 and some {-RECEIVED{on $1}-> only Certification where level eq $3})',
    ]);
    // One of six levels of 10,000 certifications.
    expect(plan.access.kind === 'adaptive' && values[plan.access.least]).toBe(3_334);
  });

  test.each<[string, string, GraphStatistics | undefined]>([
    ['not where the size of the graph is not known', where(APPROACH, LEVEL), undefined],
    ['not in a short list', where(APPROACH, LEVEL), graph(900, 90)],
    ['not where the value is that of many', where(APPROACH, LEVEL), graph(100_000, 400_000)],
    ['not without an anchor at an id', where(LEVEL), LARGE_GRAPH],
    ['not for a value of its own', where(APPROACH, 'status: { eq: CLOSED }'), LARGE_GRAPH],
    ['not for what must not be', where(APPROACH, `not: { ${LEVEL} }`), LARGE_GRAPH],
    ['not by a count', `${where(APPROACH, LEVEL)}, orderBy: [{ count: PLACES }]`, LARGE_GRAPH],
    [
      'not with a condition on the relationship that is counted',
      where(APPROACH.replace('node:', 'edge: { significance: { eq: PRINCIPAL } }, node:'), LEVEL),
      LARGE_GRAPH,
    ],
  ])('%s', (_, args, statistics) => {
    expect(alternativeOf(args, statistics)).not.toBe('anchor');
  });
});

describe('a page may be read in the order of its list', () => {
  const graph = (nodes: number, relationships: number): GraphStatistics => ({
    nodes: new Map([...model.nodes.keys()].map((name) => [name, nodes])),
    relationships: new Map(['APPLIES', 'RUNS', 'OVERSEES'].map((type) => [type, relationships])),
  });
  const isPossible = (args: string, statistics: GraphStatistics): boolean => {
    const query = `{ interventions(first: 20, ${args}) { nodes { id } } }`;
    const { access } = pageOf(query, statistics).plan;
    return access.kind === 'adaptive' && access.alternative.kind === 'scan';
  };
  const some = (match: string): string => `where: { approaches: { some: { ${match} } } }`;
  const ID_OF_ONE = 'node: { id: { eq: "approach:genero" } }';
  const LARGE_GRAPH = graph(100_000, 2_500_000_000);

  test.each<[string, boolean, string, GraphStatistics]>([
    ['where an id leads to many', true, some(ID_OF_ONE), LARGE_GRAPH],
    ['not where it leads to few', false, some(ID_OF_ONE), graph(100_000, 100_000)],
    ['not in a short list', false, some(ID_OF_ONE), graph(900, 2_500_000_000)],
    ['not without a filter', false, 'where: {}', LARGE_GRAPH],
    ['not by a count', false, `${some(ID_OF_ONE)}, orderBy: [{ count: PLACES }]`, LARGE_GRAPH],
    [
      'not in a place',
      false,
      'where: { places: { some: { within: ["department:08"] } } }',
      LARGE_GRAPH,
    ],
    [
      'not with a condition on the relationship',
      false,
      some(`edge: { significance: { eq: PRINCIPAL } }, ${ID_OF_ONE}`),
      LARGE_GRAPH,
    ],
  ])('%s', (_, expected, args, statistics) => {
    expect(isPossible(args, statistics)).toBe(expected);
  });
});

describe('what an order, a date and a condition come to', () => {
  const neighborhood = (args: string) => {
    const query = `{ neighborhood(id: "intervention:layo", ${args}) { nodes { id } counts { total } } }`;
    const [root] = planOf(query).roots.values();
    const planned = root && withKind(root);
    if (planned?.kind !== 'neighborhood') throw new Error('no neighbourhood');
    return planned;
  };

  test('an id tells everything apart, so that no further key is looked at', () => {
    const order =
      'orderBy: [{ field: NAME }, { field: ID, direction: DESC }, { field: STARTED_ON }]';
    const { plan } = pageOf(`{ interventions(${order}) { nodes { id } } }`);
    expect(plan.order.map((key) => [key.by, key.direction])).toEqual([
      ['property', 'ASC'],
      ['id', 'DESC'],
    ]);
  });

  test('of one value of two there are no more than all', () => {
    const related = some(RUNS, compare('status', 'in'));
    const anchors = anchorsOf('Intervention', and(some(APPLIES, ID), related), {
      isIndexed: () => false,
      valuesOf: () => 2,
      statistics: { nodes: new Map([['Program', 50]]), relationships: new Map([['RUNS', 50]]) },
    });
    expect(anchors.byValue?.rows).toBe(50);
  });

  test('names of before are looked at on days that are over, and not today', () => {
    const read = (asOf: string) => {
      const { plan } = pageOf(`{ programs(asOf: "${asOf}") { nodes { name } } }`);
      return plan.rows?.node?.properties.map(({ key }) => key);
    };
    expect([read('2026-11-24'), read(TODAY)]).toEqual([
      ['id', 'name_then'],
      ['id', 'name'],
    ]);
  });

  test('conditions on relationships stand apart from those on the node, in an alternative too', () => {
    const where =
      'status: { eq: CLOSED }, or: [{ synthetic: { eq: true } }, { approaches: { some: {} } }]';
    const { plan } = pageOf(`{ interventions(where: { ${where} }) { totalCount } }`);
    expect(new CypherCompiler().text(plan)).toContain(
      'WHERE n0.status = $p2 WITH n0, 0 AS apart WHERE (',
    );
  });

  test('of a step only far ends of the types that are asked for are read', () => {
    const { steps } = neighborhood('types: [PROGRAM]');
    const texts = steps.map(({ plan }) => new CypherCompiler().text(plan));
    expect(texts).toEqual([expect.stringMatching(/WHERE \(n1:Program\)\n/)]);
  });

  test('of a node with many relationships those are counted that hold on the day', () => {
    const { counts } = neighborhood('asOf: "2020"');
    const text = counts && new CypherCompiler().text(counts.plan);
    expect(text).toMatch(
      /'PARTICIPATES_IN', \w+, COUNT \{ MATCH \(n\)\S*\[r\d+:PARTICIPATES_IN WHERE /,
    );
  });
});
