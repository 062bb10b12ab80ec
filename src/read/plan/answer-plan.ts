/** How rows become answers: under which response names their values go. */
import type { MakeValue } from '../../model/notes';
import type { ListIdentity } from './cursor';
import type { GroupPath } from './connection-plan';
import type { LookupPlan } from './query-plan';

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
  readonly unwrapped: boolean;
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
