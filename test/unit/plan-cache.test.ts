/** What was planned and compiled of a document before is planned and compiled no otherwise again. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DocumentNode } from 'graphql';
import { limitsWith, type Limits } from '../../src/config';
import { CypherCompiler } from '../../src/engine/cypher/cypher-compiler';
import { EmbeddedCompiler } from '../../src/engine/embedded/embedded-compiler';
import { encodeCursor } from '../../src/read/plan/cursor';
import { PlanCache } from '../../src/read/plan/plan-cache';
import type { OperationPlan } from '../../src/read/run/root-field';
import type { QueryPlan } from '../../src/read/plan/query-plan';
import { planDocument } from '../support/plan';
import { isPage } from '../../src/read/run/node-roots';

type Variables = Readonly<Record<string, unknown>>;

const GOLDEN = join(__dirname, '../golden');

const plan = (
  document: DocumentNode,
  variables: Variables,
  kept?: PlanCache,
  limits: Partial<Limits> = {},
): OperationPlan =>
  planDocument(document, variables, { limits: limitsWith(limits), facts: { revision: 3 }, kept });

/** The statements of all that is to be run, wherever it stands in a plan. */
function statements(of: unknown, compiler: CypherCompiler): unknown[] {
  if (of instanceof Map) return [...of.values()].flatMap((one) => statements(one, compiler));
  if (of === null || typeof of !== 'object') return [];
  const { plan, values } = of as { plan?: QueryPlan; values?: readonly unknown[] };
  const own = plan && values ? [compiler.compile(plan, values)] : [];
  return [...own, ...Object.values(of).flatMap((one) => statements(one, compiler))];
}

const documents = readdirSync(GOLDEN).flatMap((name) => {
  const file = join(GOLDEN, name, 'variables.json');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
  const variables = JSON.parse(text) as Variables;
  // Cursors stand there by their keys.
  if ('after' in variables || 'before' in variables) return [];
  const document = parse(readFileSync(join(GOLDEN, name, 'query.graphql'), 'utf8'));
  return [{ name, document, variables }];
});

test.each(documents)('the golden $name', ({ document, variables }) => {
  const fresh = plan(document, variables);
  const kept = new PlanCache();
  for (const compiler of [new CypherCompiler(), new EmbeddedCompiler()]) {
    const texts = statements(fresh, compiler);
    for (let i = 0; i < 3; i++) {
      const again = plan(document, variables, kept);
      expect(again).toEqual(fresh);
      expect(statements(again, compiler)).toEqual(texts);
    }
  }
});

const PAGE = parse(`query ($where: InterventionFilter, $first: Int, $few: Int, $all: Boolean!) {
  interventions(where: $where, first: $first) {
    nodes { ...One approaches(first: $few) { nodes { name } } }
    edges { node { components(first: 3) { nodes { name } } places @include(if: $all) { nodes { id } } } }
  }
  programs(first: 2) { nodes { interventions(first: 4) { nodes { ...One } } } }
}
fragment One on Intervention { id certifications(first: 5) { nodes { year category { name } } } }`);

const asked: readonly Variables[] = [
  { all: true },
  { all: false },
  { all: true, first: 7, few: 2 },
  { all: true, first: 7, few: 3 },
  { all: false, where: { name: { contains: 'agua' } } },
  { all: false, where: { name: { contains: 'tierra' }, approaches: { some: {} } } },
];

test('with other variables: other sizes, conditions, fields and values before', () => {
  const kept = new PlanCache();
  const compiler = new CypherCompiler();
  for (const variables of [...asked, ...asked.toReversed()]) {
    const fresh = plan(PAGE, variables);
    const again = plan(PAGE, variables, kept);
    expect(again).toEqual(fresh);
    expect(statements(again, compiler)).toEqual(statements(fresh, new CypherCompiler()));
  }
});

test('what names no variable is planned once, and anew under other circumstances', () => {
  const kept = new PlanCache();
  const document = parse('{ interventions { nodes { approaches { nodes { name } } } } }');
  const nestedOf = (): unknown => {
    const root = plan(document, {}, kept).roots.get('interventions');
    return root && isPage(root) && root.planned.plan.rows?.node?.nested[0];
  };
  const first = nestedOf();
  expect(nestedOf()).toBe(first);
  expect(kept.under('another day')).toBe(kept);
  expect(nestedOf()).not.toBe(first);
});

