/**
 * A selection becomes a plan here: what to read of a node, and under which response names to answer.
 * Fragments, aliases, `@skip` and `@include` are resolved by graphql-js's own field collection.
 */
import {
  getArgumentValues,
  getNamedType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields';
import { invariant } from '../errors';
import {
  nodeModel,
  type NodeModel,
  type PropertyModel,
  type RelationshipModel,
} from '../graph/graph-model';
import { noteOf } from '../graph/notes';
import { fingerprint } from './cursor';
import { chooseStart } from './choose-start';
import { hopOf, planFilter } from './plan-filter';
import { planOrder, type OrderInput } from './plan-order';
import { planPage, type PageInput } from './plan-page';
import { ProjectionBuilder } from './projection-builder';
import type {
  ConnectionAnswer,
  ConnectionField,
  ConnectionPlan,
  EdgeField,
  NodeAnswer,
  PlannedLookup,
  PropertyRead,
  Read,
} from './query-plan';
import { Values, type Path, type Scope } from './scope';

type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/** Where planning stands: the values so far, the response path, and how many nodes lead here. */
export interface Place {
  readonly scope: Scope;
  readonly values: Values;
  readonly path: Path;
  readonly times: number;
}

/** Adds to a projection what a selection asks of a node, and tells how to answer it. */
export function planNode(
  at: Place,
  node: NodeModel,
  nodes: readonly FieldNode[],
  builder: ProjectionBuilder,
): NodeAnswer {
  builder.property('id');
  return Object.fromEntries(
    node.concrete.map((name) => {
      const type = nodeModel(at.scope.model, name);
      const fields = subfields(at.scope, objectType(at.scope, name), nodes);
      const reads = [...fields].flatMap(([response, fieldNodes]): [string, Read][] => {
        const read = planField(at, type, response, fieldNodes, builder);
        return read ? [[response, read]] : [];
      });
      return [name, new Map(reads)];
    }),
  );
}

function planField(
  at: Place,
  type: NodeModel,
  response: string,
  nodes: readonly FieldNode[],
  builder: ProjectionBuilder,
): Read | undefined {
  const [first] = nodes;
  const name = first?.name.value ?? '';
  if (!first || name.startsWith('__')) return undefined;
  const here: Place = { ...at, path: [...at.path, response] };
  const property = type.properties.get(name);
  if (property) return planProperty(here, type, property, nodes, builder);
  const relationship = type.relationships.get(name);
  invariant(relationship, `${type.name}.${name} is neither a property nor a relationship`);
  const { target, direction } = relationship;
  const signature = `${relationship.type} ${direction} ${target}`;
  return builder.nested(type.name, name, nodes, signature, (key) => {
    if (relationship.toOne) return planToOne(here, relationship, nodes, key);
    const args = argumentsOf(at.scope, type.name, first);
    const { plan, answer } = planConnection(
      here,
      outputType(at.scope, type.name, name),
      nodeModel(at.scope.model, target),
      nodes,
      args,
      relationship,
    );
    return { plan: { ...plan, key }, read: { kind: 'connection', key, answer } };
  });
}

function planProperty(
  at: Place,
  type: NodeModel,
  property: PropertyModel,
  nodes: readonly FieldNode[],
  builder: ProjectionBuilder,
): Read {
  const { references } = property;
  if (references) {
    const key = builder.property(property.name);
    const plan = (): PlannedLookup => planReferences(at, references, nodes);
    return { kind: 'references', key, lookup: builder.references(property.name, nodes, plan) };
  }
  const [first] = nodes;
  const lang = property.languages && first && argumentsOf(at.scope, type.name, first).lang;
  const other = property.languages?.[String(lang)];
  const key = other ? builder.property(other, property.name) : builder.property(property.name);
  return { kind: 'property', key, list: property.list };
}

/** The look-up of what a list of ids refers to, which a loader runs once for all lists of a request. */
function planReferences(at: Place, type: string, nodes: readonly FieldNode[]): PlannedLookup {
  at.scope.cost.add(at.times, at.path);
  return planLookup(at, nodeModel(at.scope.model, type), nodes);
}

/** The look-up of nodes by their ids. */
export function planLookup(at: Place, node: NodeModel, nodes: readonly FieldNode[]): PlannedLookup {
  const values = new Values();
  const ids = values.add(undefined);
  const builder = new ProjectionBuilder(node.name, node.concrete);
  const answer = planNode({ ...at, values }, node, nodes, builder);
  return {
    plan: { kind: 'lookup', label: node.name, ids, node: builder.build() },
    values: values.list,
    answer,
  };
}

function planToOne(
  at: Place,
  relationship: RelationshipModel,
  nodes: readonly FieldNode[],
  key: string,
): ReturnType<Parameters<ProjectionBuilder['nested']>[4]> {
  at.scope.cost.add(at.times, at.path);
  const target = nodeModel(at.scope.model, relationship.target);
  const builder = new ProjectionBuilder(target.name, target.concrete);
  const answer = planNode(at, target, nodes, builder);
  return {
    plan: { kind: 'toOne', key, hop: hopOf(relationship), node: builder.build() },
    read: { kind: 'toOne', key, answer },
  };
}

/** The arguments of a connection as GraphQL coerced them. */
export interface ConnectionArguments extends PageInput {
  readonly where?: Readonly<Record<string, unknown>> | null;
  readonly orderBy?: readonly OrderInput[] | null;
}

/** A page of the nodes of a type, or of those that a relationship leads to. */
export function planConnection(
  at: Place,
  type: GraphQLObjectType,
  target: NodeModel,
  nodes: readonly FieldNode[],
  args: ConnectionArguments,
  relationship?: RelationshipModel,
): { plan: ConnectionPlan; answer: ConnectionAnswer } {
  const { scope, values, path } = at;
  const [field] = nodes;
  invariant(field, 'a connection without a field');
  const filter = planFilter(scope, target, args.where, values, path);
  const order = planOrder(target, args.orderBy, relationship !== undefined, path);
  const print = fingerprint(
    relationship?.type ?? '',
    relationship?.direction ?? '',
    target.name,
    order,
    args.where ?? null,
  );
  const { page, size } = planPage(scope, field, args, order, print, values, path);
  const times = at.times * size;
  const builder = new ProjectionBuilder(target.name, target.concrete);
  const asked = planConnectionFields(
    { ...at, times },
    type,
    nodes,
    relationship?.properties,
    (place, fieldNodes) => planNode(place, target, fieldNodes, builder),
  );
  scope.cost.add(asked.rows ? times : at.times, path);
  const started = relationship
    ? { filter }
    : chooseStart(target.name, filter, {
        isIndexed: (stored) => isIndexed(target, stored),
        statistics: scope.statistics,
      });
  const node = builder.build();
  const readsNode = node.properties.length + node.nested.length > 0;
  return {
    plan: {
      kind: 'connection',
      label: target.name,
      ...(relationship && { hop: hopOf(relationship) }),
      ...(started.start && { start: started.start }),
      ...(started.filter && { filter: started.filter }),
      order,
      page,
      ...(asked.rows && {
        rows: { ...(readsNode && { node }), edge: asked.edge, cursor: asked.cursor },
      }),
      total: asked.total,
    },
    answer: {
      backward: page.backward,
      continued: page.from !== undefined,
      size,
      fingerprint: print,
      fields: asked.fields,
    },
  };
}

/** Every stored copy of an indexed property is indexed: `ubigeoFolded` for `ubigeo`. */
const isIndexed = (node: NodeModel, stored: string): boolean =>
  node.properties.get(stored.replace(/Folded$/, ''))?.indexed ?? false;

/** What the fields of a connection ask for. */
export interface AskedOfConnection {
  readonly fields: ReadonlyMap<string, ConnectionField>;
  readonly edge: readonly PropertyRead[];
  readonly rows: boolean;
  readonly cursor: boolean;
  readonly total: boolean;
}

/** Reads the selection of a connection: its total, its page, its nodes, its edges and what they carry. */
export function planConnectionFields(
  at: Place,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  edgeProperties: ReadonlyMap<string, PropertyModel> | undefined,
  planTheNode: (at: Place, nodes: readonly FieldNode[]) => NodeAnswer,
): AskedOfConnection {
  const edge = new Map<string, PropertyRead>();
  const fields = new Map<string, ConnectionField>();
  let cursor = false;
  for (const [response, fieldNodes] of subfields(at.scope, type, nodes)) {
    const here: Place = { ...at, path: [...at.path, response] };
    switch (fieldNodes[0]?.name.value) {
      case 'totalCount':
        fields.set(response, { kind: 'totalCount' });
        break;
      case 'pageInfo': {
        const asked = names(subfields(at.scope, objectType(at.scope, 'PageInfo'), fieldNodes));
        cursor ||= [...asked.values()].some((name) => name.endsWith('Cursor'));
        fields.set(response, { kind: 'pageInfo', fields: asked });
        break;
      }
      case 'nodes':
        fields.set(response, { kind: 'nodes', answer: planTheNode(here, fieldNodes) });
        break;
      case 'edges': {
        const edgeType = getNamedType(type.getFields().edges?.type) as GraphQLObjectType;
        const asked = subfields(at.scope, edgeType, fieldNodes);
        cursor ||= [...names(asked).values()].includes('cursor');
        const reads = planEdge(here, asked, edgeType, edgeProperties, edge, planTheNode);
        fields.set(response, { kind: 'edges', fields: reads });
        break;
      }
    }
  }
  const kinds = new Set([...fields.values()].map(({ kind }) => kind));
  return {
    fields,
    edge: [...edge.values()],
    rows: kinds.has('pageInfo') || kinds.has('nodes') || kinds.has('edges'),
    cursor,
    total: kinds.has('totalCount'),
  };
}

function planEdge(
  at: Place,
  asked: Fields,
  edgeType: GraphQLObjectType,
  properties: ReadonlyMap<string, PropertyModel> | undefined,
  edge: Map<string, PropertyRead>,
  planTheNode: (at: Place, nodes: readonly FieldNode[]) => NodeAnswer,
): Map<string, EdgeField> {
  const reads = new Map<string, EdgeField>();
  for (const [response, nodes] of asked) {
    const here: Place = { ...at, path: [...at.path, response] };
    const name = nodes[0]?.name.value ?? '';
    if (name.startsWith('__')) continue;
    if (name === 'cursor') reads.set(response, { kind: 'cursor' });
    else if (name === 'node') {
      reads.set(response, { kind: 'node', answer: planTheNode(here, nodes) });
    } else {
      const property = properties?.get(name);
      if (property) edge.set(name, { key: name, properties: [name] });
      const { list, references } = property ?? noProperty(edgeType, name);
      const read: Read = references
        ? { kind: 'references', key: name, lookup: planReferences(here, references, nodes) }
        : { kind: 'property', key: name, list };
      const own = properties === undefined && !references;
      reads.set(response, own ? { kind: 'own', name } : { kind: 'edge', read });
    }
  }
  return reads;
}

/** What an edge's field is where no relationship is followed, so that there is nothing to read. */
function noProperty(
  edgeType: GraphQLObjectType,
  name: string,
): { list: boolean; references?: string } {
  const references = noteOf(edgeType.getFields()[name] ?? { extensions: {} }).property?.references;
  return { list: false, ...(references && { references }) };
}

/** The fields that a selection asks of an object type, by response name. */
export const subfields = (
  scope: Scope,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Fields => collectSubfields(scope.schema, scope.fragments, scope.variables, type, nodes);

const names = (fields: Fields): Map<string, string> =>
  new Map([...fields].map(([response, nodes]) => [response, nodes[0]?.name.value ?? '']));

/** The arguments of a field as GraphQL coerces them. */
export function argumentsOf(
  scope: Scope,
  typeName: string,
  node: FieldNode,
): Record<string, unknown> {
  const field = fieldOf(scope, typeName, node.name.value);
  return field ? getArgumentValues(field, node, scope.variables) : {};
}

function fieldOf(
  scope: Scope,
  typeName: string,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  const type = scope.schema.getType(typeName);
  return type && 'getFields' in type
    ? (type.getFields()[name] as GraphQLField<unknown, unknown> | undefined)
    : undefined;
}

/** The object type that a field of a type leads to. */
export function outputType(scope: Scope, typeName: string, field: string): GraphQLObjectType {
  return getNamedType(fieldOf(scope, typeName, field)?.type) as GraphQLObjectType;
}

function objectType(scope: Scope, name: string): GraphQLObjectType {
  const type = scope.schema.getType(name);
  invariant(isObjectType(type), `${name} is no object type`);
  return type;
}
