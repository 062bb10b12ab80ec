/**
 * For each case: the plan, the text for each compiler, the number of statements, and one answer for both
 * engines. `UPDATE_GOLDEN=1` rewrites all of it but the claim in the query's first line.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CypherCompiler } from '../src/cypher/cypher-compiler';
import { EmbeddedCompiler } from '../src/engine/embedded/embedded-compiler';
import { DATASET_LABEL } from '../src/execute/dataset';
import { printPlan } from '../src/plan/print-plan';
import type { PlannedRoot } from '../src/plan/query-plan';
import { describeEachEngine } from './support/api';
import { planOf } from './support/plan';

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

const cases = readdirSync(FOLDER)
  .sort()
  .map((name): Case => {
    const query = readFileSync(join(FOLDER, name, 'query.graphql'), 'utf8');
    const claim = /^# expect statements = (\d+)\n/.exec(query)?.[1];
    if (!claim) throw new Error(`${name}/query.graphql must begin with # expect statements = N`);
    const file = join(FOLDER, name, 'variables.json');
    const variables = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
    return {
      name,
      query,
      variables: JSON.parse(variables) as Case['variables'],
      statements: Number(claim),
    };
  });

const planOfRoot = (root: PlannedRoot) => ('plan' in root ? root.plan : root.lookup.plan);

/** One part for each root field, under its response name. */
const parts = (
  { query, variables }: Pick<Case, 'query' | 'variables'>,
  print: (root: PlannedRoot) => string,
): string =>
  [...planOf(query, variables).roots]
    .map(([name, root]) => `// ${name}: ${root.kind}\n${print(root)}\n`)
    .join('\n');

const plans = (of: Case): string => parts(of, (root) => printPlan(planOfRoot(root)));

const texts = (of: Pick<Case, 'query' | 'variables'>, compiler: CypherCompiler): string =>
  parts(of, (root) => compiler.text(planOfRoot(root)));

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
  const files = ['query.graphql', 'variables.json', 'plan.txt', 'query.cypher', 'embedded.cypher'];
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
  for (const compiler of [new CypherCompiler(), new EmbeddedCompiler()]) {
    expect(texts(b, compiler)).toBe(texts(a, compiler));
    expect(texts(b, compiler)).not.toContain('DELETE');
  }
});

describeEachEngine('seed', (api, engineName) => {
  describe.each(cases)('$name', ({ name, query, variables, statements }) => {
    test('answer and number of statements, twice', async () => {
      const data = async (): Promise<string> => {
        api().engine.forget();
        const answer = JSON.stringify(await api().data(query, variables), null, 2);
        const sent = api().engine.statements.filter(
          (one) => one === 'search' || !one.text.includes(`:${DATASET_LABEL})`),
        );
        expect(sent).toHaveLength(statements);
        return `${answer}\n`;
      };
      expectGolden(name, 'result.json', await data());
      expectGolden(name, 'result.json', await data());
    });

    if (engineName === 'neo4j') {
      test('Neo4j can explain each statement', async () => {
        for (const root of planOf(query, variables).roots.values()) {
          const values = 'plan' in root ? root.values : root.lookup.values;
          const { text, params } = api().engine.compiler.compile(planOfRoot(root), values);
          const ids = root.kind === 'lookup' ? { [`p${root.lookup.plan.ids}`]: root.ids } : {};
          const search = root.kind === 'search' ? { [`p${root.lookup.plan.ids}`]: [] } : {};
          const explained = { text: `EXPLAIN ${text}`, params: { ...params, ...ids, ...search } };
          expect(await api().engine.run(explained)).toEqual([]);
        }
      });
    }
  });
});
