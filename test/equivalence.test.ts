/**
 * A planned answer equals the one that is found field by field, by looking at everything: for the example
 * operations, for random documents, and for lists read page by page. Searches are compared too, but for
 * their ranking, which is one function: the oracle ranks every node, the engines propose some.
 *
 * Most documents are the same in each run (SEEDS). Others are new each time, from a seed that is printed and that the
 * names of their tests and their failures tell: EQUIVALENCE_SEED=… gives them again.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTinkuySchema } from '../src/build-schema';
import type { Dataset } from '../src/read/run/dataset';
import { seedData } from './support/graphs';
import { describeEachEngine, model, schema } from './support/api';
import { RandomDocuments } from './support/naive-documents';
import { NaiveGraph } from './support/naive-graph';
import { firstDifference, naiveData } from './support/naive-resolver';
import { Random } from './support/random';
import { fixtureData, isLong, type TestGraph } from './support/test-engines';
import { withVariables, type Variables } from './support/with-variables';

/** A copy of the schema: Apollo puts resolvers of its own on the fields of the one that it serves. */
const naiveSchema = buildTinkuySchema();

const OPERATIONS = join(__dirname, '../schema/operations');
const SEEDS = { documents: 20_210_101, walks: 8_050_505 };
const FRESH = Number(process.env.EQUIVALENCE_SEED ?? Math.floor(Math.random() * 1e9));
process.stderr.write(`EQUIVALENCE_SEED=${FRESH}\n`);

/**
 * How many documents are made for each graph, with how many sets of variables besides the values that stand in them,
 * and how many lists are read page by page. A server that plans each new text for a good part of a second is given
 * fewer texts, each with more sets, and none without variables; in the long run it is given all.
 */
const SHARES = {
  embedded: { texts: 45, freshTexts: 15, sets: 1, withLiterals: true, walks: 16 },
  neo4j: { texts: 9, freshTexts: 4, sets: 3, withLiterals: false, walks: 2 },
};
const PAGE = 3;
const MOST_PAGES = 6;

const FIXTURE: Dataset = {
  name: 'Fixture',
  version: 'test',
  asOf: '2026-01-01',
  licence: 'CC0',
  citation: 'Made up for tests',
};

/** Shapes that were once answered wrong, or easily could be. */
const HARD: Readonly<Record<string, string>> = {
  'a list that is not kept is an empty one':
    '{ components(where: { not: { aliases: { has: "nada" } } }) { totalCount nodes { id aliases } } }',
  'what lies in a place is asked from that place':
    '{ departments(where: { provinces: { none: { within: ["department:08"] } } }) { totalCount } }',
  'a place that lies in two of the places is one place':
    '{ interventions(where: { places: { single: { within: ["department:09", "district:090103", "province:0805", "department:08"] } } }) { totalCount nodes { id places { nodes { id } } } } }',
  'what leads there by two ways is there once':
    '{ interventions(where: { places: { some: { within: ["department:08", "province:0805", "district:080505"] } } }) { totalCount nodes { id } } }',
  'an order by a count within another':
    '{ departments(orderBy: [{ count: PROVINCES }], first: 2) { nodes { id provinces(orderBy: [{ count: DISTRICTS, direction: DESC }], first: 2) { nodes { id } } } } }',
  'a bound takes its whole period':
    '{ until: programs(where: { startedOn: { lte: "2012" } }) { nodes { id startedOn } } since: programs(where: { startedOn: { gt: "2011" } }) { nodes { id } } other: programs(where: { not: { startedOn: { gt: "2012" } } }) { nodes { id } } }',
  'the same field under one name for two types':
    '{ nodes(ids: ["program:haku-winay", "intervention:layo-ecosistemas-productivos"]) { ... on Program { x: approaches(first: 1) { nodes { id } } } ... on Intervention { x: approaches(first: 2) { nodes { id } } } } }',
  'a list and the filter, the order and the count of it agree on what had begun':
    '{ programs(asOf: "2016", where: { interventions: { count: { gte: 2 } } }, orderBy: [{ count: INTERVENTIONS, direction: DESC }]) { nodes { id interventions { totalCount nodes { id } } } } none: programs(asOf: "2012", where: { interventions: { none: {} } }) { nodes { id } } all: programs(asOf: "2016", where: { interventions: { all: { node: { startedOn: { isNull: true } } } } }) { nodes { id } } }',
  'a start does not lead back from what began later':
    '{ programs(asOf: "2012", where: { interventions: { some: { node: { id: { in: ["intervention:lejana", "intervention:pozo", "intervention:andes"] } } } } }) { totalCount nodes { id } } other: programs(asOf: "2020", where: { interventions: { some: { node: { id: { in: ["intervention:lejana", "intervention:pozo", "intervention:andes"] } } } } }) { totalCount nodes { id } } }',
  'what lies where on a day, from the place and to it':
    '{ before: districts(asOf: "2014-06-30", where: { within: ["province:9001", "department:91"] }) { nodes { id } } after: districts(asOf: "2014-07-01", where: { within: ["province:9001"] }) { nodes { id } } south: districts(asOf: "2020", where: { within: ["department:91"] }) { nodes { id province { id department { id } } } } notNot: districts(asOf: "2020", where: { not: { not: { within: ["department:91"] } } }) { nodes { id } } }',
  'what is done where on a day':
    '{ until: interventions(asOf: "2015", where: { places: { some: { within: ["department:90"] } } }) { totalCount nodes { id places { nodes { id } } } } since: interventions(asOf: "2020", where: { places: { some: { within: ["department:91"] }, none: { within: ["department:90"] } } }) { totalCount nodes { id } } always: interventions(asOf: "always", where: { places: { single: { within: ["department:91"] } } }) { nodes { id } } }',
  'an alias that is another field':
    '{ programs(first: 3) { nodes { name: id id: name(lang: EN) constructor: name __proto: name } } }',
};

