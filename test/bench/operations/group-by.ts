import { sorted } from './sorted';
import type { Operation } from './operation';

interface Groups {
  readonly aggregate: {
    readonly groups: readonly {
      readonly keys: readonly { readonly value: unknown }[];
      readonly count: number;
    }[];
  };
}

/** All interventions by department, counted: the whole graph in one answer. */
export const groupBy: Operation = {
  name: 'group-by',
  title: 'Group the whole graph',
  tinkuy: `query GroupBy { interventions { aggregate(groupBy: [{ places: { level: DEPARTMENT } }]) {
    groups { keys { value } count } } } }`,
  cypher: {
    text: `
MATCH (d:Department)<-[:PART_OF*0..3]-(:Place)<-[:IMPLEMENTED_IN]-(i)
WITH d, count(DISTINCT i) AS count
RETURN collect({key: d.id, count: count}) AS answer`,
    shape: ([row]) => row?.answer,
  },
  variables: async () => [{}],
  compared: (answer) => {
    if (Array.isArray(answer)) return sorted(answer);
    const { groups } = (answer as Groups).aggregate;
    return sorted(groups.map(({ keys, count }) => ({ key: keys[0]?.value, count })));
  },
};
