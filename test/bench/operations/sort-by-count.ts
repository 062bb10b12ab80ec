import type { Operation } from './operation';

/** The interventions with most components, of all. */
export const sortByCount: Operation = {
  name: 'sort-by-count',
  title: 'Sort by count of a relationship',
  tinkuy: `query SortByCount { interventions(first: 20, orderBy: [{ count: COMPONENTS, direction: DESC }]) {
    nodes { id name } } }`,
  loaders: `query SortByCount { byComponents(first: 20) { id name } }`,
  cypher: {
    text: `
MATCH (i:Intervention) WHERE i.componentsCount IS NOT NULL AND i.id IS NOT NULL
WITH i ORDER BY i.componentsCount DESC, i.id DESC LIMIT 20
RETURN collect(i {.id, .name}) AS answer`,
    shape: ([row]) => row?.answer,
  },
  variables: async () => [{}],
};
