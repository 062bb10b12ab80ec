/** One change by a curator: one transaction with its entry in the journal and the next version of the data set. */
import type { Actor, CurationOutcome } from '../read/run/curation';
import { changeId, writeJournal, type ChangeEntry } from './journal';
import type { PlannedRelationship } from './plan-changes';
import type { StoreTransaction } from '../engine/store';
import { recover, type Store } from './recover';
import type { Kept } from './stored';
import { isConflict, raiseRevision, takeGraph } from './import-lock';
import { writeChanges } from './write-changes';

/** How often a change is tried again where two writers met. */
const TRIES = 3;

/** What is to be written of a change. */
export interface ChangeToWrite {
  readonly nodes: readonly { readonly id: string; readonly before?: Kept; readonly after?: Kept }[];
  readonly relationships: readonly PlannedRelationship[];
  readonly entries: readonly ChangeEntry[];
}

/** Why a change is not made: it leaves its transaction, which is then rolled back. */
export class Refusal<T> extends Error {
  constructor(readonly outcome: T) {
    super('refused');
    this.name = 'Refusal';
  }
}

/** The refusal of a change while an import has the graph for itself. */
export type Busy = Extract<CurationOutcome, { kind: 'busy' }>;

/** Who changes and why. */
export interface ChangedBy {
  readonly by: Actor;
  readonly why?: string;
}

/**
 * Makes a change: `plan` reads the graph, which nobody else changes meanwhile, and says what is to be written,
 * or throws a Refusal. Gives the id of the journal's first entry, or null where there was nothing to write.
 */
export async function oneChange<T>(
  store: Store,
  { by, why }: ChangedBy,
  plan: (transaction: StoreTransaction) => Promise<ChangeToWrite>,
): Promise<{ readonly change: string | null } | T | Busy> {
  const { engine, model } = store;
  for (let tried = 1; ; tried += 1) {
    try {
      return await engine.transaction(async (transaction) => {
        const { next: revision, edition, lock } = await takeGraph(transaction, model);
        if (lock) throw new Refusal(TAKEN);
        const { nodes, relationships, entries } = await plan(transaction);
        if (entries.length === 0) return { change: null };
        await writeChanges(transaction, model, { nodes, relationships });
        const role = by.roles.includes('admin') ? 'admin' : 'curator';
        const at = new Date().toISOString();
        const changing = { revision, at, by: by.subject, role, why, origin: 'api' };
        await writeJournal(transaction, changing, entries, 1);
        await raiseRevision(transaction, { revision, edition });
        return { change: changeId(revision, 1) };
      });
    } catch (error) {
      if (error instanceof Refusal) {
        if (error.outcome !== TAKEN) return error.outcome as T | Busy;
        const found = await recover(store);
        if (found?.outcome === 'running') return BUSY;
      } else if (!isConflict(error) || tried === TRIES) throw error;
    }
  }
}

const BUSY: Busy = { kind: 'busy' };
/** An import holds the lock: if it is dead, it is undone first. */
const TAKEN = { kind: 'taken' };
