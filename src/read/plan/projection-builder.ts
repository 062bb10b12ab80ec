import type { FieldNode } from 'graphql';
import type { FormerValues, NestedPlan, Projection, PropertyRead } from './connection-plan';
import type { Read } from './answer-plan';

/** What is read of neighbours, and how to answer with it. */
export interface NestedRead {
  readonly plan: NestedPlan;
  readonly read: Read;
}

interface Nested extends NestedRead {
  readonly types: Set<string>;
}

/** The keys under which neighbours are read; builders with the same ones read the same under the same key. */
export class ProjectionKeys {
  readonly #keys = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #numbers = new Map<FieldNode, number>();

  /** The key of what is read, which begins with the name of its field. */
  key(field: string, same: string): string {
    const known = this.#keys.get(same);
    if (known) return known;
    const count = (this.#counts.get(field) ?? 0) + 1;
    const key = count === 1 ? field : `${field}_${count}`;
    this.#counts.set(field, count);
    this.#keys.set(same, key);
    return key;
  }

  /** A name for the same fields of something. */
  same(what: string, nodes: readonly FieldNode[]): string {
    return `${what} ${nodes.map((node) => this.#number(node)).join(',')}`;
  }

  #number(node: FieldNode): number {
    const number = this.#numbers.get(node) ?? this.#numbers.size;
    this.#numbers.set(node, number);
    return number;
  }
}

/** Gathers what is to be read of a node: what several types or several fields ask for is read once. */
export class ProjectionBuilder {
  readonly #properties = new Map<string, PropertyRead>();
  readonly #nested = new Map<string, Nested>();
  readonly #once = new Map<string, unknown>();

  constructor(
    readonly type: string,
    readonly concrete: readonly string[],
    readonly keys = new ProjectionKeys(),
  ) {}

  /** Reads a property, or the first known of several, and gives the key it comes under. */
  property(...properties: readonly string[]): string {
    return this.#read({ key: properties.join('_'), properties });
  }

  /** Reads what a property was on a day, and gives the key it comes under. */
  formerly(former: FormerValues, ...properties: readonly string[]): string {
    return this.#read({ key: `${properties.join('_')}_then`, properties, former });
  }

  #read(read: PropertyRead): string {
    this.#properties.set(read.key, read);
    return read.key;
  }

  /** Reads something of the neighbours for one type; `plan` is called once for the same fields. */
  nested(
    type: string,
    field: string,
    nodes: readonly FieldNode[],
    signature: string,
    plan: (key: string) => NestedRead,
  ): Read {
    const same = this.keys.same(`${field} ${signature}`, nodes);
    const known = this.#nested.get(same);
    if (known) {
      known.types.add(type);
      return known.read;
    }
    const made = { ...plan(this.keys.key(field, same)), types: new Set([type]) };
    this.#nested.set(same, made);
    return made.read;
  }

  /** What is planned once for the same fields of all types: what a list of ids refers to, parts of a value. */
  once<T>(what: string, nodes: readonly FieldNode[], plan: () => T): T {
    const same = this.keys.same(what, nodes);
    const planned = this.#once.has(same) ? (this.#once.get(same) as T) : plan();
    this.#once.set(same, planned);
    return planned;
  }

  /** The gathered projection. */
  build(): Projection {
    return {
      type: this.type,
      properties: [...this.#properties.values()],
      nested: [...this.#nested.values()].map(({ plan, types }) =>
        types.size < this.concrete.length ? { ...plan, labels: [...types] } : plan,
      ),
    };
  }
}
