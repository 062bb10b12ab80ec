import type { Operation } from './operation';

/** The first page of all interventions by name, with how many there are. */
export const connection: Operation = {
  name: 'connection',
  title: 'Connection of 20 with its total',
  tinkuy: `query Connection { interventions(first: 20) {
    totalCount pageInfo { hasNextPage } nodes { id name startedOn } } }`,
  peer: `query Connection {
    interventionsConnection(first: 20, sort: [{ nameFolded: ASC }, { id: ASC }]) {
      totalCount pageInfo { hasNextPage } edges { node { id name startedOn } } } }`,
  loaders: `query Connection { page(first: 20) {
    totalCount pageInfo { hasNextPage } nodes { id name startedOn } } }`,
  cypher: {
    text: `
MATCH (i:Intervention) WITH count(i) AS totalCount
CALL () {
  MATCH (i:Intervention) WHERE i.nameFolded IS NOT NULL AND i.id IS NOT NULL
  WITH i ORDER BY i.nameFolded, i.id LIMIT 21
  RETURN collect(i {.id, .name, .startedOn}) AS items
}
RETURN {totalCount: totalCount, pageInfo: {hasNextPage: size(items) > 20}, items: items[..20]} AS answer`,
    shape: (rows) => rows[0]?.answer,
  },
  variables: async () => [{}],
};
