import { randomUUID } from 'node:crypto';
import type { Engine } from '../engine/engine';
import type { GraphModel } from '../model/graph-model';
import type { Recovery } from './import-report';
import { undoImport } from './undo';
import { isAlive, LEASE_MS, OvertakenError, readUnderWay, takeOver } from './under-way';

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
  const mark = await readUnderWay((query) => engine.run(query));
  if (!mark) return null;
  const { files, startedAt } = mark;
  if (isAlive(engine, mark, leaseMs)) return { files, startedAt, outcome: 'running' };
  const owner = randomUUID();
  // Another process may be quicker: it is then at it.
  if (!(await takeOver(engine, mark.owner, owner))) return { files, startedAt, outcome: 'running' };
  try {
    await undoImport(engine, model, { owner, revision: mark.revision });
  } catch (error) {
    // It took longer than the lease between two signs of life, and somebody else goes on with it.
    if (error instanceof OvertakenError) return { files, startedAt, outcome: 'running' };
    throw error;
  }
  await engine.refreshStatistics();
  return { files, startedAt, outcome: 'undone' };
}
