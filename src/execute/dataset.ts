import type { Engine, RunOptions } from '../engine/engine';

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

/** The description of the data set in a store, or null where it holds none. */
export async function readDataset(engine: Engine, options?: RunOptions): Promise<Dataset | null> {
  const [row] = await engine.run(
    {
      text: `MATCH (d:${DATASET_LABEL}) RETURN d.name AS name, d.version AS version, d.asOf AS asOf, d.licence AS licence, d.citation AS citation`,
      params: {},
    },
    options,
  );
  return (row as Dataset | undefined) ?? null;
}
