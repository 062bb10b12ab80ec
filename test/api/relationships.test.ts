import { join } from 'node:path';
import { isEntity, type NodeModel, type RelationshipModel } from '../../src/model/graph-model';
import { checkRecords } from '../../src/ingest/check';
import type { RelationshipData } from '../../src/ingest/graph-data';
import { readFolder } from '../support/read-folder';
import { describeAnyEngine, model, type Api } from '../support/api';

/** What the files say, without any engine. */
const { nodes, relationships } = checkRecords(
  model,
  readFolder(join(__dirname, '../fixtures/graph')),
);
const typeOf = new Map(nodes.map(({ id, type }) => [id, type]));

const types = [...model.nodes.values()].filter((node) => !node.abstract && isEntity(node));
const interfaces = [...model.nodes.values()].filter(
  ({ abstract, relationships: fields }) => abstract && fields.size > 0,
);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const farEnd = ({ direction }: RelationshipModel, one: RelationshipData): string =>
  direction === 'out' ? one.to : one.from;
const nearEnd = ({ direction }: RelationshipModel, one: RelationshipData): string =>
  direction === 'out' ? one.from : one.to;

/** The relationships of a node that a field stands for, in the order of the ids and then of their own keys. */
function relationshipsOf(id: string, field: RelationshipModel): RelationshipData[] {
  const targets = model.nodes.get(field.target)?.concrete ?? [];
  return relationships
    .filter(
      (one) =>
        one.type === field.type &&
        nearEnd(field, one) === id &&
        targets.includes(typeOf.get(farEnd(field, one)) ?? ''),
    )
    .sort(
      (a, b) =>
        compare(farEnd(field, a), farEnd(field, b)) ||
        compare(String(a.properties.key), String(b.properties.key)),
    );
}

function expected(id: string, field: RelationshipModel): unknown {
  const found = relationshipsOf(id, field);
  if (field.toOne) return found[0] ? { id: farEnd(field, found[0]) } : null;
  return {
    totalCount: found.length,
    edges: found.map((one) => ({
      ...Object.fromEntries(
        [...field.properties.values()].map(({ name, references }) => {
          const value = one.properties[name] ?? (name === 'disputed' ? false : null);
          return [name, references ? (value as string[]).map((source) => ({ id: source })) : value];
        }),
      ),
      node: { id: farEnd(field, one) },
    })),
  };
}

const selection = (node: NodeModel): string =>
  [...node.relationships.values()]
    .map(({ field, toOne, properties }) => {
      if (toOne) return `${field} { id }`;
      const own = [...properties.values()].map(({ name, references }) =>
        references ? `${name} { id }` : name,
      );
      return `${field}(first: 100, orderBy: [{ field: ID }]) { totalCount edges { ${own.join(' ')} node { id } } }`;
    })
    .join('\n');

/** Every node of a type or interface with all its relationships, as the files have them. */
const whole = (node: NodeModel): unknown[] =>
  nodes
    .filter(({ type }) => node.concrete.includes(type))
    .sort((a, b) => compare(a.id, b.id))
    .map(({ id }) => ({
      id,
      ...Object.fromEntries(
        [...node.relationships.values()].map((field) => [field.field, expected(id, field)]),
      ),
    }));

