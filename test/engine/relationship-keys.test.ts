/**
 * Along relationships of a type of which none has a key, a list is not put in order by keys. Its cursors stay those of
 * the same list when some get one, and two lead to the same node.
 */
import { textOf } from '../support/recording-engine';
import { checkRecords } from '../../src/ingest/check';
import type { GraphData } from '../../src/ingest/graph-data';
import type { NodeRecord } from '../../src/ingest/records';
import { describeEachEngine, model } from '../support/api';
import { writeGraph } from '../support/graphs';
import { empty } from '../support/test-engines';

const DATASET = { name: 'N', version: 'V', asOf: '2021', licence: 'L', citation: 'C' };

const DOCUMENT = `query ($after: String, $before: String, $first: Int, $last: Int) {
  program(id: "program:a") {
    participants(first: $first, after: $after, last: $last, before: $before) {
      edges { cursor role node { name } }
    }
  }
}`;

/** A programme and who takes part in it, each in some roles; an empty one stands for none. */
const data = (roles: Readonly<Record<string, readonly string[]>>): GraphData =>
  checkRecords(
    model,
    [
      { id: 'source:a', name: 'A' },
      { id: 'program:a', name: 'A', sources: ['source:a'] },
      ...Object.entries(roles).map(([key, own]) => ({
        id: `organization:${key}`,
        name: key,
        sources: ['source:a'],
        PARTICIPATES_IN: own.map((role) => ({ to: 'program:a', ...(role && { role }) })),
      })),
    ].map((values): NodeRecord => ({ at: { file: 'test', node: values.id }, values })),
  );

interface Edge {
  readonly cursor: string;
  readonly role: string | null;
  readonly node: { readonly name: string };
}

/** How a statement puts rows in order by keys, where that is not as in Neo4j's. */
const ORDERED: Readonly<Record<string, RegExp>> = {
  embedded: /, r\d+\.key AS v\d+.*, \[n\d+\.nameFolded, n\d+\.id, r\d+\.key\] AS v\d+/,
  sqlite: /ORDER BY n\d+\."nameFolded", n\d+\."id", r\d+\."key"/,
};

describeEachEngine('fixture', (api, engineName) => {
  beforeAll(() => empty(api().engine, 'changed'));

  const write = (roles: Parameters<typeof data>[0]) =>
    writeGraph(api().engine, model, data(roles), DATASET);

  /** The edges of a page, and what was sent for it. */
  async function ask(variables: object): Promise<{ edges: readonly Edge[]; texts: string }> {
    const { engine } = api();
    engine.forget();
    const answer = (await api().data(DOCUMENT, { ...variables })) as {
      program: { participants: { edges: Edge[] } };
    };
    const texts = engine.statements.map(textOf);
    return { edges: answer.program.participants.edges, texts: texts.join('\n') };
  }

  const told = (edges: readonly Edge[]) => edges.map(({ node, role }) => [node.name, role]);

  test('a cursor from before there were keys goes on where it stood', async () => {
    await write({ a: [''], b: [''], c: [''] });
    const before = await ask({ first: 2 });
    expect(told(before.edges)).toEqual([
      ['a', null],
      ['b', null],
    ]);
    expect(before.texts).toContain('PARTICIPATES_IN');
    // SQLite's rows are told apart by keys that nothing is put in order by.
    expect(before.texts).not.toMatch(
      engineName === 'sqlite' ? /ORDER BY .*r\d+\."key"/ : /r\d+\.key/,
    );
    const after = before.edges[1]?.cursor;
    expect(told((await ask({ first: 5, after })).edges)).toEqual([['c', null]]);
    expect(told((await ask({ last: 5, before: after })).edges)).toEqual([['a', null]]);

    await write({ a: ['FUNDING', 'ACCOUNTABLE'], b: ['FUNDING'], c: ['IMPLEMENTING'] });
    const rest = await ask({ first: 5, after });
    // What is read level by level is put in order by what its rows hold.
    expect(rest.texts).toMatch(
      ORDERED[engineName] ?? /ORDER BY n\d+\.nameFolded, n\d+\.id, r\d+\.key/,
    );
    // What leads to one without a key comes first of those that lead to it.
    expect(told(rest.edges)).toEqual([
      ['b', 'FUNDING'],
      ['c', null],
      ['c', 'IMPLEMENTING'],
    ]);
    expect(told((await ask({ last: 5, before: after })).edges)).toEqual([
      ['a', null],
      ['a', 'ACCOUNTABLE'],
      ['a', 'FUNDING'],
    ]);
    const all = await ask({ first: 10 });
    expect(all.edges.map(({ cursor }) => cursor)).toContain(after);
  });
});
