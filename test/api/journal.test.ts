/** The journal as the API tells it. What is written here is written as an import or a curator would. */
import type { ChangeRecord } from '../../src/engine/store';
import { isEntity } from '../../src/model/graph-model';
import { execute, parse } from 'graphql';
import { buildTinkuySchema } from '../../src/build-schema';
import type { Actor } from '../../src/read/run/curation';
import { fieldResolver } from '../../src/read/run/field-resolver';
import { describeEachEngine, model, type Api } from '../support/api';
import { contextOf, contextsOn } from '../support/contexts';
import { markAsChanged } from '../support/test-engines';

const CHANGES = [
  {
    revision: 1,
    n: 1,
    at: '2026-11-24T10:00:00.000Z',
    kind: 'CREATED',
    by: 'ana',
    role: 'curator',
    why: 'Falta la comunidad',
    origin: 'centros.csv',
    sources: ['source:uno'],
    entities: ['community:collana', 'community:nunez'],
  },
  {
    revision: 1,
    n: 2,
    at: '2026-11-24T10:00:00.000Z',
    kind: 'UPDATED',
    origin: 'centros.csv',
    sources: ['source:uno', 'source:dos'],
    entities: ['district:080505'],
    before: '{"properties":{"latitude":null}}',
    after:
      '{"properties":{"latitude":-14.5},"relationships":[{"type":"PART_OF","to":"province:0805","key":"","properties":{"validFrom":"1985"}}]}',
  },
  {
    revision: 2,
    n: 1,
    at: '2026-11-25T08:30:00.000Z',
    kind: 'MERGED',
    by: 'eva',
    role: 'admin',
    origin: 'api',
    sources: ['source:dos'],
    entities: ['program:antiguo', 'program:crecer'],
    before: '{"properties":{"name":"Antiguo"}}',
  },
  {
    revision: 10,
    n: 1,
    at: '2026-11-26T00:00:00.000Z',
    kind: 'UPDATED',
    origin: 'api',
    sources: ['source:tres'],
    entities: ['program:antiguo'],
  },
  {
    revision: 10,
    n: 12,
    at: '2026-11-26T00:00:00.000Z',
    kind: 'REMOVED',
    origin: 'api',
    sources: ['source:gone'],
    entities: ['program:gone'],
  },
  // Of an import that is under way.
  {
    revision: 11,
    n: 1,
    at: '2026-11-27T00:00:00.000Z',
    kind: 'CREATED',
    origin: 'otros.csv',
    sources: ['source:uno'],
    entities: ['program:otro'],
  },
];

/** A server makes its schema one that only it can execute. */
const ownSchema = buildTinkuySchema();

/** Newest first. */
const IDS = ['change:10-12', 'change:10-1', 'change:2-1', 'change:1-2', 'change:1-1'];

async function write(api: Api): Promise<void> {
  await markAsChanged(api.engine);
  await api.engine.transaction(async (transaction) => {
    const entries = CHANGES.map((one) => ({ ...one, id: `change:${one.revision}-${one.n}` }));
    // Not all that a change tells was told at first.
    await transaction.addChanges(entries as readonly unknown[] as readonly ChangeRecord[]);
    await transaction.addFormerIds([{ id: 'program:antiguo', now: 'program:crecer' }]);
    const version = { edition: 'test', revision: 10, version: 'test.10' };
    await transaction.updateRecord('dataset', version);
  });
}

const ids = async (api: Api, args: string): Promise<unknown> => {
  const { changes } = (await api.data(`{ changes${args} { totalCount nodes { id } } }`)) as {
    changes: { totalCount: number; nodes: { id: string }[] };
  };
  expect(changes.totalCount).toBe(changes.nodes.length);
  return changes.nodes.map(({ id }) => id);
};

test('a change is no entity: it is no type of node in searches, filters and views', () => {
  const journal = model.nodes.get('Change');
  expect(journal && isEntity(journal)).toBe(false);
  expect(model.nodes.get('Entity')?.concrete).not.toContain('Change');
});

