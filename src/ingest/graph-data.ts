/** A checked node, ready to be written. */
export interface NodeData {
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A checked relationship, ready to be written. */
export interface RelationshipData {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Checked data of the graph. */
export interface GraphData {
  readonly nodes: readonly NodeData[];
  readonly relationships: readonly RelationshipData[];
}

/** A node as a file gives it: its properties, and its relationships under their types in capitals. */
export interface NodeRecord {
  /** Where it stands, for messages: `districts.csv:7` or `layo.yaml: intervention:layo`. */
  readonly at: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** True where every value is a text, as in a CSV. */
  readonly textual: boolean;
}