/** Whether answers are equal is asked here, and not how fast they come. */
const PATIENT = { queryTimeoutMs: 25_000 };

/** A document with its variables. */
interface Asked {
  readonly document: string;
  readonly variables?: Variables;
}

const numbered = <T>(list: readonly T[]) => list.map((one, i) => [i, one] as const);

/** What the oracle does not know: tests of their own compare whole answers. */
const UNKNOWN = /\b(neighborhood|paths|permalink|compare|similar|changes|sourceStatements)\b/;

const operations = readdirSync(OPERATIONS)
  .filter((file) => file.endsWith('.graphql'))
  .filter((file) => !UNKNOWN.test(readFileSync(join(OPERATIONS, file), 'utf8')))
  .sort();

test('there are example operations to compare', () => {
  expect(operations).not.toEqual([]);
});

const GRAPHS: readonly TestGraph[] = ['seed', 'fixture', 'time', 'values', 'groups'];

describe.each(GRAPHS)('the %s graph', (name) => {
  const { data, dataset } =
    name === 'seed' ? seedData(model) : { data: fixtureData(model, name), dataset: FIXTURE };
  const graph = new NaiveGraph(model, data);
  /** So many documents of a seed, each without variables and with some. */
  const documentsOf = (seed: number, engine: keyof typeof SHARES, count: number): Asked[] => {
    const random = new RandomDocuments(schema, graph, seed);
    const texts = Array.from({ length: count }, () => random.next());
    const { sets, withLiterals } = SHARES[engine];
    const varied = withVariables(schema, texts, sets, new Random(seed));
    return varied.flatMap(({ document, variables }, i): Asked[] => [
      ...(withLiterals ? [{ document: texts[i] as string }] : []),
      ...variables.map((one) => ({ document, variables: one })),
    ]);
  };
  const walker = new RandomDocuments(schema, graph, SEEDS.walks);
  const walks = Array.from({ length: SHARES.embedded.walks }, () => walker.nextWalk());

  describeEachEngine(
    name,
    (api, engineName) => {
      const engine = engineName === 'neo4j' && !isLong ? 'neo4j' : 'embedded';
      const share = SHARES[engine];
      const compare = async (document: string, variables?: Variables): Promise<void> => {
        const { body } = await api().send(document, variables);
        if (body.errors) fail(document, variables, JSON.stringify(body.errors, null, 2));
        const naive = await naiveData(naiveSchema, graph, dataset, document, variables);
        const difference = firstDifference(body.data, naive);
        if (difference) fail(document, variables, difference);
      };

      test.each(operations)('schema/operations/%s', async (file) => {
        const document = readFileSync(join(OPERATIONS, file), 'utf8');
        const variables = /^# variables: (.*)$/m.exec(document)?.[1];
        await compare(document, variables ? (JSON.parse(variables) as Variables) : undefined);
      });

      test.each(Object.entries(HARD))('%s', (_, document) => compare(document));

      test.each(numbered(documentsOf(SEEDS.documents, engine, share.texts)))(
        'random document %i',
        (_, { document, variables }) => compare(document, variables),
      );

      test.each(numbered(documentsOf(FRESH, engine, share.freshTexts)))(
        `random document %i of EQUIVALENCE_SEED=${FRESH}`,
        (_, { document, variables }) => compare(document, variables),
      );

      test.each(numbered(walks.slice(0, share.walks)))(
        'random list %i, page by page from both ends',
        async (_, walk) => {
          for (const backward of [false, true]) {
            const planned = await pages(walk.path, backward, (page) =>
              api().data(walk.document, page),
            );
            const naive = await pages(walk.path, backward, (page) =>
              naiveData(naiveSchema, graph, dataset, walk.document, page),
            );
            const difference = firstDifference(planned, naive);
            if (difference) fail(walk.document, { backward }, difference);
          }
        },
      );
    },
    PATIENT,
  );
});

interface Page {
  readonly pageInfo: Readonly<Record<string, string | boolean | null>>;
}

/** The pages of a list, each asked for by the cursor that the one before it ends with. */
async function pages(
  path: readonly string[],
  backward: boolean,
  ask: (variables: Variables) => Promise<unknown>,
): Promise<unknown[]> {
  const read: unknown[] = [];
  const [size, from, more, next] = backward
    ? ['last', 'before', 'hasPreviousPage', 'startCursor']
    : ['first', 'after', 'hasNextPage', 'endCursor'];
  let cursor: unknown = null;
  do {
    const data = await ask({ [size]: PAGE, [from]: cursor });
    const page = path.reduce((at, key) => (at as Record<string, unknown>)[key], data) as Page;
    read.push(page);
    cursor = page.pageInfo[more] ? page.pageInfo[next] : null;
  } while (cursor !== null && read.length < MOST_PAGES);
  return read;
}

function fail(document: string, variables: unknown, difference: string): never {
  throw new Error(`${difference}\nin ${document}\nwith ${JSON.stringify(variables ?? {})}`);
}
