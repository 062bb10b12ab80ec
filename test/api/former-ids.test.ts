/** Ids that nodes had before they were merged into others: everything takes them for those that they have now. */
import { PUBLIC_URL, describeAnyEngine, type Api } from '../support/api';
import { markAsChanged } from '../support/test-engines';

/** What was merged, and into what; `program:primero` in two steps. */
const FORMER = {
  'intervention:pozos-viejos': 'intervention:pozos',
  'intervention:andinos': 'intervention:andes',
  'program:primero': 'program:segundo',
  'program:segundo': 'program:crecer',
  'district:layo': 'district:080505',
  'approach:sexo': 'approach:genero',
  'source:cero': 'source:uno',
  'goal:uno': 'goal:dos',
  'goal:dos': 'goal:uno',
};

async function merge(api: Api, former: Readonly<Record<string, string>>, revision: number) {
  await api.engine.transaction(async (transaction) => {
    const rows = Object.entries(former).map(([id, now]) => ({ id, now }));
    await transaction.addFormerIds(rows);
    const version = `test.${revision}`;
    await transaction.updateRecord('dataset', { edition: 'test', revision, version });
  });
}

/** The statements that ask for former ids. */
const lookedUp = (api: Api): number =>
  api.engine.statements.filter((one) => one === 'formerIds').length;

describeAnyEngine('fixture', (api) => {
  beforeAll(async () => {
    await markAsChanged(api().engine);
    await merge(api(), FORMER, 1);
  });

  /** An operation with former ids, and with those that they have become. */
  test.each<[string, string]>([
    ['one by its id', '{ program(id: "program:primero") { id name } }'],
    ['anything by its id', '{ node(id: "district:layo") { __typename id } }'],
    [
      'several by their ids, in their order',
      '{ nodes(ids: ["intervention:andinos", "program:fondo", "program:primero", "program:segundo"]) { id name } }',
    ],
    [
      'at a date',
      '{ program(id: "program:segundo", asOf: "2016") { id interventions { totalCount } } }',
    ],
    [
      'a comparison',
      '{ compare(ids: ["intervention:pozos-viejos", "intervention:andinos"], by: [APPROACHES]) { items { ... on Intervention { id } } dimensions { rows { node { id } cells { item state } } } } }',
    ],
    [
      'a neighbourhood',
      '{ neighborhood(id: "intervention:pozos-viejos", relationships: [APPLIES]) { nodes { id } edges { from to } counts { node total } } }',
    ],
    [
      'a neighbourhood without what one has',
      '{ expand(id: "intervention:pozos-viejos", exclude: ["approach:sexo"], relationships: [APPLIES]) { nodes { id } edges { from to } } }',
    ],
    [
      'paths',
      '{ paths(from: "intervention:pozos-viejos", to: "intervention:andinos", avoid: ["approach:sexo"], maxLength: 2) { paths { nodes { id } explanation } } }',
    ],
    [
      'what is similar',
      '{ similar(id: "intervention:pozos-viejos") { items { score node { ... on Intervention { id } } } } }',
    ],
    [
      'within a place',
      '{ interventions(where: { places: { some: { within: ["district:layo"] } } }) { nodes { id } } }',
    ],
    [
      'places within a place',
      '{ communities(where: { within: ["district:layo"] }) { nodes { id } } }',
    ],
    [
      'a filter on ids',
      '{ interventions(where: { id: { in: ["intervention:pozos-viejos", "intervention:nube"] } }) { nodes { id } } }',
    ],
    [
      'a filter on the id of what is related',
      '{ interventions(where: { approaches: { some: { node: { id: { eq: "approach:sexo" } } } } }) { nodes { id } } }',
    ],
    [
      'a filter on sources, of a node and of an edge',
      '{ programs(where: { sources: { has: "source:cero" }, interventions: { some: { edge: { sources: { hasAny: ["source:cero"] } } } } }) { nodes { id } } }',
    ],
  ])('%s', async (_, query) => {
    const now = Object.keys(FORMER)
      .reverse()
      .reduce((text, id) => text.replaceAll(`"${id}"`, `"${lastOf(id)}"`), query);
    expect(now).not.toBe(query);
    const [asked, expected] = [await api().data(query), await api().data(now)];
    expect(asked).toEqual(expected);
    // Not the same nothing.
    expect(JSON.stringify(asked)).toMatch(/"[a-z]+:[a-z0-9-]+"/);
  });

  test('a permalink', async () => {
    const response = await fetch(`${api().url}/id/program:primero`, { redirect: 'manual' });
    const to = new URL(response.headers.get('location') ?? '', api().url);
    const variables = JSON.parse(to.searchParams.get('variables') ?? '') as Record<string, unknown>;
    expect(await api().data(to.searchParams.get('query') ?? '', variables)).toMatchObject({
      node: { id: 'program:crecer', permalink: `${PUBLIC_URL}/id/program:crecer` },
    });
  });

  test('an export', async () => {
    const query =
      '{ interventions(where: { id: { eq: "intervention:pozos-viejos" } }) { nodes { id } } }';
    const response = await fetch(
      `${api().url}/graphql.csv?${new URLSearchParams({ query }).toString()}`,
    );
    const { dataset } = (await api().data('{ dataset { version } }')) as {
      dataset: { version: string };
    };
    const [, row] = (await response.text()).split('\r\n');
    expect(row?.split(',').slice(0, 2)).toEqual(['intervention:pozos', dataset.version]);
  });

  test('two ids of one thing are one, and an id that never was stays what it is', async () => {
    const { body } = await api().send(
      '{ compare(ids: ["intervention:pozos-viejos", "intervention:pozos"]) { items { ... on Intervention { id } } } }',
    );
    expect(body.errors?.map(({ message }) => message)).toEqual([
      'ids[1] must not repeat ids[0], got intervention:pozos',
    ]);
    expect(
      await api().data('{ program(id: "program:never") { id } goal(id: "goal:uno") { id } }'),
    ).toEqual({
      program: null,
      goal: null,
    });
  });

  test('they are read when the data set has changed, and otherwise are known', async () => {
    await api().data('{ program(id: "program:primero") { id } }');
    api().engine.forget();
    expect(await api().data('{ program(id: "program:tercero") { id } }')).toEqual({
      program: null,
    });
    // The other one looks for what is near.
    expect([api().engine.statements.length, lookedUp(api())]).toEqual([2, 0]);
    expect(api().engine.descriptions()).toBe(0);
    await merge(api(), { 'program:tercero': 'program:viejo' }, 2);
    expect(await api().data('{ program(id: "program:tercero") { id } }')).toEqual({
      program: { id: 'program:viejo' },
    });
    // The statement that found the store elsewhere was planned without the new id, and runs once more.
    expect([api().engine.statements.length, lookedUp(api())]).toEqual([5, 1]);
    expect(api().engine.descriptions()).toBe(1);
  });
});

function lastOf(id: string): string {
  const now = (FORMER as Record<string, string>)[id];
  return now === undefined || id.startsWith('goal:') ? id : lastOf(now);
}
