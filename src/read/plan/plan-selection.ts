/**
 * A selection becomes a plan here: what to read of a node, and under which response names to answer.
 * Fragments, aliases, `@skip` and `@include` are resolved by graphql-js's own field collection.
 */
import { isObjectType, type FieldNode, type GraphQLObjectType } from 'graphql';
import { invariant } from '../../errors';
import {
  isFlag,
  nodeModel,
  type NodeModel,
  type PropertyModel,
  type RelationshipModel,
} from '../../model/graph-model';
import { stateName } from '../../model/point-in-time';
import { accessPath } from './access-path';
import { startedBy, stepFrom } from './relationship-steps';
import { argumentsOf, objectType, outputType, subfields } from './fields';
import { LookupBuilder } from './lookup-builder';
import { planConnectionFields, type AskedOfConnection } from './plan-connection-fields';
import { all, planFilter, committed } from './plan-filter';
import { planGroups } from './plan-groups';
import { planOrder, type OrderInput } from './plan-order';
import { planPage, type PageInput } from './plan-page';
import { formerValues } from './property-reads';
import { ProjectionBuilder, type NestedRead } from './projection-builder';
import type { PlanContext } from './scope';
import { walkView, type ViewPlanner } from './walk-view';
import {
  type AccessPath,
  type ConnectionPlan,
  type RowsPlan,
  areUnwrapped,
} from './connection-plan';
import type { ConnectionAnswer, NodeAnswer, PlannedLookup, Read, ViewAnswer } from './answer-plan';

/** Adds to a projection what a selection asks of a node, and tells how to answer it. */
export function planNode(
  at: PlanContext,
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
  at: PlanContext,
  type: NodeModel,
  response: string,
  nodes: readonly FieldNode[],
  builder: ProjectionBuilder,
): Read | undefined {
  const [first] = nodes;
  const name = first?.name.value ?? '';
  if (!first || name.startsWith('__')) return undefined;
  const property = type.properties.get(name);
  if (property) return planProperty(at, type, property, response, nodes, builder);
  const here: PlanContext = { ...at, path: [...at.path, response] };
  const related = (relationship: RelationshipModel, asked: readonly FieldNode[]): Read => {
    const { field, target, direction } = relationship;
    const signature = `${relationship.type} ${direction} ${target}`;
    return builder.nested(type.name, field, asked, signature, (key) =>
      planNeighbors(here, type, relationship, asked, key),
    );
  };
  const computed = type.computed.get(name);
  if (computed) {
    const languages = [...type.properties.values()].flatMap((one) =>
      Object.values(one.languages ?? {}),
    );
    const reads = computed.reads.filter(
      (one) => type.properties.has(one) || languages.includes(one),
    );
    const keys = [...reads, ...computed.hidden].map((one) => builder.property(one));
    const view = builder.once(name, nodes, () => planParts(here, type.name, nodes));
    const others = computed.asks.flatMap((field): [string, Read][] => {
      const relationship = type.relationships.get(field.name.value);
      return relationship ? [[relationship.field, related(relationship, [field])]] : [];
    });
    const args = { ...argumentsOf(at.scope, type.name, first), asOf: stateName(at.asOf) };
    return {
      kind: 'computed',
      make: computed.make,
      keys,
      ...(others.length > 0 && { others: new Map(others) }),
      args,
      ...(view && { view }),
    };
  }
  const relationship = type.relationships.get(name);
  invariant(relationship, `${type.name}.${name} is neither a property nor a relationship`);
  return related(relationship, nodes);
}

function planNeighbors(
  at: PlanContext,
  type: NodeModel,
  relationship: RelationshipModel,
  nodes: readonly FieldNode[],
  key: string,
): NestedRead {
  if (relationship.toOne) return planToOne(at, relationship, nodes, key);
  const [field] = nodes;
  invariant(field, 'neighbours without a field');
  const { plan, answer } = planConnection(
    at,
    outputType(at.scope, type.name, field.name.value),
    nodeModel(at.scope.model, relationship.target),
    nodes,
    argumentsOf(at.scope, type.name, field, BOUND_OF_CONNECTION),
    relationship,
  );
  return { plan: { ...plan, key }, read: { kind: 'connection', key, answer } };
}

function planProperty(
  at: PlanContext,
  type: NodeModel,
  property: PropertyModel,
  response: string,
  nodes: readonly FieldNode[],
  builder: ProjectionBuilder,
): Read {
  const { references } = property;
  if (references) {
    const key = builder.property(property.name);
    const here: PlanContext = { ...at, path: [...at.path, response] };
    const plan = (): PlannedLookup => planReferences(here, references, nodes);
    return { kind: 'references', key, lookup: builder.once(property.name, nodes, plan) };
  }
  const [first] = nodes;
  const lang =
    property.languages && first?.arguments?.length && argumentsOf(at.scope, type.name, first).lang;
  const other = property.languages?.[String(lang)];
  const names = other ? [other, property.name] : [property.name];
  const former = formerValues(at, property);
  const key = former ? builder.formerly(former, ...names) : builder.property(...names);
  return { kind: 'property', key, list: property.list, ...(isFlag(property) && { flag: true }) };
}

/** The look-up of what a list of ids refers to, which a loader runs once for all lists of a request. */
export function planReferences(
  at: PlanContext,
  type: string,
  nodes: readonly FieldNode[],
): PlannedLookup {
  at.scope.cost.add(at.times, at.path);
  return planLookup(at, nodeModel(at.scope.model, type), nodes);
}

