import type { Engine, Row, RunOptions } from '../engine/engine';
import { EngineError } from '../engine/engine-error';
import type { LookupPlan } from '../plan/query-plan';
import type { AroundPlan } from '../plan/step-plans';

/** Nodes that are looked up by their ids. */
export interface Lookup {
  readonly plan: LookupPlan | AroundPlan;
  /** The values beside the plan; whatever stands where the ids do is left out. */
  readonly values: readonly unknown[];
  readonly ids: readonly string[];
  /** How many nodes it could answer with. */
  readonly cost: number;
}

/** The rows of a look-up by the ids of their nodes. */
export type FoundRows = ReadonlyMap<string, Row>;

interface Asked {
  readonly lookup: Lookup;
  readonly options: RunOptions;
  readonly resolve: (rows: FoundRows) => void;
  readonly reject: (error: unknown) => void;
}

interface Batch {
  /** The text of its statement, and that of the values beside it. */
  readonly text: string;
  readonly given: string;
  readonly asked: Asked[];
  cost: number;
}

/**
 * A statement that several requests share could answer with no more nodes than this. What they save by it is the same
 * however much each asks for, and each waits until all of it is read.
 */
const MOST_COST = 5_000;

/**
 * Look-ups of all requests: those that ask the same of different nodes in the same turn of the event loop are one
 * statement. A busy server is asked the same few documents by many, and what surrounds a statement takes longer than to
 * read one node more.
 */
export class SharedLookups {
  /** A few at a time: to compare texts takes less than to hash them. */
  readonly #open = new Set<Batch>();

  constructor(private readonly engine: Engine) {}

  /** The rows of nodes by their ids, each id once and in any order; without those that there are none of. */
  find(lookup: Lookup, options: RunOptions): Promise<FoundRows> {
    return new Promise((resolve, reject) => {
      this.#batchFor(lookup).asked.push({ lookup, options, resolve, reject });
    });
  }

  #batchFor({ plan, values, cost }: Lookup): Batch {
    const text = this.engine.compiler.text(plan);
    const given = JSON.stringify(values.with(plan.ids, null));
    for (const open of this.#open) {
      if (open.text !== text || open.given !== given || open.cost + cost > MOST_COST) continue;
      open.cost += cost;
      return open;
    }
    const batch: Batch = { text, given, asked: [], cost };
    this.#open.add(batch);
    // After all that has arrived was read, where the end of this step would come after each request.
    setImmediate(() => {
      this.#open.delete(batch);
      void this.#answer(batch.asked);
    });
    return batch;
  }

  async #answer(asked: readonly Asked[]): Promise<void> {
    const [first] = asked;
    if (!first) return;
    if (asked.length === 1) return this.#alone(first);
    const ids = [...new Set(asked.flatMap((one) => one.lookup.ids))];
    const onBookmark = (bookmark: string): void => {
      for (const one of asked) one.options.onBookmark?.(bookmark);
    };
    // One who goes away does not end what the others wait for.
    const options = { ...first.options, signal: undefined, onBookmark };
    try {
      const rows = await this.#rows({ ...first.lookup, ids }, options);
      for (const one of asked) one.resolve(only(one.lookup.ids, rows));
    } catch (error) {
      // What cannot be reached is so for all. One that takes too long, or fails, is not the fault of the others.
      const isForAll = error instanceof EngineError && error.kind === 'unavailable';
      for (const one of asked) {
        if (isForAll) one.reject(error);
        else void this.#alone(one);
      }
    }
  }

  #alone({ lookup, options, resolve, reject }: Asked): Promise<void> {
    return this.#rows(lookup, options).then(resolve, reject);
  }

  async #rows({ plan, values, ids }: Lookup, options: RunOptions): Promise<FoundRows> {
    const query = this.engine.compiler.compile(plan, values.with(plan.ids, ids));
    const rows = await this.engine.run(query, options);
    const column = plan.kind === 'lookup' ? 'row' : 'node';
    return new Map(rows.map((row) => [(row[column] as { readonly id: string }).id, row]));
  }
}

const only = (ids: readonly string[], rows: FoundRows): FoundRows =>
  new Map(
    ids.flatMap((id): [string, Row][] => {
      const row = rows.get(id);
      return row ? [[id, row]] : [];
    }),
  );
