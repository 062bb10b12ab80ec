import { nodeModel, type NodeModel, type RelationshipModel } from '../../model/graph-model';
import { hopAlways } from './hops';
import type { PlannedGroupPath } from './plan-group-path';
import type { MustHave, WithoutGroup } from './query-plan';
import type { Place } from './scope';
import { storedCount } from './stored-count';

/**
 * The counts that tell how many nodes of a list lead to no group, where nodes keep how many first steps they have and
 * each further step is one that a node has once, such as that from a district to its province.
 */
export function planWithoutGroup(
  at: Place,
  list: NodeModel,
  { path: { steps, end }, answer, target }: PlannedGroupPath,
): WithoutGroup | undefined {
  const { model, dated } = at.scope;
  const [first, ...further] = answer.fields;
  const [step] = steps;
  if (!first || !step || steps.length < 2 || end !== 'node') return undefined;
  // Of what has dates a node may have several, one after another.
  if (!dated || steps.some(({ type, begun }) => dated.has(type) || begun)) return undefined;
  const counted = storedCount(at, list, first.name, step);
  if (counted === undefined) return undefined;
  const must = new Map<string, MustHave>();
  const onward = (name: string, next: RelationshipModel | undefined): readonly string[] => {
    if (!next?.toOne) return [UNKNOWN];
    // From nodes of one type it leads to nothing else, whatever it leads to from others.
    const hop = { ...hopAlways(next), sole: true } as const;
    must.set(`${name} ${hop.type} ${hop.direction}`, { label: name, hop });
    return nodeModel(model, next.target).concrete;
  };
  let types = nodeModel(model, step.target).concrete;
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
  return { counted, must: [...must.values()] };
}

/** What is no type: nobody knows where such a step leads. */
const UNKNOWN = '';
