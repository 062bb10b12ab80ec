import { invariant } from '../errors';
import type { Engine, StoreSchema } from '../engine/engine';
import { fold, foldedName } from '../graph/fold';
import {
  isText,
  nodeModel,
  type GraphModel,
  type NodeModel,
  type PropertyModel,
} from '../graph/graph-model';
import { idPrefix } from '../graph/ids';
import { searchWeights, wordsOf } from '../graph/searched';
import { DATASET_LABEL, DATED_LABEL, type Dataset } from '../execute/dataset';
import type { GraphData, NodeData, RelationshipData } from './graph-data';
import { outgoing } from './outgoing';

const BATCH = 1_000;

/** What the graph needs of a store: unique ids for every label, and indexes on names and codes. */
export function storeSchema(model: GraphModel): StoreSchema {
  const nodes = [...model.nodes.values()].filter(({ name }) => name !== 'Node');
  return {
    labels: nodes.map(({ name }) => name),
    indexes: nodes.flatMap((node) => [
      { label: node.name, properties: orderedBy(node) },
      ...[...node.properties.values()]
        .filter(({ indexed }) => indexed)
        .map(({ name }) => ({ label: node.name, properties: [foldedName(name)] })),
    ]),
  };
}

/** The stored properties that lists of a type are in the order of, unless asked for in another. */
const orderedBy = ({ order, properties }: NodeModel): string[] => [
  ...order.map(({ field }) => {
    const property = properties.get(field);
    return property && isText(property) ? foldedName(field) : field;
  }),
  'id',
];

/** Writes checked data, all of it or nothing; what is there already is brought up to date. */
export async function writeGraph(
  engine: Engine,
  model: GraphModel,
  { nodes, relationships }: GraphData,
  dataset?: Dataset,
): Promise<void> {
  await engine.prepare(storeSchema(model));
  const searchedNames = [...searchWeights(model).keys()];
  await engine.transaction(async (transaction) => {
    for (const [type, ofType] of groupBy(nodes, (node) => node.type)) {
      const labels = [type, ...nodeModel(model, type).interfaces].filter((one) => one !== 'Node');
      for (const rows of batches(ofType)) {
        await transaction.run({
          text: `UNWIND $rows AS row MERGE (n:Entity {id: row.id}) SET n = row SET n:${labels.join(':')}`,
          params: { rows: rows.map((node) => storedNode(model, searchedNames, node)) },
        });
      }
    }
    for (const [type, ofType] of groupBy(relationships, (one) => one.type)) {
      for (const rows of batches(ofType)) {
        await transaction.run({
          text: [
            'UNWIND $rows AS row',
            'MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to})',
            `MERGE (a)-[r:${type} {key: row.key}]->(b) SET r = row.properties`,
          ].join(' '),
          params: { rows: rows.map((one) => storedRelationship(model, one)) },
        });
      }
    }
    await transaction.run({
      text: `MERGE (d:${DATED_LABEL} {key: 'dated'}) SET d.types = [t IN coalesce(d.types, []) WHERE NOT t IN $types] + $types`,
      params: { types: datedTypes(model, relationships) },
    });
    if (dataset) {
      await transaction.run({
        text: `MERGE (d:${DATASET_LABEL} {key: 'dataset'}) SET d = $properties`,
        params: { properties: { ...dataset, key: 'dataset' } },
      });
    }
  });
  await engine.settle();
}

/** The types of the relationships that have dates, which say when they hold. */
function datedTypes(model: GraphModel, relationships: readonly RelationshipData[]): string[] {
  const dates = new Set(['validFrom', 'validTo']);
  for (const { relationships: of } of model.nodes.values()) {
    for (const { properties } of of.values()) {
      for (const { name, begins } of properties.values()) if (begins) dates.add(name);
    }
  }
  const dated = relationships.filter(({ properties }) =>
    Object.keys(properties).some((name) => dates.has(name)),
  );
  return [...new Set(dated.map(({ type }) => type))];
}

/** A node as it is stored: with the folded copies of its texts and the text it is searched by. */
function storedNode(
  model: GraphModel,
  searchedNames: readonly string[],
  { id, type, properties }: NodeData,
): Record<string, unknown> {
  const searched = searchedNames.flatMap((name) => properties[name] ?? []);
  return {
    ...withFolded(properties, nodeModel(model, type).properties),
    id,
    searchText: [...new Set(searched.map(String).flatMap(wordsOf))].join(' '),
    searchType: type.toLowerCase(),
  };
}

function storedRelationship(
  model: GraphModel,
  { type, from, to, properties }: RelationshipData,
): Record<string, unknown> {
  const [start, end] = [typeOfId(model, from), typeOfId(model, to)];
  const way = outgoing(model, nodeModel(model, start)).find(
    (one) => one.type === type && one.targets.includes(end),
  );
  invariant(way, `${type} from ${from} to ${to} was never checked`);
  return { from, to, key: properties.key, properties: withFolded(properties, way.properties) };
}

const typeOfId = (model: GraphModel, id: string): string =>
  model.byPrefix.get(idPrefix(id) ?? '')?.name ?? '';

function withFolded(
  properties: Readonly<Record<string, unknown>>,
  models: ReadonlyMap<string, PropertyModel>,
): Record<string, unknown> {
  const folded = Object.entries(properties).flatMap(([name, value]): [string, unknown][] => {
    const model = models.get(name);
    if (!model || !isText(model)) return [];
    return [[foldedName(name), Array.isArray(value) ? value.map(fold) : fold(String(value))]];
  });
  return { ...properties, ...Object.fromEntries(folded) };
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

function* batches<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < list.length; i += BATCH) yield list.slice(i, i + BATCH);
}
