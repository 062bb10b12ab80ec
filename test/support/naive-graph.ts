/**
 * The graph as plain arrays, and conditions and orders on it in simple JavaScript: the oracle that planned
 * answers are compared with. It shares the graph's model with the program, and neither planner nor Cypher.
 */
import { isFlag, nodeModel, type GraphModel, type NodeModel } from '../../src/model/graph-model';
import type { PropertyModel, RelationshipModel } from '../../src/model/graph-model';
import type { GraphData, NodeData, RelationshipData } from '../../src/ingest/graph-data';
import { isOperator, OPERATORS } from '../../src/model/operators';

/** True, false, or null where it is unknown. */
type Truth = boolean | null;
type Input = Readonly<Record<string, unknown>>;

/** A relationship seen from one end; absent where a list follows none. */
export interface NaiveLink {
  readonly node: NodeData;
  readonly link?: RelationshipData;
}

/** One entry of an `orderBy` argument, as GraphQL coerced it. */
export interface NaiveOrder {
  readonly field?: string | null;
  readonly count?: string | null;
  readonly direction?: string | null;
}

const APOSTROPHES = "'’ʼ‘`´＇";

/** A text without case, marks, apostrophes and what cannot be seen, and with letters of one width. */
export const plain = (text: string): string =>
  [...text]
    .filter((one) => !APOSTROPHES.includes(one) && !/\p{Cf}/u.test(one))
    .join('')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\u3099\u309a]/g, '')
    .toLowerCase();

/** The place of each character in the order of texts: by code points, and those from U+E000 to U+FFFF behind all others. */
const places = (text: string): number[] =>
  [...text].map((one) => {
    const point = one.codePointAt(0) ?? 0;
    return point >= 0xe000 && point <= 0xffff ? point + 0xf0000 : point;
  });

/** The order of two texts as they are compared. */
export function compareTexts(a: string, b: string): number {
  const [x, y] = [places(a), places(b)];
  const i = x.findIndex((place, at) => place !== y[at]);
  return i < 0 ? x.length - y.length : (x[i] ?? 0) - (y[i] ?? -1);
}

/** A graph in memory that answers one question at a time, by looking at everything. */
export class NaiveGraph {
  readonly #nodes: ReadonlyMap<string, NodeData>;
  readonly #states = new Map<string, NaiveGraph>();

  readonly data: GraphData;

  constructor(
    readonly model: GraphModel,
    data: GraphData,
    /** The last day of what `asOf` asked for; absent where it asked for nothing, or for all times. */
    readonly day?: string,
  ) {
    this.data = withFlags(model, data);
    this.#nodes = new Map(this.data.nodes.map((node) => [node.id, node]));
  }

  /** The graph as it was at a date, as it is today, or with the relationships of all times. */
  at(asOf: string | null | undefined): NaiveGraph {
    if (asOf === 'always') return this;
    const known = this.#states.get(asOf ?? '');
    if (known) return known;
    // No month has a day after its 31st: as a text it comes last in each.
    const ends = asOf && `${asOf}${asOf.length === 4 ? '-12' : ''}${asOf.length < 10 ? '-31' : ''}`;
    const day = ends || new Date().toISOString().slice(0, 10);
    const relationships = this.data.relationships.filter(({ properties }) => {
      const from = (properties.validFrom ?? properties.on ?? '') as string;
      const to = properties.validTo as string | undefined;
      return from <= day && (to === undefined || to >= day || day.startsWith(to));
    });
    const state = new NaiveGraph(
      this.model,
      { ...this.data, relationships },
      asOf ? day : undefined,
    );
    this.#states.set(asOf ?? '', state);
    return state;
  }

  /** True where a list at a date has the node: it is not known to have begun later. */
  hasBegun({ properties }: NodeData): boolean {
    const began = (properties.startedOn ?? properties.createdOn ?? '') as string;
    return this.day === undefined || began <= this.day;
  }

  /** What a node was called. */
  nameOf({ properties }: NodeData): string | undefined {
    const until = (properties.formerNamesUntil ?? []) as string[];
    const i = until.findIndex((date) => this.day !== undefined && date > this.day);
    return i < 0 ? undefined : (properties.formerNames as string[])[i];
  }

  node(id: string): NodeData | undefined {
    return this.#nodes.get(id);
  }

  typeOf(node: NodeData): NodeModel {
    return nodeModel(this.model, node.type);
  }

  /** All nodes of a type or interface. */
  all(type: string): NaiveLink[] {
    const { concrete } = nodeModel(this.model, type);
    return this.data.nodes
      .filter((node) => concrete.includes(node.type) && this.hasBegun(node))
      .map((node) => ({ node }));
  }

