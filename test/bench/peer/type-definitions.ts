/**
 * Our model in the type definitions of @neo4j/graphql, so that both are compared on the same types, properties and
 * relationships. It has the two hidden properties too that its lists are ordered and searched by.
 */
import type {
  GraphModel,
  NodeModel,
  PropertyModel,
  RelationshipModel,
} from '../../../src/model/graph-model';
import { SEARCH_INDEX } from '../../../src/engine/neo4j/neo4j-search';

const BUILT_IN = new Set(['ID', 'String', 'Boolean', 'Int', 'Float']);

/** What is served: everything, or what is read alone. */
export type PeerExtent = 'all' | 'queries';

/** The type definitions; those of queries alone leave out mutations and subscriptions. */
export function typeDefinitions(model: GraphModel, extent: PeerExtent): string {
  // The name `Node` is kept by the library for itself.
  const nodes = [...model.nodes.values()].filter(({ name }) => name !== 'Node');
  return [
    ...enumsOf(nodes),
    ...relationshipTypes(nodes),
    ...nodes.map(definition),
    ...(extent === 'queries'
      ? ['extend schema @mutation(operations: []) @subscription(events: [])']
      : []),
  ].join('\n\n');
}

function definition(node: NodeModel): string {
  const { name, abstract, interfaces, properties, relationships } = node;
  const others = interfaces.filter((one) => one !== 'Node');
  const implemented = others.length > 0 ? ` implements ${others.join(' & ')}` : '';
  const fulltext =
    name === 'Intervention'
      ? ` @fulltext(indexes: [{ indexName: "${SEARCH_INDEX}", queryName: "searchInterventions", fields: ["searchText"] }])`
      : '';
  const head = abstract
    ? `interface ${name}${implemented}`
    : `type ${name}${implemented} @node${fulltext}`;
  const fields = [
    ...[...properties.values()].map((one) => `${one.name}: ${typeOf(one)}`),
    ...(properties.has('name') ? ['nameFolded: String'] : []),
    ...(properties.has('name') && !abstract ? ['searchText: String'] : []),
    ...[...relationships.values()].map((one) => relationship(one, abstract)),
  ];
  return `${head} {\n  ${fields.join('\n  ')}\n}`;
}

function relationship(one: RelationshipModel, abstract: boolean): string {
  const { field, type, direction, target } = one;
  const properties = propertiesType(one);
  const arguments_ = [
    `type: "${type}"`,
    `direction: ${direction.toUpperCase()}`,
    ...(properties ? [`properties: "${properties}"`] : []),
  ];
  const directive = abstract ? '@declareRelationship' : `@relationship(${arguments_.join(', ')})`;
  return `${field}: [${target}!]! ${directive}`;
}

/** A required list may be missing from the store, where Tinkuy gives an empty one. */
function typeOf({ name, type, list, values }: PropertyModel): string {
  const scalar = values || BUILT_IN.has(type) ? type : 'String';
  if (list) return `[${scalar}!]`;
  return name === 'id' || name === 'name' ? `${scalar}!` : scalar;
}

const propertiesType = ({ type, properties }: RelationshipModel): string | undefined =>
  properties.size === 0
    ? undefined
    : `${type.toLowerCase().replace(/(^|_)([a-z])/g, (_all, _start, letter: string) => letter.toUpperCase())}Properties`;

function relationshipTypes(nodes: readonly NodeModel[]): string[] {
  const types = new Map<string, Map<string, PropertyModel>>();
  for (const one of nodes.flatMap(({ relationships }) => [...relationships.values()])) {
    const name = propertiesType(one);
    if (name) types.set(name, new Map([...(types.get(name) ?? []), ...one.properties]));
  }
  return [...types].map(([name, properties]) => {
    const fields = [...properties.values()].map((one) => `${one.name}: ${typeOf(one)}`);
    return `type ${name} @relationshipProperties {\n  ${fields.join('\n  ')}\n}`;
  });
}

function enumsOf(nodes: readonly NodeModel[]): string[] {
  const enums = new Map<string, readonly string[]>();
  const add = (properties: ReadonlyMap<string, PropertyModel>): void => {
    for (const { type, values } of properties.values()) if (values) enums.set(type, values);
  };
  for (const { properties, relationships } of nodes) {
    add(properties);
    for (const one of relationships.values()) add(one.properties);
  }
  return [...enums].map(([name, values]) => `enum ${name} {\n  ${values.join('\n  ')}\n}`);
}
