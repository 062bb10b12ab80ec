import type { CompiledQuery } from '../../src/cypher/compiled-query';
import type { Engine } from '../../src/engine/engine';

/** A real engine whose statements are noted as they run. */
export interface RecordingEngine extends Engine {
  /** The statements since the last `forget`, searches as the word `search`. */
  readonly statements: (CompiledQuery | 'search')[];
  forget(): void;
}

/** The engine itself, noting what it is sent. */
export function recording(engine: Engine): RecordingEngine {
  const statements: (CompiledQuery | 'search')[] = [];
  return {
    name: engine.name,
    capabilities: engine.capabilities,
    compiler: engine.compiler,
    statements,
    forget: () => void statements.splice(0),
    run: (query, options) => {
      statements.push(query);
      return engine.run(query, options);
    },
    search: (...args) => {
      statements.push('search');
      return engine.search(...args);
    },
    transaction: (work) => engine.transaction(work),
    prepare: (schema) => engine.prepare(schema),
    settle: () => engine.settle(),
    check: () => engine.check(),
    close: () => engine.close(),
  };
}
