import type { Actor } from './curation';
import { RequestContext, type RequestSource } from './request-context';
import { SharedLookups } from './shared-lookups';
import { SingleFlight } from './single-flight';
import { knownStoreReader } from './dataset';
import type { Engine, RunOptions } from '../../engine/engine';
import type { GraphModel } from '../../model/graph-model';
import type { GraphStatistics } from '../../model/statistics';

/** How long the size of the graph is kept, in milliseconds. */
const STATISTICS_KEPT_MS = 300_000;

/** Gives the context of an operation; an export asks for one for each of its pages. */
export type ContextMaker = (request: {
  readonly signal: AbortSignal;
  readonly requestId: string;
  readonly baseUrl: string;
  readonly maxRootPage?: number;
  /** Who asks; an export need not know, as it never changes anything. */
  readonly actor?: Actor;
}) => Promise<RequestContext>;

/**
 * What makes the contexts of operations: each knows the data set as it was after the request came, whichever
 * process changed it, and the size of the graph.
 */
export function contextMaker({
  engine,
  model,
  limits,
  curation,
}: Pick<RequestSource, 'engine' | 'model' | 'limits' | 'curation'>): ContextMaker {
  const within = { timeoutMs: limits.queryTimeoutMs };
  const lookups = new SharedLookups(engine);
  const store = new SingleFlight(knownStoreReader(engine, within));
  const statistics = new TtlCache(() => readStatistics(engine, model, within), STATISTICS_KEPT_MS);
  return async (request) => {
    const size = await statistics.value();
    return new RequestContext({
      engine,
      model,
      limits,
      curation,
      lookups,
      store,
      statistics: size,
      ...request,
    });
  };
}

/** How large the graph in a store is. */
export function readStatistics(
  engine: Engine,
  model: GraphModel,
  options?: RunOptions,
): Promise<GraphStatistics> {
  const nodes = [...model.nodes.values()];
  const labels = nodes.map(({ name }) => name).filter((name) => name !== 'Node');
  const types = new Set(
    nodes.flatMap(({ relationships }) => [...relationships.values()].map(({ type }) => type)),
  );
  return engine.store.counts(labels, [...types], options);
}

/** How long a failed reading is not tried again, in milliseconds. */
const PAUSE_MS = 5_000;

/** Keeps what was read for a while; once something is known, nobody waits for it to be read again. */
export class TtlCache<T> {
  #known: T | null = null;
  #readAgainAt = 0;
  #reading: Promise<void> | undefined;
  #turn = 0;

  constructor(
    private readonly read: () => Promise<T | null>,
    private readonly keptMs: number,
  ) {}

  /** What is known; null where nothing is. A store that cannot be reached is told by what asks it next. */
  async value(): Promise<T | null> {
    if (performance.now() >= this.#readAgainAt) {
      this.#reading ??= this.#refresh().finally(() => (this.#reading = undefined));
      if (this.#known === null) await this.#reading;
    }
    return this.#known;
  }

  /** Reads at once, since what is known has changed, and gives what is known then. */
  async again(): Promise<T | null> {
    await this.#refresh();
    return this.#known;
  }

  async #refresh(): Promise<void> {
    // What began to be read before a change and ends after it is old: the last to begin counts.
    const turn = ++this.#turn;
    try {
      const read = await this.read();
      if (turn !== this.#turn) return;
      this.#known = read;
      this.#readAgainAt = read === null ? 0 : performance.now() + this.keptMs;
    } catch {
      if (turn === this.#turn) this.#readAgainAt = performance.now() + PAUSE_MS;
    }
  }
}
