import type { SoughtWord } from '../model/searched';
import type { QueryPlan } from '../read/plan/query-plan';
import type { CompiledQuery, Row, RunOptions } from './compiled-query';
import type { StoreReader, StoreTransaction } from './store';

export type { CompiledQuery, Row, RunOptions } from './compiled-query';

/** A node that a search may have meant, with the texts it can be found by. */
export interface SearchCandidate {
  readonly id: string;
  readonly properties: Row;
}

/** What the rest of the program may ask of an engine before it relies on it. */
export interface EngineCapabilities {
  /** An empty store is the program's own to fill with the seed when it starts. */
  readonly seedsItself: boolean;
  /** The store is this process's alone: nobody else can be writing. */
  readonly exclusive: boolean;
}

/** Makes statements of plans, in the engine's language. */
export interface PlanCompiler {
  /** The statement of a plan with the values that stand beside it. */
  compile(plan: QueryPlan, values: readonly unknown[]): CompiledQuery;
  /** The text of a plan's statement, which depends on the plan alone. */
  text(plan: QueryPlan): string;
}

/** How a graph database is reached. Only this folder knows which one it is. */
export interface Engine {
  /** Its name, for logs and messages. */
  readonly name: string;
  readonly capabilities: EngineCapabilities;
  readonly compiler: PlanCompiler;
  /** Reads the graph beside what plans read. */
  readonly store: StoreReader;
  /** The rows of a compiled plan. */
  run(query: CompiledQuery, options?: RunOptions): Promise<readonly Row[]>;
  /**
   * Where the store stands, as statements tell of it (`RunOptions.onBookmark`), by less work than a statement that reads
   * something; undefined where the engine does not know.
   */
  bookmark(options?: RunOptions): Promise<string | undefined>;
  /** Writes: all of it or nothing. One at a time where the database takes only one writer. */
  transaction<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T>;
  /** Creates what the graph needs: unique ids and indexes. Does nothing where they are there. */
  ensureSchema(schema: StoreSchema): Promise<void>;
  /** Brings up to date what the engine itself keeps about the graph; called after a large write. */
  refreshStatistics(): Promise<void>;
  /**
   * At most `limit` nodes whose `searchText` may match all words, the likeliest first, with the named
   * properties. No labels means all.
   */
  search(
    words: readonly SoughtWord[],
    labels: readonly string[],
    properties: readonly string[],
    limit: number,
    options?: RunOptions,
  ): Promise<readonly SearchCandidate[]>;
  /** Resolves where the engine answers, and throws an EngineError where it does not. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** What is indexed. */
export interface StoreSchema {
  /** Labels with unique ids, beside those that the engine has of its own. */
  readonly labels: readonly string[];
  /** What nodes are found by. */
  readonly indexes: readonly Indexed[];
  /** What lists are ordered by, for an engine that reads in the order of an index. */
  readonly orders: readonly Indexed[];
}

/** Properties of the nodes with a label, which are indexed together. */
export interface Indexed {
  readonly label: string;
  readonly properties: readonly string[];
}
