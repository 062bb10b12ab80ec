/**
 * Which checked records are admitted once all of them are known: what is refused takes with it what cannot be without it,
 * and nothing else; what is left is compared with the graph, and counted.
 */
import type { GraphModel } from '../model/graph-model';
import { climb, isOfTree, treeSteps } from './circles';
import { Compare, type Compared } from './compare';
import { Contradictions } from './contradictions';
import type { Issue, Note } from './issue';
import { brokenRules } from './rules';
import type { StoreReader } from '../engine/store';
import { SeenIds } from './seen-ids';
import { Spool } from './spool';
import { RECORDS } from '../messages/records';
import type { CheckedItem } from './graph-data';

/** How many records are looked at together. */
const BATCH = 1_000;

/** What is known when all records have been checked. */
export interface Candidates {
  readonly spool: Spool<CheckedItem>;
  readonly known: Existing;
  /** What came by more than once: ids of entities, and ends such as `REPORTS to finding:a`. */
  readonly again: ReadonlySet<string>;
  /** The ids of records that were refused. */
  readonly refused: SeenIds;
  /** True where something was refused, or may have to go. */
  readonly doubtful: boolean;
  /** True where records state what must go in no circle. */
  readonly trees: boolean;
}

/** Which entities records bring: all that they name, and those of which they do more than name them. */
export interface Existing {
  readonly named: SeenIds;
  readonly described: SeenIds;
}

/** To whom it is told what was refused. */
export interface Telling {
  /** True where the rest is taken; otherwise what is refused with something else would only say the same again. */
  readonly skip: boolean;
  refuse(issues: readonly Issue[]): void;
  /** A relationship that stays out while its record is in. */
  refuseRelationship(issue: Issue | undefined): void;
  note(note: Note): void;
  onLooked(share: number): void;
  readonly signal?: AbortSignal;
}

/** What can be written. */
export interface Admitted extends Compared {
  readonly spool: Spool<CheckedItem>;
}

/** Admits what can be written of all records; whoever fails has removed the spool. */
export async function admit(
  reader: StoreReader,
  model: GraphModel,
  candidates: Candidates,
  telling: Telling,
): Promise<Admitted> {
  const admission = new Admission(reader, model, candidates, telling);
  try {
    return { ...(await admission.run()), spool: admission.spool };
  } catch (error) {
    admission.spool.remove();
    throw error;
  }
}

/** Issues by the place of their record in the spool. */
type Bad = ReadonlyMap<number, Issue>;

class Admission {
  spool: Spool<CheckedItem>;
  #known: Existing;
  /** True once a record of the spool has gone that may have named something. */
  #gone = false;

  constructor(
    private readonly reader: StoreReader,
    private readonly model: GraphModel,
    private readonly all: Candidates,
    private readonly telling: Telling,
  ) {
    this.spool = all.spool;
    this.#known = all.known;
  }

  async run(): Promise<Compared> {
    let bad: Bad = new Map();
    let doubtful = this.all.doubtful;
    for (;;) {
      while (doubtful) {
        await this.#leaveOut(bad);
        bad = new Map();
        doubtful = this.#gone;
      }
      bad = await this.#contradicting();
      if (bad.size === 0) bad = await this.#circling();
      const compared = bad.size === 0 ? await this.#compare() : undefined;
      if (compared && compared.clashes.size === 0) return compared;
      bad = compared?.clashes ?? bad;
      doubtful = true;
    }
  }

