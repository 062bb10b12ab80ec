/** Where the nodes of a list are read from, as part of a plan. */
import type { Filter, Hop, ParamIndex } from './query-plan';

/** Where a match starts when it does not start at the nodes that are asked for. */
export interface Start {
  readonly label: string;
  readonly anchor: Filter;
  /** The steps from the anchor to the nodes that are asked for, each with what must hold there. */
  readonly steps: readonly { readonly hop: Hop; readonly edge?: Filter; readonly node?: Filter }[];
}

/** When another way to a page of a list is taken than from its start. */
export interface Detour {
  /** The step of the start whose relationships are counted: the second where there is one. */
  readonly counted: number;
  /** How many there must be of them for the other way to be the shorter one. */
  readonly least: ParamIndex;
}

/** The way in the list's order, looking at each node. */
export interface InOrder extends Detour {
  /** The whole filter, of which the start is a part. */
  readonly filter: Filter;
}

/** The way from another start, and what is left of the filter there. */
export interface Instead extends Detour {
  readonly start: Start;
  readonly filter?: Filter;
}
