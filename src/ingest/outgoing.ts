import { inOneOrder } from '../model/fold';
import type { GraphModel, NodeModel, PropertyModel } from '../model/graph-model';
import { memo } from '../model/memo';

/** What may be stated of a relationship at the end it leaves from. */
export interface Outgoing {
  readonly type: string;
  /** The concrete types that it may lead to. */
  readonly targets: readonly string[];
  /** A node has at most one such relationship. */
  readonly toOne: boolean;
  /** At most one such relationship leads to a node. */
  readonly fromOne: boolean;
  readonly properties: ReadonlyMap<string, PropertyModel>;
}

/** What tells two relationships of one type between the same two nodes apart. */
export const DISCRIMINATORS: readonly string[] = ['role', 'year', 'unit', 'validFrom', 'reach'];

/** What tells a relationship with these properties from others of its type between the same two nodes. */
export const relationshipKey = (properties: Readonly<Record<string, unknown>>): string =>
  // By position, so that a year and a date of the same digits stay two things. Lists are ordered by it.
  inOneOrder(
    DISCRIMINATORS.map((name) => (properties[name] as string | number | undefined) ?? '')
      .join('|')
      .replace(/\|+$/, ''),
  );

/** The relationships of one type that may leave a node, with all that these may lead to. */
export interface OutgoingOfType {
  readonly ways: readonly Outgoing[];
  readonly targets: readonly string[];
}

const known = new WeakMap<NodeModel, readonly Outgoing[]>();
const byType = new WeakMap<NodeModel, ReadonlyMap<string, OutgoingOfType>>();

/** The relationships that may leave a node of a type. Their properties stand at whichever end is a connection. */
export function outgoing(model: GraphModel, node: NodeModel): readonly Outgoing[] {
  const found = known.get(node) ?? read(model, node);
  known.set(node, found);
  return found;
}

/** The same by the type of the relationship. */
export function outgoingByType(
  model: GraphModel,
  node: NodeModel,
): ReadonlyMap<string, OutgoingOfType> {
  const found = byType.get(node);
  if (found) return found;
  const all = outgoing(model, node);
  const types = [...new Set(all.map(({ type }) => type))];
  const made = new Map(
    types.map((type) => {
      const ways = all.filter((one) => one.type === type);
      return [type, { ways, targets: ways.flatMap(({ targets }) => targets) }];
    }),
  );
  byType.set(node, made);
  return made;
}

/** The relationship of a type from one node to another; undefined where there can be none. */
export function wayOf(
  model: GraphModel,
  type: string,
  from: string,
  to: string,
): Outgoing | undefined {
  const start = model.byPrefix.get(from.slice(0, from.indexOf(':')));
  const end = model.byPrefix.get(to.slice(0, to.indexOf(':')));
  if (!start || !end) return undefined;
  const ways = outgoingByType(model, start).get(type)?.ways;
  return ways?.find(({ targets }) => targets.includes(end.name));
}

function read(model: GraphModel, node: NodeModel): readonly Outgoing[] {
  return [...node.relationships.values()]
    .filter(({ direction }) => direction === 'out')
    .map((near) => {
      const target = model.nodes.get(near.target);
      const far = [...(target?.relationships.values() ?? [])].find(
        (one) =>
          one.type === near.type &&
          one.direction === 'in' &&
          (model.nodes.get(one.target)?.concrete ?? []).includes(node.name),
      );
      return {
        type: near.type,
        targets: target?.concrete ?? [],
        toOne: near.toOne,
        fromOne: far?.toOne ?? false,
        properties: given(near.toOne ? (far?.properties ?? new Map()) : near.properties),
      };
    });
}

/** The properties that may be given: what the graph keeps of itself is not among them. */
const given = memo(
  (properties: Outgoing['properties']): Outgoing['properties'] =>
    new Map([...properties].filter(([, { kept }]) => !kept)),
);

/** The properties that may be given of a node: its own, and its texts in other languages (`nameEn`). */
export const propertiesGiven = memo((node: NodeModel): ReadonlyMap<string, PropertyModel> => {
  const own = [...node.properties].filter(([, { kept }]) => !kept);
  const languages = own.flatMap(([, property]) =>
    Object.values(property.languages ?? {}).map((name): [string, PropertyModel] => [
      name,
      { name, type: 'String', list: false, required: false },
    ]),
  );
  return new Map([...own, ...languages]);
});

/** The types that others name as what they rest on: sources. */
export const referredTypes = (model: GraphModel): string[] => [
  ...new Set(
    [...model.nodes.values()].flatMap(({ properties }) =>
      [...properties.values()].flatMap(({ references }) => references ?? []),
    ),
  ),
];
