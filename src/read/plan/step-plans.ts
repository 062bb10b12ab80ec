/** The plans of steps along relationships whatever they lead to, from nodes that are known when a step is made. */
import type {
  StartedBy,
  RelationshipStep,
  ParamIndex,
  Projection,
  PropertyRead,
  Validity,
} from './connection-plan';

/** Relationships of some types in either direction, as far as they hold on a day and lead to what has begun. */
export interface Along {
  readonly types: readonly string[];
  /** The types that must hold on a day. */
  readonly dated?: readonly string[];
  readonly valid?: Validity;
  readonly startedBy?: StartedBy;
}

/**
 * All relationships of nodes that have few, in the order of what they lead to. Nodes with many are left out, so that
 * no hub is read.
 */
export interface OneHopPlan extends Along {
  readonly kind: 'oneHop';
  readonly ids: ParamIndex;
  /** A node has fewer relationships than this, or it is left out. */
  readonly fewer: ParamIndex;
  /** What is read of each node, and of each far end, the ids among it. */
  readonly node: readonly PropertyRead[];
  /** What is read of each relationship besides its key. */
  readonly edge: readonly PropertyRead[];
}

/** The relationships of nodes, a few of each kind. */
export interface ExpandPlan {
  readonly kind: 'expand';
  readonly ids: ParamIndex;
  /** What is read of each node, and of each far end, the ids among it. */
  readonly node: readonly PropertyRead[];
  /** Only far ends of these types. */
  readonly labels?: readonly string[];
  readonly along: readonly {
    readonly key: string;
    readonly step: RelationshipStep;
    readonly edge: readonly PropertyRead[];
  }[];
  /** How many are read of a kind before they are ordered, and how many are then given. */
  readonly bound: ParamIndex;
  readonly limit: ParamIndex;
}

/**
 * How many relationships of each kind nodes have, a row for each node: those of nodes that have few are looked at and
 * counted, and of each other node the store is asked for the count of each kind.
 */
export interface CountsPlan extends Along {
  readonly kind: 'counts';
  readonly ids: ParamIndex;
  readonly fewer: ParamIndex;
  readonly steps: readonly RelationshipStep[];
}

/**
 * The relationships by which nodes lead to each other. Those that many leave are left out, so that no hub is read: of
 * them `RelationshipsPlan` tells, pair by pair.
 */
export interface AmongPlan extends Omit<Along, 'startedBy'> {
  readonly kind: 'among';
  readonly ids: ParamIndex;
  /** Fewer relationships than this leave a node, or it is left out. */
  readonly fewer: ParamIndex;
  /** What is read of each relationship besides its key. */
  readonly edge: readonly PropertyRead[];
}

/** The relationships of nodes, one row for each. */
export interface WalkPlan extends Along {
  readonly kind: 'walk';
  readonly ids: ParamIndex;
  /** The ids of nodes that are not gone to. */
  readonly avoid: ParamIndex;
  readonly limit: ParamIndex;
}

/** What relationships have of their own, between ends that are named in pairs `{from, to}`. */
export interface RelationshipsPlan {
  readonly kind: 'relationships';
  readonly ends: ParamIndex;
  readonly read: readonly PropertyRead[];
  /** Which ones are told of; all where absent. */
  readonly along?: Omit<Along, 'startedBy'>;
}

/**
 * What rests on a source: nodes in the order of their ids, then relationships in the order of their ends. Each row
 * says in `kind` what it is.
 */
export interface SupportedByPlan {
  readonly kind: 'supportedBy';
  readonly source: ParamIndex;
  readonly counts: boolean;
  /** Absent where only the counts are asked for. */
  readonly page?: {
    readonly limit: ParamIndex;
    /** The last node or the last relationship that one has. */
    readonly after?: {
      readonly kind: 'entity' | 'relationship';
      readonly keys: readonly ParamIndex[];
    };
    readonly edge: readonly PropertyRead[];
  };
}

/** A node and the nodes of its own type that share neighbours with it, in one statement. */
export interface CandidatesPlan {
  readonly kind: 'candidates';
  readonly label: string;
  readonly id: ParamIndex;
  /** The ways to neighbours, and back from them to nodes of the type. */
  readonly ways: readonly { readonly to: RelationshipStep; readonly back: RelationshipStep }[];
  readonly limits: {
    /** Neighbours by each way, rarest first. */
    readonly neighbors: ParamIndex;
    /** Nodes by each neighbour. */
    readonly each: ParamIndex;
    /** Nodes altogether, those with most ways first. */
    readonly all: ParamIndex;
  };
  /** What to read of the node and of each candidate. */
  readonly node: Projection;
}

/** The statements that go along relationships, or look for what rests on a source. */
export type StepPlan =
  OneHopPlan | ExpandPlan | CountsPlan | AmongPlan | WalkPlan | RelationshipsPlan | SupportedByPlan;
