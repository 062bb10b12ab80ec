import type { CompiledQuery } from '../compiled-query';
import type { Levels } from './levels';
import type { RowShape } from './row-shape';

/** A statement without its values. */
export interface Statement {
  readonly text: string;
  /** Where in its rows lists stand for maps; absent where they do nowhere. */
  readonly shape?: RowShape;
  /** Where its rows are those of branches: how they are put together. */
  readonly byLevel?: ByLevel;
}

/** How rows that were read level by level are put together, and the statement that reads the same node by node. */
export interface ByLevel {
  readonly levels: Levels;
  readonly byNode: Statement;
}

/** A statement ready to run, and how its rows are put together. */
export type CypherQuery = CompiledQuery & Statement;
