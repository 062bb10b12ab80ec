import { asOther, misspellings, type SoughtWord } from '../../model/searched';
import type { CompiledQuery, Row, SearchCandidate } from '../engine';

/** The name of the full-text index. */
export const SEARCH_INDEX = 'search';

/**
 * The statement that searches the full-text index: every word must be found, whole, as the beginning of a
 * word, run together with others, or with a small misspelling. Words are folded letters and digits only, so none of
 * Lucene's signs can be among them; the words of Lucene's syntax (AND, OR, NOT) are in capitals and ours never are.
 */
export function searchStatement(
  words: readonly SoughtWord[],
  labels: readonly string[],
  properties: readonly string[],
  limit: number,
): CompiledQuery {
  const clauses = words.map(({ word, together }) => {
    const edits = misspellings(word);
    const whole = [word, asOther(word), ...together].map((one) => `${one}^4`).join(' OR ');
    const fuzzy = edits > 0 ? ` OR ${word}~${edits}` : '';
    return `+searchText:(${whole} OR ${word}*^2${fuzzy})`;
  });
  const types = labels.map((label) => label.toLowerCase()).join(' OR ');
  const read = properties.map((property) => `node.${property}`).join(', ');
  return {
    text: [
      `CALL db.index.fulltext.queryNodes('${SEARCH_INDEX}', $query, {limit: $limit}) YIELD node`,
      // A list, since a map would name each property with each of a thousand nodes, most of which have three of them.
      `RETURN node.id AS id, [${read}] AS values`,
    ].join('\n'),
    params: {
      query: [...clauses, ...(types ? [`+searchType:(${types})`] : [])].join(' '),
      limit,
    },
  };
}

/** A node that the statement found, with those of the properties that it has. */
export function candidateOf(row: Row, properties: readonly string[]): SearchCandidate {
  const found: Record<string, unknown> = {};
  (row.values as readonly unknown[]).forEach((value, i) => {
    const name = properties[i];
    if (name !== undefined && value !== null) found[name] = value;
  });
  return { id: row.id as string, properties: found };
}
