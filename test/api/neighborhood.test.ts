/** Neighbourhoods, and how nodes are related, beside what the files say: every relationship, every count, nearest first. */
import { checkRecords } from '../../src/ingest/check';
import type { GraphData } from '../../src/ingest/graph-data';
import { describeAnyEngine, model, type Api } from '../support/api';
import { seedData, writeGraph } from '../support/graphs';
import { fixtureData, markAsChanged } from '../support/test-engines';

interface Count {
  readonly node: string;
  readonly type: string;
  readonly direction: string;
  readonly total: number;
  readonly shown: number;
}

interface Around {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly key: string; readonly from: string; readonly to: string }[];
  readonly counts: readonly Count[];
  readonly truncated: boolean;
}

const AROUND =
  'nodes { id } edges { key from to } counts { node type direction total shown } truncated';

/** The relationships of the files that hold today, or at all times, by their keys. */
function relationshipsOf({ relationships }: GraphData, always = false) {
  const today = new Date().toISOString().slice(0, 10);
  return relationships
    .filter(({ properties }) => {
      const from = (properties.validFrom ?? properties.on ?? '') as string;
      const to = properties.validTo as string | undefined;
      return always || (from <= today && (to === undefined || to >= today || today.startsWith(to)));
    })
    .map(({ type, from, to, properties }) => ({
      key: [type, from, to, String(properties.key)].join('|'),
      type,
      from,
      to,
    }));
}

type Known = ReturnType<typeof relationshipsOf>;

const among = (known: Known, ids: readonly string[]): string[] =>
  known
    .filter(({ from, to }) => ids.includes(from) && ids.includes(to))
    .map(({ key }) => key)
    .sort();

/** How many relationships each node has of each kind, those of them that are shown, where it has any. */
const countsOf = (known: Known, ids: readonly string[]): Count[] =>
  ids.flatMap((node) => {
    const found = new Map<string, Count>();
    for (const { type, from, to } of known) {
      for (const [end, far, direction] of [
        [from, to, 'OUT'],
        [to, from, 'IN'],
      ] as const) {
        if (end !== node) continue;
        const { total, shown } = found.get(type + direction) ?? { total: 0, shown: 0 };
        const also = shown + Number(ids.includes(far));
        found.set(type + direction, { node, type, direction, total: total + 1, shown: also });
      }
    }
    return [...found.values()];
  });

const sorted = (counts: readonly Count[]): string[] =>
  counts.map((one) => JSON.stringify(one)).sort();

/** How far away every node is that can be reached. */
function distances(known: Known, start: string): Map<string, number> {
  const found = new Map([[start, 0]]);
  for (const [id, distance] of found) {
    for (const { from, to } of known) {
      const far = from === id ? to : to === id ? from : undefined;
      if (far !== undefined && !found.has(far)) found.set(far, distance + 1);
    }
  }
  return found;
}

async function around(api: Api, id: string, more: string): Promise<Around> {
  const data = await api.data(`{ neighborhood(id: "${id}"${more}) { ${AROUND} } }`);
  return (data as { neighborhood: Around }).neighborhood;
}

/** What is wrong with a neighbourhood, beside what the files say. */
function wrongIn(
  found: Around,
  known: Known,
  start: string,
  depth: number,
  limit: number,
): string[] {
  const ids = found.nodes.map(({ id }) => id);
  const far = distances(known, start);
  const within = [...far].filter(([, distance]) => distance <= depth).map(([id]) => id);
  const shown = ids.map((id) => far.get(id) ?? Infinity);
  const furthest = Math.max(...shown);
  const faults = {
    nodes: ids.length === Math.min(limit, within.length),
    order: shown.every((distance, i) => distance >= (shown[i - 1] ?? 0)),
    nearest: within.every((id) => ids.includes(id) || (far.get(id) ?? 0) >= furthest),
    truncated: found.truncated === within.length > limit,
    edges:
      JSON.stringify(found.edges.map(({ key }) => key).sort()) ===
      JSON.stringify(among(known, ids)),
    counts: JSON.stringify(sorted(found.counts)) === JSON.stringify(sorted(countsOf(known, ids))),
  };
  return Object.entries(faults).flatMap(([name, right]) =>
    right ? [] : [`${start} ${depth} ${limit}: ${name}`],
  );
}

