/**
 * What is to be read, as plain data. A plan holds the shape of a request and never a value of its user:
 * values stand in a list beside it, and the plan names them by their place (`ParamIndex`). So the same
 * shape always compiles to the same text, and the database's plan cache hits.
 *
 * A plan has two halves: what to read (`Projection`, `ConnectionPlan`), which the compiler turns into
 * Cypher, and how to answer (`NodeAnswer`, `ConnectionAnswer`), which tells `execute/shape.ts` under which
 * response names the values go.
 */
import type { ListIdentity } from './cursor';
import type { InOrder, Instead, Start } from './start-plan';
import type { CandidatesPlan, StepPlan } from './step-plans';
import type { MakeValue } from '../../model/notes';

/** The place of a value in the list beside the plan. */
export type ParamIndex = number;

/** One step along a relationship, seen from the node that it starts at. */
export interface Hop {
  readonly type: string;
  readonly direction: 'out' | 'in';
  /** The type or interface at the far end: a label. */
  readonly target: string;
  /** True where the relationship leads to nothing else, so that the far end need not be looked at for its label. */
  readonly sole?: true;
  /** True where it comes from nothing else, which the near end is then known to be. */
  readonly soleNear?: true;
  /** Any number of steps from none to `depth`, as along `PART_OF`. */
  readonly depth?: number;
  /** The day on which the relationship must hold; absent where that need not be looked at. */
  readonly valid?: Validity;
  /** What is known to have begun later is left out; absent where it is not. */
  readonly begun?: Begun;
}

/** The condition that a node is not known to have begun after a day. */
export interface Begun {
  readonly kind: 'begun';
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

/** How a stored value is compared with a given one. */
export type Operator =
  'eq' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'startsWith' | 'endsWith';

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
  | Begun
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
  | {
      readonly by: 'relationship';
      /** True where no relationship of the type has a key: nothing is told apart by it, and it is not looked at. */
      readonly unkeyed?: true;
    }
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
  readonly hop: Hop;
  readonly node: Projection;
}

/** The ids of the nodes that a relationship leads to, in order; of a node that is met twice, twice. */
export interface IdsPlan {
  readonly kind: 'ids';
  readonly hop: Hop;
  readonly limit: ParamIndex;
}

/** A page of a list of nodes: all of a type, or those that a relationship leads to. */
export interface ConnectionPlan {
  readonly kind: 'connection';
  readonly label: string;
  readonly hop?: Hop;
  readonly start?: Start;
  /** Other ways than from the start, of which there is at most one. */
  readonly inOrder?: InOrder;
  readonly instead?: Instead;
  readonly filter?: Filter;
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
  readonly once?: true;
  /** By `key`, or by what is told of groups under a name, such as `count` or `sum`; the keys decide ties. */
  readonly order: { readonly by: string; readonly direction: 'ASC' | 'DESC' };
  readonly limit: ParamIndex;
}

/** A way from a node along relationships, to what stands at its end: the node, or a property of it or of the last relationship. */
export interface GroupPath {
  readonly steps: readonly Hop[];
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
  readonly step?: Hop;
  readonly property: string;
  readonly folded: string;
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

/** Several lists in one statement, each in a column of its own. */
export interface TogetherPlan {
  readonly kind: 'together';
  readonly parts: readonly { readonly key: string; readonly plan: ConnectionPlan }[];
}

/** A statement to compile. */
export type QueryPlan = ConnectionPlan | LookupPlan | TogetherPlan | StepPlan | CandidatesPlan;

/** How a field of a node or an edge is answered from a row. */
export type Read =
  | {
      readonly kind: 'property';
      readonly key: string;
      readonly list: boolean;
      /** True for what is false where nothing is stored of it. */
      readonly flag?: boolean;
    }
  | { readonly kind: 'connection'; readonly key: string; readonly answer: ConnectionAnswer }
  | { readonly kind: 'toOne'; readonly key: string; readonly answer: NodeAnswer }
  | { readonly kind: 'references'; readonly key: string; readonly lookup: PlannedLookup }
  | {
      readonly kind: 'computed';
      readonly make: MakeValue;
      /** The properties that it is made of, by the keys they come under. */
      readonly keys: readonly string[];
      /** What it is made of besides, read of others, by the names of the fields. */
      readonly others?: ReadonlyMap<string, Read>;
      readonly args: Readonly<Record<string, unknown>>;
      /** How its parts are answered, where it has any. */
      readonly view?: ViewAnswer;
    };

/** The fields of a node by response name, for each concrete type that it can be. */
export type NodeAnswer = Readonly<Record<string, ReadonlyMap<string, Read>>>;

/** How a connection is answered: its fields by response name. */
export interface ConnectionAnswer {
  readonly backward: boolean;
  readonly continued: boolean;
  readonly size: number;
  /** True where each row is the node itself. */
  readonly bare: boolean;
  readonly list: ListIdentity;
  readonly fields: ReadonlyMap<string, ConnectionField>;
}

/** A field of a connection. */
export type ConnectionField =
  | { readonly kind: 'totalCount' }
  | { readonly kind: 'facets'; readonly each: readonly GroupsAnswer[] }
  | { readonly kind: 'aggregate'; readonly of: GroupsAnswer }
  | { readonly kind: 'pageInfo'; readonly fields: ReadonlyMap<string, string> }
  | { readonly kind: 'nodes'; readonly answer: NodeAnswer }
  | { readonly kind: 'edges'; readonly fields: ReadonlyMap<string, EdgeField> };

/** How groups are answered. */
export interface GroupsAnswer {
  /** Where they stand in the row. */
  readonly key: string;
  /** The most that are given. */
  readonly size: number;
  readonly keys: readonly GroupKeyAnswer[];
  /** The key that leads to a place whose population is known. */
  readonly place?: number;
  readonly answer: ViewAnswer;
}

/** A key of a group as it is told: its name, and the way to it by the names of fields. */
export interface GroupKeyAnswer {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly toOne: boolean }[];
  readonly end: GroupPath['end'] | 'level';
  readonly property?: string;
  /** True for a text, which comes as it is compared and as it is shown. */
  readonly text?: boolean;
  /** True for a date that is known to the year, the month or the day. */
  readonly date?: boolean;
  /** The key under which a node has what is told of it in place of its id. */
  readonly shown?: string;
}

/** A field of an edge; `own` ones come with the row of a search. */
export type EdgeField =
  | { readonly kind: 'cursor' }
  | { readonly kind: 'own'; readonly name: string }
  | { readonly kind: 'node'; readonly answer: NodeAnswer }
  | { readonly kind: 'edge'; readonly read: Read };

/** How what is in a result is answered, by the response path that leads to it from the result. */
export type ViewAnswer = ReadonlyMap<string, ViewRead>;

/** How the rows of nodes in a result are answered, or the ids that refer to some. */
export type ViewRead =
  | { readonly kind: 'node'; readonly answer: NodeAnswer }
  | { readonly kind: 'references'; readonly lookup: PlannedLookup };

/** A look-up by ids, ready to run but for the ids. */
export interface RowLookup {
  readonly plan: LookupPlan;
  readonly values: readonly unknown[];
}

/** A look-up by ids, and how its rows are answered. */
export interface PlannedLookup extends RowLookup {
  readonly answer: NodeAnswer;
}
