import { randomUUID } from 'node:crypto';
import type { Engine } from '../engine/engine';
import type { GraphModel } from '../model/graph-model';
import type { Recovery } from './import-report';
import { undoImport } from './undo';
import { isLeased, LEASE_MS, LeaseLostError, takeOverLock } from './import-lock';

/** A store, and what its graph is. */
export interface Store {
  readonly engine: Engine;
  readonly model: GraphModel;
}

/** Undoes an import that did not end, since its process died; null where there is none. */
export async function recover(
  { engine, model }: Store,
  leaseMs = LEASE_MS,
): Promise<Recovery | null> {
  const { lock } = await engine.store.records();
  if (!lock) return null;
  const { files, startedAt } = lock;
  if (isLeased(engine, lock, leaseMs)) return { files, startedAt, outcome: 'running' };
  const owner = randomUUID();
  // Another process may be quicker: it is then at it.
  if (!(await takeOverLock(engine, lock.owner, owner)))
    return { files, startedAt, outcome: 'running' };
  try {
    await undoImport(engine, model, { owner, revision: lock.revision });
  } catch (error) {
    // It took longer than the lease between two signs of life, and somebody else goes on with it.
    if (error instanceof LeaseLostError) return { files, startedAt, outcome: 'running' };
    throw error;
  }
  await engine.refreshStatistics();
  return { files, startedAt, outcome: 'undone' };
}
