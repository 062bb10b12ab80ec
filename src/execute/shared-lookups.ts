import type { CompiledQuery } from '../cypher/compiled-query';
import type { Engine, Row, RunOptions } from '../engine/engine';
import { EngineError } from '../engine/engine-error';

/** Nodes that are looked up by their ids. */
export interface Lookup {
  /** The statement, but for the ids. */
  readonly query: CompiledQuery;
  /** The parameter that takes the ids. */
  readonly param: string;
  /** The column of a row that has the node, its id among what is read of it. */
  readonly column: string;
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
  readonly #open = new Map<string, Batch>();

  constructor(private readonly engine: Engine) {}

  /** The rows of nodes by their ids, each id once and in any order; without those that there are none of. */
  find(lookup: Lookup, options: RunOptions): Promise<FoundRows> {
    return new Promise((resolve, reject) => {
      this.#batchFor(lookup).asked.push({ lookup, options, resolve, reject });
    });
  }

  #batchFor({ query: { text, params }, param, cost }: Lookup): Batch {
    const key = `${text}\n${JSON.stringify({ ...params, [param]: null })}`;
    const open = this.#open.get(key);
    if (open && open.cost + cost <= MOST_COST) {
      open.cost += cost;
      return open;
    }
    const batch: Batch = { asked: [], cost };
    this.#open.set(key, batch);
    // After all that has arrived was read, where the end of this step would come after each request.
    setImmediate(() => {
      if (this.#open.get(key) === batch) this.#open.delete(key);
      void this.#answer(batch.asked);
    });
    return batch;
  }

  async #answer(asked: readonly Asked[]): Promise<void> {
    const [first, ...others] = asked;
    if (!first) return;
    const { lookup, options } = first;
    try {
      if (others.length === 0) return first.resolve(await this.#rows(lookup, options));
      const ids = [...new Set(asked.flatMap((one) => one.lookup.ids))];
      const onBookmark = (bookmark: string): void => {
        for (const one of asked) one.options.onBookmark?.(bookmark);
      };
      // One who goes away does not end what the others wait for.
      const rows = await this.#rows(
        { ...lookup, ids },
        { ...options, signal: undefined, onBookmark },
      );
      for (const one of asked) one.resolve(rows);
    } catch (error) {
      // What cannot be reached is so for all. One that takes too long, or fails, is not the fault of the others.
      const isForAll = error instanceof EngineError && error.kind === 'unavailable';
      for (const one of asked) {
        if (others.length === 0 || isForAll) one.reject(error);
        else this.#rows(one.lookup, one.options).then(one.resolve, one.reject);
      }
    }
  }

  async #rows(
    { query: { text, params }, param, column, ids }: Lookup,
    options: RunOptions,
  ): Promise<FoundRows> {
    const rows = await this.engine.run({ text, params: { ...params, [param]: ids } }, options);
    return new Map(rows.map((row) => [(row[column] as { readonly id: string }).id, row]));
  }
}
