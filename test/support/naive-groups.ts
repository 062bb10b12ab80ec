/** The nodes of lists put into groups, in plain arrays: what the oracle makes of facets, aggregates and gap maps. */
import {
  isEntity,
  isText,
  nodeModel,
  type NodeModel,
  type PropertyModel,
  type RelationshipModel,
} from '../../src/model/graph-model';
import type { NodeData, RelationshipData } from '../../src/ingest/graph-data';
import { compare, compareTexts, plain, type NaiveGraph, type NaiveLink } from './naive-graph';

/** What nodes are grouped by, as GraphQL coerced it. */
export type GroupBy = Readonly<Record<string, unknown>>;

/** What stands at the end of a way: a node, or a value. */
export interface NaiveEnd {
  /** What tells it apart; undefined where it is not known, or there is nothing. */
  readonly identity?: string | number | boolean;
  readonly value: unknown;
  readonly node?: NodeData;
}

/** A way that was gone. */
interface Way {
  readonly steps: readonly NaiveLink[];
  readonly end: NaiveEnd;
  /** Whose property stands at its end, or the node at its end. */
  readonly holder?: NodeData | RelationshipData;
  readonly property?: PropertyModel;
}

/** A node and the ways from it, one for each key. */
interface Row {
  readonly node: NodeData;
  readonly ways: readonly Way[];
}

/** A group: what it has in common, its nodes, and what is told of them. */
export interface NaiveGroup {
  readonly keys: readonly NaiveEnd[];
  readonly nodes: readonly NodeData[];
  readonly told: Readonly<Record<string, unknown>>;
}

/** An order of groups; `by` is what is told of a group, or `key`. */
export interface GroupsOrder {
  readonly by: string;
  readonly direction: 'ASC' | 'DESC';
}

/** Where a way leads to nothing. */
const NOWHERE: Way = { steps: [], end: { value: null } };

/** Groups the nodes of lists in one state of a graph. */
export class NaiveGroups {
  constructor(private readonly graph: NaiveGraph) {}

