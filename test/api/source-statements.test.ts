/** What rests on a source, compared with what the files say. */
import { addNode, setNodes, setRelationships } from '../support/stored';
import { nodeModel } from '../../src/model/graph-model';
import { outgoing } from '../../src/ingest/outgoing';
import { describeEachEngine, model, type Api } from '../support/api';
import { fixtureData, markAsChanged } from '../support/test-engines';

const data = fixtureData(model, 'fixture');
const typeOf = new Map(data.nodes.map(({ id, type }) => [id, type]));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Properties = Readonly<Record<string, unknown>>;

interface Statement {
  readonly entity: { readonly id: string } | null;
  readonly relationship: {
    readonly type: string;
    readonly from: string;
    readonly to: string;
    readonly key: string;
    readonly sources: readonly { readonly id: string }[];
  } | null;
  readonly alone: boolean;
  readonly properties: readonly string[];
}

const sourcesOf = (properties: Properties): string[] => properties.sources as string[];

/** What is said of a thing, in the order in which the schema has it. */
const saidOf = (properties: Properties, order: readonly string[]): string[] =>
  order.filter(
    (name) => name in properties && !['id', 'sources', 'locator', 'synthetic'].includes(name),
  );

/** Everything that names a source, by looking at everything. */
function naive(source: string): Statement[] {
  const names = (properties: Properties): boolean =>
    ((properties.sources ?? []) as string[]).includes(source);
  const entities = data.nodes
    .filter(({ properties }) => names(properties))
    .sort((a, b) => compare(a.id, b.id))
    .map(({ id, type, properties }): Statement => {
      const order = [...nodeModel(model, type).properties.keys()].flatMap((name) =>
        name === 'name' ? ['name', 'nameEn', 'nameQu'] : [name],
      );
      return {
        entity: { id },
        relationship: null,
        alone: sourcesOf(properties).length === 1,
        properties: saidOf(properties, order),
      };
    });
  const relationships = data.relationships
    .filter(({ properties }) => names(properties))
    .map(({ type, from, to, properties }): Statement => {
      const way = outgoing(model, nodeModel(model, typeOf.get(from) ?? '')).find(
        (one) => one.type === type && one.targets.includes(typeOf.get(to) ?? ''),
      );
      return {
        entity: null,
        relationship: {
          type,
          from,
          to,
          key: `${type}|${from}|${to}|${String(properties.key)}`,
          sources: sourcesOf(properties).map((id) => ({ id })),
        },
        alone: sourcesOf(properties).length === 1,
        properties: saidOf(properties, [...(way?.properties.keys() ?? [])]).sort(),
      };
    })
    .sort((a, b) => compare(placeOf(a), placeOf(b)));
  return [...entities, ...relationships];
}

const placeOf = ({ relationship }: Statement): string =>
  [relationship?.from, relationship?.type, relationship?.to, relationship?.key].join(' ');

const STATEMENTS =
  'statements { entity { id } relationship { type from to key sources { id } } alone properties }';

interface Page {
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
  readonly statements: readonly Statement[];
}

/** All pages of what rests on a source. */
async function walk(api: Api, id: string, first: number): Promise<Statement[]> {
  const found: Statement[] = [];
  let after: string | null = null;
  for (;;) {
    const answered = (await api.data(
      `query ($id: ID!, $first: Int, $after: String) { sourceStatements(id: $id, first: $first, after: $after) {
        pageInfo { hasNextPage hasPreviousPage endCursor } ${STATEMENTS} } }`,
      { id, first, after },
    )) as { sourceStatements: Page };
    const { pageInfo, statements } = answered.sourceStatements;
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    found.push(...statements);
    if (!pageInfo.hasNextPage) return found;
    expect(statements).toHaveLength(first);
    after = pageInfo.endCursor;
  }
}

/** Where properties of relationships stand in the schema does not matter here. */
const sorted = (all: readonly Statement[]): Statement[] =>
  all.map((one) => (one.relationship ? { ...one, properties: [...one.properties].sort() } : one));

const SOURCES = ['source:uno', 'source:dos', 'source:tres'];

