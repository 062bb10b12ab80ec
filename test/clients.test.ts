/** Clients that others write against the API, in their default settings: what they ask, compile and keep. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startApi, type Api } from './support/api';

const FOLDER = join(__dirname, 'clients');
const installed = existsSync(join(FOLDER, 'node_modules/relay-compiler'));
const THEN = 'Programa Pensión por Discapacidad Severa';

// They are installed for these tests alone: npm ci --prefix test/clients --ignore-scripts, as .ci/run does.
if (!installed && process.env.CI) throw new Error('the clients are not installed in test/clients');

(installed ? describe : describe.skip)('clients, which are installed in test/clients', () => {
  let started: { api: Api; stop: () => Promise<void> } | undefined;
  beforeAll(async () => {
    started = await startApi('embedded', 'seed');
  });
  afterAll(() => started?.stop());

  /** What a client's own process tells. */
  const toldBy = async (client: string): Promise<unknown> => {
    const args = [join(FOLDER, `${client}.mjs`), started?.api.url ?? ''];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: FOLDER });
    return JSON.parse(stdout) as unknown;
  };

  test('Apollo Client keeps today apart from a date, by the key that docs/clients.md gives', async () => {
    expect(await toldBy('apollo')).toEqual({
      byIdAlone: { name: THEN, keys: ['Program:program:contigo'] },
      byDateToo: {
        name: 'Contigo',
        keys: [
          'Program:{"id":"program:contigo","asOf":"2016-12-31"}',
          'Program:{"id":"program:contigo","asOf":null}',
        ],
      },
    });
  });

  test('urql asks by GET unless it is told otherwise, and keeps today apart from a date', async () => {
    expect(await toldBy('urql')).toEqual({
      byDefault: 'Contigo',
      byIdAlone: THEN,
      byDateToo: 'Contigo',
      methods: ['GET'],
    });
  });

  test('relay-compiler takes fragments that are fetched again and paged; Relay keeps dates apart', async () => {
    expect(await toldBy('relay')).toEqual({
      made: [
        'programsAgainQuery',
        'programsBackwardQuery',
        'programsForwardQuery',
        'programsQuery',
        'programs_backward',
        'programs_forward',
        'programs_program',
      ].map((name) => `${name}.graphql.js`),
      byIdAlone: [{ key: 'program:contigo', asOf: '2016-12-31', name: THEN }],
      byDateToo: [
        { key: 'program:contigo', asOf: null, name: 'Contigo' },
        { key: 'program:contigo@2016-12-31', asOf: '2016-12-31', name: THEN },
      ],
    });
  });

  test('graphql-codegen makes types that answers have, and that keep a client from what is wrong', async () => {
    expect(await toldBy('typed')).toEqual({
      made: ['graphql.ts', 'gql.ts', 'fragment-masking.ts', 'index.ts'],
      answers: [
        [
          'ProgramThen',
          {
            entity: {
              __typename: 'Program',
              id: 'program:contigo',
              name: THEN,
              asOf: '2016-12-31',
              startedOn: '2015-08',
              status: null,
            },
          },
        ],
        ['ProgramThen', { entity: null }],
        [
          'Around',
          {
            neighborhood: {
              truncated: false,
              edges: [
                { from: 'ministry:midis', label: 'oversees', to: 'program:contigo', role: null },
              ],
            },
          },
        ],
        [
          'Page',
          {
            programs: {
              totalCount: 5,
              pageInfo: { hasNextPage: true, endCursor: expect.any(String) as unknown },
              edges: [
                ['program:contigo', 'Contigo'],
                ['program:cuna-mas', 'Cuna Más'],
              ].map(([id, name]) => ({
                cursor: expect.any(String) as unknown,
                node: { id, name, asOf: null, acronym: null, status: null },
              })),
            },
          },
        ],
        [
          'Groups',
          {
            interventions: {
              facets: [
                {
                  values: ['sector:dac-43040', 'sector:dac-31166'].map((id) => ({
                    count: 1,
                    where: { sectors: { some: { node: { id: { eq: id } } } } },
                  })),
                },
              ],
            },
            changes: { nodes: [] },
          },
        ],
      ],
      // What program.ts says of its types holds, and so do the answers; each line of wrong.ts is refused.
      faults: [
        "wrong.ts: 'entity' is possibly 'null'.",
        "wrong.ts: Property 'name' does not exist",
        "wrong.ts: This comparison appears to be unintentional because the types 'ActivityStatus | null' and '\"DONE\"' have no overlap.",
        "wrong.ts: Type 'number' is not assignable to type 'string'.",
        "wrong.ts: Object literal may only specify known properties, and 'title' does not exist in type 'ProgramFilter'.",
      ],
    });
  });
});
