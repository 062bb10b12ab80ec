import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { FaultsError } from '../errors';
import { noteOf } from './notes';
import type { GraphModel, NodeModel, PropertyModel, RelationshipModel } from './graph-model';
import { prefixOfType } from './ids';

type NodeSchemaType = GraphQLObjectType | GraphQLInterfaceType;

/** The graph as the schema's notes describe it; every contradiction is named in one error. */
export function readGraphModel(schema: GraphQLSchema): GraphModel {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is NodeSchemaType =>
      (isObjectType(type) || isInterfaceType(type)) && noteOf(type).node !== undefined,
  );
  const targets = targetsOf(types);
  const nodes = new Map(types.map((type) => [type.name, readNode(schema, type, targets)]));
  const faults = [...nodes.values()].flatMap((node) =>
    [...node.relationships.values()]
      .filter(({ target }) => !nodes.has(target))
      .map(({ field, target }) => `${node.name}.${field} leads to ${target}, which is no type`),
  );
  if (faults.length > 0) throw new FaultsError('The graph model contradicts itself:', faults);
  const concrete = [...nodes.values()].filter((node) => !node.abstract);
  return Object.freeze({
    nodes,
    byPrefix: new Map(concrete.map((node) => [prefixOfType(node.name), node])),
  });
}

/** What relationships lead to, by their type and direction, from wherever they come. */
type Targets = ReadonlyMap<string, ReadonlySet<string>>;

const wayOf = ({ type, direction }: Pick<RelationshipModel, 'type' | 'direction'>): string =>
  `${type} ${direction}`;

function targetsOf(types: readonly NodeSchemaType[]): Targets {
  const targets = new Map<string, Set<string>>();
  for (const field of types.flatMap((type) => Object.values(type.getFields()))) {
    const { relationship } = noteOf(field);
    if (!relationship) continue;
    const way = wayOf(relationship);
    targets.set(way, (targets.get(way) ?? new Set()).add(relationship.target));
  }
  return targets;
}

function readNode(schema: GraphQLSchema, type: NodeSchemaType, targets: Targets): NodeModel {
  const fields = Object.values(type.getFields());
  const interfaces = type.getInterfaces().filter((one) => noteOf(one).node);
  return Object.freeze<NodeModel>({
    name: type.name,
    plural: noteOf(type).node?.plural,
    abstract: isInterfaceType(type),
    interfaces: interfaces.map(({ name }) => name),
    concrete: isInterfaceType(type)
      ? schema
          .getPossibleTypes(type)
          .map(({ name }) => name)
          .sort()
      : [type.name],
    properties: readProperties(fields),
    relationships: new Map(
      fields.flatMap((field) => {
        const note = noteOf(field).relationship;
        if (!note) return [];
        const back = note.direction === 'out' ? 'in' : 'out';
        const read: RelationshipModel = {
          field: field.name,
          ...note,
          sole: targets.get(wayOf(note))?.size === 1,
          soleNear: isOnly(targets.get(wayOf({ ...note, direction: back })), type.name),
          properties: note.toOne ? new Map() : readProperties(edgeFields(field)),
        };
        return [[field.name, Object.freeze(read)]];
      }),
    ),
    computed: new Map(
      fields.flatMap((field) => {
        const { computed } = noteOf(field);
        return computed ? [[field.name, { name: field.name, hidden: [], ...computed }]] : [];
      }),
    ),
    nameIdentifies: noteOf(type).node?.nameIdentifies ?? true,
    containment: [type, ...interfaces]
      .map((one) => noteOf(one).node?.containment)
      .find((one) => one !== undefined),
    order: noteOf(type).node?.order ?? [{ field: 'name', direction: 'ASC' }],
  });
}

const isOnly = (names: ReadonlySet<string> | undefined, name: string): boolean =>
  names?.size === 1 && names.has(name);

/** The fields of the edges that a connection field leads to. */
function edgeFields(field: GraphQLField<unknown, unknown>): GraphQLField<unknown, unknown>[] {
  const connection = getNamedType(field.type) as GraphQLObjectType;
  const edges = connection.getFields().edges;
  return edges ? Object.values((getNamedType(edges.type) as GraphQLObjectType).getFields()) : [];
}

function readProperties(fields: GraphQLField<unknown, unknown>[]): Map<string, PropertyModel> {
  return new Map(
    fields.flatMap((field) => {
      const note = noteOf(field).property;
      if (!note) return [];
      const type = getNamedType(field.type);
      const property: PropertyModel = {
        name: field.name,
        type: note.references ? 'ID' : type.name,
        list: isListType(getNullableType(field.type)),
        required: isNonNullType(field.type),
        ...(isEnumType(type) && { values: type.getValues().map(({ name }) => name) }),
        ...(note.languages && { languages: note.languages }),
        ...(note.references && { references: note.references }),
        ...(note.mentions && { mentions: note.mentions }),
        ...(note.search !== undefined && { search: note.search }),
        ...(note.prose && { prose: true }),
        ...(note.indexed && { indexed: true }),
        ...(note.begins && { begins: true }),
        ...(note.endsAfter && { endsAfter: note.endsAfter }),
        ...(note.nested && { nested: true }),
        ...(note.kept && { kept: true }),
        ...(note.revision && { revision: true }),
        ...(note.former && { former: note.former }),
      };
      return [[field.name, Object.freeze(property)]];
    }),
  );
}
