import { searchStatement } from '../../../src/engine/neo4j/neo4j-search';
import { soughtIn } from '../../../src/model/searched';
import { sortedById } from './sorted';
import { SETS, type Operation, type Sample, type Variables } from './operation';
import { someInterventions } from './sampled';

const FIRST = 20;

/**
 * Interventions by two words of their names. The three rank by different scores, so that words are chosen that
 * find no more than fit on one page, and what is found is compared whatever its order.
 */
export const search: Operation = {
  name: 'search',
  title: 'Search',
  tinkuy: `query Search($text: String!) {
    search(text: $text, types: [INTERVENTION], first: ${FIRST}) { nodes { id name } } }`,
  peer: `query Search($phrase: String!) {
    searchInterventions(phrase: $phrase, first: ${FIRST}) { edges { node { id name } } } }`,
  loaders: `query Search($phrase: String!) { search(phrase: $phrase, first: ${FIRST}) { id name } }`,
  cypher: {
    text: `
CALL db.index.fulltext.queryNodes('search', $phrase, {limit: ${FIRST}}) YIELD node, score
RETURN node {.id, .name} AS answer ORDER BY score DESC, node.id`,
  },
  variables: searched,
  compared: sortedById,
};

async function searched(sample: Sample): Promise<Variables[]> {
  const sets: Variables[] = [];
  for (const id of someInterventions(sample, 'search', 10 * SETS)) {
    const [row] = await sample.ask('MATCH (i:Intervention {id: $id}) RETURN i.name AS name', {
      id,
    });
    const words = String(row?.name).split(' ');
    const text = `${words[0]} ${words.at(-1)}`;
    const phrase = searchStatement(soughtIn(text).each, ['Intervention'], [], FIRST).params.query;
    const [found] = await sample.ask(
      "CALL db.index.fulltext.queryNodes('search', $phrase) YIELD node RETURN count(node) AS count",
      { phrase },
    );
    if (Number(found?.count) <= FIRST) sets.push({ text, phrase });
    if (sets.length === SETS) break;
  }
  return sets;
}