describeEachEngine('fixture', (api) => {
  test.each(SOURCES)('all of it, page by page: %s', async (source) => {
    const expected = naive(source);
    expect(expected.length).toBeGreaterThan(4);
    for (const size of [100, 7, 1].filter((one) => expected.length / one < 50)) {
      expect(sorted(await walk(api(), source, size))).toEqual(expected);
    }
  });

  test.each(SOURCES)('the counts: %s', async (source) => {
    const all = naive(source);
    const count = (kind: 'entity' | 'relationship') => ({
      total: all.filter((one) => one[kind]).length,
      alone: all.filter((one) => one[kind] && one.alone).length,
    });
    expect(
      await api().data(
        `{ sourceStatements(id: "${source}") { entities { total alone } relationships { total alone } } }`,
      ),
    ).toEqual({
      sourceStatements: { entities: count('entity'), relationships: count('relationship') },
    });
  });

  test('a source that nothing rests on, and one that is not there', async () => {
    const cero = { id: 'source:cero', name: 'Cero', nameFolded: 'cero' };
    await addNode(api().engine, model, 'Source', cero);
    const all = `entities { total alone } relationships { total alone } pageInfo { hasNextPage endCursor } ${STATEMENTS}`;
    const answered = await api().data(
      `{ none: sourceStatements(id: "source:cero") { ${all} } never: sourceStatements(id: "source:never") { ${all} } }`,
    );
    await api().engine.transaction((transaction) =>
      transaction.write({ removed: ['source:cero'] }),
    );
    const nothing = { total: 0, alone: 0 };
    expect(answered).toEqual({
      none: {
        entities: nothing,
        relationships: nothing,
        pageInfo: { hasNextPage: false, endCursor: null },
        statements: [],
      },
      never: null,
    });
  });

  test.each([
    ['source:uno', 0, 'first must be between 1 and 100, got 0'],
    ['source:uno', 101, 'first must be between 1 and 100, got 101'],
    ['program:crecer', 1, 'id must be source:…, got "program:crecer"'],
  ])('of %s the first %s is refused', async (id, first, message) => {
    const { status, body } = await api().send(
      `{ sourceStatements(id: "${id}", first: ${first}) { statements { alone } } }`,
    );
    expect([status, body.errors?.[0]?.message]).toEqual([400, message]);
  });

  test('a cursor of another source is refused', async () => {
    const { sourceStatements } = (await api().data(
      '{ sourceStatements(id: "source:uno", first: 1) { pageInfo { endCursor } } }',
    )) as { sourceStatements: Page };
    const { body } = await api().send(
      `{ sourceStatements(id: "source:dos", after: "${sourceStatements.pageInfo.endCursor}") { statements { alone } } }`,
    );
    expect(body.errors?.[0]?.message).toBe(
      'after must be a cursor of the same list, order and filter',
    );
  });

  describe('where sources differ', () => {
    beforeAll(async () => {
      await markAsChanged(api().engine);
      const pozos = [
        { p: 'startedOn', v: '2019', s: ['source:uno'] },
        { p: 'startedOn', v: '2018', s: ['source:dos'] },
        { p: 'nameEn', v: 'Clean water', s: ['source:uno'] },
        { p: 'summary', v: 'Pozos y huertos en Layo.', s: ['source:dos'] },
      ];
      const runs = [{ p: 'validFrom', v: '2019', s: ['source:dos'] }];
      await setNodes(
        api().engine,
        { ids: ['intervention:pozos'] },
        { stated: JSON.stringify(pozos), disputed: true, disputes: 1, version: 2 },
      );
      await setRelationships(
        api().engine,
        { type: 'RUNS', from: 'program:crecer', to: 'intervention:pozos' },
        { validFrom: '2019', stated: JSON.stringify(runs) },
      );
    });

    const of = async (source: string): Promise<unknown> => {
      const all = await walk(api(), source, 100);
      return all.flatMap(({ entity, relationship, properties }) =>
        entity?.id === 'intervention:pozos' ||
        (relationship?.type === 'RUNS' &&
          relationship.from === 'program:crecer' &&
          relationship.to === 'intervention:pozos')
          ? [properties]
          : [],
      );
    };

    test('what each states is told', async () => {
      expect(await of('source:uno')).toEqual([
        ['name', 'nameEn', 'aliases', 'status', 'startedOn', 'endedOn'],
        [],
      ]);
      expect(await of('source:dos')).toEqual([
        ['name', 'aliases', 'status', 'startedOn', 'endedOn', 'summary'],
        ['validFrom'],
      ]);
    });
  });
});
