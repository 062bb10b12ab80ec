/**
 * For each case: the plan, the text for each compiler, the number of statements, and one answer for both
 * engines. `UPDATE_GOLDEN=1` rewrites all of it but the claim in the query's first line.
 */
import { textOf } from './support/recording-engine';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { CypherCompiler } from '../src/engine/cypher/cypher-compiler';
import type { PlanCompiler } from '../src/engine/engine';
import { layoutOf } from '../src/engine/sqlite/layout';
import { SqlCompiler } from '../src/engine/sqlite/sql-compiler';
import { EmbeddedCompiler } from '../src/engine/embedded/embedded-compiler';
import { nodeModel } from '../src/model/graph-model';
import type { GraphStatistics } from '../src/model/statistics';
import { seedData } from './support/graphs';
import { encodeCursor } from '../src/read/plan/cursor';
import { printPlan } from './support/print-plan';
import type { QueryPlan } from '../src/read/plan/query-plan';
import { isPage } from '../src/read/run/node-roots';
import type { OperationPlan } from '../src/read/run/root-field';
import { describeEachEngine, model } from './support/api';
import { planDocument } from './support/plan';
import { withKind, type RootOfKind } from './support/root-kinds';

const FOLDER = join(__dirname, 'golden');
const updating = process.env.UPDATE_GOLDEN === '1';
if (updating && process.env.CI) throw new Error('Goldens are not updated in CI');

interface Case {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** How many statements it claims to take. */
  readonly statements: number;
}

const { data } = seedData(model);

/** The relationship types of which some have dates; the stores must tell the same. */
const temporalTypes = new Set(
  data.relationships
    .filter(({ properties }) => ['validFrom', 'validTo', 'on'].some((name) => name in properties))
    .map(({ type }) => type),
);

/** The relationship types of which some have keys, so that there can be two between the same nodes. */
const parallelTypes = new Set(
  data.relationships.filter(({ properties }) => properties.key !== '').map(({ type }) => type),
);

/** How large the seed is, which decides where matches start; the engines must count the same. */
const statistics = ((): GraphStatistics => {
  const nodes = new Map<string, number>();
  const relationships = new Map<string, number>();
  const count = (counts: Map<string, number>, name: string) =>
    counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { type } of data.nodes) {
    for (const label of [type, ...nodeModel(model, type).interfaces]) count(nodes, label);
  }
  for (const { type } of data.relationships) count(relationships, type);
  return { nodes, relationships };
})();

/** The plan of a case; the seed is an edition that nothing has changed, and its nodes keep their counts. */
const planOf = ({ query, variables }: Pick<Case, 'query' | 'variables'>): OperationPlan =>
  planDocument(parse(query), variables, {
    facts: { statistics, temporalTypes, parallelTypes, degreeCounters: true, revision: 0 },
  });

/** A cursor is given by the values of its order keys, since what else it holds follows from the list. */
function withCursors(query: string, variables: Case['variables']): Case['variables'] {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      if (name !== 'after' && name !== 'before') return [name, value];
      const [root] = planOf({ query, variables: {} }).roots.values();
      if (!root || !isPage(root)) {
        throw new Error('only the cursor of a root list is given by keys');
      }
      return [name, encodeCursor(root.planned.answer.list, value as unknown[])];
    }),
  );
}

const cases = readdirSync(FOLDER)
  .sort()
  .map((name): Case => {
    const query = readFileSync(join(FOLDER, name, 'query.graphql'), 'utf8');
    const claim = /^# expect statements = (\d+)\n/.exec(query)?.[1];
    if (!claim) throw new Error(`${name}/query.graphql must begin with # expect statements = N`);
    const file = join(FOLDER, name, 'variables.json');
    const given = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
    const variables = JSON.parse(given) as Case['variables'];
    return { name, query, variables: withCursors(query, variables), statements: Number(claim) };
  });

/** A plan of a root field, and the values beside it. */
interface Planned {
  readonly plan: QueryPlan;
  readonly values: readonly unknown[];
}

/** The plans of a root field, in the order in which they may be run. */
function plansOfRoot(root: RootOfKind): readonly Planned[] {
  const given = (all: readonly (Planned | undefined)[]): Planned[] =>
    [...new Set(all)].filter((one) => one !== undefined);
  switch (root.kind) {
    case 'neighborhood':
      // All have few relationships: the start's step is not made kind by kind, and no two are looked at as a pair.
      return given([
        root.oneHop ?? root.steps[0],
        ...root.steps.slice(1),
        root.among?.few,
        root.counts,
        root.lookup,
      ]);
    case 'relationships':
      return [root.among.few];
    case 'paths':
      return given([root.ends, root.walk, root.lookup, root.edges]);
    case 'sourceStatements':
      return given([root, root.lookup]);
    case 'similar':
      return [root, root.lookup];
    case 'lookup':
    case 'search':
      return [root.lookup];
    case 'curation':
      return [...root.lookups.values()];
    default:
      return [root];
  }
}

