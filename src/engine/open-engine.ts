import type { StoreConfig } from '../config';
import type { GraphModel } from '../model/graph-model';
import type { Engine } from './engine';

/**
 * The engine that the settings name; the other one's libraries are not even loaded. `onRestored` is told where a server
 * has lost what this process had written, as one that was restored from a backup.
 */
export async function openEngine(
  config: StoreConfig,
  model: GraphModel,
  onRestored?: () => void,
): Promise<Engine> {
  if (config.kind === 'neo4j') {
    const { Neo4jEngine } = await import('./neo4j/neo4j-engine');
    return new Neo4jEngine(config, onRestored);
  }
  if (config.kind === 'sqlite') {
    const { SqliteEngine } = await import('./sqlite/sqlite-engine');
    return SqliteEngine.open(config.path, model);
  }
  const { EmbeddedEngine } = await import('./embedded/embedded-engine');
  return new EmbeddedEngine(config.path);
}
