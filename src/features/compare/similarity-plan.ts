/** The plans of `compare` and `similar`: what to read, and how two things are compared. */
import type { CandidatesPlan } from '../../read/plan/step-plans';
import type { RelationshipStep } from '../../read/plan/connection-plan';
import type { RowLookup, ViewAnswer } from '../../read/plan/answer-plan';

/** What things are compared in: one of their relationships. */
export interface PlannedDimension {
  /** The name of its field. */
  readonly field: string;
  /** Under this key a row has what the relationship leads to: as a connection, or as the ids alone. */
  readonly key: string;
  /** The relationship's type and direction, seen from what is compared. */
  readonly type: string;
  readonly direction: RelationshipStep['direction'];
  /** From 0 to 1: the heaviest weighs 1. */
  readonly weight: number;
}

/** A comparison, ready to run: one look-up of what is compared, with what each has in each dimension. */
export interface PlannedCompare extends RowLookup {
  readonly ids: readonly string[];
  readonly dimensions: readonly PlannedDimension[];
  /** The most relationships of one in one dimension; one more is read. */
  readonly most: number;
  /** True where each row has the relationship beside the node that it leads to, and is not the node itself. */
  readonly edges: boolean;
  readonly answer: ViewAnswer;
}

/** The bounds of a search for similar nodes, beyond which it says that something may be missing. */
export interface CandidateBounds {
  readonly neighbors: number;
  readonly each: number;
  readonly all: number;
  /** The most relationships of one in one dimension. */
  readonly held: number;
}

/** A search for similar nodes, ready to run. */
export interface PlannedSimilar {
  readonly plan: CandidatesPlan;
  readonly values: readonly unknown[];
  readonly id: string;
  readonly dimensions: readonly PlannedDimension[];
  readonly bounds: CandidateBounds;
  readonly size: number;
  /** The look-up of what is shown, and of which nodes that is. */
  readonly lookup: RowLookup;
  readonly shows: { readonly items: boolean; readonly shared: boolean };
  readonly answer: ViewAnswer;
}