describeAnyEngine('fixture', (api) => {
  const data = fixtureData(model, 'fixture');
  const known = relationshipsOf(data);

  test.each([
    [1, 200],
    [2, 200],
    [3, 7],
  ])(
    '%i steps around each node, %i nodes: all relationships among these, all counts',
    async (depth, limit) => {
      const wrong: string[] = [];
      for (const { id } of data.nodes) {
        const found = await around(api(), id, `, depth: ${depth}, limit: ${limit}`);
        wrong.push(...wrongIn(found, known, id, depth, limit));
      }
      expect(wrong).toEqual([]);
    },
  );

  test('what goes on from a node leads to what one has, whichever end it leaves', async () => {
    const had = ['intervention:pozos', 'program:fondo', 'district:080505', 'intervention:andes'];
    const data = await api().data(
      `{ expand(id: "approach:genero", exclude: ${JSON.stringify(had)}) { nodes { id } edges { key from to } } }`,
    );
    const { nodes, edges } = (data as { expand: Around }).expand;
    const shown = nodes.map(({ id }) => id);
    expect(shown.filter((id) => had.includes(id))).toEqual([]);
    expect(edges.map(({ key }) => key).sort()).toEqual(
      known
        .filter(({ from, to }) => [from, to].every((id) => [...shown, ...had].includes(id)))
        .filter(({ from, to }) => [from, to].some((id) => shown.includes(id)))
        .map(({ key }) => key)
        .sort(),
    );
  });

  test('relationships among nodes that one has: of some types, of all times, and no more than asked for', async () => {
    const ids = data.nodes.map(({ id }) => id);
    const ask = (more: string) =>
      `relationships(among: $ids, ${more}) { edges { key type from to sources { id } } truncated }`;
    const found = (await api().data(
      `query ($ids: [ID!]!) {
        all: ${ask('limit: 2000')}
        always: ${ask('asOf: "always"')}
        some: ${ask('types: [RUNS, APPLIES]')}
        few: ${ask('limit: 3')}
        none: relationships(among: ["program:nada", "source:uno"]) { edges { key } truncated }
        nobody: relationships(among: []) { edges { key } truncated }
      }`,
      { ids },
    )) as Record<string, Around>;
    const keys = (name: string) => found[name]?.edges.map(({ key }) => key);
    expect(found.all?.edges[0]).toEqual({
      key: 'ABOUT|finding:dos|intervention:pozos|',
      type: 'ABOUT',
      from: 'finding:dos',
      to: 'intervention:pozos',
      sources: [{ id: 'source:uno' }],
    });
    expect([keys('all'), keys('always'), keys('some')]).toEqual([
      among(known, ids),
      among(relationshipsOf(data, true), ids),
      among(
        known.filter(({ type }) => ['RUNS', 'APPLIES'].includes(type)),
        ids,
      ),
    ]);
    expect(found.few).toEqual({ edges: found.all?.edges.slice(0, 3), truncated: true });
    expect(found.all?.truncated).toBe(false);
    expect([found.none, found.nobody]).toEqual(Array(2).fill({ edges: [], truncated: false }));
  });

  test.each([
    [
      'among: ["nada"]',
      'among[0] must be type:key in lower kebab case, such as district:080505, got "nada"',
    ],
    ['among: ["program:a"], types: []', 'types must have at least one value'],
    ['among: ["program:a"], limit: 0', 'limit must be between 1 and 2000, got 0'],
    [
      `among: ${JSON.stringify(Array.from({ length: 201 }, (_, i) => `program:p-${i}`))}`,
      'among must have at most 200 values, got 201',
    ],
  ])('relationships(%.40s…)', async (args, message) => {
    const { body } = await api().send(`{ relationships(${args}) { edges { key } } }`);
    expect(body.errors?.map((one) => one.message)).toEqual([message]);
  });

  test('the cost tells of what is looked at', async () => {
    const cost = async (query: string) => (await api().send(query)).body.extensions?.cost;
    const near = 'neighborhood(id: "program:fondo", limit: 10';
    expect([
      await cost(`{ ${near}) { nodes { id } } }`),
      await cost(`{ ${near}) { edges { key } } }`),
      await cost(`{ ${near}, depth: 3) { nodes { id } counts { total } } }`),
      await cost(
        '{ relationships(among: ["program:fondo", "program:crecer"], limit: 5) { truncated } }',
      ),
    ]).toMatchObject([10, 20, 40, 7].map((requested) => ({ requested })));
  });
});

describeAnyEngine('fixture', (api) => {
  const source = { sources: ['source:hub'] };
  const many = Array.from({ length: 260 }, (_, i) => `intervention:hub-${i}`);
  const records = [
    { id: 'source:hub', name: 'Hub' },
    { id: 'program:hub', name: 'Hub', ...source, RUNS: [...many, 'intervention:hub'] },
    { id: 'intervention:hub', name: 'Hub', ...source, COMPLEMENTS: many },
    ...many.map((id, i) => ({ id, name: `Obra ${i}`, ...source })),
  ].map((values) => ({ at: { file: 'test', node: values.id }, values }));

  test('nodes that many relationships leave are related to each other and to what few leave', async () => {
    await markAsChanged(api().engine);
    const data = checkRecords(model, records);
    await writeGraph(api().engine, model, data);
    const ids = ['intervention:hub', 'intervention:hub-7', 'program:hub', 'intervention:hub-200'];
    const found = await api().data(
      `{ relationships(among: ${JSON.stringify(ids)}) { edges { key } truncated } }`,
    );
    const keys = among(relationshipsOf(data), ids);
    expect(keys.length).toBe(5);
    expect(found).toEqual({
      relationships: { edges: keys.map((key) => ({ key })), truncated: false },
    });
  });

  test('what is cut says so, and is not passed over for what is further away', async () => {
    const found = await around(api(), 'program:hub', ', depth: 3, limit: 100');
    expect([found.nodes.length, found.truncated]).toEqual([100, true]);
    const near = new Set(['program:hub', 'intervention:hub', ...many]);
    expect(found.nodes.filter(({ id }) => !near.has(id))).toEqual([]);
  });
});

describeAnyEngine('seed', (api) => {
  test('a district has all that is two steps away, those included of which there are many of one kind', async () => {
    const known = relationshipsOf(seedData(model).data);
    const start = 'district:010120';
    const found = await around(api(), start, ', depth: 2, limit: 200');
    expect(found.nodes.length).toBeGreaterThan(20);
    expect(wrongIn(found, known, start, 2, 200)).toEqual([]);
  });
});
