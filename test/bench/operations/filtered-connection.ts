import { idOf } from '../data/generate';
import { SETS, type Operation } from './operation';

/** The first page of the interventions with an approach, with how many there are. */
export const filteredConnection: Operation = {
  name: 'filtered-connection',
  title: 'Filtered connection of 20 with its total',
  tinkuy: `query FilteredConnection($approach: ID!) {
    interventions(first: 20, where: { approaches: { some: { node: { id: { eq: $approach } } } } }) {
      totalCount pageInfo { hasNextPage } nodes { id name startedOn } } }`,
  peer: `query FilteredConnection($approach: ID!) {
    interventionsConnection(first: 20, sort: [{ nameFolded: ASC }, { id: ASC }], where: { approaches: { some: { id: { eq: $approach } } } }) {
      totalCount pageInfo { hasNextPage } edges { node { id name startedOn } } } }`,
  loaders: `query FilteredConnection($approach: ID!) { page(first: 20, approach: $approach) {
    totalCount pageInfo { hasNextPage } nodes { id name startedOn } } }`,
  cypher: {
    // An intervention has an approach once: what leads to it need not be counted apart.
    text: `
MATCH (a:Approach {id: $approach})
CALL (a) {
  MATCH (a)<-[:APPLIES]-(i:Intervention)
  WITH i ORDER BY i.nameFolded, i.id LIMIT 21
  RETURN collect(i {.id, .name, .startedOn}) AS items
}
RETURN {totalCount: COUNT { (a)<-[:APPLIES]-(:Intervention) }, pageInfo: {hasNextPage: size(items) > 20}, items: items[..20]} AS answer`,
    shape: (rows) => rows[0]?.answer,
  },
  variables: async () =>
    Array.from({ length: SETS }, (_, i) => ({ approach: idOf('approach', i * 3) })),
};
