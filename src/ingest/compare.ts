import type { GraphModel } from '../model/graph-model';
import { currentOf, meets } from './current';
import type { Issue } from './issue';
import type { EntityChange, ImportTally } from './import-report';
import { imagesOf } from './journal';
import { planChanges } from './plan-changes';
import type { StoreReader } from '../engine/store';
import { placeOf } from './relationships';
import { SeenIds } from './seen-ids';
import { wayOf } from './outgoing';
import type { CheckedItem } from './graph-data';

/** How many changes are kept to be told; all are counted. */
const MOST_REPORTED = 1_000;

/** What checked records change in the graph, all of them together. */
export interface Compared {
  readonly tally: Omit<ImportTally, 'refused'>;
  readonly relationships: { readonly created: number; readonly updated: number };
  readonly changes: readonly EntityChange[];
  /** What there is no room for beside what the graph has, by the place of its record. */
  readonly clashes: ReadonlyMap<number, Issue>;
}

/** Compares checked records with the graph, batch by batch: each entity and each relationship is counted once. */
export class Compare {
  readonly #entities = new SeenIds();
  readonly #changed = new SeenIds();
  readonly #places = new SeenIds();
  readonly #changes: EntityChange[] = [];
  readonly #clashes = new Map<number, Issue>();
  readonly #relationships = { created: 0, updated: 0 };
  #count = 0;
  #created = 0;
  #updated = 0;

  constructor(
    private readonly reader: StoreReader,
    private readonly model: GraphModel,
    /** What comes more than once: ids of entities, and ends. */
    private readonly again: ReadonlySet<string>,
  ) {}

  /** Takes the next batch, whose first record has this place among all. */
  async add(batch: readonly CheckedItem[], position: number): Promise<void> {
    for (const { node } of batch) if (!this.#entities.add(node.id)) this.#count += 1;
    const met: CheckedItem[] = [];
    for (const item of batch) {
      if (item.fresh && !this.again.has(item.node.id) && !meets(this.model, item)) {
        this.#created += 1;
        this.#relationships.created += item.relationships.length;
      } else met.push(item);
    }
    const current = await currentOf(this.reader, this.model, met, { started: false });
    const { entities, clashes } = planChanges(this.model, met, current);
    for (const { relationship, place, message } of clashes) {
      for (const [i, { at, relationships }] of batch.entries()) {
        const has = relationships.some(
          (one) => placeOf({ ...one, key: String(one.properties.key) }) === place,
        );
        if (!has || this.#clashes.has(position + i)) continue;
        const where = { ...at, column: relationship };
        this.#clashes.set(position + i, {
          code: 'NO_ROOM',
          at: where,
          field: relationship,
          message,
        });
      }
    }
    for (const { id, before, after, relationships } of entities) {
      const first = !this.#changed.add(id);
      if (!before) this.#created += first ? 1 : 0;
      else {
        this.#updated += first ? 1 : 0;
        if (this.#changes.length < MOST_REPORTED) {
          const images = imagesOf(before, after, relationships);
          this.#changes.push({ id, before: { ...images.before }, after: { ...images.after } });
        }
      }
      for (const one of relationships) {
        const several =
          this.again.has(one.from) || wayOf(this.model, one.type, one.from, one.to)?.fromOne;
        if (several && this.#places.add(placeOf(one))) continue;
        this.#relationships[one.before ? 'updated' : 'created'] += 1;
      }
    }
  }

  /** What all batches change together. */
  done(): Compared {
    const [created, updated] = [this.#created, this.#updated];
    return {
      tally: { created, updated, unchanged: this.#count - created - updated },
      relationships: this.#relationships,
      changes: this.#changes,
      clashes: this.#clashes,
    };
  }
}
