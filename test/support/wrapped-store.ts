import type { RunOptions } from '../../src/engine/engine';
import type { StoreReader } from '../../src/engine/store';

/** An operation of a store. */
export type Operation = keyof StoreReader;

/** A store each operation of which is let through by `around`, with the options that it was given. */
export function wrappedStore(
  store: StoreReader,
  around: <T>(
    operation: Operation,
    options: RunOptions | undefined,
    work: (options?: RunOptions) => Promise<T>,
  ) => Promise<T>,
): StoreReader {
  return {
    records: (options) => around('records', options, (given) => store.records(given)),
    formerIds: (options) => around('formerIds', options, (given) => store.formerIds(given)),
    changes: (...args) => around('changes', undefined, () => store.changes(...args)),
    counts: (labels, types, options) =>
      around('counts', options, (given) => store.counts(labels, types, given)),
    tally: () => around('tally', undefined, () => store.tally()),
    page: (label, page, options) =>
      around('page', options, (given) => store.page(label, page, given)),
    find: (...args) => around('find', undefined, () => store.find(...args)),
    relationships: (at, options) =>
      around('relationships', options, (given) => store.relationships(at, given)),
    between: (...args) => around('between', undefined, () => store.between(...args)),
    supportedBy: (...args) => around('supportedBy', undefined, () => store.supportedBy(...args)),
  };
}
