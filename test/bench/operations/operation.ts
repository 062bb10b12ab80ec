import type { Row } from '../../../src/engine/engine';

/** The variables of one request; each contender takes those that its document or statement names. */
export type Variables = Readonly<Record<string, unknown>>;

/** Runs hand-written Cypher on the graph that is measured. */
export type Ask = (text: string, params?: Variables) => Promise<readonly Row[]>;

/** What variables are drawn from. */
export interface Sample {
  readonly size: number;
  readonly ask: Ask;
  /** Sends a GraphQL document to Tinkuy, for what only it can give, such as cursors. */
  readonly tinkuy: (query: string, variables: Variables) => Promise<unknown>;
}

/** The best hand-written statement for an operation. */
export interface HandWritten {
  readonly text: string;
  /** The answer from the rows, where it is more than the column `answer` of each. */
  readonly shape?: (rows: readonly Row[], variables: Variables) => unknown;
}

/** One thing that is asked of all contenders that can answer it. */
export interface Operation {
  readonly name: string;
  readonly title: string;
  readonly tinkuy: string;
  /** For @neo4j/graphql; absent where it has nothing like it. */
  readonly peer?: string;
  /** For resolvers with DataLoader; absent where they are not written. */
  readonly loaders?: string;
  readonly cypher: HandWritten;
  /** Several sets, so that no contender answers the same request again and again. */
  variables(sample: Sample): Promise<readonly Variables[]>;
  /** True where a hub is cut in the order of the store: contenders are compared with those on the same engine. */
  readonly cutByStore?: true;
  /** What is compared of an answer, where it is not the whole; it is given what `plain` makes of the data. */
  readonly compared?: (answer: unknown) => unknown;
}

/** How many sets of variables are drawn where the data has as many. */
export const SETS = 8;

/** As many for what is looked up by ids: of callers that ask at the same time no two ask for the same, as they may share a statement. */
export const LOOKUP_SETS = 64;
