import type { Engine } from '../../src/engine/engine';
import { countsKept } from '../../src/graph/counted';
import { nodeModel, type GraphModel } from '../../src/graph/graph-model';
import { typeOfId } from '../../src/ingest/stored';

type Ends = Readonly<Record<'from' | 'type' | 'to', string>>;

/** The counts that nodes of a store keep and that are not those of their relationships; none unless something is wrong. */
export async function wrongCounts(engine: Engine, model: GraphModel): Promise<readonly unknown[]> {
  const read = (text: string) => engine.run({ text, params: {} });
  const nodes = await read('MATCH (n:Entity) RETURN properties(n) AS node');
  const relationships = (await read(
    'MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS from, type(r) AS type, b.id AS to',
  )) as unknown as readonly Ends[];
  const at = new Map<string, { readonly type: string; readonly far: string }[]>();
  const add = (near: string, type: string, far: string): void => {
    const there = at.get(near) ?? [];
    there.push({ type, far: typeOfId(model, far).name });
    at.set(near, there);
  };
  for (const { from, type, to } of relationships) {
    add(`out ${from}`, type, to);
    add(`in ${to}`, type, from);
  }
  return nodes.flatMap(({ node }) => {
    const { id, ...stored } = node as Readonly<Record<string, unknown>> & { readonly id: string };
    return [...countsKept(typeOfId(model, id))].flatMap(([property, way]) => {
      const { concrete } = nodeModel(model, way.target);
      const has = (at.get(`${way.direction} ${id}`) ?? []).filter(
        ({ type, far }) => type === way.type && concrete.includes(far),
      ).length;
      return stored[property] === has ? [] : [{ id, property, kept: stored[property], has }];
    });
  });
}
