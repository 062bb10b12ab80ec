import type { At, Issue } from './issue';

/** A checked node, ready to be written. */
export interface NodeData {
  readonly id: string;
  readonly type: string;
  /** Its own properties, with `id` and `sources`. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A checked relationship, ready to be written. */
export interface RelationshipData {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** Its own properties, with `sources` and the `key` that tells it from others of its type between the two. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Checked data of the graph. */
export interface GraphData {
  readonly nodes: readonly NodeData[];
  readonly relationships: readonly RelationshipData[];
}

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
  /** Ids that it refers to that the graph does not have: they come with the import, or are refused. */
  readonly late?: readonly string[];
  /** The issue where no other record names its entity; absent where it does so itself. */
  readonly nameless?: Issue;
}
