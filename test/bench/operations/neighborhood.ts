import { sorted } from './sorted';
import { LOOKUP_SETS, type Operation } from './operation';
import { someInterventions } from './sampled';

/** Everything around an intervention, one relationship away, how it is related, and the counts of all. */
export const neighborhood: Operation = {
  name: 'neighborhood',
  title: 'Neighbourhood',
  tinkuy: `query Neighborhood($id: ID!) { neighborhood(id: $id) {
    nodes { id name } edges { type from to } counts { type direction total } truncated } }`,
  cypher: {
    text: `
MATCH (n:Entity {id: $id})
CALL (n) {
  MATCH (n)-[]-(m:Entity)
  RETURN collect(DISTINCT m) AS around
}
WITH [n] + around AS shown
CALL (shown) {
  UNWIND shown AS a
  MATCH (a)-[r]->(b:Entity)
  WHERE b IN shown
  RETURN collect({type: type(r), from: a.id, to: b.id}) AS edges
}
CALL (shown) {
  UNWIND shown AS a
  MATCH (a)-[r]-(:Entity)
  WITH a, type(r) AS type, startNode(r) = a AS out, count(*) AS total
  RETURN collect({type: type, direction: CASE WHEN out THEN 'OUT' ELSE 'IN' END, total: total}) AS counts
}
RETURN [n IN shown | n {.id, .name}] AS nodes, edges, counts`,
    shape: ([row]) => ({ ...row, truncated: false }),
  },
  variables: async (sample) =>
    someInterventions(sample, 'neighborhood', LOOKUP_SETS).map((id) => ({ id })),
  compared: (answer) =>
    Object.fromEntries(
      Object.entries(answer as object).map(([name, of]) => [
        name,
        Array.isArray(of) ? sorted(of) : (of as unknown),
      ]),
    ),
};
