import pino, { type Logger } from 'pino';
import { buildTinkuySchema } from './build-schema';
import type { Config } from './config';
import { openEngine } from './engine/open-engine';
import { readGraphModel } from './model/read-graph-model';
import { curationOf } from './ingest/curate';
import { foldAnew } from './ingest/fold-anew';
import { recover, type Store } from './ingest/recover';
import { isEmpty, seed } from './ingest/seed';
import { BusyError } from './ingest/import-lock';
import { startServer, type RunningServer } from './server/create-server';

/** How often a server looks whether an import died, in milliseconds. */
const LOOK_MS = 10_000;

const RESTORED =
  'the database has lost what was written to it: it seems to be restored from a backup, and is read anew';

/** Opens the store, seeds an empty embedded one, and serves; everything is closed again by `stop`. */
export async function start(config: Config, log: Logger): Promise<RunningServer> {
  const schema = buildTinkuySchema();
  const model = readGraphModel(schema);
  const engine = await openEngine(config.store, model, () => log.warn(RESTORED));
  let watch: NodeJS.Timeout | undefined;
  try {
    await engine.check();
    await recoverAndTell({ engine, model }, log);
    await foldAndTell({ engine, model }, log);
    if (engine.capabilities.seedsItself && (await isEmpty(engine))) {
      await seedAndTell({ engine, model }, log);
    }
    if (!engine.capabilities.exclusive) watch = undoLeftOvers({ engine, model }, log);
    const curation = curationOf({ engine, model });
    const server = await startServer({ schema, model, engine, curation, log }, config);
    return {
      url: server.url,
      stop: async () => {
        clearInterval(watch);
        await server.stop();
        await engine.close();
      },
    };
  } catch (error) {
    clearInterval(watch);
    await engine.close();
    throw error;
  }
}

async function recoverAndTell(store: Store, log: Logger): Promise<void> {
  const found = await recover(store);
  if (found?.outcome === 'undone') log.warn(found, 'undid an import that had not ended');
  if (found?.outcome === 'running') log.warn(found, 'an import is under way in another process');
}

async function foldAndTell(store: Store, log: Logger): Promise<void> {
  try {
    if (await foldAnew(store))
      log.info('folded all texts anew: an earlier version wrote the store');
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    log.warn(error.lock, 'texts are to be folded anew at the next start: an import is under way');
  }
}

/** Looks from time to time for an import whose process died, and undoes it: its parts are seen by who reads. */
function undoLeftOvers(store: Store, log: Logger): NodeJS.Timeout {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      const found = await recover(store);
      if (found?.outcome === 'undone') log.warn(found, 'undid an import that had not ended');
    } catch (error) {
      log.debug({ err: error }, 'could not look for imports that have not ended');
    } finally {
      looking = false;
    }
  };
  return setInterval(() => void look(), LOOK_MS).unref();
}

async function seedAndTell(store: Store, log: Logger): Promise<void> {
  const { entities, relationships } = await seed(store);
  log.info(
    { nodes: entities.created, relationships: relationships.created },
    'seeded an empty store',
  );
}

/** The program's log: structured lines on standard output. */
export const createLog = (level: string): Logger => pino({ level, base: undefined });
