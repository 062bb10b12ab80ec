import type { RowLookup, ViewAnswer } from '../../read/plan/answer-plan';

type Values = Readonly<Record<string, unknown>>;

/** What a mutation changes. */
export type CurationKind = 'create' | 'update' | 'relate' | 'unrelate' | 'merge' | 'withdraw';

/** What a curator gives as the reason of a change. */
export interface PlannedReason {
  readonly sources: readonly string[];
  readonly locator?: string;
  readonly why?: string;
}

/** A relationship that a curator names. */
export interface PlannedRelationship {
  readonly from: string;
  readonly type: string;
  readonly to: string;
  readonly properties: Values;
  readonly ifVersion?: number;
}

/** What is given of each change. */
interface Given {
  readonly create: {
    readonly type: string;
    readonly values: Values;
    readonly different: readonly string[];
  };
  readonly update: { readonly id: string; readonly ifVersion?: number; readonly values: Values };
  readonly relate: PlannedRelationship;
  readonly unrelate: PlannedRelationship;
  readonly merge: { readonly into: string; readonly from: string; readonly ifVersion?: number };
}

/** A change that is asked for, as far as it can be checked without the graph. */
export type PlannedAsk =
  | {
      readonly [Kind in keyof Given]: {
        readonly kind: Kind;
        readonly given: Given[Kind];
        readonly reason: PlannedReason;
      };
    }[keyof Given]
  | {
      readonly kind: Exclude<CurationKind, keyof Given>;
      readonly given: { readonly source: string; readonly confirm?: string };
      readonly reason: Omit<PlannedReason, 'sources'>;
    };

/** A change, ready to be made, and what is then read of what it concerns. */
export interface PlannedCuration {
  readonly ask: PlannedAsk;
  /** What is read of entities, by the type of the result; none where nothing is asked of them. */
  readonly lookups: ReadonlyMap<string, RowLookup>;
  /** The most entities that a result lists. */
  readonly most: number;
  readonly answer: ViewAnswer;
}
