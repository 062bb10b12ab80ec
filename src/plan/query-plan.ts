/**
 * What is to be read, as plain data. A plan holds the shape of a request and never a value of its user:
 * values stand in a list beside it, and the plan names them by their place (`ParamIndex`). So the same
 * shape always compiles to the same text, and the database's plan cache hits.
 *
 * A plan has two halves: what to read (`Projection`, `ConnectionPlan`), which the compiler turns into
 * Cypher, and how to answer (`NodeAnswer`, `ConnectionAnswer`), which tells `execute/shape.ts` under which
 * response names the values go.
 */

/** The place of a value in the list beside the plan. */
export type ParamIndex = number;

/** One step along a relationship, seen from the node that it starts at. */
export interface Hop {
  readonly type: string;
  readonly direction: 'out' | 'in';
  /** The type or interface at the far end: a label. */
  readonly target: string;
  /** Any number of steps from none to `depth`, as along `PART_OF`. */
  readonly depth?: number;
}

/** How a stored value is compared with a given one. */
export type Operator =
  'eq' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'startsWith' | 'endsWith';

/** A condition on a node or a relationship; `property` is the stored one, folded where it is a text. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  | {
      readonly kind: 'compare';
      readonly property: string;
      readonly operator: Operator;
      readonly value: ParamIndex;
    }
  | { readonly kind: 'isNull'; readonly property: string; readonly isNull: boolean }
  | {
      readonly kind: 'list';
      readonly property: string;
      readonly test: 'has' | 'hasAny' | 'contains';
      readonly value: ParamIndex;
    }
  | {
      readonly kind: 'size';
      readonly property: string;
      readonly operator: Operator;
      readonly value: ParamIndex;
    }
  | { readonly kind: 'types'; readonly labels: readonly string[] }
  | { readonly kind: 'within'; readonly up: Hop; readonly value: ParamIndex }
  | {
      readonly kind: 'related';
      readonly quantifier: 'some' | 'none' | 'all' | 'single';
      readonly hop: Hop;
      readonly edge?: Filter;
      readonly node?: Filter;
    }
  | {
      readonly kind: 'relatedCount';
      readonly hop: Hop;
      readonly operator: Operator;
      readonly value: ParamIndex;
    };

/** Where a match starts when it does not start at the nodes that are asked for. */
export interface Start {
  readonly label: string;
  readonly anchor: Filter;
  /** The steps from the anchor to the nodes that are asked for, each with what must hold there. */
  readonly steps: readonly { readonly hop: Hop; readonly edge?: Filter; readonly node?: Filter }[];
}

/** One key of an order. The last keys are always the id and, along a relationship, its own key. */
export type OrderKey = (
  | {
      readonly by: 'property';
      readonly property: string;
      readonly nullable: boolean;
      readonly value: 'string' | 'number' | 'boolean';
    }
  | { readonly by: 'count'; readonly hop: Hop }
  | { readonly by: 'id' }
  | { readonly by: 'relationship' }
) & { readonly direction: 'ASC' | 'DESC' };

/** Which part of an ordered list is read. */
export interface Page {
  /** One more than the page holds, so that one knows whether more follow. */
  readonly limit: ParamIndex;
  readonly backward: boolean;
  /** The cursor's values, one for each order key; null where the value is unknown. */
  readonly from?: readonly (ParamIndex | null)[];
}

/** A property to read; where several are named, the first that is known. */
export interface PropertyRead {
  readonly key: string;
  readonly properties: readonly string[];
}

/** What to read of a node. */
export interface Projection {
  readonly type: string;
  readonly properties: readonly PropertyRead[];
  readonly nested: readonly NestedPlan[];
}

/** Something to read of a node's neighbours; `labels` are those it is read for, all where absent. */
export type NestedPlan = (ConnectionPlan | ToOnePlan) & {
  readonly key: string;
  readonly labels?: readonly string[];
};