  /** The groups of nodes of a type or interface, in no order. */
  of(type: string, list: readonly NodeData[], by: readonly GroupBy[], of?: GroupBy): NaiveGroup[] {
    const found = new Map<string, Row[]>(by.length === 0 ? [['[]', []]] : []);
    for (const node of new Set(list)) {
      for (const ways of product(by.map((one) => orNowhere(this.#ways(type, node, one))))) {
        const name = JSON.stringify(ways.map(({ end }) => end.identity ?? null));
        found.set(name, [...(found.get(name) ?? []), { node, ways }]);
      }
    }
    return [...found.values()].map((rows) => {
      const nodes = [...new Set(rows.map(({ node }) => node))];
      const keys = by.map((_, i) => oneOf(rows.map(({ ways }) => (ways[i] as Way).end)));
      const figures = of ? this.#figures(type, rows, by, of) : {};
      return { keys, nodes, told: { count: nodes.length, ...figures } };
    });
  }

  /** The type at the end of a way, and the property that stands there. */
  targetOf(
    type: string,
    by: GroupBy,
    along?: RelationshipModel,
  ): { type: NodeModel; property?: PropertyModel } {
    const here = nodeModel(this.graph.model, type);
    const [key, value] = given(by);
    if (key === undefined) return { type: here };
    if (key === 'level') return { type: nodeModel(this.graph.model, String(value)) };
    const relationship = here.relationships.get(key);
    if (relationship) {
      return this.targetOf(relationship.target, value as GroupBy, relationship);
    }
    if (key === 'edge') return { type: here, property: along?.properties.get(String(value)) };
    const property = here.properties.get(String(value));
    if (key !== 'field' || !property) return { type: here };
    return isNameOf(here, property) ? { type: here } : { type: here, property };
  }

  /** A node as a dimension has it. */
  endOf(node: NodeData, by: GroupBy): NaiveEnd {
    const { end, value } = namesOf(by);
    return end === 'field' && value === 'name' ? this.#named(node) : endAt(node);
  }

  /** All ways from a node that an input describes. */
  #ways(type: string, node: NodeData, by: GroupBy, steps: readonly NaiveLink[] = []): Way[] {
    const here = nodeModel(this.graph.model, type);
    const [key, value] = given(by);
    if (key === undefined) return [{ steps, end: endAt(node), holder: node }];
    if (key === 'level') {
      return this.#upTo(node, String(value)).map((place) => ({
        steps,
        end: endAt(place),
        holder: place,
      }));
    }
    if (key === 'field') {
      const property = known(here.properties.get(String(value)), `${type}.${String(value)}`);
      const end = isNameOf(here, property)
        ? this.#named(node)
        : valueOf(property, node.properties[property.name]);
      return [{ steps, end, holder: node, property }];
    }
    if (key === 'edge') {
      const link = known(steps.at(-1)?.link, 'edge where no relationship was followed');
      const property = this.#propertyOf(link.type, String(value));
      const end = valueOf(property, link.properties[property.name]);
      return [{ steps, end, holder: link, property }];
    }
    const relationship = known(here.relationships.get(key), `${type}.${key}`);
    return this.graph
      .neighbours(node, relationship)
      .flatMap((link) =>
        this.#ways(relationship.target, link.node, value as GroupBy, [...steps, link]),
      );
  }

  #named(node: NodeData): NaiveEnd {
    return { ...endAt(node), value: this.graph.nameOf(node) ?? node.properties.name };
  }

  #propertyOf(relationship: string, name: string): PropertyModel {
    const all = [...this.graph.model.nodes.values()].flatMap((one) => [
      ...one.relationships.values(),
    ]);
    const [found] = all.flatMap(({ type, properties }) =>
      type === relationship ? (properties.get(name) ?? []) : [],
    );
    return known(found, `${relationship}.${name}`);
  }

  /** The places of a level that a place is or lies in. */
  #upTo(place: NodeData, level: string): NodeData[] {
    const up = this.graph.data.relationships.filter(
      (one) => one.type === 'PART_OF' && one.from === place.id,
    );
    return [
      ...(place.type === level ? [place] : []),
      ...up.flatMap(({ to }) => {
        const next = this.graph.node(to);
        return next ? this.#upTo(next, level) : [];
      }),
    ];
  }

  #figures(
    type: string,
    rows: readonly Row[],
    by: readonly GroupBy[],
    of: GroupBy,
  ): NaiveGroup['told'] {
    // What goes the way of a key goes on from where that has led.
    const shared = by.map((one) => sharedSteps(one, of));
    const longest = Math.max(0, ...shared);
    const key = shared.indexOf(longest);
    const ways = rows.flatMap((row) => {
      const led = longest === 0 ? [] : (row.ways[key] as Way).steps.slice(0, longest);
      const onwards = this.#ways(type, row.node, of).filter(({ steps }) =>
        led.every(({ node, link }, i) => steps[i]?.node === node && steps[i]?.link === link),
      );
      return led.length < longest ? [] : onwards;
    });
    const told = ways.filter(({ end }) => end.identity !== undefined);
    const measured = [...new Map(told.map((way) => [way.holder, way])).values()];
    const values = measured.map(({ end }) => Number(end.value));
    const units = measured.map((way) => this.#unitOf(way));
    const isOne = units.every((unit) => unit?.identity === units[0]?.identity);
    const isAdded = values.length > 0 && isOne && units[0]?.value !== null;
    const figure = (value: number): number | null =>
      isAdded ? Number(value.toPrecision(12)) : null;
    const sum = values.reduce((all, value) => all + value, 0);
    return {
      known: values.length,
      different: new Set(told.map(({ end }) => end.identity)).size,
      units: textsOf(units),
      sum: figure(sum),
      avg: figure(sum / values.length),
      min: figure(Math.min(...values)),
      max: figure(Math.max(...values)),
    };
  }

  /** The unit of a value; undefined where it has none by what it is. */
  #unitOf({ holder, property }: Way): NaiveEnd | undefined {
    if (!holder || !property?.unit) return undefined;
    const [own, further] = property.unit.split('.') as [string, string?];
    if (!further) return valueOf(TEXT, holder.properties[own]);
    const node = holder as NodeData;
    const relationship = this.graph.typeOf(node).relationships.get(own);
    const links = this.graph.neighbours(node, known(relationship, `${node.type}.${own}`));
    return oneOf(links.map((link) => valueOf(TEXT, link.node.properties[further])));
  }
}

