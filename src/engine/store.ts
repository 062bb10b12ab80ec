/**
 * What the program asks of the graph in a store, beside the plans of queries: an engine brings this and a compiler of
 * plans. All of it is in terms of the model, of ids and of properties as they are stored (ingest/stored.ts); labels,
 * types and names of properties are the model's, and nothing that a client gave.
 *
 * Values are texts, numbers, truth values and lists of these. A property that was never set is absent where all
 * properties are read, and null where it is read by its name. What fails does so with an EngineError.
 */
import type { NodeModel } from '../model/graph-model';
import type { GraphStatistics } from '../model/statistics';
import type { Row, RunOptions } from './compiled-query';

/** What a store tells of its data set. */
export interface DatasetRecord {
  readonly name?: string | null;
  readonly nameEn?: string | null;
  readonly version: string;
  readonly asOf: string;
  readonly licence: string;
  readonly citation: string;
  readonly citationEn?: string | null;
  /** Absent where it was written before there were editions, and revisions of them. */
  readonly edition?: string;
  readonly revision?: number;
  /** The name that its last writer left. */
  readonly taken?: string;
}

/** What a store tells of how its graph is kept; what is absent is not known. */
export interface FactsRecord {
  /** The types of relationships of which some have dates. */
  readonly types?: readonly string[];
  /** Those of which two may lead from one node to another, told apart by keys. */
  readonly keyed?: readonly string[];
  /** Names what all nodes count of their relationships (`countsName`). */
  readonly counted?: string;
  /** Names the way in which its texts are folded (`FOLDING`). */
  readonly folding?: number;
}

/** The lock that an import holds while it is under way. */
export interface ImportLock {
  readonly owner: string;
  readonly revision: number;
  readonly files: readonly string[];
  readonly startedAt: string;
  /** When it last showed a sign of life, in milliseconds since 1970. */
  readonly aliveAt: number;
  /** True where there was no data set before it. */
  readonly first?: boolean;
}

/** What a store tells of itself beside its graph: there is at most one of each. */
export interface StoreRecords {
  readonly dataset?: DatasetRecord;
  readonly facts?: FactsRecord;
  readonly lock?: ImportLock;
}

/** An entry of the journal. */
export interface ChangeRecord {
  readonly id: string;
  readonly revision: number;
  /** Its place among the entries of its revision, from 1. */
  readonly n: number;
  readonly kind: string;
  readonly entities: readonly string[];
  readonly sources: readonly string[];
  readonly at: string;
  readonly by: string;
  readonly role: string;
  readonly why?: string;
  readonly origin: string;
  /** What was and what is, as JSON. */
  readonly before?: string;
  readonly after?: string;
}

/** The id that a node has now, by one that it had before. */
export interface FormerIdRecord {
  readonly id: string;
  readonly now: string;
}

/** Where a relationship leads. */
export interface RelationshipEnds {
  readonly from: string;
  readonly to: string;
}

/** A relationship as it is stored; those of a type between the same nodes differ by their property `key`. */
export interface RelationshipRow extends RelationshipEnds {
  readonly type: string;
  readonly properties: Row;
}

/** Relationships at some nodes. */
export interface RelationshipsAt {
  readonly ids: readonly string[];
  /** Which of their ends is one of the nodes. */
  readonly end: 'from' | 'to' | 'either';
  /** All types unless given. */
  readonly types?: readonly string[];
  /** What is read of them; all unless given. */
  readonly properties?: readonly string[];
}

/** A page of nodes in the order of their ids, by code points. */
export interface NodePage {
  /** The id after which it begins; the empty text is before all. */
  readonly after: string;
  readonly limit: number;
  /** What is read of them; all unless given. */
  readonly properties?: readonly string[];
}

/** How much there is of what has no label or type to be counted by. */
export interface Tally {
  /** How many relationships of each type lead from entity to entity. */
  readonly relationships: ReadonlyMap<string, number>;
  /** How many entities, and how many relationships, rest on each source. */
  readonly sourcesOfNodes: ReadonlyMap<string, number>;
  readonly sourcesOfRelationships: ReadonlyMap<string, number>;
  /** How many entities are disputed. */
  readonly disputed: number;
}

/** Nodes and relationships that rest on something. */
export interface Supported {
  readonly nodes: readonly Row[];
  readonly relationships: readonly RelationshipRow[];
}

