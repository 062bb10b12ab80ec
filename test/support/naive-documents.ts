/** Random GraphQL documents over a graph's own values: the same seed always gives the same documents. */
import { parse, validate, type GraphQLSchema } from 'graphql';
import {
  isEntity,
  isOrdered,
  nodeModel,
  type NodeModel,
  type PropertyModel,
} from '../../src/graph/graph-model';
import type { RelationshipModel } from '../../src/graph/graph-model';
import type { NaiveGraph } from './naive-graph';

/** The properties that say when something begins, ends, or is no longer called so. */
const DATES = ['validFrom', 'validTo', 'on', 'startedOn', 'createdOn', 'formerNamesUntil'];

/** The root fields that take a date, for those that take none. */
const TIMED: Readonly<Record<string, string>> = { node: 'entity', nodes: 'entities' };

/** How deep selections and filters nest. */
const DEPTH = 3;

/** Pseudo-random numbers from 0 to 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const upperSnake = (name: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Writes random documents; one that the schema refuses is thrown away and the next one taken. */
export class RandomDocuments {
  readonly #random: () => number;
  #fragments: string[] = [];
  #names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly graph: NaiveGraph,
    seed: number,
  ) {
    this.#random = random(seed);
  }

  /** The next document. */
  next(): string {
    for (;;) {
      this.#fragments = [];
      this.#names = 0;
      const roots = this.#several(1, 2, () => this.#inTime(this.#root())).map(
        (root, i) => `  root${i}: ${root}`,
      );
      const document = [`{\n${roots.join('\n')}\n}`, ...this.#fragments].join('\n');
      if (validate(this.schema, parse(document)).length === 0) return document;
    }
  }

  /** A list to be read page by page: its path in the answer, and a document that takes the paging arguments. */
  nextWalk(): { document: string; path: readonly string[] } {
    const declared = '$first: Int, $after: String, $last: Int, $before: String';
    const paging = 'first: $first, after: $after, last: $last, before: $before';
    const selection =
      '{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } }';
    const list = (target: NodeModel): string =>
      this.#arguments([this.#where(target, 0.4), this.#orderBy(target, 1), paging]);
    if (this.#chance(0.6)) {
      const type = this.#concrete();
      const field = `list: ${this.#inTime(`${type.plural}${list(type)}`)} ${selection}`;
      return { document: `query (${declared}) { ${field} }`, path: ['list'] };
    }
    for (;;) {
      const node = this.#pick(this.graph.data.nodes);
      const type = this.graph.typeOf(node);
      const relationships = [...type.relationships.values()].filter(
        (one) => !one.toOne && this.graph.neighbours(node, one).length > 2,
      );
      if (relationships.length === 0) continue;
      const { field, target } = this.#pick(relationships);
      const inner = `list: ${field}${list(this.#node(target))} ${selection}`;
      const one = this.#inTime(`${lowerFirst(type.name)}(id: "${node.id}")`);
      const root = `one: ${one} { ${inner} }`;
      return { document: `query (${declared}) { ${root} }`, path: ['one', 'list'] };
    }
  }

  /** Asks some root fields for the state at a date, or for all times. */
  #inTime(root: string): string {
    const asOf = this.#asOf();
    if (!asOf) return root;
    return root.replace(/^(\w+)(\(?)/, (_, name: string, open: string) => {
      const field = TIMED[name] ?? name;
      return open ? `${field}(${asOf}, ` : `${field}(${asOf})`;
    });
  }

  /** Nothing, all times, or a date with which something begins or ends: its period, or a day at its edge. */
  #asOf(): string {
    if (this.#chance(0.25)) return '';
    if (this.#chance(0.2)) return 'asOf: "always"';
    const known = [...this.graph.data.nodes, ...this.graph.data.relationships].flatMap(
      ({ properties }) => DATES.flatMap((name) => (properties[name] ?? []) as string | string[]),
    );
    const date = known.length > 0 ? this.#pick(known) : '2016';
    if (this.#chance(0.4)) return `asOf: "${date.slice(0, this.#pick([4, 7, 10]))}"`;
    const [year = 2016, month = this.#pick([1, 13]), day = this.#pick([1, 32])] = date
      .split('-')
      .map(Number);
    const edge = new Date(Date.UTC(year, month - 1, day + this.#pick([-1, 0, 1])));
    return `asOf: "${edge.toISOString().slice(0, 10)}"`;
  }

  #root(): string {
    const type = this.#concrete();
    const kind = this.#random();
    if (kind < 0.65) {
      return `${type.plural}${this.#listArguments(type, 1)} ${this.#connection(type, undefined, 1)}`;
    }
    const some = this.graph.all(type.name);
    const id = some.length > 0 && this.#chance(0.9) ? this.#pick(some).node.id : undefined;
    if (kind < 0.75) {
      const own = id ?? `${upperSnake(type.name).toLowerCase().replace(/_/g, '-')}:nothing`;
      return `${lowerFirst(type.name)}(id: "${own}") ${this.#selection(type, 1)}`;
    }
    const ids = this.#several(1, 4, () => this.#pick(this.graph.data.nodes).id);
    const entity = this.#node('Entity');
    if (kind < 0.85) return `node(id: "${ids[0]}") { id ...${this.#fragment(entity, 1)} }`;
    if (kind < 0.93) return `nodes(ids: ${JSON.stringify(ids)}) ${this.#selection(entity, 1)}`;
    const name = String(this.#pick(this.graph.data.nodes).properties.name);
    const text = JSON.stringify(this.#pick(name.split(/\s+/)).slice(0, 12).padEnd(3, 'a'));
    const types = this.#chance(0.5) ? `, types: [${upperSnake(type.name)}]` : '';
    const edges = `edges { score matchedField matchedText node ${this.#selection(entity, 2)} }`;
    return `search(text: ${text}${types}, first: 4) { totalCount ${edges} }`;
  }

  #listArguments(type: NodeModel, depth: number): string {
    const size = Math.ceil(this.#random() * 5);
    const page = this.#pick([`first: ${size}`, `last: ${size}`, depth > 1 ? 'first: 3' : '']);
    return this.#arguments([this.#where(type, 0.6), this.#orderBy(type, 0.6), page]);
  }

  #arguments(given: readonly string[]): string {
    const some = given.filter(Boolean);
    return some.length > 0 ? `(${some.join(', ')})` : '';
  }

  #connection(type: NodeModel, relationship: RelationshipModel | undefined, depth: number): string {
    const edge = [
      'cursor',
      ...[...(relationship?.properties.values() ?? [])]
        .filter(() => this.#chance(0.5))
        .map(({ name, references }) => (references ? `${name} { id name }` : name)),
    ];
    const parts = [
      this.#chance(0.4) && 'totalCount',
      this.#chance(0.3) && 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }',
      this.#chance(0.5) && `nodes ${this.#selection(type, depth)}`,
      this.#chance(0.5) && `edges { ${edge.join(' ')} node ${this.#selection(type, depth)} }`,
    ].filter(Boolean);
    return `{ ${parts.length > 0 ? parts.join(' ') : 'totalCount'} }`;
  }

  /** What is asked of a node, in braces; of an interface also by fragments on its types. */
  #selection(type: NodeModel, depth: number): string {
    const scalars = [...type.properties.values()].filter(() => this.#chance(0.3));
    const links = [...type.relationships.values()];
    const wanted = depth < DEPTH && links.length > 0 ? Math.floor(this.#random() * 3) : 0;
    const parts = [
      '__typename',
      ...scalars.map((property) => this.#property(property)),
      ...Array.from({ length: wanted }, () => this.#link(this.#pick(links), depth + 1)),
    ];
    if (type.abstract) {
      parts.push(
        ...this.#several(1, 2, () => {
          const inner = this.#node(this.#pick(type.concrete));
          const on = this.#chance(0.3) ? this.#node(this.#pick(inner.interfaces)) : inner;
          const fragment = this.#chance(0.5) && on.name !== 'Node';
          return fragment
            ? `...${this.#fragment(on, depth + 1)}`
            : `... on ${inner.name} ${this.#selection(inner, depth + 1)}`;
        }),
      );
    }
    return `{ ${parts.join(' ')} }`;
  }

  #fragment(type: NodeModel, depth: number): string {
    const selection = this.#selection(type, depth);
    const name = `Fragment${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${type.name} ${selection}`);
    return name;
  }

  #property({ name, references, languages }: PropertyModel): string {
    const directive = this.#pick(['', '', '', ' @include(if: true)', ' @skip(if: true)']);
    if (references) return `${name}${directive} { id name publisher }`;
    if (languages && this.#chance(0.5)) {
      return `${this.#alias()}: ${name}(lang: ${this.#pick(['ES', 'EN', 'QU'])})`;
    }
    return this.#chance(0.2) ? `${this.#alias()}: ${name}` : `${name}${directive}`;
  }

  #link(relationship: RelationshipModel, depth: number): string {
    const { field, target, toOne } = relationship;
    const type = this.#node(target);
    if (toOne) return `${this.#alias()}: ${field} ${this.#selection(type, depth)}`;
    const list = this.#connection(type, relationship, depth);
    return `${this.#alias()}: ${field}${this.#listArguments(type, depth)} ${list}`;
  }

  /** Few names, so that several fields meet under one: the schema refuses those that cannot be merged. */
  #alias(): string {
    return `x${this.#names++ % 12}`;
  }

  #orderBy(type: NodeModel, probability: number): string {
    if (!this.#chance(probability)) return '';
    const counts = [...type.relationships.values()].filter(({ toOne }) => !toOne);
    const fields = [...type.properties.values()].filter(isOrdered);
    const keys = this.#several(1, 2, () => {
      const what =
        counts.length > 0 && this.#chance(0.3)
          ? `count: ${upperSnake(this.#pick(counts).field)}`
          : `field: ${upperSnake(this.#pick(fields).name)}`;
      return `{ ${what}${this.#pick(['', ', direction: ASC', ', direction: DESC'])} }`;
    });
    return `orderBy: [${keys.join(', ')}]`;
  }

  #where(type: NodeModel, probability: number): string {
    return this.#chance(probability) ? `where: ${this.#filter(type, 1)}` : '';
  }

  #filter(type: NodeModel, depth: number): string {
    const entries = new Map(
      this.#several(1, 2, () => this.#condition(type, depth)).map((one) => [one[0], one[1]]),
    );
    return `{ ${[...entries].map(([key, one]) => `${key}: ${one}`).join(', ')} }`;
  }

  #condition(type: NodeModel, depth: number): readonly [string, string] {
    const kind = this.#random();
    const deeper = (): string => this.#filter(type, depth + 1);
    if (depth < DEPTH && kind < 0.08) return ['not', deeper()];
    if (depth < DEPTH && kind < 0.16) {
      return [this.#pick(['and', 'or']), `[${this.#several(1, 2, deeper).join(', ')}]`];
    }
    if (type.containment && kind < 0.35) return ['within', this.#places()];
    if (type.abstract && kind < 0.4) {
      const types = this.#several(1, 2, () => upperSnake(this.#pick(type.concrete)));
      return ['type', `{ in: [${types.join(', ')}] }`];
    }
    const links = [...type.relationships.values()];
    if (depth < DEPTH && links.length > 0 && kind < 0.7) {
      const link = this.#pick(links);
      return [link.field, this.#linkCondition(link, depth + 1)];
    }
    const property = this.#pick([...type.properties.values()]);
    return [
      property.name,
      this.#valueCondition(property, this.#valuesOf(type.name, property.name)),
    ];
  }

  #linkCondition({ target, toOne, properties }: RelationshipModel, depth: number): string {
    const type = this.#node(target);
    const isNull = `{ isNull: ${this.#chance(0.5)} }`;
    if (toOne) return this.#chance(0.3) ? isNull : `{ node: ${this.#filter(type, depth)} }`;
    if (this.#chance(0.25)) return `{ count: ${this.#numbers([0, 1, 2, 3])} }`;
    const match: string[] = [];
    if (this.#chance(0.7)) match.push(`node: ${this.#filter(type, depth)}`);
    if (type.containment && this.#chance(0.5)) match.push(`within: ${this.#places()}`);
    if (this.#chance(0.3)) {
      const property = this.#pick([...properties.values()]);
      const known = this.graph.data.relationships.flatMap(
        (one) => one.properties[property.name] ?? [],
      );
      match.push(`edge: { ${property.name}: ${this.#valueCondition(property, known)} }`);
    }
    return `{ ${this.#pick(['some', 'some', 'none', 'all', 'single'])}: { ${match.join(', ')} } }`;
  }

  #places(): string {
    const places = this.graph.all('Place').map(({ node }) => node.id);
    const wide = places.filter((id) => /^(department|province):/.test(id));
    return JSON.stringify(this.#several(1, 3, () => this.#pick(this.#chance(0.7) ? wide : places)));
  }

  /** A condition on a property, mostly about a value that is there. */
  #valueCondition(
    { type, list, required, values, references }: PropertyModel,
    known: unknown[],
  ): string {
    if (!list && !required && this.#chance(0.2)) return `{ isNull: ${this.#chance(0.5)} }`;
    const of = (fallback: unknown): unknown => (known.length > 0 ? this.#pick(known) : fallback);
    if (references) {
      const sources = this.#several(1, 2, () => this.#pick(this.graph.all('Source')).node.id);
      return this.#pick([
        `{ has: "${sources[0]}" }`,
        `{ hasAny: ${JSON.stringify(sources)} }`,
        `{ count: ${this.#numbers([0, 1, 2])} }`,
      ]);
    }
    if (values) return `{ in: [${this.#several(1, 2, () => this.#pick(values)).join(', ')}] }`;
    switch (type) {
      case 'Boolean':
        return `{ eq: ${this.#chance(0.5)} }`;
      case 'Int':
      case 'Float':
        return this.#numbers(known.length > 0 ? known : [0]);
      case 'PartialDate': {
        if (list) return `{ has: ${JSON.stringify(String(of('2015')))} }`;
        const date = String(of('2015')).slice(0, this.#pick([4, 7, 10]));
        return `{ ${this.#pick(['eq', 'gt', 'gte', 'lt', 'lte'])}: "${date}" }`;
      }
      case 'ID':
        // Where there is no node of the type, no id is one of the type either.
        if (known.length === 0) return '{ in: [] }';
        return `{ in: ${JSON.stringify(this.#several(1, 3, () => this.#pick(known)))} }`;
      default: {
        const text = String(of('nada'));
        const start = Math.floor(this.#random() * text.length);
        const part = this.#chance(0.5) ? text.slice(start, start + 4).toUpperCase() : text;
        if (list) {
          const operator = this.#pick(['has', 'contains']);
          return this.#chance(0.3)
            ? '{ count: { gte: 1 } }'
            : `{ ${operator}: ${JSON.stringify(part)} }`;
        }
        const operator = this.#pick(['eq', 'contains', 'contains', 'startsWith', 'endsWith']);
        return `{ ${operator}: ${JSON.stringify(part)} }`;
      }
    }
  }

  #numbers(known: readonly unknown[]): string {
    return `{ ${this.#pick(['eq', 'gt', 'gte', 'lt', 'lte'])}: ${String(this.#pick(known))} }`;
  }

  #valuesOf(type: string, property: string): unknown[] {
    return this.graph.all(type).flatMap(({ node }) => node.properties[property] ?? []);
  }

  #concrete(): NodeModel {
    return this.#pick([...this.graph.model.byPrefix.values()].filter(isEntity));
  }

  #node(name: string): NodeModel {
    return nodeModel(this.graph.model, name);
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.#random() * list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  #several<T>(least: number, most: number, make: () => T): T[] {
    const count = least + Math.floor(this.#random() * (most - least + 1));
    return Array.from({ length: count }, make);
  }
}
