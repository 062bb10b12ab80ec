/** What lists read: the parts of a connection's plan. */
import type { Operator } from '../../model/operators';
/** The way by which the nodes of a list are found; `filter` is what must still be looked at of each. */
export type AccessPath = DirectPath | AdaptivePath;

/** A way that is known when the statement is made. */
export type DirectPath = ScanPath | ExpandPath | AnchorPath;

/** All nodes with the list's label: as far as the page goes where an index has them in its order. */
export interface ScanPath {
  readonly kind: 'scan';
  readonly filter?: Filter;
}

/** What one relationship leads to from a node. */
export interface ExpandPath {
  readonly kind: 'expand';
  readonly step: RelationshipStep;
  readonly filter?: Filter;
}

/** From nodes that an index finds, such as the one with an id, back to the nodes of the list. */
export interface AnchorPath {
  readonly kind: 'anchor';
  readonly label: string;
  readonly anchor: Filter;
  /** The steps from the anchor to the nodes that are asked for, each with what must hold there. */
  readonly steps: readonly {
    readonly step: RelationshipStep;
    readonly edge?: Filter;
    readonly node?: Filter;
  }[];
  readonly filter?: Filter;
}

/**
 * From an anchor, or where that leads to many nodes by another way, which is found out when the statement runs, by a
 * count that the store keeps. What needs all nodes of the list takes the anchor.
 */
export interface AdaptivePath {
  readonly kind: 'adaptive';
  readonly anchor: AnchorPath;
  readonly alternative: ScanPath | AnchorPath;
  /** The step of the anchor whose relationships are counted: the second where there is one. */
  readonly counted: number;
  /** How many there must be of them for the alternative to be the shorter way. */
  readonly least: ParamIndex;
}

/** The way to all nodes of a list. */
export const directPath = (access: AccessPath): DirectPath =>
  access.kind === 'adaptive' ? access.anchor : access;

/** The conditions that a filter joins by AND; none where there is no filter. */
export const partsOf = (filter: Filter | undefined): readonly Filter[] =>
  filter?.kind === 'and' ? filter.of : filter ? [filter] : [];

/** The place of a value in the list beside the plan. */
export type ParamIndex = number;

/** One step along a relationship, seen from the node that it starts at. */
export interface RelationshipStep {
  readonly type: string;
  readonly direction: 'out' | 'in';
  /** The type or interface at the far end: a label. */
  readonly target: string;
  /** True where the relationship leads to nothing else, so that the far end need not be looked at for its label. */
  readonly targetLabelImplied?: true;
  /** True where it comes from nothing else, which the near end is then known to be. */
  readonly sourceLabelImplied?: true;
  /** Any number of steps from none to `depth`, as along `PART_OF`. */
  readonly depth?: number;
  /** The day on which the relationship must hold; absent where that need not be looked at. */
  readonly valid?: Validity;
  /** What is known to have begun later is left out; absent where it is not. */
  readonly startedBy?: StartedBy;
}

/** The condition that a node is not known to have begun after a day. */
export interface StartedBy {
  readonly kind: 'startedBy';
  /** The dates with which its types begin. */
  readonly properties: readonly string[];
  readonly on: ParamIndex;
}

/** When a relationship must hold. */
export interface Validity {
  readonly on: ParamIndex;
  /** The property with which it begins where it has no `validFrom`. */
  readonly since?: string;
}

/** How a date is compared with a period: it lies in it, in one of several, or before or behind an edge of it. */
export type PeriodOperator = 'eq' | 'in' | 'gt' | 'gte' | 'lt' | 'lte';

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
  | {
      /** How a date, or one of a list of dates, lies to a period, as it is a period itself. */
      readonly kind: 'period';
      readonly property: string;
      readonly operator: PeriodOperator;
      /** The period, or for `in` several; its edge where it is a bound. */
      readonly value: ParamIndex;
      /** The dates of which it cannot be told, being longer periods. */
      readonly unsure: ParamIndex;
      readonly list?: true;
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
  | StartedBy
  | { readonly kind: 'within'; readonly up: RelationshipStep; readonly value: ParamIndex }
  | {
      readonly kind: 'related';
      readonly quantifier: 'some' | 'none' | 'all' | 'single';
      readonly step: RelationshipStep;
      readonly edge?: Filter;
      readonly node?: Filter;
    }
  | {
      readonly kind: 'relatedCount';
      readonly step: RelationshipStep;
      readonly operator: Operator;
      readonly value: ParamIndex;
    };

/** One key of an order. The last keys are always the id and, along a relationship, its own key. */
export type OrderKey = (
  | {
      readonly by: 'property';
      readonly property: string;
      readonly nullable: boolean;
      readonly value: 'string' | 'number' | 'boolean';
    }
  | { readonly by: 'count'; readonly step: RelationshipStep }
  | { readonly by: 'id' }
  | {
      readonly by: 'relationship';
      /** True where no relationship of the type has a key: nothing is told apart by it, and it is not looked at. */
      readonly unkeyed?: true;
    }
) & { readonly direction: 'ASC' | 'DESC' };

/** True for a key that a node may be without. */
export const isNullable = (key: OrderKey): boolean => key.by === 'property' && key.nullable;

/** True for a key by which nothing is told apart. */
export const isUnkeyed = (key: OrderKey): boolean =>
  key.by === 'relationship' && key.unkeyed === true;

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
  /** Where the state of a day is read: the values that the property had before, and until when. */
  readonly former?: FormerValues;
}

