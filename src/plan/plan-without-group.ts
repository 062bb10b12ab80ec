import { countName, countsKept } from '../graph/counted';
import { nodeModel, type NodeModel, type RelationshipModel } from '../graph/graph-model';
import type { PlannedGroupPath } from './plan-group-path';
import type { MustHave, WithoutGroup } from './query-plan';
import type { Place } from './scope';

/**
 * The counts that tell how many nodes of a list lead to no group, where nodes keep how many first steps they have and
 * each further step is one that a node has once, such as that from a district to its province.
 */
export function planWithoutGroup(
  { scope: { model, counted, dated } }: Place,
  list: NodeModel,
  { path: { steps, end }, answer, target }: PlannedGroupPath,
): WithoutGroup | undefined {
  const [first, ...further] = answer.fields;
  if (!counted || !first || steps.length < 2 || end !== 'node') return undefined;
  // Of what has dates a node may have several, one after another.
  if (!dated || steps.some(({ type, begun }) => dated.has(type) || begun)) return undefined;
  const property = countName(first.name);
  const relationship = list.relationships.get(first.name);
  if (!relationship || !countsKept(list).has(property)) return undefined;
  const must = new Map<string, MustHave>();
  const onward = (name: string, next: RelationshipModel | undefined): readonly string[] => {
    if (!next?.toOne) return [UNKNOWN];
    const { type, direction } = next;
    must.set(`${name} ${type} ${direction}`, { label: name, type, direction });
    return nodeModel(model, next.target).concrete;
  };
  let types = nodeModel(model, relationship.target).concrete;
  for (const { name } of further) {
    types = types.flatMap((one) => onward(one, model.nodes.get(one)?.relationships.get(name)));
  }
  const up = answer.end === 'level' ? steps.at(-1) : undefined;
  for (let left = up?.depth ?? 0; left > 0; left -= 1) {
    types = types.flatMap((one) => {
      if (target.concrete.includes(one)) return [one];
      const all = [...(model.nodes.get(one)?.relationships.values() ?? [])];
      const next = all.find(
        ({ type, direction, toOne }) => toOne && type === up?.type && direction === up.direction,
      );
      return onward(one, next);
    });
  }
  if (!types.every((one) => target.concrete.includes(one))) return undefined;
  return { counted: property, must: [...must.values()] };
}

/** What is no type: nobody knows where such a step leads. */
const UNKNOWN = '';
