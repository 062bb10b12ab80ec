import type { ContenderName } from '../contenders/kinds';
import type { OrderHits } from '../measure/order-hits';
import type { Cell } from '../measure/rates';
import type { Repeated } from '../measure/response-cache';
import type { SchemaSizes } from '../measure/schema-size';
import type { StatementsCell } from '../measure/statements';

/** What one process took. */
export interface ProcessFigures {
  readonly contender: ContenderName;
  readonly startMs: number;
  readonly peakMb: number;
}

/** A page of the same list in two sizes of graph, measured in turns. */
export interface Growth {
  readonly operation: string;
  readonly smaller: number;
  readonly larger: number;
  /** How long a request takes, in milliseconds, one caller. */
  readonly smallerMs: number;
  readonly largerMs: number;
}

/** All that one run has found. */
export interface Results {
  readonly date: string;
  readonly size: number;
  readonly graph: { readonly nodes: number; readonly relationships: number };
  readonly versions: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly minutes: number;
  /** The stores that were needed. */
  readonly loaded: Readonly<
    Partial<Record<'neo4j' | 'embedded', { readonly ms: number; readonly inThisRun: boolean }>>
  >;
  readonly cells: readonly Cell[];
  readonly statements: readonly StatementsCell[];
  readonly orders: readonly OrderHits[];
  readonly processes: readonly ProcessFigures[];
  readonly schemas?: SchemaSizes;
  readonly repeated?: Repeated;
  readonly growth?: Growth;
}

/** The rate of an operation; undefined where it was not measured. */
export const rateOf = (
  { cells }: Pick<Results, 'cells'>,
  operation: string,
  contender: ContenderName,
  callers = 8,
): number | undefined =>
  cells.find(
    (one) => one.operation === operation && one.contender === contender && one.callers === callers,
  )?.perSecond;