/** Reads the graph as it is. */
export interface StoreReader {
  /** What the store tells of itself, read in one statement. */
  records(options?: RunOptions): Promise<StoreRecords>;
  /** All former ids, in no order. */
  formerIds(options?: RunOptions): Promise<readonly FormerIdRecord[]>;
  /** The last entries of the journal within a revision, the last of them first. */
  changes(revision: number, limit: number): Promise<readonly ChangeRecord[]>;
  /** How many nodes have each label, and how many relationships have each type. */
  counts(
    labels: readonly string[],
    types: readonly string[],
    options?: RunOptions,
  ): Promise<GraphStatistics>;
  /** What is counted by looking at all of the graph. */
  tally(): Promise<Tally>;
  /** The nodes with a label that come next. */
  page(label: string, page: NodePage, options?: RunOptions): Promise<readonly Row[]>;
  /** The nodes with a label of which a property has one of the values, in no order. */
  find(
    label: string,
    property: string,
    values: readonly string[],
    properties?: readonly string[],
  ): Promise<readonly Row[]>;
  /** Relationships at nodes, in no order; one with both its ends among the nodes comes once. */
  relationships(at: RelationshipsAt, options?: RunOptions): Promise<readonly RelationshipRow[]>;
  /** The relationships of a type between pairs of nodes, and no others: one of a pair may have a hundred thousand. */
  between(type: string, pairs: readonly RelationshipEnds[]): Promise<readonly RelationshipRow[]>;
  /** The entities that rest on a source, itself among them, and the relationships that do; in no order. */
  supportedBy(source: string): Promise<Supported>;
}

/** Nodes of a type that are written. */
export interface NodeWrites {
  readonly type: NodeModel;
  /** New ones, whole: with what they keep of their relationships (`countsKept`, `disputes`, `disputed`). */
  readonly created?: readonly Row[];
  /** All properties of nodes that are there, but for what they keep of their relationships, which stays. */
  readonly replaced?: readonly Row[];
}

/** Relationships of a type that are written; those that are there are told by their ends and their `key`. */
export interface RelationshipWrites {
  readonly type: string;
  readonly change: 'create' | 'replace' | 'remove';
  readonly rows: readonly (RelationshipEnds & {
    readonly key: string;
    readonly properties?: Row;
  })[];
}

/** By how much what nodes of a type keep in a property rises or falls. `disputes` decides on `disputed` too. */
export interface CountWrites {
  readonly type: NodeModel;
  readonly property: string;
  readonly rows: readonly { readonly id: string; readonly by: number }[];
}

/** What is written together, in this order. */
export interface WriteBatch {
  readonly nodes?: readonly NodeWrites[];
  readonly relationships?: readonly RelationshipWrites[];
  readonly counts?: readonly CountWrites[];
  /** The ids of nodes that go, and all relationships at them. */
  readonly removed?: readonly string[];
}

/**
 * Reads and writes within one transaction: all of it is there afterwards, or nothing. What it reads is as it left it, and
 * has no limit of its own in time.
 */
export interface StoreTransaction extends StoreReader {
  /** Writes a record; a conflict where there is one, as another writer may have been quicker. */
  createRecord<K extends keyof StoreRecords>(
    kind: K,
    values: NonNullable<StoreRecords[K]>,
  ): Promise<void>;
  /**
   * Sets values of a record, and leaves its others; false, and nothing is written, where there is none or where it has
   * not the values that are `expected`. Others who would write the record wait until the transaction ends: what is read
   * afterwards is what the last of them left.
   */
  updateRecord<K extends keyof StoreRecords>(
    kind: K,
    values: Partial<NonNullable<StoreRecords[K]>>,
    expected?: Partial<NonNullable<StoreRecords[K]>>,
  ): Promise<boolean>;
  /** Takes a record away, where there is one. */
  removeRecord(kind: keyof StoreRecords): Promise<void>;
  /** Writes nodes and relationships; fails where an end of a relationship, or one that is to be there, is gone. */
  write(batch: WriteBatch): Promise<void>;
  /**
   * Counts anew what nodes of a type keep of their relationships. A flag that is not known is then false, and so is
   * whether a relationship that leaves them is disputed; disputes that are not known are counted from that.
   */
  recount(type: NodeModel, ids: readonly string[], flags: readonly string[]): Promise<void>;
  /** Lets former ids lead to nodes, where they lead nowhere yet. */
  addFormerIds(ids: readonly FormerIdRecord[], revision?: number): Promise<void>;
  /** Forgets the former ids that a revision brought. */
  removeFormerIds(revision: number): Promise<void>;
  /** Adds entries to the journal. */
  addChanges(entries: readonly ChangeRecord[]): Promise<void>;
  /** Takes entries out of the journal, by their ids. */
  removeChanges(ids: readonly string[]): Promise<void>;
}