describe('the fixture', () => {
  test('has every type, and marks every node as made up', () => {
    expect([...new Set(nodes.map(({ type }) => type))].sort()).toEqual(
      types.map(({ name }) => name).sort(),
    );
    expect(nodes.filter(({ properties }) => properties.synthetic !== true)).toEqual([]);
  });

  test('has every relationship at both ends, and parallel ones', () => {
    const missing = types.flatMap(({ name, relationships: fields }) =>
      [...fields.values()]
        // Few types have observations of their own; the interface has them.
        .filter(({ type }) => type !== 'OBSERVED_ON')
        .filter(
          (field) =>
            !nodes.some(({ id, type }) => type === name && relationshipsOf(id, field).length > 0),
        )
        .map(({ field }) => `${name}.${field}`),
    );
    expect(missing).toEqual([]);
    const pairs = relationships.map(({ type, from, to }) => `${type} ${from} ${to}`);
    const parallel = new Set(pairs.filter((pair, i) => pairs.indexOf(pair) !== i));
    expect([...parallel].sort()).toEqual([
      'IMPLEMENTED_IN intervention:andes district:080505',
      'PARTICIPATES_IN ministry:inclusion intervention:pozos',
      'PARTICIPATES_IN organization:oficina program:crecer',
      'REACHES intervention:pozos target-group:hogares',
    ]);
  });

  test('may say of two relationships the year of one and since when the other holds', () => {
    const own = { synthetic: true, sources: ['source:a'] };
    const records = [
      { id: 'source:a', name: 'A' },
      { id: 'target-group:a', name: 'A', ...own },
      {
        id: 'program:a',
        name: 'A',
        ...own,
        REACHES: [
          { to: 'target-group:a', year: 2021 },
          { to: 'target-group:a', validFrom: '2021' },
        ],
      },
    ].map((values) => ({ at: { file: 'test', node: values.id }, values }));
    const { relationships: checked } = checkRecords(model, records);
    expect(new Set(checked.map(({ properties }) => properties.key)).size).toBe(2);
  });
});

describeAnyEngine(
  'fixture',
  (api) => {
    test.each(types.map((type) => [type.name, type] as const))('of %s', async (_name, type) => {
      expect(
        await api().data(
          `{ list: ${type.plural}(asOf: "always", first: 100, orderBy: [{ field: ID }]) { nodes { id ${selection(type)} } } }`,
        ),
      ).toEqual({ list: { nodes: whole(type) } });
    });

    test.each(interfaces.map((one) => [one.name, one] as const))(
      'of %s, whatever its type',
      async (_name, one) => {
        const ids = nodes
          .filter(({ type }) => one.concrete.includes(type))
          .map(({ id }) => id)
          .sort(compare);
        expect(
          await api().data(
            `query ($ids: [ID!]!) { entities(ids: $ids, asOf: "always") { id ... on ${one.name} { ${selection(one)} } } }`,
            { ids },
          ),
        ).toEqual({ entities: whole(one) });
      },
    );

    test('forwards and backwards give the same relationships, which are all there are', async () => {
      const all = relationships.map(({ type, from, to }) => `${from} ${type} ${to}`).sort(compare);
      expect({ out: await walk(api(), 'out'), in: await walk(api(), 'in') }).toEqual({
        out: all,
        in: all,
      });
    });
  },
  { maxCost: 10_000_000 },
);

/** All relationships that the fields of one direction lead along. */
async function walk(api: Api, direction: 'out' | 'in'): Promise<string[]> {
  const found = await Promise.all(
    types.map(async ({ plural, relationships: all }) => {
      const fields = [...all.values()].filter((one) => one.direction === direction);
      const asked = fields.map(({ field, toOne }) =>
        toOne ? `${field} { id }` : `${field}(first: 100) { nodes { id } }`,
      );
      const { list } = (await api.data(
        `{ list: ${plural}(asOf: "always", first: 100) { nodes { id ${asked.join(' ')} } } }`,
      )) as { list: { nodes: Record<string, unknown>[] } };
      return list.nodes.flatMap((node) =>
        fields.flatMap(({ field, type, toOne }) => {
          const value = node[field] as { id: string } & { nodes: { id: string }[] };
          const ends = toOne ? (value ? [value] : []) : value.nodes;
          return ends.map(({ id }) =>
            direction === 'out'
              ? `${String(node.id)} ${type} ${id}`
              : `${id} ${type} ${String(node.id)}`,
          );
        }),
      );
    }),
  );
  return found.flat().sort(compare);
}