describeEachEngine('fixture', (api) => {
  beforeAll(() => write(api()));

  test('newest first, with all that is told of a change, but who made it', async () => {
    const all = 'id revision n at kind by role why origin sources entities before after';
    expect(
      await api().data(
        `{ changes(where: { revision: { lte: 2 } }) { nodes { __typename ${all} } } }`,
      ),
    ).toEqual({
      changes: {
        nodes: [
          {
            __typename: 'Change',
            id: 'change:2-1',
            revision: 2,
            n: 1,
            at: '2026-11-25T08:30:00.000Z',
            kind: 'MERGED',
            by: null,
            role: 'admin',
            why: null,
            origin: 'api',
            sources: ['source:dos'],
            entities: ['program:antiguo', 'program:crecer'],
            before: { properties: { name: 'Antiguo' } },
            after: null,
          },
          {
            __typename: 'Change',
            id: 'change:1-2',
            revision: 1,
            n: 2,
            at: '2026-11-24T10:00:00.000Z',
            kind: 'UPDATED',
            by: null,
            role: null,
            why: null,
            origin: 'centros.csv',
            sources: ['source:uno', 'source:dos'],
            entities: ['district:080505'],
            before: { properties: { latitude: null } },
            after: {
              properties: { latitude: -14.5 },
              relationships: [
                {
                  type: 'PART_OF',
                  to: 'province:0805',
                  key: '',
                  properties: { validFrom: '1985' },
                },
              ],
            },
          },
          {
            __typename: 'Change',
            id: 'change:1-1',
            revision: 1,
            n: 1,
            at: '2026-11-24T10:00:00.000Z',
            kind: 'CREATED',
            by: null,
            role: 'curator',
            why: 'Falta la comunidad',
            origin: 'centros.csv',
            sources: ['source:uno'],
            entities: ['community:collana', 'community:nunez'],
            before: null,
            after: null,
          },
        ],
      },
    });
  });

  test.each<[string, string, readonly string[]]>([
    ['all but what is under way', '', IDS],
    ['since a revision', '(since: { revision: 2 })', IDS.slice(0, 2)],
    ['since a moment', '(since: { at: "2026-11-25T08:30:00.000Z" })', IDS.slice(0, 2)],
    ['since a moment in Lima', '(since: { at: "2026-11-25T03:29:59-05:00" })', IDS.slice(0, 3)],
    ['since a day, all of it', '(since: { at: "2026-11-25" })', IDS.slice(0, 3)],
    ['since a month', '(since: { at: "2026-11" })', IDS],
    ['of an entity, under its former id too', '(entity: "program:crecer")', IDS.slice(1, 3)],
    ['of an entity by its former id', '(entity: "program:antiguo")', IDS.slice(1, 3)],
    ['of an entity that is gone', '(entity: "program:gone")', IDS.slice(0, 1)],
    ['of an entity since', '(entity: "program:crecer", since: { revision: 2 })', [IDS[1] ?? '']],
    ['by a source', '(where: { sources: { has: "source:dos" } })', IDS.slice(2, 4)],
    ['by kind', '(where: { kind: { in: [CREATED, REMOVED] } })', [IDS[0] ?? '', IDS[4] ?? '']],
    ['by date', '(where: { at: { lte: "2026-11-24" } })', IDS.slice(3)],
    ['before a date', '(where: { at: { lt: "2026-11-25" } })', IDS.slice(3)],
    [
      'by conditions joined',
      '(since: { revision: 0 }, where: { not: { kind: { eq: UPDATED } }, entities: { hasAny: ["program:gone", "program:crecer"] } })',
      [IDS[0] ?? '', IDS[2] ?? ''],
    ],
    ['oldest first', '(orderBy: [{ field: REVISION }, { field: N }])', [...IDS].reverse()],
  ])('%s', async (_, args, expected) => {
    expect(await ids(api(), args)).toEqual(expected);
  });

  test('page by page, forwards and backwards', async () => {
    const page = async (args: string): Promise<{ id: string; cursor: string }[]> => {
      const { changes } = (await api().data(
        `{ changes(${args}) { edges { cursor node { id } } } }`,
      )) as { changes: { edges: { cursor: string; node: { id: string } }[] } };
      return changes.edges.map(({ cursor, node }) => ({ id: node.id, cursor }));
    };
    const first = await page('first: 2');
    const second = await page(`first: 2, after: "${first[1]?.cursor}"`);
    const third = await page(`first: 2, after: "${second[1]?.cursor}"`);
    expect([...first, ...second, ...third].map(({ id }) => id)).toEqual(IDS);
    const back = await page(`last: 2, before: "${third[0]?.cursor}"`);
    expect(back.map(({ id }) => id)).toEqual(IDS.slice(2, 4));
  });

  test('one by its id, also among all things; none of what is under way', async () => {
    const one = '{ __typename id ... on Change { kind } }';
    expect(
      await api().data(`{
        change(id: "change:2-1") { kind }
        node(id: "change:1-2") ${one}
        none: change(id: "change:3-1") { kind }
        later: change(id: "change:11-1") { kind }
        never: node(id: "change:11-1") ${one}
      }`),
    ).toEqual({
      change: { kind: 'MERGED' },
      node: { __typename: 'Change', id: 'change:1-2', kind: 'UPDATED' },
      none: null,
      later: null,
      never: null,
    });
  });

  test('counted by kind', async () => {
    expect(
      await api().data(
        '{ changes { facets(by: [{ field: KIND }]) { values { key { value } count where } } } }',
      ),
    ).toEqual({
      changes: {
        facets: [
          {
            values: [
              { key: { value: 'UPDATED' }, count: 2, where: { kind: { eq: 'UPDATED' } } },
              { key: { value: 'CREATED' }, count: 1, where: { kind: { eq: 'CREATED' } } },
              { key: { value: 'MERGED' }, count: 1, where: { kind: { eq: 'MERGED' } } },
              { key: { value: 'REMOVED' }, count: 1, where: { kind: { eq: 'REMOVED' } } },
            ],
          },
        ],
      },
    });
  });

  test('as a table', async () => {
    const query = '{ changes(first: 1) { nodes { id at entities } } }';
    const response = await fetch(
      `${api().url}/graphql.csv?${new URLSearchParams({ query }).toString()}`,
    );
    expect((await response.text()).split('\r\n')[1]).toMatch(
      /^change:10-12,2026-11-26T00:00:00.000Z,program:gone,test\.10,/,
    );
  });

  test.each<[string, Actor | undefined, string | null]>([
    ['nobody', undefined, null],
    ['somebody without a role', { subject: 'x', roles: [] }, null],
    ['a curator', { subject: 'x', roles: ['curator'] }, 'eva'],
    ['an administrator', { subject: 'x', roles: ['admin'] }, 'eva'],
  ])('who made it, asked by %s', async (_, actor, by) => {
    const query = '{ change(id: "change:2-1") { id by } }';
    const context = await contextOf(contextsOn(api().engine), query, {}, actor);
    const document = parse(query);
    const answer = await execute({
      schema: ownSchema,
      document,
      contextValue: context,
      fieldResolver,
    });
    expect(answer).toEqual({ data: { change: { id: 'change:2-1', by } } });
  });

  test.each<[string, string, string]>([
    [
      'an id of no entity',
      '{ changes(entity: "change:1-1") { totalCount } }',
      'entity must be one of',
    ],
    [
      'both a revision and a moment',
      '{ changes(since: { revision: 1, at: "2026" }) { totalCount } }',
      'OneOf Input Object "ChangesSince" must specify exactly one key.',
    ],
    [
      'what is no moment',
      '{ changes(since: { at: "2026-02-30T10:00:00Z" }) { totalCount } }',
      'Timestamp must be a moment such as 2026-11-25T14:03:00Z, or a date such as 2026-11-25, got "2026-02-30T10:00:00Z"',
    ],
    [
      'who made it as a condition',
      '{ changes(where: { by: { eq: "ana" } }) { totalCount } }',
      'Field "by" is not defined by type "ChangeFilter"',
    ],
    [
      'a change where an entity is asked for',
      '{ neighborhood(id: "change:1-1") { truncated } }',
      'id must be one of',
    ],
    [
      'changes among what is searched',
      '{ search(text: "a", types: [CHANGE]) { totalCount } }',
      'CHANGE',
    ],
  ])('%s is refused', async (_, query, message) => {
    const { status, body } = await api().send(query);
    expect([status, body.errors?.[0]?.message]).toEqual([400, expect.stringContaining(message)]);
  });
});
