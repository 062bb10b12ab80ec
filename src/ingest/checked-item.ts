import type { At } from './fault';
import type { NodeData, RelationshipData } from './graph-data';
import type { LateReference } from './check-record';

/** A checked record on its way into the graph. */
export interface CheckedItem {
  readonly at: At;
  readonly node: NodeData;
  readonly relationships: readonly RelationshipData[];
  /** Ids that the entity had before. */
  readonly formerIds?: readonly string[];
  /** True where the graph had no such entity when it was checked. */
  readonly fresh: boolean;
  /** True where the entity came by before in the same import. */
  readonly again: boolean;
  /** What it is where it does not count always: see NodeRecord. */
  readonly only?: 'new' | 'known';
  /** What it refers to that came later, or not at all. */
  readonly late?: readonly LateReference[];
}
