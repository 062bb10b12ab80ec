import { idOf } from '../data/generate';
import type { Operation } from './operation';

/**
 * The first page of the interventions with a common approach and a status, in order of name and without a total: an
 * index of the names can serve it, so that it need not cost more in a larger graph.
 */
export const filteredPage: Operation = {
  name: 'filtered-page',
  title: 'Filtered page of 20, no total',
  tinkuy: `query FilteredPage($approach: ID!, $status: ActivityStatus!) {
    interventions(first: 20, where: { status: { eq: $status }, approaches: { some: { node: { id: { eq: $approach } } } } }) {
      pageInfo { hasNextPage } nodes { id name } } }`,
  peer: `query FilteredPage($approach: ID!, $status: ActivityStatus!) {
    interventionsConnection(first: 20, sort: [{ nameFolded: ASC }, { id: ASC }], where: { status: { eq: $status }, approaches: { some: { id: { eq: $approach } } } }) {
      pageInfo { hasNextPage } edges { node { id name } } } }`,
  loaders: `query FilteredPage($approach: ID!, $status: String!) {
    page(first: 20, approach: $approach, status: $status) { pageInfo { hasNextPage } nodes { id name } } }`,
  cypher: {
    text: `
MATCH (i:Intervention) USING INDEX i:Intervention(nameFolded, id)
WHERE i.nameFolded IS NOT NULL AND i.id IS NOT NULL AND i.status = $status
  AND EXISTS { (i)-[:APPLIES]->(:Approach {id: $approach}) }
WITH i ORDER BY i.nameFolded, i.id LIMIT 21
WITH collect(i {.id, .name}) AS items
RETURN {pageInfo: {hasNextPage: size(items) > 20}, items: items[..20]} AS answer`,
    shape: (rows) => rows[0]?.answer,
  },
  variables: async () =>
    [0, 1, 2, 3].flatMap((i) =>
      ['IMPLEMENTATION', 'CLOSED'].map((status) => ({ approach: idOf('approach', i), status })),
    ),
};
