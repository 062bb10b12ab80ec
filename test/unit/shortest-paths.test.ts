import { shortestPaths, type PathSearch, type Step } from '../../src/features/paths/shortest-paths';

/** Relationships as `a-T->b`, more than one of a kind told apart by a key: `a-T:2->b`. */
const graph = (...relationships: readonly string[]) =>
  relationships.map((text) => {
    const [, from = '', type = '', key = '', to = ''] =
      /^(\w+)-(\w+?)(?::(\w+))?->(\w+)$/.exec(text) ?? [];
    return { from, to, type, key };
  });

/** What is found where the steps from ends with fewer relationships than `few` are known. */
function search(of: ReturnType<typeof graph>, asked: Partial<PathSearch> = {}, few = 0) {
  const looked: string[][] = [];
  const stepsFrom = (ids: readonly string[]): Step[] =>
    of
      .flatMap(({ from, to, type, key }): Step[] => [
        { near: from, far: to, type, out: true, key: key ?? '' },
        { near: to, far: from, type, out: false, key: key ?? '' },
      ])
      .filter(({ near }) => ids.includes(near));
  const walk = async (ids: readonly string[], most: number): Promise<Step[]> => {
    looked.push([...ids]);
    return stepsFrom(ids).slice(0, most);
  };
  const known = new Map(
    ['a', 'z']
      .map((end) => [end, stepsFrom([end])] as const)
      .filter(([, steps]) => steps.length < few),
  );
  const found = shortestPaths(
    { from: 'a', to: 'z', maxLength: 8, first: 5, budget: 1_000, ...asked },
    known,
    walk,
  );
  return found.then(({ paths, truncated }) => ({
    truncated,
    looked,
    paths: paths.map(({ nodes, edges }) => ({
      nodes: nodes.join(' '),
      edges: edges.map(({ type, out, key }) => `${out ? '>' : '<'}${type}${key}`).join(' '),
    })),
  }));
}

const paths = async (...args: Parameters<typeof search>) => (await search(...args)).paths;

test('a relationship, a way of several, and no way', async () => {
  expect(await paths(graph('a-T->z'))).toEqual([{ nodes: 'a z', edges: '>T' }]);
  expect(await paths(graph('z-T->a'))).toEqual([{ nodes: 'a z', edges: '<T' }]);
  expect(await paths(graph('a-T->b', 'c-U->b', 'c-V->d', 'd-T->z'))).toEqual([
    { nodes: 'a b c d z', edges: '>T <U >V >T' },
  ]);
  expect(await search(graph('a-T->b', 'c-T->z'))).toMatchObject({ paths: [], truncated: false });
});

test('all shortest ways, in the order of the ids along them, and no longer one', async () => {
  const diamond = graph('a-T->c', 'a-T->b', 'b-T->z', 'c-T->z', 'a-T->d', 'd-T->e', 'e-T->z');
  expect(await paths(diamond)).toEqual([
    { nodes: 'a b z', edges: '>T >T' },
    { nodes: 'a c z', edges: '>T >T' },
  ]);
  expect(await search(diamond, { first: 1 })).toMatchObject({
    paths: [{ nodes: 'a b z' }],
    truncated: true,
  });
});

test('parallel relationships are one path: the first by type, direction and key', async () => {
  expect(await paths(graph('a-U->z', 'z-T->a', 'a-T:2->z', 'a-T:1->z'))).toEqual([
    { nodes: 'a z', edges: '>T1' },
  ]);
});

test('the length that is allowed, even and odd, is met and not exceeded', async () => {
  const chain = graph('a-T->b', 'b-T->c', 'c-T->d', 'd-T->z');
  expect(await paths(chain, { maxLength: 4 })).toHaveLength(1);
  expect(await paths(chain, { maxLength: 3 })).toEqual([]);
  expect(await paths(graph('a-T->b', 'b-T->c', 'c-T->z'), { maxLength: 3 })).toHaveLength(1);
  expect(await paths(graph('a-T->b', 'b-T->c', 'c-T->z'), { maxLength: 2 })).toEqual([]);
});

test('goes on from the side with fewer nodes, and stops where its budget ends', async () => {
  const hub = graph(...Array.from({ length: 20 }, (_, i) => `a-T->n${i}`), 'n7-T->m', 'm-T->z');
  expect(await search(hub)).toEqual({
    truncated: false,
    // First both ends; then there are 20 nodes to go on from at a, and one at z.
    looked: [['a'], ['z'], ['m']],
    paths: [{ nodes: 'a n7 m z', edges: '>T >T >T' }],
  });
  expect(await search(hub, { budget: 10 })).toMatchObject({ paths: [], truncated: true });
  // What was met at the step that had to stop may not be all.
  const two = graph('a-T->m', 'a-T->n', 'm-T->z', 'n-T->z');
  expect(await search(two, { budget: 3 })).toMatchObject({
    paths: [{ nodes: 'a m z' }],
    truncated: true,
  });
});

test('does not look for steps that are known, nor from the other end once something is found', async () => {
  const of = (...more: readonly string[]) =>
    graph(...Array.from({ length: 20 }, (_, i) => `a-T->n${i}`), ...more);
  expect((await search(of('a-T->z'))).looked).toEqual([['a']]);
  expect((await search(of('a-T->z'), {}, 100)).looked).toEqual([]);
  expect(await search(of('n7-T->z'), {}, 5)).toEqual({
    truncated: false,
    looked: [['a']],
    paths: [{ nodes: 'a n7 z', edges: '>T >T' }],
  });
});

test('equals what is found by trying all ways, on many small graphs', async () => {
  let state = 42;
  const random = (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % most;
  };
  for (let round = 0; round < 300; round++) {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'z'].slice(0, 4 + random(4));
    if (!names.includes('z')) names.push('z');
    const name = (): string => names[random(names.length)] ?? 'a';
    const of = graph(
      ...Array.from({ length: 3 + random(9) }, () => [name(), name()] as const)
        .filter(([from, to]) => from !== to)
        .map(([from, to]) => `${from}-T->${to}`),
    );
    const found = (await paths(of, { first: 20 }, random(4))).map(({ nodes }) => nodes);
    expect({ of, found }).toEqual({ of, found: tried(of) });
  }
});

/** The shortest ways from a to z by trying all. */
function tried(all: ReturnType<typeof graph>): string[] {
  const ways: string[][] = [];
  const follow = (way: string[]): void => {
    const here = way.at(-1);
    if (here === 'z') ways.push(way);
    else {
      for (const { from, to } of all) {
        for (const next of [from === here ? to : '', to === here ? from : '']) {
          if (next && !way.includes(next)) follow([...way, next]);
        }
      }
    }
  };
  follow(['a']);
  const least = Math.min(...ways.map(({ length }) => length));
  return [
    ...new Set(ways.filter(({ length }) => length === least).map((way) => way.join(' '))),
  ].sort();
}
