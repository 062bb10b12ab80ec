/** Relationships by which a thing is within another of its type, such as a programme in a programme, go in no circle. */
import type { StoreReader } from '../engine/store';
import type { GraphModel } from '../model/graph-model';
import type { LocalizedMessage } from '../messages/message';
import type { RelationshipData } from './graph-data';
import { wayOf } from './outgoing';
import { placeOf, oneAtATime } from './relationships';
import { readRelationships } from './read-state';
import { RECORDS } from '../messages/records';

/** A relationship of which it matters where it leads and when it holds. */
export type Step = Pick<RelationshipData, 'type' | 'from' | 'to' | 'properties'>;

/** True for relationships that can go in a circle and must not. */
export const isOfTree = (model: GraphModel, { type, from, to }: Step): boolean => {
  const node = model.byPrefix.get(from.slice(0, from.indexOf(':')));
  return (
    node !== undefined &&
    model.byPrefix.get(to.slice(0, to.indexOf(':'))) === node &&
    (wayOf(model, type, from, to)?.toOne ?? false)
  );
};

/** The relationships of trees that were met so far, one after the other. */
export class Circles {
  readonly #leaving = new Map<string, Step[]>();

  /** Takes a relationship that closes no circle; gives the circle that it closes otherwise. */
  add(step: Step): readonly string[] | undefined {
    const circle = step.from === step.to ? [step.from] : this.#wayBack(step);
    if (circle) return [...circle, step.from];
    const leaving = this.#leaving.get(key(step, step.from));
    if (leaving) leaving.push(step);
    else this.#leaving.set(key(step, step.from), [step]);
    return undefined;
  }

  /** True where something that holds at the same time leaves the node already. */
  has(step: Step): boolean {
    return !oneAtATime(step, this.#leaving.get(key(step, step.from)) ?? []);
  }

  /** From where a relationship begins to where it ends, by ways that lead back and hold at the same time. */
  #wayBack(step: Step): string[] | undefined {
    const seen = new Set<string>();
    const open: { at: string; steps: readonly Step[] }[] = [{ at: step.to, steps: [step] }];
    for (let one = open.pop(); one; one = open.pop()) {
      const { at, steps } = one;
      if (at === step.from) return steps.map(({ from }) => from);
      if (seen.has(at)) continue;
      seen.add(at);
      for (const next of this.#leaving.get(key(step, at)) ?? []) {
        if (steps.every((each) => !oneAtATime(each, [next]))) {
          open.push({ at: next.to, steps: [...steps, next] });
        }
      }
    }
    return undefined;
  }
}

const key = ({ type }: Step, id: string): string => `${type} ${id}`;

/**
 * Takes to what is known of circles what the graph has above some nodes. What leaves a node of which something new is
 * stated for the same time counts no more: it is replaced, or there is no room for what is new.
 */
export async function climb(
  reader: StoreReader,
  model: GraphModel,
  steps: readonly Step[],
): Promise<Circles> {
  const [circles, stated] = [new Circles(), new Circles()];
  // What the steps themselves close is told when they are taken one after the other.
  for (const step of steps) stated.add(step);
  const met = new Set<string>();
  for (const type of new Set(steps.map((one) => one.type))) {
    const ofType = steps.filter((one) => one.type === type);
    let ids = [...new Set(ofType.flatMap(({ from, to }) => [from, to]))];
    while (ids.length > 0) {
      for (const id of ids) met.add(`${type} ${id}`);
      const found = await readRelationships(reader, model, { ids, end: 'from', types: [type] });
      const above = found.filter((one) => isOfTree(model, one) && !stated.has(one));
      for (const one of above) circles.add(one);
      ids = [...new Set(above.map(({ to }) => to))].filter((id) => !met.has(`${type} ${id}`));
    }
  }
  return circles;
}

/** What is told of a circle, given as the ids that it leads through. */
export function circleMessage(type: string, circle: readonly string[]): LocalizedMessage {
  const way = circle.join(' → ');
  return RECORDS.CIRCLE(type, way);
}

/** The relationships of trees among some, each once. */
export const treeSteps = (
  model: GraphModel,
  relationships: readonly RelationshipData[],
): RelationshipData[] => [
  ...new Map(
    relationships
      .filter((one) => isOfTree(model, one))
      .map((one) => [placeOf({ ...one, key: String(one.properties.key) }), one]),
  ).values(),
];
