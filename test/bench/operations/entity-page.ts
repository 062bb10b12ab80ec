import { LOOKUP_SETS, type Operation } from './operation';
import { someInterventions } from './sampled';

const SORT = 'sort: [{ nameFolded: ASC }, { id: ASC }]';
const EDGE_SORT = 'sort: [{ node: { nameFolded: ASC } }, { node: { id: ASC } }]';

/** All about one intervention, four levels deep: its places up to their departments, its programmes and ministries. */
export const entityPage: Operation = {
  name: 'entity-page',
  title: 'Entity page, four levels',
  tinkuy: `query EntityPage($id: ID!) {
    intervention(id: $id) {
      id name status startedOn
      programs { nodes { id name ministries { nodes { id name } } } }
      approaches { edges { significance node { id name } } }
      components { nodes { id name } }
      certifications { nodes { id name year level category { id name award { id name } } } }
      places { edges { households node { id name ... on Community {
        district { id name province { id name department { id name } } } } } } }
    }
  }`,
  peer: `query EntityPage($id: ID!) {
    interventions(where: { id: { eq: $id } }) {
      id name status startedOn
      programs(limit: 20, ${SORT}) { id name ministries(limit: 20, ${SORT}) { id name } }
      approaches: approachesConnection(first: 20, ${EDGE_SORT}) { edges { properties { ... on AppliesProperties { significance } } node { id name } } }
      components(limit: 20, ${SORT}) { id name }
      certifications(limit: 20, ${SORT}) { id name year level category { id name award { id name } } }
      places: placesConnection(first: 20, ${EDGE_SORT}) { edges { properties { households } node { id name ... on Community {
        district { id name province { id name department { id name } } } } } } }
    }
  }`,
  loaders: `query EntityPage($id: ID!) {
    intervention(id: $id) {
      id name status startedOn
      programs { id name ministries { id name } }
      approaches { significance id name }
      components { id name }
      certifications { id name year level category { id name award { id name } } }
      places { households id name district { id name province { id name department { id name } } } }
    }
  }`,
  cypher: {
    text: `
MATCH (i:Intervention {id: $id})
RETURN i {
  .id, .name, .status, .startedOn,
  programs: COLLECT {
    MATCH (i)<-[:RUNS]-(p) WITH p ORDER BY p.nameFolded, p.id LIMIT 20
    RETURN p {.id, .name, ministries: COLLECT {
      MATCH (p)<-[:OVERSEES]-(m) WITH m ORDER BY m.nameFolded, m.id LIMIT 20 RETURN m {.id, .name}}}},
  approaches: COLLECT {
    MATCH (i)-[r:APPLIES]->(a) WITH r, a ORDER BY a.nameFolded, a.id LIMIT 20
    RETURN a {.id, .name, significance: r.significance}},
  components: COLLECT {
    MATCH (i)-[:HAS_COMPONENT]->(c) WITH c ORDER BY c.nameFolded, c.id LIMIT 20 RETURN c {.id, .name}},
  certifications: COLLECT {
    MATCH (i)-[:RECEIVED]->(c) WITH c ORDER BY c.nameFolded, c.id LIMIT 20
    RETURN c {.id, .name, .year, .level, category: head(COLLECT {
      MATCH (c)-[:IN_CATEGORY]->(k) RETURN k {.id, .name, award: head(COLLECT {
        MATCH (k)-[:OF_AWARD]->(w) RETURN w {.id, .name}})}})}},
  places: COLLECT {
    MATCH (i)-[r:IMPLEMENTED_IN]->(c) WITH r, c ORDER BY c.nameFolded, c.id LIMIT 20
    RETURN c {.id, .name, households: r.households, district: head(COLLECT {
      MATCH (c)-[:PART_OF]->(d:District) RETURN d {.id, .name, province: head(COLLECT {
        MATCH (d)-[:PART_OF]->(p:Province) RETURN p {.id, .name, department: head(COLLECT {
          MATCH (p)-[:PART_OF]->(e:Department) RETURN e {.id, .name}})}})}})}}
} AS answer`,
    shape: (rows) => rows[0]?.answer ?? null,
  },
  variables: async (sample) =>
    someInterventions(sample, 'entity page', LOOKUP_SETS).map((id) => ({ id })),
  // A list of one from the peer, which has no look-up by id.
  compared: (answer) => (Array.isArray(answer) ? (answer[0] as unknown) : answer),
};
