import type { GraphStatistics } from './statistics';

/** What is known of a store and decides how it is read; each is absent where it is not known. */
export interface StoreFacts {
  /** How large the graph is. */
  readonly statistics?: GraphStatistics;
  /** The relationship types of which some have dates: of others no date is looked at. */
  readonly temporalTypes?: ReadonlySet<string>;
  /** The relationship types of which two may lead from one node to another: others have no keys. */
  readonly parallelTypes?: ReadonlySet<string>;
  /** True where nodes keep how many relationships of each kind they have. */
  readonly degreeCounters?: boolean;
  /** The ids that nodes have now, by those that they had before. */
  readonly former?: ReadonlyMap<string, string>;
  /** The revision of the data set. */
  readonly revision?: number;
}
