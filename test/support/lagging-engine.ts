import type { Engine, RunOptions } from '../../src/engine/engine';
import { wrappedStore } from './wrapped-store';

/**
 * A real engine that puts writes in after it has told of them, as a server does: a bookmark is that of what was last
 * committed, which need not be there yet for who reads. What begins at a bookmark waits until it is.
 */
export interface LaggingEngine extends Engine {
  /** From now on, writes are committed and are not there until `apply`. */
  hold(): void;
  apply(): void;
  /** Resolves when a write is committed that is not there. */
  readonly committed: Promise<void>;
  /** Resolves when a reader waits for it. */
  readonly awaited: Promise<void>;
}

/** The engine, with a counter of writes for its bookmarks. */
export function lagging(engine: Engine): LaggingEngine {
  let [committed, applied] = [0, 0];
  let open = gate(true);
  let [heldCommit, heldRead] = [gate(), gate()];
  let nextApplied = gate();
  const waitFor = async ({ after }: RunOptions = {}): Promise<void> => {
    while (Number(after ?? 0) > applied) {
      heldRead.open();
      await nextApplied.passed;
    }
  };
  const told = (options: RunOptions = {}): RunOptions => ({
    ...options,
    onBookmark: () => options.onBookmark?.(String(committed)),
  });
  const run: Engine['run'] = async (query, options) => {
    await waitFor(options);
    return engine.run(query, told(options));
  };
  return {
    name: engine.name,
    capabilities: engine.capabilities,
    compiler: engine.compiler,
    store: wrappedStore(engine.store, async (_operation, options, work) => {
      await waitFor(options);
      return work(told(options));
    }),
    get committed() {
      return heldCommit.passed;
    },
    get awaited() {
      return heldRead.passed;
    },
    hold: () => {
      open = gate();
      [heldCommit, heldRead] = [gate(), gate()];
    },
    apply: () => open.open(),
    run,
    search: async (words, labels, properties, limit, options) => {
      await waitFor(options);
      return engine.search(words, labels, properties, limit, told(options));
    },
    bookmark: async () => String(committed),
    transaction: async (work) => {
      const mine = (committed += 1);
      heldCommit.open();
      await open.passed;
      const done = await engine.transaction(work);
      applied = Math.max(applied, mine);
      nextApplied.open();
      nextApplied = gate();
      return done;
    },
    ensureSchema: (schema) => engine.ensureSchema(schema),
    refreshStatistics: () => engine.refreshStatistics(),
    check: () => engine.check(),
    close: () => engine.close(),
  };
}

function gate(isOpen = false): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const passed = isOpen ? Promise.resolve() : new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}
