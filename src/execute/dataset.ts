import type { Engine } from '../engine/engine';

/** The data set that a store holds. */
export interface Dataset {
  readonly name?: string | null;
  readonly version: string;
  readonly asOf: string;
  readonly licence: string;
  readonly citation: string;
}

/** The label of the one node that describes the data set; it is no entity of the graph. */
export const DATASET_LABEL = 'Dataset';

/** How long the description is kept before it is read again, in milliseconds. */
const KEPT_MS = 30_000;

/** Reads the description of the data set that a store holds, at most every half minute. */
export class DatasetReader {
  #known: Dataset | null = null;
  #readAt = -Infinity;

  constructor(private readonly engine: Engine) {}

  /** The description; null where the store holds none, the last known one where it cannot be read. */
  async read(): Promise<Dataset | null> {
    const now = performance.now();
    if (this.#known && now - this.#readAt < KEPT_MS) return this.#known;
    try {
      this.#known = await readDataset(this.engine);
      this.#readAt = now;
    } catch {
      // The answer itself will tell that the store cannot be reached.
    }
    return this.#known;
  }
}

/** The description of the data set in a store, or null where it holds none. */
export async function readDataset(engine: Engine): Promise<Dataset | null> {
  const [row] = await engine.run({
    text: `MATCH (d:${DATASET_LABEL}) RETURN d.name AS name, d.version AS version, d.asOf AS asOf, d.licence AS licence, d.citation AS citation`,
    params: {},
  });
  return (row as Dataset | undefined) ?? null;
}
