import MiniSearch, { type QueryCombination } from 'minisearch';
import { asOther, misspellings, type SoughtWord } from '../../model/searched';
import type { Row, SearchCandidate } from '../engine';

/** What the index keeps of a node. */
export interface IndexedNode extends SearchCandidate {
  readonly searchText: string;
  readonly searchType: string;
}

/** A full-text index in memory, for the embedded engine: its own finds neither prefixes nor misspellings. */
export class TextIndex {
  readonly #index = new MiniSearch<IndexedNode>({
    fields: ['searchText'],
    storeFields: ['searchType'],
    tokenize: (text) => text.split(' ').filter(Boolean),
    processTerm: (term) => term,
  });
  readonly #properties = new Map<string, Row>();

  constructor(nodes: readonly IndexedNode[]) {
    this.#index.addAll(nodes);
    for (const { id, properties } of nodes) this.#properties.set(id, properties);
  }

  /** The nodes that may match all words, the likeliest first. */
  search(
    words: readonly SoughtWord[],
    labels: readonly string[],
    limit: number,
  ): SearchCandidate[] {
    const types = new Set(labels.map((label) => label.toLowerCase()));
    const query: QueryCombination = { combineWith: 'AND', queries: words.map(eachSpelling) };
    const found = this.#index.search(
      query,
      types.size > 0 ? { filter: ({ searchType }) => types.has(String(searchType)) } : {},
    );
    return found.slice(0, limit).map(({ id }) => ({
      id: String(id),
      properties: this.#properties.get(String(id)) ?? {},
    }));
  }
}

/** A word whole, as a beginning or misspelt; as another spelling of it, and run together with its neighbours. */
function eachSpelling({ word, together }: SoughtWord): QueryCombination {
  return {
    combineWith: 'OR',
    queries: [
      { queries: [word], prefix: true, fuzzy: misspellings(word) },
      asOther(word),
      ...together,
    ],
  };
}
