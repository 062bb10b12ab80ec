import pino, { type Logger } from 'pino';
import { buildTinkuySchema } from './api/schema';
import type { Config } from './config';
import type { Engine } from './engine/engine';
import { openEngine } from './engine/open-engine';
import { readGraphModel } from './graph/read-graph-model';
import { isEmpty, seed } from './ingest/seed';
import { startServer, type RunningServer } from './server/create-server';

/** Opens the store, seeds an empty embedded one, and serves; everything is closed again by `stop`. */
export async function start(config: Config, log: Logger): Promise<RunningServer> {
  const schema = buildTinkuySchema();
  const model = readGraphModel(schema);
  const engine = await openEngine(config.store);
  try {
    await engine.check();
    if (engine.capabilities.seedsItself && (await isEmpty(engine))) {
      await seedAndTell(engine, model, log);
    }
    const server = await startServer({ schema, model, engine, log }, config);
    return {
      url: server.url,
      stop: async () => {
        await server.stop();
        await engine.close();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function seedAndTell(
  engine: Engine,
  model: ReturnType<typeof readGraphModel>,
  log: Logger,
): Promise<void> {
  const { nodes, relationships } = await seed(engine, model);
  log.info({ nodes: nodes.length, relationships: relationships.length }, 'seeded an empty store');
}

/** The program's log: structured lines on standard output. */
export const createLog = (level: string): Logger => pino({ level, base: undefined });
