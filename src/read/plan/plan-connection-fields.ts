import { getNamedType, type FieldNode, type GraphQLObjectType } from 'graphql';
import type { RelationshipModel } from '../../model/graph-model';
import { noteOf } from '../../model/notes';
import { names, objectType, subfields, type Fields } from './fields';
import type { PlanContext } from './scope';
import type { GroupsPlan, PropertyRead } from './connection-plan';
import type {
  ConnectionField,
  EdgeField,
  NodeAnswer,
  PlannedLookup,
  Read,
  ViewAnswer,
} from './answer-plan';

/** What the fields of a connection ask for. */
export interface AskedOfConnection {
  readonly fields: ReadonlyMap<string, ConnectionField>;
  readonly edge: readonly PropertyRead[];
  readonly rows: boolean;
  readonly cursor: boolean;
  /** True where it is asked whether more follow behind the page. */
  readonly further: boolean;
  readonly total: boolean;
  readonly groups: readonly GroupsPlan[];
}

/** How what stands within a connection is planned. */
export interface ConnectionPlanner {
  node(at: PlanContext, nodes: readonly FieldNode[]): NodeAnswer;
  references(at: PlanContext, type: string, nodes: readonly FieldNode[]): PlannedLookup;
  /** How the parts of a value that is made of what is stored are answered; absent where there is none. */
  parts?(at: PlanContext, type: string, nodes: readonly FieldNode[]): ViewAnswer | undefined;
  /** Absent where a list cannot be put into groups. */
  groups?(
    at: PlanContext,
    nodes: readonly FieldNode[],
  ): { plans: readonly GroupsPlan[]; field: ConnectionField };
}

/** Reads the selection of a connection: its total, its page, its nodes, its edges and what they carry. */
export function planConnectionFields(
  at: PlanContext,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  relationship: RelationshipModel | undefined,
  plan: ConnectionPlanner,
): AskedOfConnection {
  const edge = new Map<string, PropertyRead>();
  const fields = new Map<string, ConnectionField>();
  const groups: GroupsPlan[] = [];
  let cursor = false;
  let further = false;
  for (const [response, fieldNodes] of subfields(at.scope, type, nodes)) {
    const here: PlanContext = { ...at, path: [...at.path, response] };
    switch (fieldNodes[0]?.name.value) {
      case 'totalCount':
        fields.set(response, { kind: 'totalCount' });
        break;
      case 'pageInfo': {
        const asked = names(subfields(at.scope, objectType(at.scope, 'PageInfo'), fieldNodes));
        cursor ||= [...asked.values()].some((name) => name.endsWith('Cursor'));
        further ||= [...asked.values()].some((name) => name.endsWith('Page'));
        fields.set(response, { kind: 'pageInfo', fields: asked });
        break;
      }
      case 'facets':
      case 'aggregate': {
        const asked = plan.groups?.(here, fieldNodes);
        if (!asked) break;
        groups.push(...asked.plans);
        fields.set(response, asked.field);
        break;
      }
      case 'nodes':
        fields.set(response, { kind: 'nodes', answer: plan.node(here, fieldNodes) });
        break;
      case 'edges': {
        const edgeType = getNamedType(type.getFields().edges?.type) as GraphQLObjectType;
        const asked = subfields(at.scope, edgeType, fieldNodes);
        cursor ||= [...names(asked).values()].includes('cursor');
        const reads = planEdge(here, asked, edgeType, relationship, edge, plan);
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
    further,
    total: kinds.has('totalCount'),
    groups,
  };
}

function planEdge(
  at: PlanContext,
  asked: Fields,
  edgeType: GraphQLObjectType,
  relationship: RelationshipModel | undefined,
  edge: Map<string, PropertyRead>,
  plan: ConnectionPlanner,
): Map<string, EdgeField> {
  const reads = new Map<string, EdgeField>();
  for (const [response, nodes] of asked) {
    const here: PlanContext = { ...at, path: [...at.path, response] };
    const name = nodes[0]?.name.value ?? '';
    if (name.startsWith('__')) continue;
    if (name === 'cursor') reads.set(response, { kind: 'cursor' });
    else if (name === 'node') {
      reads.set(response, { kind: 'node', answer: plan.node(here, nodes) });
    } else {
      reads.set(response, planEdgeField(here, nodes, edgeType, relationship, edge, plan));
    }
  }
  return reads;
}

/** A field of the relationship, or of what a search found; where no relationship is followed, nothing is read for it. */
function planEdgeField(
  at: PlanContext,
  nodes: readonly FieldNode[],
  edgeType: GraphQLObjectType,
  relationship: RelationshipModel | undefined,
  edge: Map<string, PropertyRead>,
  plan: ConnectionPlanner,
): EdgeField {
  const name = nodes[0]?.name.value ?? '';
  const field = edgeType.getFields()[name];
  const { property: note, computed } = field ? noteOf(field) : {};
  if (!note && !computed) return { kind: 'own', name };
  const keys = computed?.hidden ?? [name];
  if (relationship) for (const key of keys) edge.set(key, { key, properties: [key] });
  if (computed) {
    const view = plan.parts?.(at, edgeType.name, nodes);
    const { make } = computed;
    const read: Read = { kind: 'computed', make, keys, args: {}, ...(view && { view }) };
    return { kind: 'edge', read };
  }
  if (note?.references) {
    const lookup = plan.references(at, note.references, nodes);
    return { kind: 'edge', read: { kind: 'references', key: name, lookup } };
  }
  const list = relationship?.properties.get(name)?.list ?? false;
  const flag = String(field?.type) === 'Boolean!';
  return { kind: 'edge', read: { kind: 'property', key: name, list, ...(flag && { flag }) } };
}
