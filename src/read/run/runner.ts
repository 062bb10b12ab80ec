import type { Row, SearchCandidate } from '../../engine/engine';
import type { GraphModel } from '../../model/graph-model';
import type { SoughtWord } from '../../model/searched';
import type { QueryPlan, Planned } from '../plan/query-plan';
import type { OneHopPlan } from '../plan/step-plans';
import type { Actor, Curation } from './curation';
import type { FoundRows } from './shared-lookups';
import type { PlannedLookup, RowLookup } from '../plan/answer-plan';

/** What an engine is asked for a search, but for its limits in time. */
export type SearchArguments = readonly [
  words: readonly SoughtWord[],
  labels: readonly string[],
  properties: readonly string[],
  most: number,
];

/** Runs plans for one request: what those who answer its root fields are given. */
export interface Runner {
  readonly model: GraphModel;
  /** The rows of a plan's statement; `more` are values that were not known when it was planned, by their place. */
  run(
    plan: QueryPlan,
    values: readonly unknown[],
    more?: ReadonlyMap<number, unknown>,
  ): Promise<readonly Row[]>;
  /** The rows of nodes by their ids, in one statement; none is sent where no id is asked for. */
  rows(lookup: RowLookup, ids: readonly string[]): Promise<FoundRows>;
  /** Nodes by their ids, in that order and shaped, null where there is none; one statement for all that is asked in one tick. */
  load(lookup: PlannedLookup, ids: readonly (string | null)[]): Promise<unknown[]>;
  /** What surrounds those of the nodes that have few relationships, by their ids, in one statement. */
  oneHop(plan: Planned<OneHopPlan>, ids: readonly string[]): Promise<FoundRows>;
  /** The nodes that the engine proposes for words, with some of their properties. */
  search(...asked: SearchArguments): Promise<readonly SearchCandidate[]>;
  /** Makes a change in the name of whoever asks; where it has an id, what was read before it is forgotten. */
  change<T>(
    make: (curation: Curation, by: Actor) => Promise<T>,
    idOf: (outcome: T) => string | null,
  ): Promise<T>;
}