/** One part for each root field, under its response name. */
const parts = (of: Pick<Case, 'query' | 'variables'>, print: (plan: QueryPlan) => string): string =>
  [...planOf(of).roots]
    .map(([name, planned]) => {
      const root = withKind(planned);
      const each = plansOfRoot(root).map(({ plan }) => print(plan));
      return `// ${name}: ${root.kind}\n${each.join('\n\n')}\n`;
    })
    .join('\n');

const plans = (of: Case): string => parts(of, printPlan);

const texts = (of: Pick<Case, 'query' | 'variables'>, compiler: PlanCompiler): string =>
  parts(of, (plan) => compiler.text(plan));

const written = new Set<string>();

/** Compares with the file, or writes it where goldens are updated: once, so that engines are still compared. */
function expectGolden(name: string, file: string, actual: string): void {
  const path = join(FOLDER, name, file);
  if (updating && !written.has(path)) {
    writeFileSync(path, actual);
    written.add(path);
  }
  expect(`${file}\n${actual}`).toBe(`${file}\n${readFileSync(path, 'utf8')}`);
}

test('there are goldens, each with no file but its own', () => {
  const texts = ['query.cypher', 'embedded.cypher', 'query.sql'];
  const files = ['query.graphql', 'variables.json', 'plan.txt', ...texts];
  const others = cases.flatMap(({ name }) =>
    readdirSync(join(FOLDER, name))
      .filter((file) => ![...files, 'result.json'].includes(file))
      .map((file) => `${name}/${file}`),
  );
  expect(others).toEqual([]);
  expect(cases.length).toBeGreaterThanOrEqual(14);
});

describe.each(cases)('$name', (one) => {
  test('plan', () => expectGolden(one.name, 'plan.txt', plans(one)));

  test('text for each compiler, the same each time', () => {
    const neo4j = texts(one, new CypherCompiler());
    const embedded = texts(one, new EmbeddedCompiler());
    expect(texts(one, new CypherCompiler())).toBe(neo4j);
    expect(texts(one, new EmbeddedCompiler())).toBe(embedded);
    expectGolden(one.name, 'query.cypher', neo4j);
    const sql = texts(one, new SqlCompiler(layoutOf(model)));
    expect(texts(one, new SqlCompiler(layoutOf(model)))).toBe(sql);
    expectGolden(one.name, 'query.sql', sql);
    const own = join(FOLDER, one.name, 'embedded.cypher');
    if (updating) rmSync(own, { force: true });
    if (neo4j !== embedded) expectGolden(one.name, 'embedded.cypher', embedded);
    else expect(existsSync(own)).toBe(false);
  });
});

test('documents that differ in aliases and values only have the same plans and texts', () => {
  const document = (alias: string, id: string, text: string, size: number): Case => ({
    name: '',
    statements: 1,
    variables: { id, text },
    query: `query ($id: ID!, $text: String!) {
      root: interventions(
        where: { approaches: { some: { node: { id: { eq: $id } } } }, name: { contains: $text } }
        first: ${size}
      ) {
        ${alias}: nodes {
          ${alias}0: name
          ${alias}1: places(first: ${size + 1}, where: { within: ["district:08050${size}"] }) { ${alias}2: totalCount }
        }
      }
    }`,
  });
  const a = document('a', 'approach:genero', 'haku', 1);
  const b = document('b', 'approach:agroecologia', "') DETACH DELETE n //", 5);
  expect(plans(b)).toBe(plans(a));
  for (const compiler of [
    new CypherCompiler(),
    new EmbeddedCompiler(),
    new SqlCompiler(layoutOf(model)),
  ]) {
    expect(texts(b, compiler)).toBe(texts(a, compiler));
    expect(texts(b, compiler)).not.toContain('DELETE');
  }
});

describeEachEngine('seed', (api, engineName) => {
  describe.each(cases)('$name', (one) => {
    const { name, query, variables, statements } = one;

    test('answer and number of statements, twice', async () => {
      for (let time = 0; time < 2; time++) {
        api().engine.forget();
        const data = await api().data(query, variables);
        const logged = api().logLines.findLast(({ msg }) => msg === 'operation');
        expect(logged?.statements).toBe(statements);
        expectGolden(name, 'result.json', `${JSON.stringify(data, null, 2)}\n`);
      }
    });

    test('what is sent is what the golden says', async () => {
      api().engine.forget();
      await api().data(query, variables);
      const sent = api().engine.statements.map(textOf);
      const planned = [...planOf(one).roots.values()].map(withKind).flatMap(plansOfRoot);
      const texts = planned.map(({ plan }) => api().engine.compiler.text(plan));
      expect(sent).toEqual(expect.arrayContaining(texts));
    });

    if (engineName === 'neo4j') {
      test('Neo4j can explain each statement', async () => {
        for (const { plan, values } of [...planOf(one).roots.values()]
          .map(withKind)
          .flatMap(plansOfRoot)) {
          // What is not known before it runs is a list of ids or a number: either may be null here.
          const { text, params } = api().engine.compiler.compile(
            plan,
            values.map((value) => value ?? null),
          );
          const explained = { text: `EXPLAIN ${text}`, params };
          expect(await api().engine.run(explained)).toEqual([]);
        }
      });
    }
  });
});
