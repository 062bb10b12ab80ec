import type { Engine, RunOptions } from '../../engine/engine';
import type { DatasetRecord } from '../../engine/store';
import type { StoreFacts } from '../../model/store-facts';
import { readFormerIds, type FormerIds } from './former-ids';

/** The data set that a store holds. */
export interface Dataset {
  readonly name?: string | null;
  readonly version: string;
  readonly asOf: string;
  readonly licence: string;
  readonly citation: string;
}

/** What a data set tells of itself in English, where it does. */
export interface EnglishTexts {
  readonly nameEn?: string;
  readonly citationEn?: string;
}

/** What a store tells of what it holds. */
export interface StoreDescription extends Pick<
  StoreFacts,
  'temporalTypes' | 'parallelTypes' | 'revision'
> {
  /** All that the store tells, in one text: another one means that it was changed. */
  readonly state: string;
  /**
   * True where every change of the store makes another state, and none ever comes back. False while an import is
   * under way, which changes the graph step by step, and where the last writer left no name.
   */
  readonly lasting: boolean;
  readonly dataset: Dataset | null;
  readonly english?: EnglishTexts;
  /** True while an import is under way: what is in of it is seen, under the version of before. */
  readonly underWay: boolean;
  /** The edition of the data set, which its revisions change; absent where there is no data set. */
  readonly edition?: string;
  /** Names the counts that all nodes keep (`countsName`); absent where some keep none. */
  readonly counted?: string;
}

/** What a store tells of what it holds, or null where it tells nothing; one statement, which is not tried again. */
export async function readDescription(
  engine: Engine,
  options?: RunOptions,
): Promise<StoreDescription | null> {
  const { dataset, facts, lock } = await engine.store.records({ ...options, once: true });
  const described = dataset && describedBy(dataset);
  if (!facts?.types && !described) return null;
  return {
    dataset: null,
    state: JSON.stringify([inOneOrder(dataset), inOneOrder(facts), lock?.owner]),
    lasting: dataset?.taken !== undefined && lock === undefined,
    underWay: lock !== undefined,
    ...described,
    ...(facts?.types && { temporalTypes: new Set(facts.types) }),
    ...(facts?.keyed && { parallelTypes: new Set(facts.keyed) }),
    ...(facts?.counted !== undefined && { counted: facts.counted }),
  };
}

/** A record by its names: each engine has an order of its own, and two processes must tell the same state of it. */
const inOneOrder = (record: object = {}): unknown[] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

/** A data set that was written before there were editions is an edition that nothing has changed. */
function describedBy({
  name,
  nameEn,
  version,
  asOf,
  licence,
  citation,
  citationEn,
  edition = version,
  revision = 0,
}: DatasetRecord): Pick<StoreDescription, 'dataset' | 'english' | 'edition' | 'revision'> {
  const cited = (sentence: string): string =>
    sentence.replaceAll('{version}', version).replaceAll('{asOf}', asOf);
  return {
    dataset: { name, version, asOf, licence, citation: cited(citation) },
    english: {
      ...(nameEn != null && { nameEn }),
      ...(citationEn != null && { citationEn: cited(citationEn) }),
    },
    edition,
    revision,
  };
}

/** What requests know of a store: what it tells of itself, and the ids that nodes had before. */
export interface KnownStore extends StoreDescription {
  readonly former: FormerIds;
  /** Where the store stands as long as it is so; absent where that is not certain. */
  readonly bookmark?: string;
}

/**
 * Gives what reads a store: its description where something was written since the last time, and the former ids only
 * when the data set is another one, so that a request costs one statement. Each reading sees all that was written
 * before it began.
 */
export function knownStoreReader(
  engine: Engine,
  options?: RunOptions,
): () => Promise<KnownStore | null> {
  let last: KnownStore | undefined;
  return async () => {
    const before = await engine.bookmark(options);
    if (before !== undefined && before === last?.bookmark) return last;
    let after: string | undefined;
    const onBookmark = (bookmark: string): void => void (after = bookmark);
    // What was written last need not be there yet for who does not begin at its bookmark.
    const from = { ...options, ...(before !== undefined && { after: before }) };
    const described = await readDescription(engine, { ...from, onBookmark });
    if (!described) return null;
    const { edition, revision } = described;
    const isSame = last?.edition === edition && last?.revision === revision;
    const former = last && isSame ? last.former : await readFormerIds(engine.store, from);
    // Something may be written between what a statement reads and its end. What begins at a bookmark and ends at the
    // same one reads what the store is there.
    const certain = before !== undefined && before === after;
    last = { ...described, former, ...(certain && { bookmark: before }) };
    return last;
  };
}
