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