test('a root that names no variable is planned once, and apart where larger pages are allowed', () => {
  const document = parse('{ interventions(first: 300) { nodes { id } } }');
  const kept = new PlanCache();
  const rootOf = (maxRootPage?: number): unknown =>
    planDocument(document, {}, { limits: limitsWith(), kept, maxRootPage }).roots.get(
      'interventions',
    );
  const large = rootOf(500);
  expect(rootOf(500)).toBe(large);
  expect(() => rootOf()).toThrow('first must be between 1 and 100, got 300');
  expect(rootOf(500)).toBe(large);
});

test('a page is planned once for all cursors that know the same keys, and for no others', () => {
  const document = parse(`query ($after: String) {
    interventions(orderBy: [{ field: STARTED_ON }], where: { name: { contains: "agua" } }, first: 2, after: $after) {
      nodes { id } pageInfo { hasNextPage endCursor } } }`);
  const kept = new PlanCache();
  const [page] = [...plan(document, {}).roots.values()];
  const list = page && isPage(page) ? page.planned.answer.list : [];
  const compiler = new CypherCompiler();
  const cursors = [
    ['2019', 'intervention:a'],
    ['2020', 'intervention:b'],
    [null, 'intervention:c'],
  ];
  const planOfPage = (after?: string): QueryPlan | undefined => {
    const again = plan(document, { after }, kept);
    const fresh = plan(document, { after });
    expect(again).toEqual(fresh);
    expect(statements(again, compiler)).toEqual(statements(fresh, new CypherCompiler()));
    const [root] = [...again.roots.values()];
    return root && isPage(root) ? root.planned.plan : undefined;
  };
  const [one, other, unknown] = cursors.map((keys) => planOfPage(encodeCursor(list, keys)));
  expect([other === one, unknown === one, planOfPage() === one]).toEqual([true, false, false]);
  const refused = ['', 'x', encodeCursor(['another list'], ['2019', 'intervention:a'])];
  for (const after of [...refused, encodeCursor(list, [2019, 'intervention:a'])]) {
    const messageOf = (parts?: PlanCache): string => {
      try {
        plan(document, { after }, parts);
        return 'taken';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(messageOf(kept)).toBe(messageOf());
    expect(messageOf()).toMatch(/^after must be a cursor/);
  }
});

test('no more is kept than may be: then all is planned anew', () => {
  const document = parse(
    'query ($first: Int) { interventions(first: $first) { nodes { approaches { totalCount } } } }',
  );
  // Of each size the root, and what it reads of a row.
  const kept = new PlanCache(6);
  const nestedOf = (first: number): unknown => {
    const planned = plan(document, { first }, kept);
    expect(planned).toEqual(plan(document, { first }));
    const root = planned.roots.get('interventions');
    return root && isPage(root) && root.planned.plan.rows?.node?.nested[0];
  };
  const [one, two, three] = [1, 2, 3].map(nestedOf);
  expect([1, 2, 3].map(nestedOf)).toEqual([one, two, three]);
  expect([nestedOf(1) === one, nestedOf(2) === two, nestedOf(3) === three]).toEqual([
    true,
    true,
    true,
  ]);
  nestedOf(4);
  expect(nestedOf(1)).not.toBe(one);
});

test('too high costs are refused in the same words', () => {
  const document = parse(
    'query ($first: Int) { interventions(first: $first) { nodes { approaches(first: 50) { nodes { id } } } } }',
  );
  const kept = new PlanCache();
  const refusal = (first: number, parts?: PlanCache): string => {
    try {
      plan(document, { first }, parts, { maxCost: 1_000 });
      return 'taken';
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect([10, 60, 60].map((first) => refusal(first, kept))).toEqual(
    [10, 60, 60].map((first) => refusal(first)),
  );
  expect(refusal(60, kept)).toMatch(/interventions\.nodes\.approaches asks for most/);
});

test('what was planned of a selection at one day is not taken for another day', () => {
  const document = parse(
    'query Q($asOf: PointInTime) { intervention(id: "intervention:x", asOf: $asOf) { approaches { nodes { id } } } }',
  );
  const kept = new PlanCache();
  const compiler = new CypherCompiler();
  for (const asOf of ['2016', '2020', '2016', 'always']) {
    const [again, anew] = [plan(document, { asOf }, kept), plan(document, { asOf })];
    expect(statements(again.roots, compiler)).toEqual(statements(anew.roots, compiler));
  }
});

test('what was planned on one day, or of one state, is forgotten on the next', () => {
  const kept = new PlanCache();
  const planned = () => kept.named('a', () => ({}));
  const first = kept.under('state', null, '2026-11-30').named('a', () => ({}));
  expect(kept.under('state', null, '2026-11-30') && planned()).toBe(first);
  expect(kept.under('state', null, '2026-12-01') && planned()).not.toBe(first);
});
