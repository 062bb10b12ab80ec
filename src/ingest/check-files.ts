/**
 * The first half of an import: everything is read and checked, against itself and against the graph, and what is good
 * is kept in a spool. Nothing is written.
 */
import { nodeModel, type GraphModel } from '../model/graph-model';
import { checkRecord } from './check-record';
import type { Issue, Note } from './issue';
import {
  identifyFiles,
  type IdentifiedRecord,
  type Checking,
  type Telling,
} from './identify-files';
import type { EntityChange, ImportTally, NearMatch } from './import-report';
import { wayOf } from './outgoing';
import type { StoreReader } from '../engine/store';
import { References } from './references';
import { referencesOf } from './references-of';
import { SeenIds } from './seen-ids';
import { addTo, hasTrees, admit, type Existing } from './admit';
import { Spool } from './spool';
import { typeOfId } from './stored';
import { withSuggestions } from './suggest';
import { IssueList } from './issue-list';
import type { CheckedItem } from './graph-data';

/** How many records are checked together. */
const BATCH = 1_000;
/** How many different issues and notes are kept to be told; all are counted. */
const MOST_REPORTED = 1_000;

/** What the check found. */
export interface CheckedFiles {
  readonly spool: Spool<CheckedItem>;
  readonly tally: ImportTally;
  readonly relationships: {
    readonly created: number;
    readonly updated: number;
    readonly refused: number;
  };
  readonly issues: readonly Issue[];
  readonly issueCount: number;
  /** True where a file cannot be taken at all. */
  readonly whole: boolean;
  readonly notes: readonly Note[];
  readonly changes: readonly EntityChange[];
  readonly near: readonly NearMatch[];
}

/** Checks all that is read. */
export const checkFiles = (
  reader: StoreReader,
  model: GraphModel,
  checking: Checking,
): Promise<CheckedFiles> => new CheckPass(reader, model, checking).run();

/** How much of the work each step is, as measured on tables and activities of some ten thousand records. */
const STEPS = { read: 0.25, identify: 0.17, check: 0.34, look: 0.24 };

class CheckPass implements Telling {
  readonly #seen = new SeenIds();
  readonly #refused = new SeenIds();
  /** Of which entities a good record came already, and where relationships lead of which a node can have one only. */
  readonly #come = new SeenIds();
  readonly #ends = new SeenIds();
  readonly #again = new Set<string>();
  readonly #known: Existing = { named: new SeenIds(), described: new SeenIds() };
  /** Ids of which all records so far only told without naming them; and those that were merely named. */
  readonly #nameless = new Set<string>();
  readonly #merelyNamed = new Set<string>();
  readonly #references: References;
  readonly #issues = new IssueList<Issue>(MOST_REPORTED);
  readonly #notes = new IssueList<Note>(MOST_REPORTED);
  readonly #near: NearMatch[] = [];
  #records = 0;
  #refusals = 0;
  #refusedRelationships = 0;
  #whole = false;
  #doubtful = false;
  #trees = false;

  constructor(
    private readonly reader: StoreReader,
    private readonly model: GraphModel,
    private readonly checking: Checking,
  ) {
    this.#references = new References(reader, model, this.#seen);
  }

