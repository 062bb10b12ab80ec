/** Whatever a list is grouped by, the filter of each group leads to as many nodes, at any date. */
import { isEntity, isOrdered, type NodeModel } from '../../src/model/graph-model';
import { describeAnyEngine, model } from '../support/api';

const upperSnake = (name: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const scalars = (properties: NodeModel['properties']): string[] =>
  [...properties.values()].filter(isOrdered).map(({ name }) => upperSnake(name));

/** The keys of a type: itself, its properties, its relationships with theirs, and one step beyond each. */
function keysOf(node: NodeModel): string[] {
  return [
    '{}',
    ...scalars(node.properties).map((name) => `{ field: ${name} }`),
    ...[...node.relationships.values()].flatMap(({ field, target, type, properties }, i) => {
      const there = model.nodes.get(target);
      const onwards = [...(there?.relationships.values() ?? [])].filter((one) => one.type !== type);
      const next = onwards[i % onwards.length]?.field;
      return [
        `{ ${field}: {} }`,
        ...scalars(properties).map((name) => `{ ${field}: { edge: ${name} } }`),
        ...(next ? [`{ ${field}: { ${next}: {} } }`] : []),
        ...(there?.containment ? [`{ ${field}: { level: PROVINCE } }`] : []),
      ];
    }),
  ];
}

const DATES = ['2011', 'always', '2022'];

/** A server that plans each new text for some tenths of a second is given fewer of them. */
const STEP = { embedded: 3, neo4j: 23 };

interface Facets {
  readonly facets: readonly {
    readonly values: readonly { readonly count: number; readonly where: unknown }[];
  }[];
}

describeAnyEngine('fixture', (api, engineName) => {
  const types = [...model.nodes.values()].filter((node) => !node.abstract && isEntity(node));

  test.each(types.map((node) => [node.name, node] as const))('%s', async (_, node) => {
    const keys = keysOf(node).filter((_key, i) => i % STEP[engineName as keyof typeof STEP] === 0);
    for (const [i, key] of keys.entries()) {
      const asOf = `asOf: "${DATES[i % DATES.length]}"`;
      const asked = `facets(by: [${key}], first: 100) { values { count where } }`;
      const data = (await api().data(`{ list: ${node.plural}(${asOf}) { ${asked} } }`)) as {
        list: Facets;
      };
      const values = data.list.facets[0]?.values.filter(({ where }) => where !== null) ?? [];
      for (const { count, where } of values.slice(0, 5)) {
        const found = await api().data(
          `query ($where: ${node.name}Filter) { list: ${node.plural}(where: $where, ${asOf}) { totalCount } }`,
          { where },
        );
        expect({ key, where, found }).toEqual({
          key,
          where,
          found: { list: { totalCount: count } },
        });
      }
    }
  });
});
