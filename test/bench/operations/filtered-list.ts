import { idOf } from '../data/generate';
import { SETS, type Operation } from './operation';

const SORT = 'sort: [{ nameFolded: ASC }, { id: ASC }]';

/** Fifty certified interventions of a year with an approach, each with three of its relationships. */
export const filteredList: Operation = {
  name: 'filtered-list',
  title: 'Filtered list of 50, three relationships',
  tinkuy: `query FilteredList($approach: ID!, $year: PartialDate!) {
    interventions(first: 50, where: {
      approaches: { some: { node: { id: { eq: $approach } } } }
      startedOn: { gte: $year, lte: $year }
      certifications: { some: { node: { level: { eq: CERTIFIED } } } }
    }) { nodes {
      id name startedOn
      components { nodes { id name } }
      places { nodes { id name } }
      certifications { nodes { id year level } }
    } }
  }`,
  peer: `query FilteredList($approach: ID!, $year: String!, $next: String!) {
    interventions(limit: 50, ${SORT}, where: {
      approaches: { some: { id: { eq: $approach } } }
      startedOn: { gte: $year, lt: $next }
      certifications: { some: { level: { eq: CERTIFIED } } }
    }) {
      id name startedOn
      components(limit: 20, ${SORT}) { id name }
      places: placesConnection(first: 20, sort: [{ node: { nameFolded: ASC } }, { node: { id: ASC } }]) { edges { node { id name } } }
      certifications(limit: 20, ${SORT}) { id year level }
    }
  }`,
  loaders: `query FilteredList($approach: ID!, $year: String!, $next: String!) {
    filteredList(approach: $approach, from: $year, before: $next, level: "CERTIFIED", first: 50) {
      id name startedOn
      components { id name }
      places { id name }
      certifications { id year level }
    }
  }`,
  cypher: {
    text: `
MATCH (c:Certification) USING INDEX c:Certification(level, id) WHERE c.level = 'CERTIFIED' AND c.id IS NOT NULL
MATCH (c)<-[:RECEIVED]-(i)
WHERE i.startedOn >= $year AND i.startedOn < $next
WITH DISTINCT i
WHERE EXISTS { (i)-[:APPLIES]->(:Approach {id: $approach}) }
WITH i ORDER BY i.nameFolded, i.id LIMIT 50
RETURN collect(i {
  .id, .name, .startedOn,
  components: COLLECT {
    MATCH (i)-[:HAS_COMPONENT]->(c) WITH c ORDER BY c.nameFolded, c.id LIMIT 20 RETURN c {.id, .name}},
  places: COLLECT {
    MATCH (i)-[:IMPLEMENTED_IN]->(c) WITH c ORDER BY c.nameFolded, c.id LIMIT 20 RETURN c {.id, .name}},
  certifications: COLLECT {
    MATCH (i)-[:RECEIVED]->(c) WITH c ORDER BY c.nameFolded, c.id LIMIT 20 RETURN c {.id, .year, .level}}
}) AS answer`,
    shape: ([row]) => row?.answer,
  },
  variables: async () =>
    Array.from({ length: SETS }, (_, i) => ({
      approach: idOf('approach', i),
      year: String(2010 + i),
      next: String(2011 + i),
    })),
};
