/**
 * Texts are compared and put in one order everywhere: in lists of a type and under nodes, by cursors, in groups, and in
 * what is sorted in memory; whatever signs they are written with.
 */
import { describeEachEngine, model } from '../support/api';
import { fixtureData } from '../support/test-engines';

interface Connection {
  readonly totalCount: number;
  readonly pageInfo: Readonly<Record<string, unknown>>;
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
}

const ids = (names: readonly string[]): string[] => names.map((name) => `intervention:${name}`);

/** What differs in case, accents, width and glottal signs only is equal, and by id. */
const CHASKA = ids(Array.from({ length: 9 }, (_, i) => `chaska-${i + 1}`));

/** All interventions by name: what lies beyond U+FFFF comes before what lies just below it. */
const BY_NAME = [
  ...ids(['agua-llana', 'cero', 'agua-ancha', 'agua-mate']),
  ...ids(['agua-brote', 'agua-libre', 'agua-roto']),
  ...CHASKA,
  ...ids(['fin', 'fin-llano', 'zz', 'zeta', 'arabe', 'nandu', 'nandu-dos', 'nandu-suelto']),
  ...ids(['sonrisa', 'han-lejos', 'privado', 'privado-lejos', 'han', 'adorno']),
];

/** Where a list of interventions may stand. */
const LISTS: Readonly<Record<string, (list: string) => string>> = {
  'of a type': (list) => `{ list: interventions${list} }`,
  'under a node': (list) => `{ of: program(id: "program:todo") { list: interventions${list} } }`,
  'under a node of a list': (list) =>
    `{ of: districts(where: { id: { eq: "district:900101" } }) { nodes { list: interventions${list} } } }`,
};

const FORWARD = {
  take: 'first',
  from: 'after',
  cursor: 'endCursor',
  more: 'hasNextPage',
} as const;
const BACKWARD = {
  take: 'last',
  from: 'before',
  cursor: 'startCursor',
  more: 'hasPreviousPage',
} as const;

describeEachEngine('values', (api) => {
  const listOf = (data: unknown): Connection => {
    const found = data as { list?: Connection; of?: { list?: Connection; nodes?: never[] } };
    return (found.list ?? found.of?.list ?? found.of?.nodes?.[0]?.['list']) as Connection;
  };

  describe.each(Object.entries(LISTS))('a list %s', (_, within) => {
    test.each([
      [4, '[{ field: NAME }]', '', BY_NAME],
      [4, '[{ field: NAME, direction: DESC }]', '', undefined],
      [4, '[{ field: STARTED_ON }, { field: NAME, direction: DESC }]', '', undefined],
      [1, '[]', 'where: { id: { in: ["intervention:fin", "intervention:nandu"] } }, ', undefined],
    ])(
      '%i at a time in the order %s %scomes whole from both ends',
      async (size, order, where, by) => {
        const select = `{ totalCount nodes { id } pageInfo { ${FORWARD.more} ${FORWARD.cursor} ${BACKWARD.more} ${BACKWARD.cursor} } }`;
        const read = async (paging: string): Promise<Connection> =>
          listOf(await api().data(within(`(${where}orderBy: ${order}, ${paging}) ${select}`)));
        const whole = await read('first: 100');
        const all = whole.nodes.map(({ id }) => id);
        expect(all).toHaveLength(whole.totalCount);
        if (by) expect(all).toEqual(by.filter((id) => all.includes(id)));
        for (const { take, from, cursor, more } of [FORWARD, BACKWARD]) {
          const pages: string[][] = [];
          for (let at = ''; pages.flat().length <= all.length;) {
            const { nodes, pageInfo } = await read(`${take}: ${size}${at}`);
            pages.push(nodes.map(({ id }) => id));
            if (pageInfo[more] !== true) break;
            at = `, ${from}: ${JSON.stringify(pageInfo[cursor])}`;
          }
          expect((take === 'first' ? pages : pages.reverse()).flat()).toEqual(all);
        }
      },
    );
  });

  test('relationships that their units tell apart come one after the other, from both ends', async () => {
    const counts: Record<string, unknown[]> = {};
    for (const { take, from, cursor, more } of [FORWARD, BACKWARD]) {
      const found: unknown[] = (counts[take] = []);
      for (let at = ''; found.length <= 4;) {
        const data = await api().data(
          `{ intervention(id: "intervention:fin") { targetGroups(${take}: 1${at}) { edges { count } pageInfo { ${more} ${cursor} } } } }`,
        );
        const { edges, pageInfo } = (
          data as {
            intervention: {
              targetGroups: { edges: { count: number }[]; pageInfo: Record<string, unknown> };
            };
          }
        ).intervention.targetGroups;
        found.push(...edges.map(({ count }) => count));
        if (pageInfo[more] !== true) break;
        at = `, ${from}: ${JSON.stringify(pageInfo[cursor])}`;
      }
    }
    expect(counts).toEqual({ first: [4, 1, 3, 2], last: [2, 3, 1, 4] });
  });

  test('groups by a text are in the order of texts', async () => {
    const data = await api().data(
      '{ interventions(where: { name: { contains: "o" } }) { aggregate(groupBy: [{ field: NAME }], orderBy: { by: KEY }) { groups { keys { value } count } } } }',
    );
    const { interventions } = data as {
      interventions: { aggregate: { groups: { keys: { value: string }[]; count: number }[] } };
    };
    const groups = interventions.aggregate.groups.map(
      ({ keys, count }) => [keys[0]?.value, count] as const,
    );
    expect(groups).toEqual([
      ['ﷺ campo', 1],
      ['😀 campo', 1],
      ['𠮷 río', 1],
      ['\uE000 campo', 1],
      ['\u{FE000} campo', 1],
      ['﨎 río', 1],
      ['﴾ campo ﴿', 1],
    ]);
  });

  test.each([
    "ch'aska",
    'ch’aska',
    'chʼaska',
    'ch‘aska',
    'ch`aska',
    'ch´aska',
    'chaska',
    'CH’ASKA',
    'ｃｈａｓｋａ',
  ])('%s finds the same in a filter and in a search', async (text) => {
    const data = await api().data(
      `query ($text: String!) {
          list: interventions(where: { name: { contains: $text } }) { nodes { id } }
          search(text: $text, first: 50) { nodes { id } }
        }`,
      { text },
    );
    const { list, search } = data as { list: Connection; search: Connection };
    expect(list.nodes.map(({ id }) => id)).toEqual(CHASKA);
    expect(search.nodes.map(({ id }) => id)).toEqual(CHASKA);
  });
});

test('all interventions of the fixture are in it', () => {
  const { nodes } = fixtureData(model, 'values');
  const there = nodes.filter(({ type }) => type === 'Intervention').map(({ id }) => id);
  expect([...BY_NAME].sort()).toEqual(there.sort());
});
