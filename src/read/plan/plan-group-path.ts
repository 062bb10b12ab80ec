import { badArgument } from '../../errors';
import { foldedName } from '../../model/fold';
import {
  isEntity,
  isText,
  nodeModel,
  type NodeModel,
  type PropertyModel,
  type RelationshipModel,
} from '../../model/graph-model';
import { stepAlong, upwards } from './relationship-steps';
import type { ProjectionBuilder } from './projection-builder';
import { formerValues } from './property-reads';
import type { PlanContext } from './scope';
import type { GroupKey, GroupPath, RelationshipStep, Projection } from './connection-plan';
import type { GroupKeyAnswer } from './answer-plan';

/** What a `GroupBy` input says: at most one of its fields, as GraphQL coerced it. */
export type GroupByInput = Readonly<Record<string, unknown>>;

/** A way that a `GroupBy` input describes. */
export interface PlannedGroupPath {
  readonly path: GroupPath;
  readonly answer: GroupKeyAnswer;
  /** The type or interface at its end. */
  readonly target: NodeModel;
  /** What is told where the end is a property. */
  readonly model?: PropertyModel;
}

/** The property by which an entity is known, and not told from others. */
const NAME = 'name';

/** How many relationships a way may follow. */
const MOST_STEPS = 4;

/** The way that a `GroupBy` input describes, from nodes of a type or interface; `name` is the argument's. */
export function planGroupPath(
  at: PlanContext,
  node: NodeModel,
  input: GroupByInput,
  name: string,
): PlannedGroupPath {
  const fields: { name: string; toOne: boolean }[] = [];
  const steps: RelationshipStep[] = [];
  const named = (own: string): string => [...fields.map((one) => one.name), own].join('.');
  let here = node;
  let from = node;
  let given = input;
  let properties: ReadonlyMap<string, PropertyModel> = new Map();
  for (let where = name; ;) {
    const entries = Object.entries(given).filter(([, value]) => value !== null);
    if (entries.length > 1) {
      const keys = entries.map(([key]) => key).join(', ');
      throw badArgument(where, `must have at most one field, got ${keys}`, at.path);
    }
    const [key, value] = entries[0] ?? [];
    if (key === undefined) {
      const answer = {
        name: fields.map((one) => one.name).join('.') || here.name,
        fields,
        end: 'node',
      } as const;
      return { path: { steps, end: 'node' }, target: here, answer };
    }
    if (key === 'level') {
      const target = nodeModel(at.scope.model, String(value));
      steps.push(upwards(at, here.containment ?? '', target.name));
      const answer = { name: named('level'), fields, end: 'level' } as const;
      return { path: { steps, end: 'node' }, target, answer };
    }
    if (key === 'field' || key === 'edge') {
      const property = String(value);
      // Entities that are called the same are several: by their name they are grouped by what they are.
      if (key === 'field' && property === NAME && isEntity(here)) {
        const answer = { name: named(NAME), fields, end: 'node', shown: NAME } as const;
        return { path: { steps, end: 'node' }, target: here, answer };
      }
      const model = (key === 'field' ? here.properties : properties).get(property);
      if (!model) {
        const has = [...properties.values()].filter(({ list }) => !list).map((one) => one.name);
        throw badArgument(
          `${where}.edge`,
          `must be a property of the relationship followed to it (${has.join(', ') || 'none'}), got ${property}`,
          at.path,
        );
      }
      const end = key === 'field' ? 'property' : 'edge';
      const text = isText(model);
      const answer: GroupKeyAnswer = {
        name: named(property),
        fields,
        end,
        property,
        ...(text && { text }),
        ...(model.type === 'PartialDate' && { date: true }),
      };
      const path = { steps, end, property, ...(text && { folded: foldedName(property) }) } as const;
      return { path, target: here, model, answer };
    }
    const relationship = here.relationships.get(key);
    if (!relationship) throw badArgument(`${where}.${key}`, 'is no relationship', at.path);
    if (steps.length === MOST_STEPS) {
      throw badArgument(name, `must follow at most ${MOST_STEPS} relationships`, at.path);
    }
    const target = nodeModel(at.scope.model, relationship.target);
    if (steps.length > 0 && leadsBack(steps.at(-1), from, relationship, target)) {
      throw badArgument(
        `${where}.${key}`,
        `must not lead back along ${relationship.type}, by which it came`,
        at.path,
      );
    }
    from = here;
    fields.push({ name: key, toOne: relationship.toOne });
    steps.push(stepAlong(at, relationship));
    properties = relationship.properties;
    here = target;
    given = value as GroupByInput;
    where = `${where}.${key}`;
  }
}

/** The key that a way leads to, and what is read of its node if it is one. */
export const groupKey = ({ path }: PlannedGroupPath, node: Projection): GroupKey => ({
  ...path,
  ...(path.end === 'node' && { node }),
});

/** The way with the key under which a node's name is read, where nodes are told by it. */
export function withShown(
  at: PlanContext,
  planned: PlannedGroupPath,
  builder: ProjectionBuilder,
): PlannedGroupPath {
  const { answer, target } = planned;
  const property = answer.shown === undefined ? undefined : target.properties.get(answer.shown);
  if (!property) return planned;
  const former = formerValues(at, property);
  const shown = former ? builder.formerly(former, property.name) : builder.property(property.name);
  return { ...planned, answer: { ...answer, shown } };
}

/**
 * True where a step may go back along the relationship by which the last one came: a match never follows one
 * twice, where a filter does, so that a group and the filter that leads to it would differ.
 */
function leadsBack(
  last: RelationshipStep | undefined,
  before: NodeModel,
  { type, direction }: RelationshipModel,
  target: NodeModel,
): boolean {
  const back = last?.type === type && last.direction !== direction;
  return back && target.concrete.some((name) => before.concrete.includes(name));
}