  async run(): Promise<CheckedFiles> {
    const { reader, model, checking } = this;
    const identified = await identifyFiles({
      reader,
      model,
      references: this.#references,
      seen: this.#seen,
      checking,
      telling: this,
    });
    const spool = await this.#check(identified);
    const named = this.#known.named;
    const admitted = await admit(
      reader,
      model,
      {
        spool,
        known: this.#known,
        again: this.#again,
        refused: this.#refused,
        doubtful:
          this.#doubtful ||
          [...this.#nameless].some((id) => !named.has(id)) ||
          [...this.#merelyNamed].some((id) => this.#known.described.has(id)),
        trees: this.#trees,
      },
      {
        skip: checking.skip,
        refuse: (issues) => this.refuse(issues),
        refuseRelationship: (issue) => {
          this.#refusedRelationships += 1;
          if (issue) this.#issues.add(issue);
        },
        note: (note) => this.note(note),
        onLooked: (share) => this.#progress(1 - STEPS.look, STEPS.look * share),
        ...(checking.signal && { signal: checking.signal }),
      },
    );
    const issues = this.#issues.all(checking.files);
    return {
      ...admitted,
      tally: { ...admitted.tally, refused: this.#refusals },
      relationships: { ...admitted.relationships, refused: this.#refusedRelationships },
      issues: await withSuggestions(model, this.#references, issues),
      issueCount: this.#issues.count,
      whole: this.#whole,
      notes: this.#notes.all(checking.files),
      near: this.#near,
    };
  }

  async #check(identified: Spool<IdentifiedRecord>): Promise<Spool<CheckedItem>> {
    const spool = new Spool<CheckedItem>();
    try {
      let done = 0;
      for await (const batch of identified.batches(BATCH)) {
        this.checking.signal?.throwIfAborted();
        const all = batch.map((one) => ({ ...one, id: this.#references.today(one.id) }));
        await this.#references.prefetch(
          all.flatMap(({ id, record }) =>
            referencesOf(this.model, typeOfId(this.model, id), record),
          ),
        );
        await spool.add(all.flatMap((one) => this.#checked(one)));
        done += batch.length;
        const share = done / identified.length;
        this.#progress(STEPS.read + STEPS.identify, STEPS.check * share);
      }
      return spool;
    } catch (error) {
      spool.remove();
      throw error;
    } finally {
      identified.remove();
    }
  }

  #checked({ record, id, fresh }: IdentifiedRecord): CheckedItem[] {
    const issues: Issue[] = [];
    const type = nodeModel(this.model, typeOfId(this.model, id).name);
    const context = { model: this.model, known: this.#references, partial: !fresh };
    const checked = checkRecord(context, record, id, type, issues);
    if (issues.length > 0) {
      this.refuse(issues, id);
      return [];
    }
    const { at, only } = record;
    // Whatever names it better is in the graph, or came before.
    if (only === 'new' && (!fresh || this.#known.named.has(id))) return [];
    const again = this.#come.add(id);
    if (again) this.#again.add(id);
    const { late, nameless, formerIds, node, relationships } = checked;
    const item: CheckedItem = {
      at,
      node,
      relationships,
      fresh,
      again,
      ...(only && { only }),
      ...(late.length > 0 && { late }),
      ...(formerIds && { formerIds }),
      ...(nameless && { nameless }),
    };
    addTo(this.#known, item);
    if (nameless) this.#nameless.add(id);
    if (only === 'new') this.#merelyNamed.add(id);
    this.#doubtful ||= only === 'known';
    this.#trees ||= hasTrees(this.model, item);
    for (const { type: name, from, to } of relationships) {
      if (!wayOf(this.model, name, from, to)?.fromOne) continue;
      const end = `${name} to ${to}`;
      if (this.#ends.add(end)) this.#again.add(end);
    }
    return [item];
  }

  refuse(issues: readonly Issue[], id?: string, same = false): void {
    if (!same) this.#refusals += 1;
    this.#doubtful = true;
    if (id !== undefined) this.#refused.add(id);
    for (const one of issues) {
      this.#whole ||= one.whole ?? false;
      this.#issues.add(one);
    }
  }

  note(note: Note): void {
    this.#notes.add(note);
  }

  near(match: NearMatch): void {
    this.#near.push(match);
  }

  onRead(records: number): void {
    this.#records = records;
    this.#progress(0, STEPS.read * this.checking.share());
  }

  onIdentified(share: number): void {
    this.#progress(STEPS.read, STEPS.identify * share);
  }

  #progress(before: number, share: number): void {
    this.checking.onProgress(this.#records, before + share);
  }
}
