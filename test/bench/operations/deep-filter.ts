import { idOf } from '../data/generate';
import { SETS, type Operation } from './operation';

/** Communities with an intervention that is run by a programme of a ministry: a filter through three relationships. */
export const deepFilter: Operation = {
  name: 'deep-filter',
  title: 'Relationship filters three levels deep',
  tinkuy: `query DeepFilter($ministry: ID!) {
    communities(first: 20, where: { interventions: { some: { node: {
      programs: { some: { node: { ministries: { some: { node: { id: { eq: $ministry } } } } } } } } } } }) {
      nodes { id name } } }`,
  peer: `query DeepFilter($ministry: ID!) {
    communities(limit: 20, sort: [{ nameFolded: ASC }, { id: ASC }], where: { interventions: { some: {
      programs: { some: { ministries: { some: { id: { eq: $ministry } } } } } } } }) { id name } }`,
  loaders: `query DeepFilter($ministry: ID!) { communitiesOf(ministry: $ministry, first: 20) { id name } }`,
  cypher: {
    text: `
MATCH (c:Community) USING INDEX c:Community(nameFolded, id)
WHERE c.nameFolded IS NOT NULL AND c.id IS NOT NULL
  AND EXISTS { (c)<-[:IMPLEMENTED_IN]-()<-[:RUNS]-()<-[:OVERSEES]-(:Ministry {id: $ministry}) }
WITH c ORDER BY c.nameFolded, c.id LIMIT 20
RETURN collect(c {.id, .name}) AS answer`,
    shape: ([row]) => row?.answer,
  },
  variables: async () =>
    Array.from({ length: SETS }, (_, i) => ({ ministry: idOf('ministry', i * 2) })),
};
