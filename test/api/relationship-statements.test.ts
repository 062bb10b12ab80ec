/** What sources tell differently of a relationship: wherever it is shown, found, counted and exported. */
import { readStats } from '../../src/ingest/graph-stats';
import { describeEachEngine, model } from '../support/api';
import { markAsChanged } from '../support/test-engines';
import { AUTH, tokenWith } from '../support/tokens';

type Input = Readonly<Record<string, unknown>>;

const STATED = `disputed sources { id } statements { property value shown sources { id } }`;
const EDGE = `key validFrom ${STATED}`;

const PEN = [
  { property: 'budget', value: 100, shown: true, sources: [{ id: 'source:uno' }] },
  { property: 'budget', value: 200, shown: false, sources: [{ id: 'source:dos' }] },
  { property: 'currency', value: 'PEN', shown: true, sources: [{ id: 'source:uno' }] },
  { property: 'currency', value: 'USD', shown: false, sources: [{ id: 'source:dos' }] },
  { property: 'households', value: 7, shown: true, sources: [{ id: 'source:dos' }] },
];
const BOTH = [{ id: 'source:uno' }, { id: 'source:dos' }];
const TOLD = { disputed: true, sources: BOTH, statements: PEN };
const ALIKE = { disputed: false, statements: [] };

describeEachEngine(
  'fixture',
  (api) => {
    const from = 'intervention:vacia';
    const to = 'district:080506';
    const curate = async (name: string, type: string, input: Input): Promise<Input> => {
      const token = await tokenWith({ sub: 'maria', roles: ['admin'] });
      const query = `mutation M($input: ${type}!) { ${name}(input: $input) { __typename ${name === 'relate' ? '' : '... on SourceWithdrawal { confirm }'} } }`;
      const { body } = await api().send(query, { input }, token);
      if (body.errors) throw new Error(JSON.stringify(body.errors, null, 2));
      return (body.data as Record<string, Input>)[name] ?? {};
    };
    const relate = (source: string, properties: Input) =>
      curate('relate', 'RelationshipInput', {
        from,
        type: 'IMPLEMENTED_IN',
        to,
        properties,
        sources: [source],
      });
    const disputes = async (): Promise<number> =>
      (await readStats({ engine: api().engine, model })).disputed;
    const told = () =>
      api().data(`{
        near: intervention(id: "${from}") { disputed statements { property } places { edges { ${EDGE.replace('key ', '')} node { id } } } }
        far: district(id: "${to}") { disputed interventions { edges { ${STATED} node { id } } } }
        found: interventions(where: { disputed: { eq: true } }) { nodes { id } }
        by: interventions(where: { places: { some: { edge: { disputed: { eq: true } } } } }) { nodes { id } }
        others: interventions(where: { disputed: { eq: false } }) { totalCount }
      }`);

    beforeAll(async () => {
      await markAsChanged(api().engine);
      await relate('source:uno', { budget: 100, currency: 'PEN' });
    });

    test('what one source tells is no disagreement', async () => {
      expect([await told(), await disputes()]).toEqual([
        {
          near: {
            disputed: false,
            statements: [],
            places: {
              edges: [
                { validFrom: null, ...ALIKE, sources: [{ id: 'source:uno' }], node: { id: to } },
              ],
            },
          },
          far: {
            disputed: false,
            interventions: {
              edges: [{ ...ALIKE, sources: [{ id: 'source:uno' }], node: { id: from } }],
            },
          },
          found: { nodes: [] },
          by: { nodes: [] },
          others: { totalCount: 9 },
        },
        0,
      ]);
    });

    describe('where a second source tells it differently', () => {
      beforeAll(async () => {
        await relate('source:dos', { budget: 200, currency: 'USD', households: 7 });
      });

      test('the edge tells both at either end, and the end that it leaves is disputed', async () => {
        expect([await told(), await disputes()]).toEqual([
          {
            near: {
              disputed: true,
              statements: [],
              places: { edges: [{ validFrom: null, ...TOLD, node: { id: to } }] },
            },
            far: { disputed: false, interventions: { edges: [{ ...TOLD, node: { id: from } }] } },
            found: { nodes: [{ id: from }] },
            by: { nodes: [{ id: from }] },
            others: { totalCount: 8 },
          },
          1,
        ]);
      });

      test('a list that follows no relationship has nothing to tell', async () => {
        expect(
          await api().data(
            `{ interventions(where: { id: { eq: "${from}" } }) { edges { ${STATED} node { id } } } }`,
          ),
        ).toEqual({
          interventions: { edges: [{ ...ALIKE, sources: [], node: { id: from } }] },
        });
      });

      test('so does a relationship that is shown by itself', async () => {
        const key = `IMPLEMENTED_IN|${from}|${to}|`;
        expect(
          await api().data(`{
            around: neighborhood(id: "${from}", relationships: [IMPLEMENTED_IN]) { edges { ${EDGE} } }
            expand(id: "${to}", exclude: [], relationships: [IMPLEMENTED_IN]) { edges { ${EDGE} } }
            paths(from: "${to}", to: "${from}", maxLength: 1) { paths { edges { ${EDGE} } } }
            sourceStatements(id: "source:dos", first: 100) { statements { properties relationship { ${EDGE} } } }
            compare(ids: ["${from}", "intervention:pozos"], by: [PLACES]) {
              dimensions { rows { heldBy cells { item edges { ${EDGE} } } } }
            }
          }`),
        ).toEqual({
          around: { edges: [{ key, validFrom: null, ...TOLD }] },
          expand: { edges: [{ key, validFrom: null, ...TOLD }] },
          paths: { paths: [{ edges: [{ key, validFrom: null, ...TOLD }] }] },
          sourceStatements: {
            statements: expect.arrayContaining([
              {
                properties: expect.arrayContaining(['households', 'budget', 'currency']) as unknown,
                relationship: { key, validFrom: null, ...TOLD },
              },
            ]) as unknown,
          },
          compare: {
            dimensions: [
              {
                rows: expect.arrayContaining([
                  {
                    heldBy: [from],
                    cells: [
                      { item: from, edges: [{ key, validFrom: null, ...TOLD }] },
                      { item: 'intervention:pozos', edges: [] },
                    ],
                  },
                ]) as unknown,
              },
            ],
          },
        });
      });

      test('groups and orders know it', async () => {
        expect(
          await api().data(`{
            interventions(first: 1, orderBy: [{ field: DISPUTED, direction: DESC }]) {
              nodes { id }
              facets(by: [{ field: DISPUTED }]) { values { key { value } count } }
            }
          }`),
        ).toEqual({
          interventions: {
            nodes: [{ id: from }],
            facets: [
              {
                values: [
                  { key: { value: false }, count: 8 },
                  { key: { value: true }, count: 1 },
                ],
              },
            ],
          },
        });
      });

      test.each(['graphml', 'jsonld'])(
        'a graph that is exported as %s tells who says what',
        async (format) => {
          const query = `{ neighborhood(id: "${from}", relationships: [IMPLEMENTED_IN]) { nodes { id } } }`;
          const response = await fetch(
            `${api().url}/graphql.${format}?${new URLSearchParams({ query }).toString()}`,
          );
          const text = (await response.text()).replaceAll('&quot;', '"').replaceAll(/\s+/g, ' ');
          expect(text).toContain(
            format === 'graphml'
              ? '{"property":"budget","value":200,"shown":false,"sources":["source:dos"]}'
              : '{ "tinkuy:property": "budget", "tinkuy:value": 200, "tinkuy:shown": false, "prov:wasDerivedFrom": [ { "@id": "https://tinkuy.example/id/source:dos" } ] }',
          );
        },
      );
    });

    test('a source that is withdrawn takes its statement along', async () => {
      const source = 'source:dos';
      const { confirm } = await curate('withdrawSource', 'WithdrawSourceInput', { source });
      await curate('withdrawSource', 'WithdrawSourceInput', { source, confirm, why: 'wrong' });
      expect([await told(), await disputes()]).toMatchObject([
        {
          near: {
            disputed: false,
            places: { edges: [{ ...ALIKE, sources: [{ id: 'source:uno' }] }] },
          },
          found: { nodes: [] },
          by: { nodes: [] },
        },
        0,
      ]);
    });
  },
  {},
  AUTH,
);