/** The one node that a relationship leads to. */
export interface ToOnePlan {
  readonly kind: 'toOne';
  readonly hop: Hop;
  readonly node: Projection;
}

/** A page of a list of nodes: all of a type, or those that a relationship leads to. */
export interface ConnectionPlan {
  readonly kind: 'connection';
  readonly label: string;
  readonly hop?: Hop;
  readonly start?: Start;
  readonly filter?: Filter;
  readonly order: readonly OrderKey[];
  readonly page: Page;
  /** Absent where only the total is asked for. */
  readonly rows?: RowsPlan;
  readonly total: boolean;
}

/** What to read of each row of a connection. */
export interface RowsPlan {
  readonly node?: Projection;
  readonly edge: readonly PropertyRead[];
  readonly cursor: boolean;
}

/** Nodes of one type or interface by their ids. */
export interface LookupPlan {
  readonly kind: 'lookup';
  readonly label: string;
  readonly ids: ParamIndex;
  readonly node: Projection;
}

/** A statement to compile. */
export type QueryPlan = ConnectionPlan | LookupPlan;

/** How a field of a node or an edge is answered from a row. */
export type Read =
  | { readonly kind: 'property'; readonly key: string; readonly list: boolean }
  | { readonly kind: 'connection'; readonly key: string; readonly answer: ConnectionAnswer }
  | { readonly kind: 'toOne'; readonly key: string; readonly answer: NodeAnswer }
  | { readonly kind: 'references'; readonly key: string; readonly lookup: PlannedLookup };

/** The fields of a node by response name, for each concrete type that it can be. */
export type NodeAnswer = Readonly<Record<string, ReadonlyMap<string, Read>>>;

/** How a connection is answered: its fields by response name. */
export interface ConnectionAnswer {
  readonly backward: boolean;
  readonly continued: boolean;
  readonly size: number;
  readonly fingerprint: string;
  readonly fields: ReadonlyMap<string, ConnectionField>;
}

/** A field of a connection. */
export type ConnectionField =
  | { readonly kind: 'totalCount' }
  | { readonly kind: 'pageInfo'; readonly fields: ReadonlyMap<string, string> }
  | { readonly kind: 'nodes'; readonly answer: NodeAnswer }
  | { readonly kind: 'edges'; readonly fields: ReadonlyMap<string, EdgeField> };

/** A field of an edge; `own` ones come with the row of a search. */
export type EdgeField =
  | { readonly kind: 'cursor' }
  | { readonly kind: 'own'; readonly name: string }
  | { readonly kind: 'node'; readonly answer: NodeAnswer }
  | { readonly kind: 'edge'; readonly read: Read };

/** A look-up by ids, ready to run but for the ids, which take the first place among the values. */
export interface PlannedLookup {
  readonly plan: LookupPlan;
  readonly values: readonly unknown[];
  readonly answer: NodeAnswer;
}

/** What answers one root field. */
export type PlannedRoot =
  | {
      readonly kind: 'page';
      readonly plan: ConnectionPlan;
      readonly values: readonly unknown[];
      readonly answer: ConnectionAnswer;
    }
  | {
      readonly kind: 'first';
      readonly plan: ConnectionPlan;
      readonly values: readonly unknown[];
      readonly answer: NodeAnswer;
    }
  | {
      readonly kind: 'lookup';
      readonly lookup: PlannedLookup;
      readonly ids: readonly string[];
      readonly single: boolean;
    }
  | {
      readonly kind: 'search';
      readonly lookup: PlannedLookup;
      readonly answer: ConnectionAnswer;
      readonly text: string;
      readonly types: readonly string[];
      readonly size: number;
      readonly from?: readonly unknown[];
    };

/** Everything that an operation needs: what answers each root field, and what it may cost. */
export interface OperationPlan {
  readonly roots: ReadonlyMap<string, PlannedRoot>;
  /** The number of nodes that the operation could answer with. */
  readonly cost: number;
}