  /** What a relationship leads to. */
  neighbours(node: NodeData, relationship: RelationshipModel): NaiveLink[] {
    const { type, direction, target } = relationship;
    const { concrete } = nodeModel(this.model, target);
    const [here, there] =
      direction === 'out' ? (['from', 'to'] as const) : (['to', 'from'] as const);
    return this.data.relationships
      .filter((one) => one.type === type && one[here] === node.id)
      .flatMap((link) => {
        const other = this.node(link[there]);
        if (!other || !concrete.includes(other.type)) return [];
        return relationship.toOne || this.hasBegun(other) ? [{ node: other, link }] : [];
      });
  }

  /** The links that a `where` is known to hold for. */
  filter(type: string, links: readonly NaiveLink[], where: Input | null | undefined): NaiveLink[] {
    return links.filter(({ node }) => !where || this.#holds(type, node, where) === true);
  }

  /** The links in order: unknown values last, then by id, which a descending list turns, then by the relationship's own key. */
  sort(
    links: readonly NaiveLink[],
    orderBy: readonly NaiveOrder[] | null | undefined,
  ): NaiveLink[] {
    const given = orderBy?.length ? orderBy : [{ field: 'name' }];
    return [...links].sort((a, b) => {
      for (const { field, count, direction } of given as NaiveOrder[]) {
        const [x, y] = [a, b].map(({ node }) =>
          count ? this.#related(node, count).length : this.#sortValue(node, field ?? ''),
        );
        if (x === y) continue;
        if (x === null || x === undefined) return 1;
        if (y === null || y === undefined) return -1;
        const order = typeof x === 'string' ? compareTexts(x, String(y)) : Number(x) - Number(y);
        return direction === 'DESC' ? -order : order;
      }
      const turned = !a.link && (given as NaiveOrder[]).every((one) => one.direction === 'DESC');
      const byId = compare(a.node.id, b.node.id) * (turned ? -1 : 1);
      return byId || compare(String(a.link?.properties.key), String(b.link?.properties.key));
    });
  }

  #sortValue(node: NodeData, field: string): string | number | boolean | null {
    const value = node.properties[field] as string | number | boolean | null | undefined;
    const text = this.typeOf(node).properties.get(field)?.type === 'String';
    return typeof value === 'string' && text ? plain(value) : (value ?? null);
  }

  #related(node: NodeData, field: string): NaiveLink[] {
    const relationship = this.typeOf(node).relationships.get(field);
    return relationship ? this.neighbours(node, relationship) : [];
  }

  #holds(type: string, node: NodeData, where: Input): Truth {
    const known = nodeModel(this.model, type);
    return every(
      Object.entries(where).map(([key, given]): Truth => {
        const sub = (one: unknown): Truth => this.#holds(type, node, one as Input);
        if (key === 'and') return every((given as unknown[]).map(sub));
        if (key === 'or') return some((given as unknown[]).map(sub));
        if (key === 'not') return negated(sub(given));
        if (key === 'within') return this.#lies(node, given as string[]);
        if (key === 'type') return value(TYPE, node.type, given as Input);
        const relationship = known.relationships.get(key);
        if (relationship) return this.#links(node, relationship, given as Input);
        const property = known.properties.get(key);
        if (!property) throw new Error(`The oracle knows no filter ${type}.${key}`);
        return value(property, node.properties[key], given as Input);
      }),
    );
  }

  /** The node is one of the places, or some place that it is part of is. */
  #lies(node: NodeData, places: readonly string[]): boolean {
    if (places.includes(node.id)) return true;
    const up = this.data.relationships.filter(
      (one) => one.type === 'PART_OF' && one.from === node.id,
    );
    return up.some(({ to }) => {
      const next = this.node(to);
      return next !== undefined && this.#lies(next, places);
    });
  }

  #links(node: NodeData, relationship: RelationshipModel, given: Input): Truth {
    const found = this.neighbours(node, relationship);
    const meets = (condition: unknown): Truth[] =>
      found.map((one) => this.#matches(one, relationship, condition as Input));
    return every(
      Object.entries(given).map(([key, one]): Truth => {
        switch (key) {
          case 'isNull':
            return (found.length === 0) === one;
          case 'node':
            return meets({ node: one }).includes(true);
          case 'some':
            return meets(one).includes(true);
          case 'none':
            return !meets(one).includes(true);
          case 'single':
            return meets(one).filter((met) => met === true).length === 1;
          case 'all':
            return found.length > 0 && meets(one).every((met) => met === true);
          case 'count':
            return value(COUNT, found.length, one as Input);
          default:
            throw new Error(`The oracle knows no quantifier ${key}`);
        }
      }),
    );
  }

  #matches(
    { node, link }: NaiveLink,
    { target, properties }: RelationshipModel,
    given: Input,
  ): Truth {
    const { node: onNode, edge, within } = given;
    return every([
      onNode ? this.#holds(target, node, onNode as Input) : true,
      within ? this.#lies(node, within as string[]) : true,
      ...Object.entries((edge ?? {}) as Input).map(([name, one]): Truth => {
        const property = properties.get(name);
        if (!property) throw new Error(`The oracle knows no property ${name} of an edge`);
        return value(property, link?.properties[name], one as Input);
      }),
    ]);
  }
}