  /** Leaves out bad records, and what cannot be without something that is missing; what is left out is missing then. */
  async #leaveOut(bad: Bad): Promise<void> {
    const kept = new Spool<CheckedItem>();
    const known: Existing = { named: new SeenIds(), described: new SeenIds() };
    this.#gone = false;
    try {
      for await (const { item, position } of this.#items()) {
        const left = this.#without(item, bad.get(position));
        if (!left) this.#gone = true;
        else {
          addTo(known, left);
          await kept.add([left]);
        }
      }
    } catch (error) {
      kept.remove();
      throw error;
    }
    this.spool.remove();
    this.spool = kept;
    this.#known = known;
  }

  /** What is left of an item. */
  #without(item: CheckedItem, issue: Issue | undefined): CheckedItem | undefined {
    const { id } = item.node;
    const missing = (one: string): boolean =>
      (item.late?.includes(one) ?? false) && !this.#known.named.has(one);
    if (issue) return this.#refuse(item, issue);
    if (item.only === 'new' && this.#known.described.has(id)) return undefined;
    const nameless = item.nameless && !this.#known.named.has(id);
    if (item.only === 'known') {
      const lacks = nameless ? id : item.late?.find(missing);
      if (lacks === undefined) return item;
      this.telling.note(leftOut(item, lacks));
      return undefined;
    }
    if (nameless) {
      const refused = this.all.refused.has(id);
      return this.#refuse(item, refused ? this.#goesWith(item, id) : item.nameless);
    }
    const lacks = sourcesOf(item).find(missing);
    if (lacks !== undefined) return this.#refuse(item, this.#goesWith(item, lacks, 'sources'));
    const relationships = item.relationships.filter(({ type, to, properties }) => {
      const end = [to, ...((properties.sources ?? []) as string[])].find(missing);
      if (end !== undefined) this.telling.refuseRelationship(this.#goesWith(item, end, type));
      return end === undefined;
    });
    return relationships.length === item.relationships.length ? item : { ...item, relationships };
  }

  #refuse(item: CheckedItem, issue: Issue | undefined): undefined {
    this.all.refused.add(item.node.id);
    this.telling.refuse(issue ? [issue] : []);
  }

  /** What is told where something goes with what was refused; nothing where all is refused for that anyway. */
  #goesWith({ at }: CheckedItem, id: string, field?: string): Issue | undefined {
    if (!this.telling.skip) return undefined;
    const text =
      field === undefined ? RECORDS.LEADS_TO_REFUSED(id) : RECORDS.LEADS_TO_REFUSED_BY(field, id);
    return {
      code: 'LEADS_TO_REFUSED',
      at,
      ...(field !== undefined && { field }),
      value: id,
      message: text,
    };
  }

  async #contradicting(): Promise<Bad> {
    const bad = new Map<number, Issue>();
    if (this.all.again.size === 0) return bad;
    const said = new Contradictions(this.model, this.all.again);
    for await (const { item, position } of this.#items()) {
      const issue = said.add(item);
      if (issue) bad.set(position, issue);
    }
    return bad;
  }

  async #circling(): Promise<Bad> {
    const bad = new Map<number, Issue>();
    if (!this.all.trees) return bad;
    const steps = [];
    for await (const { item, position } of this.#items()) {
      for (const step of treeSteps(this.model, item.relationships)) {
        steps.push({ ...step, position, at: item.at });
      }
    }
    const circles = await climb(this.reader, this.model, steps);
    for (const step of steps) {
      if (bad.has(step.position)) continue;
      const at = { ...step.at, column: step.type };
      for (const { code, message } of brokenRules({ of: 'tree', step, circles }, 'record')) {
        bad.set(step.position, { code, at, field: step.type, value: step.to, message });
      }
    }
    return bad;
  }

  async #compare(): Promise<Compared> {
    const compare = new Compare(this.reader, this.model, this.all.again);
    let position = 0;
    for await (const batch of this.spool.batches(BATCH)) {
      this.telling.signal?.throwIfAborted();
      await compare.add(batch, position);
      position += batch.length;
      this.telling.onLooked(position / this.spool.length);
    }
    return compare.done();
  }

  async *#items(): AsyncGenerator<{ item: CheckedItem; position: number }> {
    let position = 0;
    for await (const batch of this.spool.batches(BATCH)) {
      this.telling.signal?.throwIfAborted();
      for (const item of batch) {
        yield { item, position };
        position += 1;
      }
    }
  }
}

/** Takes what a good item brings. */
export function addTo({ named, described }: Existing, item: CheckedItem): void {
  if (item.nameless) return;
  named.add(item.node.id);
  if (item.only !== 'new') described.add(item.node.id);
}

/** True where an item states what must go in no circle. */
export const hasTrees = (model: GraphModel, { relationships }: CheckedItem): boolean =>
  relationships.some((one) => isOfTree(model, one));

const sourcesOf = ({ node }: CheckedItem): readonly string[] =>
  (node.properties.sources ?? []) as string[];

function leftOut({ at, node }: CheckedItem, id: string): Note {
  return { at, message: RECORDS.TIE_LEFT_OUT(node.id, id) };
}
