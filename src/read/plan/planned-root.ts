/** What answers root fields: their plans, ready to run, and how their rows are told. */
import type {
  ConnectionAnswer,
  ConnectionPlan,
  GroupKeyAnswer,
  NodeAnswer,
  ParamIndex,
  PlannedLookup,
  QueryPlan,
  RowLookup,
  TogetherPlan,
  ViewAnswer,
} from './query-plan';
import type { ListIdentity } from './cursor';
import type { PlannedCuration } from '../../features/curation/planned-curation';
import type { PlannedCompare, PlannedSimilar } from '../../features/similar/similarity-plan';
import type {
  AmongPlan,
  AroundPlan,
  CountsPlan,
  ExpandPlan,
  RelationshipsPlan,
  RestingPlan,
  WalkPlan,
} from './step-plans';

/** A plan with the values beside it, ready to run but for those that are not known before, such as the nodes to start from. */
export interface Planned<Plan extends QueryPlan> {
  readonly plan: Plan;
  readonly values: readonly unknown[];
}

/** All relationships between nodes, ready to run: of nodes that few leave, and of the others pair by pair. */
export interface PlannedAmong {
  readonly few: Planned<AmongPlan>;
  readonly pairs: Planned<RelationshipsPlan>;
}

/** The relationships between nodes that are named, ready to run. */
export interface PlannedRelationships {
  readonly kind: 'relationships';
  readonly ids: readonly string[];
  /** The most that are given. */
  readonly limit: number;
  readonly among: PlannedAmong;
  readonly answer: ViewAnswer;
}

/** What surrounds a node, ready to run. */
export interface PlannedNeighborhood {
  readonly kind: 'neighborhood';
  readonly id: string;
  readonly exclude: readonly string[];
  readonly limit: number;
  /** The first step where the node has few relationships; absent where only some far ends are asked for, or it can have none. */
  readonly around?: Planned<AroundPlan>;
  readonly steps: readonly Planned<ExpandPlan>[];
  /** True where a step finds all that a node leads to, and not only far ends of some types. */
  readonly wholly: boolean;
  /** Absent where it is not asked how what is shown is related. */
  readonly among?: PlannedAmong;
  /** The most relationships that are given. */
  readonly mostEdges: number;
  /** Absent where it is not asked how many relationships there are. */
  readonly counts?: Planned<CountsPlan>;
  /** Absent where what is asked of the nodes is read with them. */
  readonly lookup?: RowLookup;
  readonly answer: ViewAnswer;
}

/** A search for paths, ready to run. */
export interface PlannedPaths {
  readonly kind: 'paths';
  readonly from: string;
  readonly to: string;
  readonly avoid: readonly string[];
  readonly maxLength: number;
  readonly first: number;
  /** How many relationships may be looked at. */
  readonly budget: number;
  /** The first steps from ends with few relationships. */
  readonly ends: Planned<AroundPlan>;
  /** True where all that is asked of nodes is read with these. */
  readonly withEnds: boolean;
  /** Any other step. */
  readonly walk: Planned<WalkPlan>;
  /** Absent where nothing that relationships have of their own is asked for. */
  readonly edges?: Planned<RelationshipsPlan>;
  readonly lookup: RowLookup;
  readonly answer: ViewAnswer;
}

/** A gap map, ready to run. */
export interface PlannedGapMap {
  readonly kind: 'gapMap';
  readonly plan: TogetherPlan;
  readonly values: readonly unknown[];
  readonly rows: GapMapAxis;
  readonly columns: GapMapAxis;
  /** Where the ids or values stand that cells are wanted of; null for all. */
  readonly among: {
    readonly rows: ParamIndex;
    readonly columns: ParamIndex;
    /** How many cells are read. */
    readonly cells: ParamIndex;
  };
  readonly mostCells: number;
  readonly measure: string;
  /** The filter as the client wrote it. */
  readonly where: Readonly<Record<string, unknown>> | null;
  readonly answer: ViewAnswer;
}

/** A dimension of a gap map: how its values are told, how many at the most, and those that are known beforehand. */
export interface GapMapAxis {
  readonly answer: GroupKeyAnswer;
  readonly size: number;
  readonly values: readonly string[];
}

/** What rests on a source, ready to run. */
export interface PlannedSourceStatements {
  readonly kind: 'sourceStatements';
  readonly plan: RestingPlan;
  readonly values: readonly unknown[];
  readonly size: number;
  readonly source: string;
  readonly continued: boolean;
  readonly list: ListIdentity;
  /** Absent where nothing is asked of the entities. */
  readonly lookup?: RowLookup;
  readonly answer: ViewAnswer;
}

/** What answers one root field. */
export type PlannedRoot =
  | PlannedGapMap
  | PlannedNeighborhood
  | PlannedPaths
  | PlannedRelationships
  | PlannedCompare
  | PlannedSimilar
  | PlannedCuration
  | PlannedSourceStatements
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
      /** Null for an id that nothing can have. */
      readonly ids: readonly (string | null)[];
      readonly single: boolean;
    }
  | {
      readonly kind: 'search';
      readonly lookup: RowLookup;
      readonly answer: ConnectionAnswer;
      readonly text: string;
      readonly types: readonly string[];
      readonly size: number;
      /** The day after which nothing that is found may have begun. */
      readonly begunBy?: string;
      readonly from?: readonly unknown[];
    };

/** Everything that an operation needs: what answers each root field, and what it may cost. */
export interface OperationPlan {
  readonly roots: ReadonlyMap<string, PlannedRoot>;
  /** The number of nodes that the operation could answer with. */
  readonly cost: number;
}
