import { readOf, setRecord } from '../support/stored';
import { badInputOf, describeEachEngine, type Api, type ApiAnswer } from '../support/api';
import { AUTH, tokenWith } from '../support/tokens';
import { markAsChanged } from '../support/test-engines';

const CHANGE = expect.stringMatching(/^change:\d+-1$/) as string;

type Input = Readonly<Record<string, unknown>>;

const INPUTS: Readonly<Record<string, string>> = {
  create: 'CreateInput',
  update: 'UpdateInput',
  relate: 'RelationshipInput',
  unrelate: 'RelationshipInput',
  merge: 'MergeInput',
  withdrawSource: 'WithdrawSourceInput',
};

const ENTITY = `id name ... on Program { acronym description locator startedOn sources { id } }`;

/** All that a mutation of an entity or a relationship can answer. */
const RESULT = `__typename
  ... on Curated { change entity { ${ENTITY} } }
  ... on Refusal { message en: message(lang: EN) }
  ... on InvalidInput { faults { field message en: message(lang: EN) } }
  ... on EntityNotFound { id }
  ... on VersionConflict { expected actual entity { ${ENTITY} } }
  ... on AlreadyThere { entity { ${ENTITY} } }
  ... on NearMatches { entities { id name } }`;

const WITHDRAWAL = `__typename
  ... on SourceWithdrawal {
    source done confirm change
    counts { entitiesRemoved entitiesChanged relationshipsRemoved relationshipsChanged }
    entitiesRemoved entitiesChanged relationshipsRemoved { type from to }
  }
  ... on Refusal { message(lang: EN) }
  ... on EntityNotFound { id }
  ... on InvalidInput { faults { field } }`;

const sendAs = async (
  api: Api,
  role: string,
  query: string,
  variables: Input = {},
): Promise<ApiAnswer> =>
  api.send(query, variables, await tokenWith({ sub: 'maria', roles: [role] }));

/** The answer of one mutation by an administrator, who may do all; fails where it has errors. */
async function curate(
  api: Api,
  name: string,
  input: Input,
  selection = RESULT,
): Promise<Record<string, unknown>> {
  const query = `mutation Curate($input: ${INPUTS[name]}!) { ${name}(input: $input) { ${selection} } }`;
  const { body } = await sendAs(api, 'admin', query, { input });
  if (body.errors) throw new Error(JSON.stringify(body.errors, null, 2));
  return (body.data as Record<string, Record<string, unknown>>)[name] ?? {};
}

/** Makes a change, and gives the id of the entity; fails where it is refused. */
async function made(api: Api, name: string, input: Input): Promise<string> {
  const found = await curate(api, name, input);
  if (found.__typename !== 'Curated') throw new Error(JSON.stringify(found));
  return (found.entity as { id: string }).id;
}

/** A new programme; gives its id. */
async function program(api: Api, name: string, values: Input = {}): Promise<string> {
  const input = { values: { program: { name, ...values } }, sources: ['source:uno'] };
  return made(api, 'create', input);
}

const versionOf = async (api: Api, id: string): Promise<unknown> =>
  (await readOf(api.engine, id, ['version'])).version;

