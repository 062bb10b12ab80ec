import { LOOKUP_SETS, type Operation, type Sample, type Variables } from './operation';
import { someInterventions } from './sampled';

/** The shortest paths between two interventions that have something in common. */
export const paths: Operation = {
  name: 'paths',
  title: 'Shortest paths',
  tinkuy: `query Paths($from: ID!, $to: ID!) { paths(from: $from, to: $to) {
    paths { length nodes { id name } } } }`,
  cypher: {
    text: `
MATCH p = allShortestPaths((a:Intervention {id: $from})-[*..4]-(b:Intervention {id: $to}))
WITH DISTINCT nodes(p) AS nodes, length(p) AS length
ORDER BY [n IN nodes | n.id] LIMIT 5
RETURN {length: length, nodes: [n IN nodes | n {.id, .name}]} AS answer`,
    shape: (rows) => ({ paths: rows.map(({ answer }) => answer) }),
  },
  variables: async (sample: Sample): Promise<Variables[]> => {
    const sets: Variables[] = [];
    const ids = someInterventions(sample, 'paths', 10 * LOOKUP_SETS);
    for (const [i, from] of ids.entries()) {
      const to = ids[i + 1] ?? '';
      const [row] = await sample.ask(
        'MATCH (a:Intervention {id: $from}), (b:Intervention {id: $to}) RETURN EXISTS { (a)--()--(b) } AS near',
        { from, to },
      );
      if (row?.near === true && from !== to) sets.push({ from, to });
      if (sets.length === LOOKUP_SETS) break;
    }
    return sets;
  },
};
