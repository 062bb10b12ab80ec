import { sorted } from './sorted';
import { LOOKUP_SETS, type Operation } from './operation';
import { someInterventions } from './sampled';

/** Everything around an intervention, one relationship away, with the counts. */
export const neighborhood: Operation = {
  name: 'neighborhood',
  title: 'Neighbourhood',
  tinkuy: `query Neighborhood($id: ID!) { neighborhood(id: $id) {
    nodes { id name } edges { type from to } counts { type direction total } truncated } }`,
  cypher: {
    text: `
MATCH (n:Entity {id: $id})
CALL (n) {
  MATCH (n)-[r]-(m:Entity)
  RETURN collect({node: m {.id, .name}, edge: {type: type(r), from: startNode(r).id, to: endNode(r).id}}) AS found
}
RETURN n {.id, .name} AS node, found`,
    shape: ([row]) => {
      const found = row?.found as { node: { id: string }; edge: { type: string; from: string } }[];
      const start = row?.node as { id: string };
      const counts = new Map<string, { type: string; direction: string; total: number }>();
      for (const { edge } of found) {
        const direction = edge.from === start.id ? 'OUT' : 'IN';
        const key = `${edge.type} ${direction}`;
        const of = counts.get(key) ?? { type: edge.type, direction, total: 0 };
        of.total += 1;
        counts.set(key, of);
      }
      return {
        nodes: [
          ...new Map([start, ...found.map(({ node }) => node)].map((n) => [n.id, n])).values(),
        ],
        edges: found.map(({ edge }) => edge),
        counts: [...counts.values()],
        truncated: false,
      };
    },
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