/** Two lists beside each other: the values that a property had, and until when it had each. */
export interface FormerValues {
  readonly values: string;
  readonly until: string;
  readonly on: ParamIndex;
}

/** What to read of a node. */
export interface Projection {
  readonly type: string;
  readonly properties: readonly PropertyRead[];
  readonly nested: readonly NestedPlan[];
}

/** Something to read of a node's neighbours; `labels` are those it is read for, all where absent. */
export type NestedPlan = (ConnectionPlan | ToOnePlan | IdsPlan) & {
  readonly key: string;
  readonly labels?: readonly string[];
};

/** The one node that a relationship leads to. */
export interface ToOnePlan {
  readonly kind: 'toOne';
  readonly step: RelationshipStep;
  readonly node: Projection;
}

/** The ids of the nodes that a relationship leads to, in order; of a node that is met twice, twice. */
export interface IdsPlan {
  readonly kind: 'ids';
  readonly step: RelationshipStep;
  readonly limit: ParamIndex;
}

/** A page of a list of nodes: all of a type, or those that a relationship leads to. */
export interface ConnectionPlan {
  readonly kind: 'connection';
  readonly label: string;
  readonly access: AccessPath;
  readonly order: readonly OrderKey[];
  readonly page: Page;
  /** Absent where only the total is asked for. */
  readonly rows?: RowsPlan;
  readonly total: boolean;
  readonly groups?: readonly GroupsPlan[];
}

/** The nodes of a list put into groups, and what is told of each group. */
export interface GroupsPlan {
  readonly key: string;
  readonly keys: readonly GroupKey[];
  /** How many of a group's nodes meet each condition. */
  readonly meeting: readonly { readonly key: string; readonly filter: Filter }[];
  /** How many different things each leads to from a group's nodes. */
  readonly distinct: readonly (GroupMeasure & { readonly key: string })[];
  /** The values whose sum, mean, least and greatest are told, where all are in one unit. */
  readonly figures?: GroupMeasure & { readonly unit?: UnitPath };
  /** True where no node comes twice in a group, so that what is collected need not be made different. */
  readonly duplicateFree?: true;
  /** By `key`, or by what is told of groups under a name, such as `count` or `sum`; the keys decide ties. */
  readonly order: { readonly by: string; readonly direction: 'ASC' | 'DESC' };
  readonly limit: ParamIndex;
}

/** A way from a node along relationships, to what stands at its end: the node, or a property of it or of the last relationship. */
export interface GroupPath {
  readonly steps: readonly RelationshipStep[];
  readonly end: 'node' | 'property' | 'edge';
  readonly property?: string;
  /** The stored copy by which a text is compared: what differs in case and accents only is one value. */
  readonly folded?: string;
}

/** What nodes are grouped by. */
export interface GroupKey extends GroupPath {
  /** What is read of the node at the end. */
  readonly node?: Projection;
  /** The only ids or values that are wanted; all where the value is null. */
  readonly among?: ParamIndex;
}

/** What is measured of a group. Its way starts at a group's nodes, or goes on from where a key's way has led. */
export interface GroupMeasure extends GroupPath {
  readonly from?: { readonly key: number; readonly steps: number };
}

/** Where the unit of a value stands: a text of what has the value, or of what a step leads to from there. */
export interface UnitPath {
  readonly step?: RelationshipStep;
  readonly property: string;
  readonly folded: string;
}

/** What to read of each row of a connection. */
export interface RowsPlan {
  readonly node?: Projection;
  readonly edge: readonly PropertyRead[];
  readonly cursor: boolean;
}

/** True where nothing but the node is read of each row, which then is the node itself. */
export const areUnwrapped = ({ node, edge, cursor }: RowsPlan): boolean =>
  node !== undefined && edge.length === 0 && !cursor;
