import type { ParamIndex } from './connection-plan';

/** A response path, for messages. */
export type Path = readonly string[];

/** The values beside a plan, in the order in which they were met. */
export class Values {
  readonly list: unknown[] = [];
  readonly #places = new Map<unknown, ParamIndex>();

  /** Keeps a value and gives its place. */
  add(value: unknown): ParamIndex {
    return this.list.push(value) - 1;
  }

  /** Keeps another value at a place. */
  put(place: ParamIndex, value: unknown): void {
    this.list[place] = value;
  }

  /** The place of a value that is kept once, however often it is used. */
  shared(value: unknown): ParamIndex {
    const place = this.#places.get(value) ?? this.add(value);
    this.#places.set(value, place);
    return place;
  }
}

/** Counts the nodes that an operation could answer with, and remembers what asks for most of them. */
export class CostMeter {
  total = 0;
  #highest = { cost: 0, path: [] as Path };

  /** Adds the nodes that one field could answer with. */
  add(cost: number, path: Path): void {
    this.total += cost;
    if (cost > this.#highest.cost) this.#highest = { cost, path };
  }

  /** The field that asks for most. */
  get highest(): { readonly cost: number; readonly path: Path } {
    return this.#highest;
  }
}
