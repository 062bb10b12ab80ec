/** What sources tell differently, and how often a thing was changed. */
import { setNodes } from '../support/stored';
import { describeEachEngine } from '../support/api';
import { markAsChanged } from '../support/test-engines';

const STATED = [
  { p: 'startedOn', v: '2019', s: ['source:uno'] },
  { p: 'startedOn', v: '2018', s: ['source:dos'] },
  { p: 'aliases', v: ['Pozos', 'Yaku Ñan'], s: ['source:uno'] },
];

describeEachEngine('fixture', (api) => {
  beforeAll(async () => {
    await markAsChanged(api().engine);
    await setNodes(
      api().engine,
      { ids: ['intervention:pozos'] },
      { stated: JSON.stringify(STATED), disputes: 1, disputed: true, version: 3 },
    );
  });

  test('with their sources, in one more statement for all of them', async () => {
    const all = 'id version disputed statements { property value shown sources { id name } }';
    expect(
      await api().data(
        `{ nodes(ids: ["intervention:pozos", "program:crecer", "source:uno"]) { ${all} } }`,
      ),
    ).toEqual({
      nodes: [
        {
          id: 'intervention:pozos',
          version: 3,
          disputed: true,
          statements: [
            {
              property: 'startedOn',
              value: '2019',
              shown: true,
              sources: [{ id: 'source:uno', name: 'Fuente uno' }],
            },
            {
              property: 'startedOn',
              value: '2018',
              shown: false,
              sources: [{ id: 'source:dos', name: 'Fuente dos' }],
            },
            {
              property: 'aliases',
              value: ['Pozos', 'Yaku Ñan'],
              shown: true,
              sources: [{ id: 'source:uno', name: 'Fuente uno' }],
            },
          ],
        },
        { id: 'program:crecer', version: 1, disputed: false, statements: [] },
        { id: 'source:uno', version: 1, disputed: false, statements: [] },
      ],
    });
    // The nodes, and the sources of all of them.
    const logged = api().logLines.findLast(({ msg }) => msg === 'operation');
    expect(logged?.statements).toBe(2);
  });

  test('within a list, under names of the client', async () => {
    expect(
      await api().data(
        '{ program(id: "program:fondo") { interventions { nodes { told: statements { what: property by: sources { id } } } } } }',
      ),
    ).toEqual({
      program: {
        interventions: {
          nodes: [
            {
              told: [
                { what: 'startedOn', by: [{ id: 'source:uno' }] },
                { what: 'startedOn', by: [{ id: 'source:dos' }] },
                { what: 'aliases', by: [{ id: 'source:uno' }] },
              ],
            },
          ],
        },
      },
    });
  });

  test('what is disputed can be asked for', async () => {
    expect(
      await api().data(`{
        disputed: interventions(where: { disputed: { eq: true } }) { nodes { id } }
        others: interventions(where: { disputed: { eq: false } }) { totalCount }
        unknown: interventions(where: { disputed: { isNull: true } }) { totalCount }
      }`),
    ).toEqual({
      disputed: { nodes: [{ id: 'intervention:pozos' }] },
      others: { totalCount: 8 },
      unknown: { totalCount: 0 },
    });
  });

  test.each([
    ['a filter', '{ interventions(where: { stated: { contains: "a" } }) { totalCount } }'],
    ['an order', '{ interventions(orderBy: [{ field: STATED }]) { totalCount } }'],
    ['a field', '{ interventions { nodes { stated } } }'],
  ])('what is kept of it is hidden from %s', async (_, query) => {
    expect((await api().send(query)).status).toBe(400);
  });

  test('a graph that is exported has what is told differently, and nothing of how it is kept', async () => {
    const query =
      '{ neighborhood(id: "intervention:pozos", relationships: [RUNS]) { nodes { id } } }';
    const address = `${api().url}/graphql.graphml?${new URLSearchParams({ query }).toString()}`;
    const text = await (await fetch(address)).text();
    expect(text).toContain('attr.name="disputed"');
    expect(text).toContain(
      '{"property":"startedOn","value":"2018","shown":false,"sources":["source:dos"]}'.replaceAll(
        '"',
        '&quot;',
      ),
    );
    expect(text).not.toMatch(/attr.name="(version|stated|disputes)"/);
  });
});