/** What is not said to be so is not so. */
function withFlags(model: GraphModel, { nodes, relationships, ...data }: GraphData): GraphData {
  const flags = (properties: NodeModel['properties'] | undefined): object =>
    Object.fromEntries(
      [...(properties?.values() ?? [])].filter(isFlag).map(({ name }) => [name, false]),
    );
  const all = [...model.nodes.values()].flatMap((node) => [...node.relationships.values()]);
  const ways = new Map(all.map(({ type, properties }) => [type, flags(properties)]));
  // A relationship has its properties at an end where it is one of several.
  for (const { type, properties, toOne } of all) if (!toOne) ways.set(type, flags(properties));
  return {
    ...data,
    nodes: nodes.map((node) => ({
      ...node,
      properties: { ...flags(nodeModel(model, node.type).properties), ...node.properties },
    })),
    relationships: relationships.map((one) => ({
      ...one,
      properties: { ...ways.get(one.type), ...one.properties },
    })),
  };
}

const TYPE: PropertyModel = { name: 'type', type: 'EntityType', list: false, required: true };
const COUNT: PropertyModel = { name: 'count', type: 'Int', list: false, required: true };

/** The order of two values. */
export const compare = <T extends string | number | boolean>(a: T, b: T): number =>
  a === b ? 0 : a < b ? -1 : 1;

const negated = (truth: Truth): Truth => (truth === null ? null : !truth);

const every = (parts: readonly Truth[]): Truth =>
  parts.includes(false) ? false : parts.includes(null) ? null : true;

const some = (parts: readonly Truth[]): Truth =>
  parts.includes(true) ? true : parts.includes(null) ? null : false;

/** Whether a stored value meets all conditions of a scalar's filter. */
function value(property: PropertyModel, stored: unknown, given: Input): Truth {
  return every(
    Object.entries(given).map(([operator, wanted]): Truth => {
      if (operator === 'isNull')
        return (stored ?? null) === null ? wanted === true : wanted === false;
      if (property.type === 'PartialDate' && operator !== 'count') {
        const dates = property.list ? ((stored ?? []) as string[]) : [stored as string];
        const wantedDates = [wanted].flat() as string[];
        return some(
          dates.flatMap((date) => wantedDates.map((one) => dated(date ?? null, operator, one))),
        );
      }
      if (property.list) return listed((stored ?? []) as string[], property, operator, wanted);
      if (stored === null || stored === undefined) return null;
      return one(property, stored as string | number | boolean, operator, wanted);
    }),
  );
}

/** The first and the last day of a date. */
function daysOf(date: string): readonly [number, number] {
  const [year = 0, month, day] = date.split('-').map(Number);
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  if (day !== undefined) return [first, first];
  const next = month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1);
  return [first, next - 24 * 60 * 60 * 1000];
}

/** Whether what is asked of a date holds for all days that it may be, for none, or for some. */
function dated(date: string | null, operator: string, wanted: string): Truth {
  if (date === null) return null;
  if (operator === 'exactly') return date === wanted;
  const [first, last] = daysOf(date);
  const [from, until] = daysOf(wanted);
  const holds = (day: number): boolean => {
    switch (operator) {
      case 'lt':
        return day < from;
      case 'lte':
        return day <= until;
      case 'gt':
        return day > until;
      case 'gte':
        return day >= from;
      default:
        return day >= from && day <= until;
    }
  };
  // What holds of the days from one to another changes at an edge of a period, so that these are enough to look at.
  const day = 24 * 60 * 60 * 1000;
  const days = [first, last, from - day, from, until, until + day];
  const met = days.filter((one) => one >= first && one <= last).map(holds);
  return met.every(Boolean) ? true : met.some(Boolean) ? null : false;
}

/** A list that is not kept is an empty one: that is how the API answers it. */
function listed(
  stored: string[],
  { type }: PropertyModel,
  operator: string,
  wanted: unknown,
): Truth {
  const same = type === 'String' ? plain : (text: string): string => text;
  const texts = stored.map(same);
  switch (operator) {
    case 'has':
      return texts.includes(same(wanted as string));
    case 'hasAny':
      return (wanted as string[]).some((one) => texts.includes(same(one)));
    case 'contains':
      return texts.some((text) => text.includes(same(wanted as string)));
    case 'count':
      return value(COUNT, stored.length, wanted as Input);
    default:
      throw new Error(`The oracle knows no operator ${operator} on a list`);
  }
}

function one(
  { type }: PropertyModel,
  stored: string | number | boolean,
  operator: string,
  wanted: unknown,
): boolean {
  const same = (given: unknown): string | number | boolean =>
    type === 'String' ? plain(String(given)) : (given as string | number | boolean);
  if (!isOperator(operator)) throw new Error(`The oracle knows no operator ${operator}`);
  const given = Array.isArray(wanted) ? wanted.map(same) : same(wanted);
  return OPERATORS[operator].holds(same(stored), given as never);
}
