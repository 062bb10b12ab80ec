import type { CompiledQuery, Engine } from '../../src/engine/engine';
import { wrappedStore, type Operation } from './wrapped-store';

/** A real engine whose statements are noted as they run. */
export interface RecordingEngine extends Engine {
  /**
   * The statements since the last `forget`, searches as the word `search` and what the store is asked by the name of its
   * operation. What the store tells of itself is not
   * among them: every request reads it, or shares the reading.
   */
  readonly statements: (CompiledQuery | 'search' | Operation)[];
  /** How often the store told of itself since the last `forget`. */
  readonly descriptions: () => number;
  forget(): void;
}

/** The text of what was noted. */
export const textOf = (noted: RecordingEngine['statements'][number]): string =>
  typeof noted === 'string' ? noted : noted.text;

/** The engine itself, noting what it is sent. */
export function recording(engine: Engine): RecordingEngine {
  const statements: RecordingEngine['statements'] = [];
  let descriptions = 0;
  const run: Engine['run'] = (query, options) => {
    if (options?.once) descriptions += 1;
    else statements.push(query);
    return engine.run(query, options);
  };
  return {
    name: engine.name,
    capabilities: engine.capabilities,
    compiler: engine.compiler,
    store: wrappedStore(engine.store, (operation, options, work) => {
      if (options?.once) descriptions += 1;
      else statements.push(operation);
      return work(options);
    }),
    statements,
    descriptions: () => descriptions,
    forget: () => {
      statements.length = 0;
      descriptions = 0;
    },
    run,
    search: (...args) => {
      statements.push('search');
      return engine.search(...args);
    },
    bookmark: (options) => engine.bookmark(options),
    transaction: (work) => engine.transaction(work),
    ensureSchema: (schema) => engine.ensureSchema(schema),
    refreshStatistics: () => engine.refreshStatistics(),
    check: () => engine.check(),
    close: () => engine.close(),
  };
}
