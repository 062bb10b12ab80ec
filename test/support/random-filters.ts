import {
  nodeModel,
  type NodeModel,
  type PropertyModel,
  type RelationshipModel,
} from '../../src/model/graph-model';
import type { NaiveGraph } from './naive-graph';
import { upperSnake, type Random } from './random';
import { OPERATORS, operatorsOf } from '../../src/model/operators';

/** How deep filters nest. */
const DEPTH = 3;

/** Writes random filters over a graph's own values. */
export class RandomFilters {
  constructor(
    private readonly random: Random,
    private readonly graph: NaiveGraph,
  ) {}

  /** A `where` argument, or as often nothing. */
  where(type: NodeModel, probability: number): string {
    return this.random.chance(probability) ? `where: ${this.#filter(type, 1)}` : '';
  }

  #filter(type: NodeModel, depth: number): string {
    const entries = new Map(
      this.random.several(1, 2, () => this.#condition(type, depth)).map((one) => [one[0], one[1]]),
    );
    return `{ ${[...entries].map(([key, one]) => `${key}: ${one}`).join(', ')} }`;
  }

  #condition(type: NodeModel, depth: number): readonly [string, string] {
    const kind = this.random.next();
    const deeper = (): string => this.#filter(type, depth + 1);
    if (depth < DEPTH && kind < 0.08) return ['not', deeper()];
    if (depth < DEPTH && kind < 0.16) {
      return [this.random.pick(['and', 'or']), `[${this.random.several(1, 2, deeper).join(', ')}]`];
    }
    if (type.containment && kind < 0.35) return ['within', this.#places()];
    if (type.abstract && kind < 0.4) {
      const types = this.random.several(1, 2, () => upperSnake(this.random.pick(type.concrete)));
      return ['type', `{ in: [${types.join(', ')}] }`];
    }
    const links = [...type.relationships.values()];
    if (depth < DEPTH && links.length > 0 && kind < 0.7) {
      const link = this.random.pick(links);
      return [link.field, this.#linkCondition(link, depth + 1)];
    }
    const property = this.random.pick([...type.properties.values()]);
    return [
      property.name,
      this.#valueCondition(property, this.#valuesOf(type.name, property.name)),
    ];
  }

  #linkCondition({ target, toOne, properties }: RelationshipModel, depth: number): string {
    const type = nodeModel(this.graph.model, target);
    const isNull = `{ isNull: ${this.random.chance(0.5)} }`;
    if (toOne) return this.random.chance(0.3) ? isNull : `{ node: ${this.#filter(type, depth)} }`;
    if (this.random.chance(0.25)) return `{ count: ${this.#numbers([0, 1, 2, 3])} }`;
    const match: string[] = [];
    if (this.random.chance(0.7)) match.push(`node: ${this.#filter(type, depth)}`);
    if (type.containment && this.random.chance(0.5)) match.push(`within: ${this.#places()}`);
    if (this.random.chance(0.3)) {
      const property = this.random.pick([...properties.values()]);
      const known = this.graph.data.relationships.flatMap(
        (one) => one.properties[property.name] ?? [],
      );
      match.push(`edge: { ${property.name}: ${this.#valueCondition(property, known)} }`);
    }
    return `{ ${this.random.pick(['some', 'some', 'none', 'all', 'single'])}: { ${match.join(', ')} } }`;
  }

  #places(): string {
    const places = this.graph.all('Place').map(({ node }) => node.id);
    const wide = places.filter((id) => /^(department|province):/.test(id));
    return JSON.stringify(
      this.random.several(1, 3, () => this.random.pick(this.random.chance(0.7) ? wide : places)),
    );
  }

  /** A condition on a property, mostly about a value that is there. */
  #valueCondition(
    { type, list, required, values, references }: PropertyModel,
    known: unknown[],
  ): string {
    if (!list && !required && this.random.chance(0.2))
      return `{ isNull: ${this.random.chance(0.5)} }`;
    const of = (fallback: unknown): unknown =>
      known.length > 0 ? this.random.pick(known) : fallback;
    if (references) {
      const sources = this.random.several(
        1,
        2,
        () => this.random.pick(this.graph.all('Source')).node.id,
      );
      return this.random.pick([
        `{ has: "${sources[0]}" }`,
        `{ hasAny: ${JSON.stringify(sources)} }`,
        `{ count: ${this.#numbers([0, 1, 2])} }`,
      ]);
    }
    if (values)
      return `{ in: [${this.random.several(1, 2, () => this.random.pick(values)).join(', ')}] }`;
    switch (type) {
      case 'Boolean':
        return `{ eq: ${this.random.chance(0.5)} }`;
      case 'Int':
      case 'Float':
        return this.#numbers(known.length > 0 ? known : [0]);
      case 'PartialDate': {
        if (list) return `{ has: ${JSON.stringify(String(of('2015')))} }`;
        const date = String(of('2015')).slice(0, this.random.pick([4, 7, 10]));
        const operator = this.random.pick(['eq', 'in', 'exactly', 'gt', 'gte', 'lt', 'lte']);
        return operator === 'in'
          ? `{ in: ["${date}", "${String(of('2012'))}"] }`
          : `{ ${operator}: "${date}" }`;
      }
      case 'ID':
        // Where there is no node of the type, no id is one of the type either.
        if (known.length === 0) return '{ in: [] }';
        return `{ ${this.random.pick(['in', 'in', 'notIn'])}: ${JSON.stringify(this.random.several(1, 3, () => this.random.pick(known)))} }`;
      default: {
        const text = [...String(of('nada'))];
        const start = Math.floor(this.random.next() * text.length);
        const part = this.random.chance(0.5)
          ? text
              .slice(start, start + 4)
              .join('')
              .toUpperCase()
          : text.join('');
        if (list) {
          const operator = this.random.pick(['has', 'contains']);
          return this.random.chance(0.3)
            ? '{ count: { gte: 1 } }'
            : `{ ${operator}: ${JSON.stringify(part)} }`;
        }
        const operator = this.random.pick(operatorsOf('text'));
        return `{ ${operator}: ${JSON.stringify(OPERATORS[operator].list ? [part] : part)} }`;
      }
    }
  }

  #numbers(known: readonly unknown[]): string {
    return `{ ${this.random.pick(['eq', 'gt', 'gte', 'lt', 'lte'])}: ${String(this.random.pick(known))} }`;
  }

  #valuesOf(type: string, property: string): unknown[] {
    return this.graph.all(type).flatMap(({ node }) => node.properties[property] ?? []);
  }
}