/** The look-up of nodes by their ids. */
export function planLookup(
  at: PlanContext,
  node: NodeModel,
  nodes: readonly FieldNode[],
): PlannedLookup {
  const builder = new LookupBuilder(node);
  const answer = planNode({ ...at, values: builder.values }, node, nodes, builder);
  return { ...builder.lookup(), answer };
}

/** How the parts of a computed value are answered; undefined where it has none. */
export function planParts(
  at: PlanContext,
  type: string,
  nodes: readonly FieldNode[],
): ViewAnswer | undefined {
  const of = outputType(at.scope, type, nodes[0]?.name.value ?? '');
  return isObjectType(of) ? walkView(at, of, nodes, PARTS).answer : undefined;
}

/** What the parts of a computed value refer to by id; no nodes stand in them. */
const PARTS: ViewPlanner = {
  node: () => {
    throw new Error('Invariant: a node stands in a computed value');
  },
  references: planReferences,
};

function planToOne(
  at: PlanContext,
  relationship: RelationshipModel,
  nodes: readonly FieldNode[],
  key: string,
): NestedRead {
  at.scope.cost.add(at.times, at.path);
  const target = nodeModel(at.scope.model, relationship.target);
  const builder = new ProjectionBuilder(target.name, target.concrete);
  const answer = planNode(at, target, nodes, builder);
  return {
    plan: { kind: 'toOne', key, step: stepFrom(at, relationship), node: builder.build() },
    read: { kind: 'toOne', key, answer },
  };
}

/** The arguments of a connection that may have bindings in them. */
export const BOUND_OF_CONNECTION = ['where', 'after', 'before'];

/** The arguments of a connection as GraphQL coerced them. */
export interface ConnectionArguments extends PageInput {
  readonly where?: Readonly<Record<string, unknown>> | null;
  readonly orderBy?: readonly OrderInput[] | null;
}

/** A page of the nodes of a type, or of those that a relationship leads to. */
export function planConnection(
  at: PlanContext,
  type: GraphQLObjectType,
  target: NodeModel,
  nodes: readonly FieldNode[],
  args: ConnectionArguments,
  relationship?: RelationshipModel,
): { plan: ConnectionPlan; answer: ConnectionAnswer } {
  const { scope, values, path } = at;
  const [field] = nodes;
  invariant(field, 'a connection without a field');
  // Along a relationship, the step itself leaves out what began later.
  const filter = all([
    planFilter(at, target, args.where),
    ...(relationship ? [] : [startedBy(at, target), committed(at, target)]),
  ]);
  const order = planOrder(at, target, args.orderBy, relationship?.type);
  const list = [
    relationship?.type ?? '',
    relationship?.direction ?? '',
    target.name,
    JSON.stringify(order, withoutPlaces),
    args.where ?? null,
    stateName(at.asOf),
  ];
  const { page, size } = planPage(scope, field, args, order, list, values, path);
  const times = at.times * size;
  const { asked, rows } = planRows({ ...at, times }, at.times, type, target, nodes, relationship);
  // Whether more follow is seen by one more row, which costs as much as another.
  if (asked.further) values.put(page.limit, size + 1);
  scope.cost.add(rows ? times : at.times, path);
  const access: AccessPath = relationship
    ? { kind: 'expand', step: stepFrom(at, relationship), ...(filter && { filter }) }
    : accessPath(at, target, filter, rows && { order, size });
  return {
    plan: {
      kind: 'connection',
      label: target.name,
      access,
      order,
      page,
      ...(rows && { rows }),
      total: asked.total,
      ...(asked.groups.length > 0 && { groups: asked.groups }),
    },
    answer: {
      backward: page.backward,
      continued: page.from !== undefined,
      size,
      unwrapped: rows !== undefined && areUnwrapped(rows),
      list,
      fields: asked.fields,
    },
  };
}

/** What a selection asks of a connection, and what is read of each row for it; all nodes of the list are grouped. */
function planRows(
  at: PlanContext,
  lists: number,
  type: GraphQLObjectType,
  target: NodeModel,
  nodes: readonly FieldNode[],
  relationship: RelationshipModel | undefined,
): { asked: AskedOfConnection; rows?: RowsPlan } {
  const builder = new ProjectionBuilder(target.name, target.concrete);
  const asked = planConnectionFields(at, type, nodes, relationship, {
    node: (place, fieldNodes) => planNode(place, target, fieldNodes, builder),
    references: planReferences,
    parts: planParts,
    // All nodes of the list are grouped, whatever the page.
    groups: (place, fieldNodes) =>
      planGroups({ ...place, times: lists }, target, type, fieldNodes, planNode),
  });
  if (!asked.rows) return { asked };
  const node = builder.build();
  const readsNode = node.properties.length + node.nested.length > 0;
  const { edge, cursor } = asked;
  return { asked, rows: { ...(readsNode && { node }), edge, cursor } };
}

/** Where a value stands in the list beside the plan, and what spares a look, are no part of what a list is ordered by. */
const withoutPlaces = (key: string, value: unknown): unknown =>
  NOT_NAMED.has(key) ? undefined : value;

const NOT_NAMED = new Set(['valid', 'sole', 'soleNear', 'unkeyed']);
