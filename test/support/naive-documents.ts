/** Random GraphQL documents over a graph's own values: the same seed always gives the same documents. */
import { parse, validate, type GraphQLSchema } from 'graphql';
import {
  isEntity,
  isOrdered,
  nodeModel,
  type NodeModel,
  type PropertyModel,
} from '../../src/model/graph-model';
import type { RelationshipModel } from '../../src/model/graph-model';
import type { NaiveGraph } from './naive-graph';
import { Random, upperSnake } from './random';
import { RandomFilters } from './random-filters';
import { RandomGroups } from './random-groups';

/** The properties that say when something begins, ends, or is no longer called so. */
const DATES = ['validFrom', 'validTo', 'on', 'startedOn', 'createdOn', 'formerNamesUntil'];

/** The root fields that take a date, for those that take none. */
const TIMED: Readonly<Record<string, string>> = { node: 'entity', nodes: 'entities' };

/** How deep selections nest. */
const DEPTH = 3;

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Writes random documents; one that the schema refuses is thrown away and the next one taken. */
export class RandomDocuments {
  readonly #filters: RandomFilters;
  readonly #groups: RandomGroups;
  readonly #random: Random;
  /** Every date that the graph has. */
  readonly #dates: readonly string[];
  #fragments: string[] = [];
  #names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly graph: NaiveGraph,
    seed: number,
  ) {
    this.#random = new Random(seed);
    this.#dates = [...graph.data.nodes, ...graph.data.relationships].flatMap(({ properties }) =>
      DATES.flatMap((name) => (properties[name] ?? []) as string | string[]),
    );
    this.#filters = new RandomFilters(this.#random, graph);
    const ofNode = (depth: number): string => this.#selection(this.#node('Entity'), depth + 1);
    this.#groups = new RandomGroups(this.#random, graph, ofNode);
  }

  /** The next document. */
  next(): string {
    for (;;) {
      this.#fragments = [];
      this.#names = 0;
      const roots = this.#random
        .several(1, 2, () => this.#inTime(this.#root()))
        .map((root, i) => `  root${i}: ${root}`);
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
      this.#arguments([this.#filters.where(target, 0.4), this.#orderBy(target, 1), paging]);
    if (this.#random.chance(0.6)) {
      const type = this.#concrete();
      const field = `list: ${this.#inTime(`${type.plural}${list(type)}`)} ${selection}`;
      return { document: `query (${declared}) { ${field} }`, path: ['list'] };
    }
    for (;;) {
      const node = this.#random.pick(this.graph.data.nodes);
      const type = this.graph.typeOf(node);
      const relationships = [...type.relationships.values()].filter(
        (one) => !one.toOne && this.graph.neighbours(node, one).length > 2,
      );
      if (relationships.length === 0) continue;
      const { field, target } = this.#random.pick(relationships);
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
    if (this.#random.chance(0.25)) return '';
    if (this.#random.chance(0.2)) return 'asOf: "always"';
    const date = this.#dates.length > 0 ? this.#random.pick(this.#dates) : '2016';
    if (this.#random.chance(0.4)) return `asOf: "${date.slice(0, this.#random.pick([4, 7, 10]))}"`;
    const [year = 2016, month = this.#random.pick([1, 13]), day = this.#random.pick([1, 32])] = date
      .split('-')
      .map(Number);
    const edge = new Date(Date.UTC(year, month - 1, day + this.#random.pick([-1, 0, 1])));
    return `asOf: "${edge.toISOString().slice(0, 10)}"`;
  }

  #root(): string {
    const type = this.#concrete();
    const kind = this.#random.next();
    if (kind < 0.06) {
      return this.#groups.gapMap(this.#filters.where(this.#node('Intervention'), 0.4));
    }
    if (kind < 0.65) {
      return `${type.plural}${this.#listArguments(type, 1)} ${this.#connection(type, undefined, 1)}`;
    }
    const some = this.graph.all(type.name);
    const id =
      some.length > 0 && this.#random.chance(0.9) ? this.#random.pick(some).node.id : undefined;
    if (kind < 0.75) {
      const own = id ?? `${upperSnake(type.name).toLowerCase().replace(/_/g, '-')}:nothing`;
      return `${lowerFirst(type.name)}(id: "${own}") ${this.#selection(type, 1)}`;
    }
    const ids = this.#random.several(1, 4, () => this.#random.pick(this.graph.data.nodes).id);
    const entity = this.#node('Entity');
    if (kind < 0.85) return `node(id: "${ids[0]}") { id ...${this.#fragment(entity, 1)} }`;
    if (kind < 0.93) return `nodes(ids: ${JSON.stringify(ids)}) ${this.#selection(entity, 1)}`;
    const name = String(this.#random.pick(this.graph.data.nodes).properties.name);
    const word = [...this.#random.pick(name.split(/\s+/))].slice(0, 12).join('');
    const text = JSON.stringify(/[\p{L}\p{N}]/u.test(word) ? word.padEnd(3, 'a') : 'agua');
    const types = this.#random.chance(0.5) ? `, types: [${upperSnake(type.name)}]` : '';
    const edges = `edges { score matchedField matchedText node ${this.#selection(entity, 2)} }`;
    return `search(text: ${text}${types}, first: 4) { totalCount ${edges} }`;
  }

  #listArguments(type: NodeModel, depth: number): string {
    const size = Math.ceil(this.#random.next() * 5);
    const page = this.#random.pick([
      `first: ${size}`,
      `last: ${size}`,
      depth > 1 ? 'first: 3' : '',
    ]);
    return this.#arguments([this.#filters.where(type, 0.6), this.#orderBy(type, 0.6), page]);
  }

  #arguments(given: readonly string[]): string {
    const some = given.filter(Boolean);
    return some.length > 0 ? `(${some.join(', ')})` : '';
  }

  #connection(type: NodeModel, relationship: RelationshipModel | undefined, depth: number): string {
    const edge = [
      'cursor',
      ...[...(relationship?.properties.values() ?? [])]
        .filter(() => this.#random.chance(0.5))
        .map(({ name, references }) => (references ? `${name} { id name }` : name)),
    ];
    const parts = [
      this.#random.chance(0.4) && 'totalCount',
      this.#random.chance(0.3) && `${this.#alias()}: ${this.#groups.of(type, depth)}`,
      this.#random.chance(0.3) && 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }',
      this.#random.chance(0.5) && `nodes ${this.#selection(type, depth)}`,
      this.#random.chance(0.5) &&
        `edges { ${edge.join(' ')} node ${this.#selection(type, depth)} }`,
    ].filter(Boolean);
    return `{ ${parts.length > 0 ? parts.join(' ') : 'totalCount'} }`;
  }

  /** What is asked of a node, in braces; of an interface also by fragments on its types. */
  #selection(type: NodeModel, depth: number): string {
    const scalars = [...type.properties.values()].filter(() => this.#random.chance(0.3));
    const links = [...type.relationships.values()];
    const wanted = depth < DEPTH && links.length > 0 ? Math.floor(this.#random.next() * 3) : 0;
    const parts = [
      '__typename',
      ...scalars.map((property) => this.#property(property)),
      ...Array.from({ length: wanted }, () => this.#link(this.#random.pick(links), depth + 1)),
    ];
    if (type.abstract) {
      parts.push(
        ...this.#random.several(1, 2, () => {
          const inner = this.#node(this.#random.pick(type.concrete));
          const on = this.#random.chance(0.3)
            ? this.#node(this.#random.pick(inner.interfaces))
            : inner;
          const fragment = this.#random.chance(0.5) && on.name !== 'Node';
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
    const directive = this.#random.pick(['', '', '', ' @include(if: true)', ' @skip(if: true)']);
    if (references) return `${name}${directive} { id name publisher }`;
    if (languages && this.#random.chance(0.5)) {
      return `${this.#alias()}: ${name}(lang: ${this.#random.pick(['ES', 'EN', 'QU'])})`;
    }
    return this.#random.chance(0.2) ? `${this.#alias()}: ${name}` : `${name}${directive}`;
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
    if (!this.#random.chance(probability)) return '';
    const counts = [...type.relationships.values()].filter(({ toOne }) => !toOne);
    const fields = [...type.properties.values()].filter(isOrdered);
    const keys = this.#random.several(1, 2, () => {
      const what =
        counts.length > 0 && this.#random.chance(0.3)
          ? `count: ${upperSnake(this.#random.pick(counts).field)}`
          : `field: ${upperSnake(this.#random.pick(fields).name)}`;
      return `{ ${what}${this.#random.pick(['', ', direction: ASC', ', direction: DESC'])} }`;
    });
    return `orderBy: [${keys.join(', ')}]`;
  }

  #concrete(): NodeModel {
    return this.#random.pick([...this.graph.model.byPrefix.values()].filter(isEntity));
  }

  #node(name: string): NodeModel {
    return nodeModel(this.graph.model, name);
  }
}
