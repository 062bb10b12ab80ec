import type { CompiledQuery } from '../../cypher/compiled-query';
import { misspellings } from '../../graph/searched';

/** The name of the full-text index. */
export const SEARCH_INDEX = 'search';

/**
 * The statement that searches the full-text index: every word must be found, whole, as the beginning of a
 * word, or with a small misspelling. Words are folded letters and digits only, so none of Lucene's signs
 * can be among them; the words of Lucene's syntax (AND, OR, NOT) are in capitals and ours never are.
 */
export function searchStatement(
  words: readonly string[],
  labels: readonly string[],
  properties: readonly string[],
  limit: number,
): CompiledQuery {
  const clauses = words.map((word) => {
    const edits = misspellings(word);
    const fuzzy = edits > 0 ? ` OR ${word}~${edits}` : '';
    return `+searchText:(${word}^4 OR ${word}*^2${fuzzy})`;
  });
  const types = labels.map((label) => label.toLowerCase()).join(' OR ');
  const read = properties.map((property) => `${property}: node.${property}`).join(', ');
  return {
    text: [
      `CALL db.index.fulltext.queryNodes('${SEARCH_INDEX}', $query, {limit: $limit}) YIELD node`,
      `RETURN {id: node.id, properties: {${read}}} AS row`,
    ].join('\n'),
    params: {
      query: [...clauses, ...(types ? [`+searchType:(${types})`] : [])].join(' '),
      limit,
    },
  };
}
