import { sorted, sortedById } from './sorted';
import { LOOKUP_SETS, type Operation } from './operation';
import { someInterventions } from './sampled';

interface Dimension {
  readonly dimension: string;
  readonly rows: readonly { readonly node: { readonly id: string }; readonly heldBy: string[] }[];
}

/** Three interventions side by side in four dimensions. */
export const compare: Operation = {
  name: 'compare',
  title: 'Compare three',
  tinkuy: `query Compare($ids: [ID!]!) {
    compare(ids: $ids, by: [APPROACHES, COMPONENTS, TARGET_GROUPS, PLACES]) {
      items { id name } dimensions { dimension rows { node { id name } heldBy } } } }`,
  cypher: {
    text: `
UNWIND $ids AS id MATCH (i:Intervention {id: id})
RETURN i {
  .id, .name,
  APPROACHES: COLLECT { MATCH (i)-[:APPLIES]->(n) RETURN n {.id, .name} },
  COMPONENTS: COLLECT { MATCH (i)-[:HAS_COMPONENT]->(n) RETURN n {.id, .name} },
  TARGET_GROUPS: COLLECT { MATCH (i)-[:REACHES]->(n) RETURN n {.id, .name} },
  PLACES: COLLECT { MATCH (i)-[:IMPLEMENTED_IN]->(n) RETURN n {.id, .name} }
} AS item`,
    shape: (rows) => {
      const items = rows.map(({ item }) => item as Record<string, { id: string }[]>);
      const names = ['APPROACHES', 'COMPONENTS', 'TARGET_GROUPS', 'PLACES'];
      return {
        items: items.map(({ id, name }) => ({ id, name })),
        dimensions: names.map((dimension) => {
          const held = new Map<string, { node: object; heldBy: unknown[] }>();
          for (const item of items) {
            for (const node of item[dimension] ?? []) {
              const row = held.get(node.id) ?? { node, heldBy: [] };
              row.heldBy.push(item.id);
              held.set(node.id, row);
            }
          }
          return { dimension, rows: [...held.values()] };
        }),
      };
    },
  },
  variables: async (sample) =>
    Array.from({ length: LOOKUP_SETS }, (_, i) => ({
      ids: someInterventions(sample, `compare ${i}`, 3),
    })),
  compared: (answer) => {
    const { items, dimensions } = answer as { items: unknown; dimensions: readonly Dimension[] };
    return {
      items: sortedById(items),
      dimensions: dimensions.map(({ dimension, rows }) => ({
        dimension,
        rows: sorted(rows.map(({ node, heldBy }) => ({ node, heldBy: sorted(heldBy) }))),
      })),
    };
  },
};
