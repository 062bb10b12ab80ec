/**
 * Stores that hold a made-up graph, made by an import at the first run and kept for later ones. What is kept is
 * named after its size and the version of the generator; `loaded.json` in it says that it is whole.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreConfig } from '../../../src/config';
import type { Engine } from '../../../src/engine/engine';
import { openEngine } from '../../../src/engine/open-engine';
import type { GraphModel } from '../../../src/model/graph-model';
import { storeSchema } from '../../../src/ingest/store-schema';
import { cacheDir } from '../../neo4j/cache-dir';
import { startNeo4j, type Neo4j } from '../../neo4j/start-neo4j';
import { GENERATOR_VERSION } from '../data/generate';
import { loadGraph } from './load-graph';

/** What stores are opened for. */
export interface Loading {
  readonly size: number;
  readonly model: GraphModel;
  /** Makes them anew, even where they are kept. */
  readonly fresh?: boolean;
  readonly log: (line: string) => void;
}

/** A store that holds the graph. */
export interface LoadedStore {
  /** How the programs reach it. */
  readonly env: Readonly<Record<string, string>>;
  /** How long the import took, whenever it was. */
  readonly loadedMs: number;
  /** True where it was loaded by this run. */
  readonly justLoaded: boolean;
}

/** A Neo4j that holds the graph and runs. */
export interface LoadedNeo4j extends LoadedStore {
  readonly neo4j: Neo4j;
}

/** True where a Neo4j of that size is kept. */
export const isKept = (size: number): boolean => existsSync(markOf(folderOf(size, 'neo4j')));

/** A Neo4j of its own that holds the graph. */
export async function loadedNeo4j(loading: Loading): Promise<LoadedNeo4j> {
  const folder = begin(loading, 'neo4j');
  const neo4j = await startNeo4j({ dataDir: join(folder, 'data') });
  try {
    const store = { kind: 'neo4j', uri: neo4j.uri, username: 'neo4j', password: 'any' } as const;
    const loaded = await loadOnce(loading, folder, store);
    const env = { NEO4J_URI: neo4j.uri, NEO4J_USERNAME: 'neo4j', NEO4J_PASSWORD: 'any' };
    return { neo4j, env, ...loaded };
  } catch (error) {
    await neo4j.stop();
    throw error;
  }
}

/** An embedded store that holds the graph, for the one process that opens it. */
export async function loadedEmbedded(loading: Loading): Promise<LoadedStore> {
  const folder = begin(loading, 'embedded');
  const path = join(folder, 'data');
  const loaded = await loadOnce(loading, folder, { kind: 'embedded', path });
  return { env: { TINKUY_DATA: path }, ...loaded };
}

const folderOf = (size: number, engine: string): string =>
  join(cacheDir, 'bench', `${size}-${GENERATOR_VERSION}`, engine);

const markOf = (folder: string): string => join(folder, 'loaded.json');

function begin({ size, fresh }: Loading, engine: string): string {
  const folder = folderOf(size, engine);
  if (fresh || !existsSync(markOf(folder))) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function loadOnce(
  loading: Loading,
  folder: string,
  store: StoreConfig,
): Promise<Pick<LoadedStore, 'loadedMs' | 'justLoaded'>> {
  const mark = markOf(folder);
  const justLoaded = !existsSync(mark);
  const engine = await openEngine(store, loading.model);
  try {
    if (justLoaded) writeFileSync(mark, JSON.stringify({ ms: await load(engine, loading) }));
    // An index that came with the code since is made for what is kept too.
    else await engine.ensureSchema(storeSchema(loading.model));
    await engine.refreshStatistics();
  } finally {
    await engine.close();
  }
  const { ms } = JSON.parse(readFileSync(mark, 'utf8')) as { ms: number };
  return { loadedMs: ms, justLoaded };
}

async function load(engine: Engine, { size, model, log }: Loading): Promise<number> {
  const started = Date.now();
  let told = started;
  await loadGraph(engine, model, size, (phase, records) => {
    if (Date.now() - told < 10_000) return;
    told = Date.now();
    log(
      `  ${engine.name}: ${phase}, ${records} records, ${Math.round((told - started) / 1_000)} s`,
    );
  });
  const ms = Date.now() - started;
  log(`  ${engine.name}: loaded in ${Math.round(ms / 1_000)} s`);
  return ms;
}