describeEachEngine(
  'fixture',
  (api) => {
    beforeAll(() => markAsChanged(api().engine));

    describe('create', () => {
      test('makes an entity, and answers with it and with the version of the data that it made', async () => {
        const query = `mutation { create(input: {
          values: { program: { name: "Programa Alba", nameEn: "Dawn", acronym: "ALBA", startedOn: "2024", aliases: ["Albita"], description: null } }
          sources: ["source:dos", "source:uno"], locator: "p. 3", why: "new this year"
        }) { ${RESULT} ... on Curated { entity { aliases english: name(lang: EN) } } } }`;
        const before = (await api().send('{ dataset { version } }')).body;
        const { status, body } = await sendAs(api(), 'curator', query);
        const after = (await api().send('{ dataset { version } }')).body;
        expect({ status, data: body.data, errors: body.errors }).toEqual({
          status: 200,
          data: {
            create: {
              __typename: 'Curated',
              change: CHANGE,
              entity: {
                id: 'program:programa-alba',
                name: 'Programa Alba',
                english: 'Dawn',
                aliases: ['Albita'],
                acronym: 'ALBA',
                description: null,
                locator: 'p. 3',
                startedOn: '2024',
                sources: [{ id: 'source:dos' }, { id: 'source:uno' }],
              },
            },
          },
          errors: undefined,
        });
        expect(after.data).not.toEqual(before.data);
        expect(after.data).toMatchObject({
          dataset: { version: (body.extensions?.dataset as { version: string }).version },
        });
      });

      test('takes an id', async () => {
        const values = { program: { name: 'Brisa' } };
        expect(
          await curate(api(), 'create', { id: 'program:viento', values, sources: ['source:uno'] }),
        ).toMatchObject({ __typename: 'Curated', entity: { id: 'program:viento', name: 'Brisa' } });
      });

      test('a new source may name itself', async () => {
        const input = {
          id: 'source:nueva',
          values: { source: { name: 'Fuente nueva', url: 'https://example.org' } },
          sources: ['source:nueva'],
        };
        const selection =
          '... on Curated { entity { id ... on Source { url } } } ... on InvalidInput { message }';
        expect(await curate(api(), 'create', input, selection)).toEqual({
          entity: { id: 'source:nueva', url: 'https://example.org' },
        });
      });

      test('what resembles something is not made until it is said to be different', async () => {
        await program(api(), 'Programa Cumbre');
        const input = { values: { program: { name: 'Programa Kumbre' } }, sources: ['source:uno'] };
        expect(await curate(api(), 'create', input)).toEqual({
          __typename: 'NearMatches',
          message:
            'Quizá ya existe: program:programa-cumbre. Si no es ninguna de estas, sus ids deben estar en different',
          en: 'It may be there already: program:programa-cumbre. If it is none of these, their ids must be in different',
          entities: [{ id: 'program:programa-cumbre', name: 'Programa Cumbre' }],
        });
        const different = ['program:programa-cumbre'];
        expect(await curate(api(), 'create', { ...input, different })).toMatchObject({
          __typename: 'Curated',
          entity: { id: 'program:programa-kumbre' },
        });
      });

      test('what is there is not made again', async () => {
        await program(api(), 'Programa Duna');
        const input = { values: { program: { name: 'Programa Duna' } }, sources: ['source:dos'] };
        expect(await curate(api(), 'create', input)).toEqual({
          __typename: 'AlreadyThere',
          message: 'program:programa-duna ya existe',
          en: 'program:programa-duna is already there',
          entity: {
            id: 'program:programa-duna',
            name: 'Programa Duna',
            acronym: null,
            description: null,
            locator: null,
            startedOn: null,
            sources: [{ id: 'source:uno' }],
          },
        });
      });

      test('all that is wrong is told at once, each at its value', async () => {
        const values = {
          program: { name: 'Programa Estela', startedOn: '2024', endedOn: '2020', acronym: ' ' },
        };
        const selection =
          '__typename ... on InvalidInput { faults { field } } ... on Refusal { message }';
        const found = await curate(
          api(),
          'create',
          { values, sources: ['source:nada'] },
          selection,
        );
        expect(found).toMatchObject({
          __typename: 'InvalidInput',
          faults: [{ field: 'acronym' }, { field: 'endedOn' }, { field: 'sources' }],
        });
        expect(await api().data('{ program(id: "program:programa-estela") { id } }')).toEqual({
          program: null,
        });
      });
    });

    describe('update', () => {
      test('changes what is given, and null takes a value away', async () => {
        const id = await program(api(), 'Programa Faro', { acronym: 'FARO', startedOn: '2020' });
        const values = { program: { acronym: null, description: 'Un faro' } };
        const input = { id, ifVersion: 1, values, sources: ['source:tres'], locator: 'p. 9' };
        expect([await curate(api(), 'update', input), await versionOf(api(), id)]).toEqual([
          {
            __typename: 'Curated',
            change: CHANGE,
            entity: {
              id,
              name: 'Programa Faro',
              acronym: null,
              description: 'Un faro',
              locator: 'p. 9',
              startedOn: '2020',
              sources: [{ id: 'source:uno' }, { id: 'source:tres' }],
            },
          },
          2,
        ]);
      });

      test('what is there already is no change', async () => {
        const id = await program(api(), 'Programa Gruta', { acronym: 'GRUTA' });
        const input = { id, values: { program: { acronym: 'GRUTA' } }, sources: ['source:uno'] };
        expect([await curate(api(), 'update', input), await versionOf(api(), id)]).toMatchObject([
          { __typename: 'Curated', change: null, entity: { id, acronym: 'GRUTA' } },
          1,
        ]);
      });

      test('an entity that was changed since is told as it is, and stays so', async () => {
        const id = await program(api(), 'Programa Hiedra');
        const update = (acronym: string) =>
          curate(api(), 'update', {
            id,
            ifVersion: 1,
            values: { program: { acronym } },
            sources: ['source:uno'],
          });
        expect([await update('UNO'), await update('DOS')]).toMatchObject([
          { __typename: 'Curated' },
          {
            __typename: 'VersionConflict',
            message: `${id} está en la versión 2, no en la 1: cambió entretanto`,
            en: `${id} is at version 2, not at 1: it was changed in the meantime`,
            expected: 1,
            actual: 2,
            entity: { id, acronym: 'UNO' },
          },
        ]);
      });

      test('of several at once for one version, one is made', async () => {
        const id = await program(api(), 'Programa Isla');
        const update = (acronym: string) =>
          curate(api(), 'update', {
            id,
            ifVersion: 1,
            values: { program: { acronym } },
            sources: ['source:uno'],
          });
        const found = await Promise.all(['A', 'B', 'C', 'D'].map(update));
        expect([found.map((one) => one.__typename).sort(), await versionOf(api(), id)]).toEqual([
          ['Curated', 'VersionConflict', 'VersionConflict', 'VersionConflict'],
          2,
        ]);
      });

      test('several at once that name no version are made one after the other', async () => {
        const id = await program(api(), 'Programa Jardín');
        const update = (acronym: string) =>
          curate(api(), 'update', {
            id,
            values: { program: { acronym } },
            sources: ['source:uno'],
          });
        const found = await Promise.all(['A', 'B', 'C'].map(update));
        expect([
          found.map((one) => one.__typename),
          new Set(found.map((one) => one.change)).size,
          await versionOf(api(), id),
        ]).toEqual([['Curated', 'Curated', 'Curated'], 3, 4]);
      });

      test('a name can be changed, and not taken away', async () => {
        const id = await program(api(), 'Programa Tarwi');
        const update = (name: string | null) =>
          curate(
            api(),
            'update',
            { id, values: { program: { name } }, sources: ['source:uno'] },
            '__typename ... on Curated { entity { name } } ... on InvalidInput { faults { field message(lang: EN) } }',
          );
        expect([
          await update(null),
          await api().data(`{ program(id: "${id}") { name } }`),
          await update('Programa Tarhui'),
        ]).toEqual([
          {
            __typename: 'InvalidInput',
            faults: [{ field: 'name', message: 'name cannot be taken away' }],
          },
          { program: { name: 'Programa Tarwi' } },
          { __typename: 'Curated', entity: { name: 'Programa Tarhui' } },
        ]);
      });

      test('what is not there is not found', async () => {
        const input = {
          id: 'program:nada',
          values: { program: { name: 'Nada' } },
          sources: ['source:uno'],
        };
        expect(await curate(api(), 'update', input)).toEqual({
          __typename: 'EntityNotFound',
          id: 'program:nada',
          message: 'No existe program:nada',
          en: 'There is no program:nada',
        });
      });
    });

    describe('relate and unrelate', () => {
      const EDGES = `__typename ... on Refusal { message(lang: EN) } ... on InvalidInput { faults { field } }
        ... on Curated { change entity { id ... on Program { targetGroups { edges { count unit year locator sources { id } node { id } } } } } }`;

      test('makes a relationship, changes it, and takes it away', async () => {
        const from = await program(api(), 'Programa Kilómetro');
        const place = { from, type: 'REACHES', to: 'target-group:hogares' };
        const relate = (count: number) =>
          curate(
            api(),
            'relate',
            {
              ...place,
              properties: { count, unit: 'hogares', year: 2020 },
              sources: ['source:uno'],
              locator: 'p. 4',
            },
            EDGES,
          );
        const edge = (count: number) => ({
          count,
          unit: 'hogares',
          year: 2020,
          locator: 'p. 4',
          sources: [{ id: 'source:uno' }],
          node: { id: 'target-group:hogares' },
        });
        const curated = (change: unknown, ...edges: unknown[]) => ({
          __typename: 'Curated',
          change,
          entity: { id: from, targetGroups: { edges } },
        });
        const unrelate = () =>
          curate(
            api(),
            'unrelate',
            { ...place, properties: { year: 2020 }, sources: ['source:uno'] },
            EDGES,
          );
        expect([
          await relate(10),
          await relate(10),
          await relate(12),
          await unrelate(),
          await unrelate(),
          await versionOf(api(), from),
        ]).toEqual([
          curated(CHANGE, edge(10)),
          curated(null, edge(10)),
          curated(CHANGE, edge(12)),
          curated(CHANGE),
          {
            __typename: 'InvalidInput',
            message: `there is no such REACHES from ${from} to target-group:hogares`,
            faults: [{ field: 'REACHES' }],
          },
          4,
        ]);
      });

      test.each<[string, Input, string]>([
        [
          'leads elsewhere',
          { type: 'RUNS', to: 'component:huerto' },
          'RUNS cannot lead to component:huerto; it leads to Intervention',
        ],
        [
          'leads nowhere',
          { type: 'RUNS', to: 'intervention:nada' },
          'RUNS: "intervention:nada" is unknown',
        ],
      ])('one that %s is refused', async (_name, place, message) => {
        const input = { from: 'program:crecer', ...place, sources: ['source:uno'] };
        expect(await curate(api(), 'relate', input, EDGES)).toEqual({
          __typename: 'InvalidInput',
          message,
          faults: [{ field: 'RUNS' }],
        });
      });

      test('a change rests on sources that are there, whatever it is, and else nothing is changed', async () => {
        const from = await program(api(), 'Programa Kiwicha');
        const into = await program(api(), 'Programa Quinua');
        const place = { from, type: 'RUNS', to: 'intervention:pozos' };
        await made(api(), 'relate', { ...place, sources: ['source:uno'] });
        const sources = ['source:nadie'];
        const values = { program: { acronym: 'K' } };
        const refused = {
          __typename: 'InvalidInput',
          message: 'sources: "source:nadie" is unknown',
          faults: [{ field: 'sources' }],
        };
        const leadingNowhere = {
          __typename: 'InvalidInput',
          message: 'sources: "source:nadie" is unknown; RUNS: "source:nadie" is unknown',
          faults: [{ field: 'sources' }, { field: 'RUNS' }],
        };
        expect([
          await curate(api(), 'update', { id: from, values, sources }, EDGES),
          await curate(api(), 'relate', { ...place, sources }, EDGES),
          await curate(api(), 'unrelate', { ...place, sources }, EDGES),
          await curate(api(), 'merge', { into, from, sources }, EDGES),
          await api().data(`{ program(id: "${from}") { acronym interventions { nodes { id } } } }`),
        ]).toEqual([
          refused,
          leadingNowhere,
          refused,
          refused,
          { program: { acronym: null, interventions: { nodes: [{ id: 'intervention:pozos' }] } } },
        ]);
      });

      test('the first of a type that is over is over at once, also in the answer', async () => {
        const from = await program(api(), 'Programa Laguna');
        const selection =
          '... on Curated { entity { ... on Program { components { nodes { id } } } } }';
        const input = {
          from,
          type: 'HAS_COMPONENT',
          to: 'component:huerto',
          properties: { validFrom: '2018', validTo: '2020' },
          sources: ['source:uno'],
        };
        const of = (asOf: string) =>
          `program(id: "${from}", asOf: "${asOf}") { components { nodes { id } } }`;
        const now = await api().data(`{ program(id: "${from}") { components { nodes { id } } } }`);
        expect([
          now,
          await curate(api(), 'relate', input, selection),
          await api().data(`{ then: ${of('2019')} since: ${of('2022')} }`),
        ]).toEqual([
          { program: { components: { nodes: [] } } },
          { entity: { components: { nodes: [] } } },
          {
            then: { components: { nodes: [{ id: 'component:huerto' }] } },
            since: { components: { nodes: [] } },
          },
        ]);
      });
    });

    describe('merge', () => {
      test('makes one of two: names, relationships and the old id lead to it', async () => {
        const into = await program(api(), 'Programa Marea', { acronym: 'PM' });
        const from = await program(api(), 'Programa Nube', { startedOn: '2019' });
        const sources = ['source:uno'];
        await made(api(), 'relate', { from, type: 'RUNS', to: 'intervention:pozos', sources });
        const selection = `${RESULT} ... on Curated { entity { aliases ... on Program { interventions { nodes { id } } } } }`;
        const entity = {
          id: into,
          name: 'Programa Marea',
          aliases: ['Programa Nube'],
          acronym: 'PM',
          description: null,
          locator: null,
          startedOn: '2019',
          sources: [{ id: 'source:uno' }],
          interventions: { nodes: [{ id: 'intervention:pozos' }] },
        };
        expect(
          await curate(
            api(),
            'merge',
            { into, from, ifVersion: 1, sources, why: 'one' },
            selection,
          ),
        ).toEqual({ __typename: 'Curated', change: CHANGE, entity });
        expect(
          await api().data(
            `query Old($id: ID!) {
              node(id: $id) { id }
              nodes(ids: [$id, "program:crecer"]) { id }
              program(id: $id) { id aliases }
              programs(where: { id: { in: [$id] } }) { nodes { id } }
              neighborhood(id: $id) { nodes { id } }
              paths(from: $id, to: "intervention:pozos") { paths { length } }
            }`,
            { id: from },
          ),
        ).toMatchObject({
          node: { id: into },
          nodes: [{ id: into }, { id: 'program:crecer' }],
          program: { id: into, aliases: ['Programa Nube'] },
          programs: { nodes: [{ id: into }] },
          neighborhood: { nodes: expect.arrayContaining([{ id: into }]) as unknown },
          paths: { paths: [{ length: 1 }] },
        });
        const update = { id: from, values: { program: { acronym: 'MAREA' } }, sources };
        expect(await curate(api(), 'update', update)).toMatchObject({
          __typename: 'Curated',
          entity: { id: into, acronym: 'MAREA' },
        });
      });

      const MERGED = `__typename
        ... on Curated { entity { id ... on Program { parent { id } parts { nodes { id } } } } }
        ... on InvalidInput { faults { field message(lang: EN) } }`;
      const sources = ['source:uno'];
      const partOf = (from: string, to: string, properties: Input = {}) =>
        made(api(), 'relate', { from, type: 'PART_OF', to, properties, sources });

      test('what was between the two is gone, and what was merged before leads on', async () => {
        const [one, two, three] = [
          await program(api(), 'Programa Achira'),
          await program(api(), 'Programa Cañihua'),
          await program(api(), 'Programa Oca'),
        ];
        await partOf(one, two);
        await partOf(two, three);
        const merged = async (into: string, from: string) => [
          await curate(api(), 'merge', { into, from, sources }, MERGED),
          await api().data(
            `{ first: node(id: "${one}") { id } programs(where: { id: { eq: "${one}" } }) { nodes { id } } }`,
          ),
        ];
        const leadTo = (id: string) => ({ first: { id }, programs: { nodes: [{ id }] } });
        expect([await merged(two, one), await merged(three, two)]).toEqual([
          [
            {
              __typename: 'Curated',
              entity: { id: two, parent: { id: three }, parts: { nodes: [] } },
            },
            leadTo(two),
          ],
          [
            { __typename: 'Curated', entity: { id: three, parent: null, parts: { nodes: [] } } },
            leadTo(three),
          ],
        ]);
      });

      test('where there is room for one, it must be said which holds, unless they hold one after the other', async () => {
        const into = await program(api(), 'Programa Olluco');
        const from = await program(api(), 'Programa Mashua');
        const later = await program(api(), 'Programa Yacón');
        await partOf(into, 'program:fondo', { validTo: '2014' });
        await partOf(from, 'program:crecer');
        await partOf(later, 'program:crecer', { validFrom: '2015' });
        const merge = (other: string) =>
          curate(api(), 'merge', { into, from: other, sources }, MERGED);
        const of = (asOf: string) => `program(id: "${into}", asOf: "${asOf}") { parent { id } }`;
        expect([
          await merge(from),
          await merge(later),
          await api().data(`{ then: ${of('2010')} since: ${of('2016')} }`),
        ]).toEqual([
          {
            __typename: 'InvalidInput',
            faults: [
              {
                field: 'PART_OF',
                message:
                  'PART_OF leads to program:fondo and to program:crecer: take one away first',
              },
            ],
          },
          {
            __typename: 'Curated',
            entity: { id: into, parent: { id: 'program:crecer' }, parts: { nodes: [] } },
          },
          {
            then: { parent: { id: 'program:fondo' } },
            since: { parent: { id: 'program:crecer' } },
          },
        ]);
      });

      test('sources stay what they are', async () => {
        const input = { into: 'source:uno', from: 'source:dos', sources };
        expect([
          await curate(api(), 'merge', input, MERGED),
          await api().data('{ source(id: "source:dos") { id } }'),
        ]).toEqual([
          {
            __typename: 'InvalidInput',
            faults: [
              {
                field: 'from',
                message:
                  'sources cannot be merged: what rests on one names it; withdraw one instead',
              },
            ],
          },
          { source: { id: 'source:dos' } },
        ]);
      });

      test('for a version that is no more, nothing is merged', async () => {
        const into = await program(api(), 'Programa Oasis');
        const from = await program(api(), 'Programa Puna');
        const input = { into, from, ifVersion: 7, sources: ['source:uno'] };
        expect([
          await curate(api(), 'merge', input),
          await api().data(`{ program(id: "${from}") { id } }`),
        ]).toMatchObject([
          { __typename: 'VersionConflict', expected: 7, actual: 1, entity: { id: into } },
          { program: { id: from } },
        ]);
      });
    });

    describe('withdrawSource', () => {
      const source = 'source:retirada';

      test('looks first, then does what it was confirmed to do', async () => {
        const sources = [source];
        await made(api(), 'create', {
          id: source,
          values: { source: { name: 'Fuente por retirar' } },
          sources: ['source:uno'],
        });
        const values = { program: { name: 'Programa Quebrada' } };
        await made(api(), 'create', { values, sources });
        const kept = await program(api(), 'Programa Rocío');
        await made(api(), 'update', {
          id: kept,
          values: { program: { acronym: 'RO' } },
          sources,
        });
        await made(api(), 'relate', {
          from: kept,
          type: 'RUNS',
          to: 'intervention:pozos',
          sources,
        });
        const withdraw = (more: Input = {}) =>
          curate(api(), 'withdrawSource', { source, ...more }, WITHDRAWAL);
        const look = await withdraw();
        const expected = {
          __typename: 'SourceWithdrawal',
          source,
          done: false,
          confirm: expect.any(String) as string,
          change: null,
          counts: {
            entitiesRemoved: 2,
            entitiesChanged: 1,
            relationshipsRemoved: 1,
            relationshipsChanged: 0,
          },
          entitiesRemoved: expect.arrayContaining([source, 'program:programa-quebrada']) as unknown,
          entitiesChanged: [kept],
          relationshipsRemoved: [{ type: 'RUNS', from: kept, to: 'intervention:pozos' }],
        };
        expect([look, await withdraw()]).toEqual([expected, expected]);
        expect(await withdraw({ confirm: 'something else' })).toMatchObject({
          __typename: 'InvalidInput',
          faults: [{ field: 'confirm' }],
        });
        expect(await withdraw({ confirm: look.confirm, why: 'it was wrong' })).toEqual({
          ...expected,
          done: true,
          change: CHANGE,
        });
        expect([
          await api().data(
            `{ nodes(ids: ["${source}", "program:programa-quebrada", "${kept}"]) { id ... on Program { acronym interventions { nodes { id } } } } }`,
          ),
          await withdraw(),
        ]).toEqual([
          { nodes: [null, null, { id: kept, acronym: null, interventions: { nodes: [] } }] },
          { __typename: 'EntityNotFound', id: source, message: `There is no ${source}` },
        ]);
      });
    });

    test('several in one operation are made one after the other, each by itself', async () => {
      const id = 'program:programa-sendero';
      const { body } = await sendAs(
        api(),
        'curator',
        `mutation {
          first: create(input: { values: { program: { name: "Programa Sendero" } }, sources: ["source:uno"] }) { ...Told }
          second: update(input: { id: "${id}", ifVersion: 9, values: { program: { acronym: "NO" } }, sources: ["source:uno"] }) { ...Told }
          third: update(input: { id: "${id}", ifVersion: 1, values: { program: { acronym: "SE" } }, sources: ["source:uno"] }) { ...Told }
        }
        fragment Told on CurationResult {
          __typename
          ... on Curated { about: entity { ... on Program { acronym } } }
          ... on VersionConflict { about: entity { id ... on Program { acronym } } }
          ... on Refusal { message(lang: EN) }
        }`,
      );
      expect([body.errors, body.data]).toEqual([
        undefined,
        {
          first: { __typename: 'Curated', about: { acronym: null } },
          second: {
            __typename: 'VersionConflict',
            about: { id, acronym: null },
            message: `${id} is at version 1, not at 9: it was changed in the meantime`,
          },
          third: { __typename: 'Curated', about: { acronym: 'SE' } },
        },
      ]);
    });

    test('nothing is read where nothing is asked of the entity', async () => {
      api().logLines.splice(0);
      const values = { program: { name: 'Programa Tierra' } };
      const found = await curate(
        api(),
        'create',
        { values, sources: ['source:uno'] },
        'change: __typename',
      );
      const [line] = api().logLines.filter(({ msg }) => msg === 'operation');
      expect([found, line]).toEqual([
        { change: 'Curated' },
        expect.objectContaining({
          operation: 'Curate',
          statements: 0,
          cost: 0,
          changes: [CHANGE],
        }) as unknown,
      ]);
      expect(JSON.stringify(api().logLines)).not.toContain('maria');
    });

    test('while an import is under way elsewhere, nothing is changed; one that died is undone first', async () => {
      const mark = {
        id: 'import',
        owner: 'other',
        revision: 1_000_000,
        files: ['a.csv'],
        startedAt: '2026-01-01T00:00:00Z',
        aliveAt: Date.now(),
      };
      await setRecord(api().engine, 'lock', mark);
      const input = { values: { program: { name: 'Programa Umbral' } }, sources: ['source:uno'] };
      const found = await curate(api(), 'create', input);
      const { lock } = await api().engine.store.records();
      await setRecord(api().engine, 'lock', null);
      const isShared = !api().engine.capabilities.exclusive;
      expect(lock?.owner).toBe(isShared ? 'other' : undefined);
      // Where a store is this process's alone, whoever left the mark is dead.
      expect(found).toMatchObject(
        isShared
          ? {
              __typename: 'Busy',
              message: 'Hay una importación en curso, y el grafo es solo suyo: inténtelo más tarde',
              en: 'An import is under way and has the graph for itself: try again later',
            }
          : { __typename: 'Curated', entity: { id: 'program:programa-umbral' } },
      );
    });

    const sources = ['source:uno'];
    const program1 = { program: { name: 'A' } };

    test.each<[string, string, Input, string]>([
      [
        'no source',
        'create',
        { values: program1, sources: [] },
        'input.sources must name at least one source',
      ],
      [
        'a source that is none',
        'create',
        { values: program1, sources: ['program:a'] },
        'input.sources[0] must be source:…, got "program:a"',
      ],
      [
        'an id of another type',
        'create',
        { id: 'district:a', values: program1, sources },
        'input.id must be program:…, got "district:a"',
      ],
      [
        'values of another type',
        'update',
        { id: 'district:a', values: program1, sources },
        'input.id must be program:…, got "district:a"',
      ],
      [
        'what is no id',
        'relate',
        { from: 'Crecer', type: 'RUNS', to: 'intervention:a', sources },
        'input.from must be type:key in lower kebab case, such as district:080505, got "Crecer"',
      ],
      [
        'two types',
        'merge',
        { into: 'program:a', from: 'intervention:a', sources },
        'input.from must be program:…, got "intervention:a"',
      ],
      [
        'one thing',
        'merge',
        { into: 'program:a', from: 'program:a', sources },
        'input.into and input.from must be two entities, got program:a',
      ],
      [
        'version 0',
        'merge',
        { into: 'program:a', from: 'program:b', ifVersion: 0, sources },
        'input.ifVersion must be at least 1, got 0',
      ],
      [
        'a text too long',
        'create',
        { values: { program: { name: 'a'.repeat(10_001) } }, sources },
        'input.values.program.name must have at most 10000 characters, got 10001',
      ],
      [
        'a null character',
        'create',
        { values: { program: { name: 'A', aliases: ['a\u0000'] } }, sources },
        'input.values.program.aliases must not contain null characters',
      ],
      [
        'a list too long',
        'create',
        { values: { program: { aliases: Array<string>(1_001).fill('a') } }, sources },
        'input.values.program.aliases must have at most 1000 values, got 1001',
      ],
      [
        'a reason too long',
        'withdrawSource',
        { source: 'source:uno', why: 'a'.repeat(1_001) },
        'input.why must have at most 1000 characters, got 1001',
      ],
    ])('%s: %s is refused before anything runs', async (_name, mutation, input, message) => {
      api().engine.forget();
      const query = `mutation M($input: ${INPUTS[mutation]}!) { first: create(input: { values: { program: { name: "Nunca" } }, sources: ["source:uno"] }) { __typename } ${mutation}(input: $input) { __typename } }`;
      const { status, body } = await sendAs(api(), 'admin', query, { input });
      expect({
        status,
        errors: body.errors,
        data: body.data,
        statements: api().engine.statements,
      }).toEqual({
        status: 400,
        errors: [{ message, path: [mutation], extensions: badInputOf(message) }],
        data: undefined,
        statements: [],
      });
    });

    test.each([
      ['values of two types', '{ program: { name: "A" }, source: { name: "B" } }'],
      ['values of none', '{ }'],
      ['sources among the values', '{ program: { name: "A", sources: ["source:uno"] } }'],
      ['a date that is none', '{ program: { startedOn: "yesterday" } }'],
    ])('%s are no input', async (_name, values) => {
      const query = `mutation { create(input: { values: ${values}, sources: ["source:uno"] }) { __typename } }`;
      const { status, body } = await sendAs(api(), 'curator', query);
      expect([status, body.errors?.map(({ extensions }) => extensions.code)]).toEqual([
        400,
        ['GRAPHQL_VALIDATION_FAILED'],
      ]);
    });

    test('what a mutation could answer with costs what it does in a query', async () => {
      const query = (first: number): string =>
        `mutation { create(input: { values: { program: { name: "Nunca" } }, sources: ["source:uno"] }) {
          ... on NearMatches { entities { ... on Program { interventions(first: ${first}) { nodes { participants(first: 100) { nodes { id } } } } } } }
        } }`;
      const { status, body } = await sendAs(api(), 'curator', query(100));
      expect([status, body.errors]).toMatchObject([
        400,
        [
          {
            path: ['create', 'entities', 'interventions', 'nodes', 'participants'],
            extensions: {
              code: 'COST_LIMIT_EXCEEDED',
              cost: { requested: 202_020, limit: 50_000 },
            },
          },
        ],
      ]);
    });
  },
  {},
  AUTH,
);
