import type { Operation } from './operation';
import { someInterventions } from './sampled';

const WAYS = [
  { key: 'places', to: '-[:IMPLEMENTED_IN]->', back: '<-[:IMPLEMENTED_IN]-', label: 'Place' },
  { key: 'components', to: '-[:HAS_COMPONENT]->', back: '<-[:HAS_COMPONENT]-', label: 'Component' },
  { key: 'approaches', to: '-[:APPLIES]->', back: '<-[:APPLIES]-', label: 'Approach' },
] as const;

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly [key: string]: unknown;
}

const held = (of: Subject, key: string): ReadonlySet<unknown> => new Set(of[key] as unknown[]);

const read = (node: string): string =>
  `${node} {.id, .name, ${WAYS.map(({ key, to, label }) => `${key}: COLLECT { MATCH (${node})${to}(x:${label}) RETURN x.id }`).join(', ')}}`;

/** What is most similar to an intervention, found and scored with the bounds that Tinkuy says it keeps. */
export const similar: Operation = {
  name: 'similar',
  cutByStore: true,
  title: 'Similar',
  tinkuy: `query Similar($id: ID!) {
    similar(id: $id, by: [PLACES, COMPONENTS, APPROACHES]) { items { score node { id name } } } }`,
  cypher: {
    text: `
MATCH (i:Intervention {id: $id})
CALL (i) {
${WAYS.map(
  ({ to, back, label }) => `  MATCH (i)${to}(x:${label})
  WITH x, COUNT { (x)${back}() } AS having ORDER BY having, x.id LIMIT 10
  CALL (x) { MATCH (x)${back}(n:Intervention) WHERE n.id <> $id WITH n LIMIT 5000 RETURN n }
  RETURN n, having`,
).join('\n  UNION ALL\n')}
}
WITH i, n, count(*) AS times, min(having) AS rarest ORDER BY times DESC, rarest, n.id LIMIT 200
RETURN ${read('i')} AS subject, collect(${read('n')}) AS candidates`,
    shape: ([row]) => {
      const subject = row?.subject as Subject;
      const own = WAYS.map(({ key }) => held(subject, key));
      const scored = (row?.candidates as Subject[]).map((node) => {
        const shares = WAYS.map(({ key }, i) => {
          const [mine, other] = [own[i] ?? new Set(), held(node, key)];
          const both = [...mine].filter((id) => other.has(id)).length;
          return mine.size === 0 ? undefined : both / (mine.size + other.size - both);
        }).filter((share) => share !== undefined);
        const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
        return { score: Math.round(mean * 1e6) / 1e6, node: { id: node.id, name: node.name } };
      });
      const best = scored
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || (a.node.id < b.node.id ? -1 : 1));
      return { items: best.slice(0, 10) };
    },
  },
  variables: async (sample) => someInterventions(sample, 'similar').map((id) => ({ id })),
};
