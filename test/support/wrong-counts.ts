import type { Engine } from '../../src/engine/engine';
import { countsKept, DISPUTES } from '../../src/model/counted';
import { nodeModel, type GraphModel } from '../../src/model/graph-model';
import type { Statement } from '../../src/ingest/statements';
import { typeOfId } from '../../src/ingest/stored';
import { storedNodes, storedRelationships } from './stored';

/** Whether one property has two values, other than lists that are shown together. */
function saysTwoThings(stated: unknown): boolean {
  const statements = JSON.parse((stated as string | undefined) ?? '[]') as readonly Statement[];
  const single = statements.filter(({ p, v }) => p !== 'locator' && !Array.isArray(v));
  return new Set(single.map(({ p }) => p)).size < single.length;
}

/** What nodes of a store keep of their relationships and is not so, and what is wrongly said to be disputed or not; none unless something is wrong. */
export async function wrongCounts(engine: Engine, model: GraphModel): Promise<readonly unknown[]> {
  const nodes = await storedNodes(engine);
  const relationships = await storedRelationships(engine);
  const at = new Map<string, { readonly type: string; readonly far: string }[]>();
  const add = (near: string, type: string, far: string): void => {
    const there = at.get(near) ?? [];
    there.push({ type, far: typeOfId(model, far).name });
    at.set(near, there);
  };
  const disputes = new Map<string, number>();
  const wrong: object[] = [];
  for (const { from, type, to, properties } of relationships) {
    const { stated, disputed = null } = properties;
    const has = saysTwoThings(stated);
    if (has) disputes.set(from, (disputes.get(from) ?? 0) + 1);
    if (disputed !== has) wrong.push({ from, type, to, disputed, has });
    add(`out ${from}`, type, to);
    add(`in ${to}`, type, from);
  }
  for (const node of nodes as readonly { id: string; stated?: string }[]) {
    const own = saysTwoThings(node.stated) ? 1 : 0;
    disputes.set(node.id, (disputes.get(node.id) ?? 0) + own);
  }
  const wrongNodes = nodes.flatMap((node) => {
    const { id, ...stored } = node as Readonly<Record<string, unknown>> & { readonly id: string };
    const told = [stored[DISPUTES], stored.disputed, typeof stored.synthetic];
    const has = disputes.get(id) ?? 0;
    if (JSON.stringify(told) !== JSON.stringify([has, has > 0, 'boolean'])) {
      wrong.push({ id, told, has });
    }
    return [...countsKept(typeOfId(model, id))].flatMap(([property, way]) => {
      const { concrete } = nodeModel(model, way.target);
      const has = (at.get(`${way.direction} ${id}`) ?? []).filter(
        ({ type, far }) => type === way.type && concrete.includes(far),
      ).length;
      return stored[property] === has ? [] : [{ id, property, kept: stored[property], has }];
    });
  });
  return [...wrong, ...wrongNodes];
}
