/**
 * What a curator can do, as the API asks it. It is done in src/ingest, by the same checks as an import; the
 * server brings the two together.
 */

/** What one may do: a curator changes entities, an administrator also takes whole sources back. */
export type Role = 'curator' | 'admin';

/** Who asks for a change, as the token says. */
export interface Actor {
  /** The token's subject. */
  readonly subject: string;
  readonly roles: readonly Role[];
}

/** What every change names. */
export interface Reason {
  readonly by: Actor;
  /** The ids of the sources that state what is changed; at least one. */
  readonly sources: readonly string[];
  /** Where in its sources it is stated. */
  readonly locator?: string;
  readonly why?: string;
}

/** A relationship as a curator names it. */
export interface RelationshipGiven {
  readonly from: string;
  readonly type: string;
  readonly to: string;
  /** Its own properties, by name. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Properties of a node by name; null takes a value away. */
export type ValuesGiven = Readonly<Record<string, unknown>>;

/** A fault in what was given: the name of the value, and what is wrong, in Spanish and English. */
export interface GivenIssue {
  readonly field: string | null;
  readonly message: Readonly<Record<'es' | 'en', string>>;
}

/** What became of a request for a change. */
export type CurationOutcome =
  /** Done, or nothing to do (`change` is then null). */
  | { readonly kind: 'changed'; readonly id: string; readonly change: string | null }
  | { readonly kind: 'invalid'; readonly issues: readonly GivenIssue[] }
  | { readonly kind: 'notFound'; readonly id: string }
  | {
      readonly kind: 'versionConflict';
      readonly id: string;
      readonly expected: number;
      readonly actual: number;
    }
  | { readonly kind: 'alreadyThere'; readonly id: string }
  /** A new entity that may be one that is there: `different` must name these ids to make it all the same. */
  | { readonly kind: 'nearMatches'; readonly ids: readonly string[] }
  /** An import is under way; it takes the graph for itself. */
  | { readonly kind: 'busy' };

/** A relationship that rests on a source. */
export interface StatedRelationship {
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/** What goes, and what changes, when a source is taken back. */
export interface Withdrawal {
  readonly source: string;
  /** True where it was done, false where it was only looked at. */
  readonly done: boolean;
  /** What must be given to do exactly this. */
  readonly confirm: string;
  /** How many of each; the lists below name at most the first thousand. */
  readonly counts: {
    readonly entitiesRemoved: number;
    readonly entitiesChanged: number;
    readonly relationshipsRemoved: number;
    readonly relationshipsChanged: number;
  };
  readonly entitiesRemoved: readonly string[];
  readonly entitiesChanged: readonly string[];
  readonly relationshipsRemoved: readonly StatedRelationship[];
  readonly change: string | null;
}

/** What a curator can do. */
export interface Curation {
  create(
    given: {
      readonly type: string;
      readonly values: ValuesGiven;
      /** Near matches that it is not. */
      readonly different: readonly string[];
    },
    reason: Reason,
  ): Promise<CurationOutcome>;
  update(
    given: { readonly id: string; readonly ifVersion?: number; readonly values: ValuesGiven },
    reason: Reason,
  ): Promise<CurationOutcome>;
  relate(
    given: RelationshipGiven & { readonly ifVersion?: number },
    reason: Reason,
  ): Promise<CurationOutcome>;
  /** Takes away the relationship that the properties tell from others of its type between the two. */
  unrelate(
    given: RelationshipGiven & { readonly ifVersion?: number },
    reason: Reason,
  ): Promise<CurationOutcome>;
  /** Makes one entity of two: `from` becomes a former id of `into`. */
  merge(
    given: { readonly into: string; readonly from: string; readonly ifVersion?: number },
    reason: Reason,
  ): Promise<CurationOutcome>;
  /** Without `confirm`, tells what would go. */
  withdraw(
    given: { readonly source: string; readonly confirm?: string },
    reason: Omit<Reason, 'sources'>,
  ): Promise<Withdrawal | Extract<CurationOutcome, { kind: 'notFound' | 'busy' | 'invalid' }>>;
}