const TEXT: PropertyModel = { name: 'unit', type: 'String', list: false, required: false };

/** What an input says: at most one of its fields is given. */
export const given = (by: GroupBy): readonly [key?: string, value?: unknown] =>
  Object.entries(by).find(([, value]) => value !== null) ?? [];

/** The names of the relationships that an input follows, and what it names at their end. */
export function namesOf(by: GroupBy): { fields: string[]; end?: string; value?: string } {
  const [key, value] = given(by);
  if (key === undefined) return { fields: [] };
  if (typeof value === 'string') return { fields: [], end: key, value };
  const { fields, ...end } = namesOf(value as GroupBy);
  return { fields: [key, ...fields], ...end };
}

function sharedSteps(one: GroupBy, other: GroupBy): number {
  const [a, b] = [namesOf(one).fields, namesOf(other).fields];
  const differs = a.findIndex((name, i) => name !== b[i]);
  return differs < 0 ? a.length : differs;
}

/** Groups in their order: unknown values last, then by keys. */
export function inOrder(
  groups: readonly NaiveGroup[],
  { by, direction }: GroupsOrder,
): NaiveGroup[] {
  const sign = direction === 'DESC' ? -1 : 1;
  const byKeys = (a: NaiveGroup, b: NaiveGroup, way: number): number => {
    for (const [i, key] of a.keys.entries()) {
      const difference = compareEnds(key, b.keys[i] as NaiveEnd, way);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return [...groups].sort((a, b) => {
    if (by === 'key') return byKeys(a, b, sign);
    const [x, y] = [a.told[by] as number | null, b.told[by] as number | null];
    if (x !== y) return x === null ? 1 : y === null ? -1 : (x - y) * sign;
    return byKeys(a, b, 1);
  });
}

function compareEnds(a: NaiveEnd, b: NaiveEnd, way: number): number {
  if (a.identity === undefined || b.identity === undefined) {
    return Number(a.identity === undefined) - Number(b.identity === undefined);
  }
  if (a.node && b.node) {
    const names = [a.node, b.node].map(({ properties }) => plain(String(properties.name)));
    return (compareTexts(names[0] ?? '', names[1] ?? '') || compare(a.node.id, b.node.id)) * way;
  }
  const isText = typeof a.identity === 'string';
  const order = isText
    ? compareTexts(a.identity, String(b.identity))
    : compare(a.identity, b.identity);
  return order * way;
}

/** Two entities that are called the same are two: a name stands for what has it. */
const isNameOf = (type: NodeModel, { name }: PropertyModel): boolean =>
  name === 'name' && isEntity(type);

const endAt = (node: NodeData): NaiveEnd => ({ identity: node.id, value: node.id, node });

function valueOf(property: PropertyModel, stored: unknown): NaiveEnd {
  if (stored === null || stored === undefined) return { value: null };
  const value = stored as string | number | boolean;
  return { identity: isText(property) ? plain(String(value)) : value, value };
}

/** What is shown of ends that are the same but for case and accents; of different ones, the least. */
function oneOf(ends: readonly NaiveEnd[]): NaiveEnd {
  const [least, ...others] = ends.filter(({ identity }) => identity !== undefined);
  return others.reduce(
    (one, other) => {
      const byIdentity = compare(other.identity ?? '', one.identity ?? '');
      return byIdentity < 0 || (byIdentity === 0 && compare(text(other), text(one)) < 0)
        ? other
        : one;
    },
    least ?? { value: null },
  );
}

const text = ({ value }: NaiveEnd): string => String(value);

/** The different texts among values, in order. */
function textsOf(values: readonly (NaiveEnd | undefined)[]): string[] {
  const all = values.filter((one) => one?.identity !== undefined) as NaiveEnd[];
  const identities = [...new Set(all.map(({ identity }) => String(identity)))].sort();
  return identities.map((one) => text(oneOf(all.filter(({ identity }) => identity === one))));
}

const orNowhere = (ways: readonly Way[]): readonly Way[] => (ways.length > 0 ? ways : [NOWHERE]);

/** Each choice of one of each list. */
const product = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>(
    (all, list) => all.flatMap((one) => list.map((next) => [...one, next])),
    [[]],
  );

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`The oracle knows no ${name}`);
  return value;
}
