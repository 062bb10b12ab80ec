import type { Row } from '../../engine/engine';
import { notFound } from '../../errors';
import type { PlannedPaths } from './plan-paths';
import { edgeOf } from '../../read/run/edge-of';
import { readOneHop } from '../../read/run/read-one-hop';
import type { Runner } from '../../read/run/runner';
import { toldIn, type ToldLanguage, said } from '../../read/run/said';
import { shortestPaths, type FoundPath, type Step } from './shortest-paths';
import { View, type ViewValues } from '../../read/run/view';
import type { GraphModel } from '../../model/graph-model';

/**
 * The answer of a search for paths: a statement for the first steps from ends with few relationships, one for each
 * other step, one for nodes that did not come with the ends, and one for what edges have of their own.
 */
export async function answerPaths(runner: Runner, root: PlannedPaths): Promise<View> {
  const rows = new Map<string, Row>();
  const known = await stepsFromEnds(runner, root, rows);
  const found = await shortestPaths(root, known, async (ids, most) => {
    const { plan, values } = root.walk;
    const more = new Map<number, unknown>([
      [plan.ids, ids],
      [plan.avoid, root.avoid],
      [plan.limit, most],
    ]);
    return (await runner.run(plan, values, more)) as unknown as readonly Step[];
  });
  const ids = new Set([root.from, root.to, ...found.paths.flatMap(({ nodes }) => nodes)]);
  const others = await runner.rows(
    root.lookup,
    [...ids].filter((id) => !rows.has(id)),
  );
  for (const [id, row] of others) rows.set(id, row);
  for (const name of ['from', 'to'] as const) {
    if (!rows.has(root[name])) throw notFound(name, root[name]);
  }
  const properties = await propertiesOf(runner, root, found.paths);
  const paths = found.paths.map((path): ViewValues => ({
    length: path.edges.length,
    nodes: path.nodes.flatMap((id) => rows.get(id) ?? []),
    edges: path.edges.map((step) => {
      const bare = shown(runner, step, { key: step.key });
      return { ...bare, ...properties.get(bare.key) };
    }),
    explanation: ({ lang }: { lang?: string | null }) => {
      const language = toldIn(lang);
      const name = language === 'en' ? 'nameEn_name' : 'name';
      return explainPath(runner.model, path, language, (id) =>
        String((rows.get(id) as Readonly<Record<string, string>> | undefined)?.[name]),
      );
    },
  }));
  return new View({ paths, truncated: found.truncated }, root.answer);
}

/** The steps from each end that has few relationships; what is read with them of nodes is added to `rows`. */
async function stepsFromEnds(
  runner: Runner,
  { ends, withEnds, from, to, avoid }: PlannedPaths,
  rows: Map<string, Row>,
): Promise<ReadonlyMap<string, readonly Step[]>> {
  const avoided = new Set(avoid);
  const read = await readOneHop(runner, ends, [from, to]);
  return new Map(
    read.map(({ node: end, found }) => {
      const steps = found.flatMap(({ type, out, key, node }): Step[] => {
        if (avoided.has(node.id)) return [];
        if (withEnds) rows.set(node.id, node);
        return [{ near: end.id, far: node.id, type, out, key }];
      });
      if (withEnds) rows.set(end.id, end);
      return [end.id, steps];
    }),
  );
}

const shown = (
  { model }: Runner,
  { near, far, type, out }: Pick<Step, 'near' | 'far' | 'type' | 'out'>,
  edge: Row,
): ReturnType<typeof edgeOf> =>
  edgeOf(model, { type, direction: out ? 'out' : 'in' }, near, far, edge);

/** What the relationships of paths have of their own, by their keys. */
async function propertiesOf(
  runner: Runner,
  { edges }: PlannedPaths,
  paths: readonly FoundPath[],
): Promise<ReadonlyMap<string, ViewValues>> {
  if (!edges || paths.length === 0) return new Map();
  const steps = paths.flatMap((path) => path.edges);
  const ends = new Map(
    steps.map(({ near, far, out }) => {
      const pair = out ? { from: near, to: far } : { from: far, to: near };
      return [JSON.stringify(pair), pair];
    }),
  );
  const more = new Map<number, unknown>([[edges.plan.ends, [...ends.values()]]]);
  const rows = (await runner.run(edges.plan, edges.values, more)) as unknown as EdgeRow[];
  return new Map(
    rows.map(({ from, to, type, edge }) => {
      const one = shown(runner, { near: from, far: to, type, out: true }, edge);
      return [one.key, one];
    }),
  );
}

interface EdgeRow {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly edge: Row;
}

const WHICH: Record<ToldLanguage, string> = { es: ', que ', en: ', which ' };

/** A path in a sentence: «GRADE realizó …, que evalúa Haku Wiñay, que ejecuta …». */
export function explainPath(
  model: GraphModel,
  { nodes, edges }: FoundPath,
  language: ToldLanguage,
  nameOf: (id: string) => string,
): string {
  const sentences = edges.map((step) => `${said(model, step, language)} ${nameOf(step.far)}`);
  return `${nameOf(nodes[0] ?? '')} ${sentences.join(WHICH[language])}.`;
}
