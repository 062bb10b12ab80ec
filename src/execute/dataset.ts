import type { Engine, Row, RunOptions } from '../engine/engine';

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

/** The label of the one node that lists the relationship types of which some have dates; no entity either. */
export const DATED_LABEL = 'DatedTypes';

/** The label of the nodes that tell under which id a merged entity goes now; no entities either. */
export const FORMER_ID_LABEL = 'FormerId';

/** What a store tells of what it holds. */
export interface StoreDescription {
  readonly dataset: Dataset | null;
  /** The relationship types of which some have dates; absent where the store does not tell. */
  readonly dated?: ReadonlySet<string>;
  /** The ids that merged entities had, and under which ids they go now; absent where there are none. */
  readonly formerIds?: ReadonlyMap<string, string>;
}

/** What a store tells of what it holds, or null where it tells nothing. */
export async function readDescription(
  engine: Engine,
  options?: RunOptions,
): Promise<StoreDescription | null> {
  const rows = await engine.run(
    {
      text: [
        `MATCH (d:${DATASET_LABEL}) RETURN d.name AS name, d.version AS version, d.asOf AS asOf, d.licence AS licence, d.citation AS citation, null AS types, null AS former, null AS now`,
        'UNION ALL',
        `MATCH (d:${DATED_LABEL}) RETURN null AS name, null AS version, null AS asOf, null AS licence, null AS citation, d.types AS types, null AS former, null AS now`,
        'UNION ALL',
        `MATCH (f:${FORMER_ID_LABEL}) RETURN null AS name, null AS version, null AS asOf, null AS licence, null AS citation, null AS types, f.id AS former, f.now AS now`,
      ].join(' '),
      params: {},
    },
    options,
  );
  const types = rows.find((row) => row.types)?.types as string[] | undefined;
  const formerIds = rows.filter(({ former }) => former !== null);
  const described = rows.find(({ types: dated, former }) => !dated && former === null);
  if (!types && !described) return null;
  return {
    dataset: described ? datasetOf(described) : null,
    ...(types && { dated: new Set(types) }),
    ...(formerIds.length > 0 && {
      formerIds: new Map(formerIds.map(({ former, now }) => [String(former), String(now)])),
    }),
  };
}

function datasetOf({ types: _types, former: _former, now: _now, ...dataset }: Row): Dataset {
  return dataset as unknown as Dataset;
}
