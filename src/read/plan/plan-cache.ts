/**
 * What was planned of a document stays: a part of a selection that names no variable is planned the same at each
 * request, but for the values that stand before its own, and a root field for most of what variables give it
 * (`planRootOnce`). A server that is asked the same few documents again and again plans little.
 */
import type { FieldNode } from 'graphql';
import { CostMeter, type Values } from './values';

interface Part {
  readonly planned: unknown;
  readonly cost: CostMeter;
  /** Adds the values that were added then; absent where they are in what was planned. */
  readonly addValues?: (values: Values) => void;
}

/** How many parts are kept: those of some hundred documents. */
const MOST_PARTS = 2_000;

/** How many of one field: those that variables make are without end. */
const MOST_PLACES = 50;

/** The parts of documents that were planned; they are forgotten with the document, and all where they get too many. */
export class PlanCache {
  #count = 0;
  #of: readonly unknown[] = [];
  #parts = new WeakMap<FieldNode, Map<string, Part>>();
  readonly #named = new Map<string, unknown>();

  constructor(private readonly most = MOST_PARTS) {}

  /** What was planned under the same circumstances, such as a day and a state of the store; the rest is forgotten. */
  under(...circumstances: readonly unknown[]): this {
    if (circumstances.some((one, i) => one !== this.#of[i])) this.#forget();
    this.#of = circumstances;
    return this;
  }

  /** What was planned of a field at a place. */
  get(field: FieldNode, place: string): Part | undefined {
    return this.#parts.get(field)?.get(place);
  }

  /** Plans a field at a place, and keeps that with what it costs. */
  plan<Scope extends { readonly cost: CostMeter }>(
    scope: Scope,
    field: FieldNode,
    place: string,
    plan: (within: Scope) => Omit<Part, 'cost'>,
  ): Part {
    const cost = new CostMeter();
    const part = { ...plan({ ...scope, cost }), cost };
    if (this.#count >= this.most) this.#forget();
    const places = this.#parts.get(field) ?? new Map<string, Part>();
    if (places.size >= MOST_PLACES) {
      this.#count -= places.size;
      places.clear();
    }
    if (!places.has(place)) this.#count += 1;
    this.#parts.set(field, places.set(place, part));
    return part;
  }

  /** What `plan` makes, or made before under the same name. */
  named<T>(name: string, plan: () => T): T {
    if (this.#named.has(name)) return this.#named.get(name) as T;
    if (this.#count >= this.most) this.#forget();
    const planned = plan();
    this.#named.set(name, planned);
    this.#count += 1;
    return planned;
  }

  #forget(): void {
    this.#parts = new WeakMap();
    this.#named.clear();
    this.#count = 0;
  }
}
