import MiniSearch from 'minisearch';
import { misspellings } from '../../graph/searched';
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
    tokenize: (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
    processTerm: (term) => term,
  });
  readonly #properties = new Map<string, Row>();

  constructor(nodes: readonly IndexedNode[]) {
    this.#index.addAll(nodes);
    for (const { id, properties } of nodes) this.#properties.set(id, properties);
  }

  /** The nodes that may match all words, the likeliest first. */
  search(words: readonly string[], labels: readonly string[], limit: number): SearchCandidate[] {
    const types = new Set(labels.map((label) => label.toLowerCase()));
    const found = this.#index.search(words.join(' '), {
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => misspellings(term),
      ...(types.size > 0 && { filter: ({ searchType }) => types.has(String(searchType)) }),
    });
    return found.slice(0, limit).map(({ id }) => ({
      id: String(id),
      properties: this.#properties.get(String(id)) ?? {},
    }));
  }
}
