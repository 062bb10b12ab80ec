import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { IssuesError } from '../errors';
import { memo } from './memo';
import { noteOf, type TinkuyNote } from './notes';
import type { GraphModel, NodeModel, PropertyModel, RelationshipModel } from './graph-model';
import { prefixOfType } from './ids';

type NodeSchemaType = GraphQLObjectType | GraphQLInterfaceType;

/** The graph as the schema's notes describe it; every contradiction is named in one error. */
export function readGraphModel(schema: GraphQLSchema): GraphModel {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is NodeSchemaType =>
      (isObjectType(type) || isInterfaceType(type)) && noteOf(type).node !== undefined,
  );
  const ends = endsOf(schema, types);
  const nodes = new Map(types.map((type) => [type.name, readNode(schema, type, ends)]));
  const issues = [...nodes.values()].flatMap((node) =>
    [...node.relationships.values()]
      .filter(({ target }) => !nodes.has(target))
      .map(({ field, target }) => `${node.name}.${field} leads to ${target}, which is no type`),
  );
  if (issues.length > 0) throw new IssuesError('The graph model contradicts itself:', issues);
  const concrete = [...nodes.values()].filter((node) => !node.abstract);
  return Object.freeze({
    nodes,
    byPrefix: new Map(concrete.map((node) => [prefixOfType(node.name), node])),
  });
}

/** The concrete types that relationships of a type and direction lead to, by the one that each comes from. */
type Ends = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

type Way = Pick<RelationshipModel, 'type' | 'direction'>;

const nameOf = ({ type, direction }: Way): string => `${type} ${direction}`;

const opposite = ({ type, direction }: Way): Way => ({
  type,
  direction: direction === 'out' ? 'in' : 'out',
});

/** A field tells of both directions, whether or not the other end has one. */
function endsOf(schema: GraphQLSchema, types: readonly NodeSchemaType[]): Ends {
  const ends = new Map<string, Map<string, Set<string>>>();
  const add = (way: string, near: string, far: string): void => {
    const found = ends.get(way) ?? new Map<string, Set<string>>();
    ends.set(way, found.set(near, (found.get(near) ?? new Set()).add(far)));
  };
  for (const type of types) {
    for (const field of Object.values(type.getFields())) {
      const { relationship } = noteOf(field);
      if (!relationship) continue;
      for (const near of concreteOf(schema, type)) {
        for (const far of concreteOf(schema, schema.getType(relationship.target))) {
          add(nameOf(relationship), near, far);
          add(nameOf(opposite(relationship)), far, near);
        }
      }
    }
  }
  return ends;
}

/** What relationships lead to, from some types or from wherever they come. */
const reached = (ends: Ends, way: Way, from?: readonly string[]): string[] => {
  const found = ends.get(nameOf(way));
  return (from ?? [...(found?.keys() ?? [])]).flatMap((near) => [...(found?.get(near) ?? [])]);
};

const concreteOf = (
  schema: GraphQLSchema,
  type: GraphQLNamedType | undefined,
): readonly string[] => {
  if (isInterfaceType(type)) return schema.getPossibleTypes(type).map(({ name }) => name);
  return type ? [type.name] : [];
};

function readNode(schema: GraphQLSchema, type: NodeSchemaType, ends: Ends): NodeModel {
  const fields = Object.values(type.getFields());
  const interfaces = type.getInterfaces().filter((one) => noteOf(one).node);
  const concrete = concreteOf(schema, type).toSorted();
  /** What is said of the type, or else of an interface of it. */
  const saidOf = <Key extends 'containment' | 'prominence'>(key: Key) =>
    [type, ...interfaces].map((one) => noteOf(one).node?.[key]).find((one) => one !== undefined);
  return Object.freeze<NodeModel>({
    name: type.name,
    plural: noteOf(type).node?.plural,
    abstract: isInterfaceType(type),
    interfaces: interfaces.map(({ name }) => name),
    concrete,
    properties: readProperties(fields),
    relationships: new Map(
      fields.flatMap((field) => {
        const note = noteOf(field).relationship;
        if (!note) return [];
        const targets = new Set(concreteOf(schema, schema.getType(note.target)));
        const leadsThere = (from?: readonly string[]): boolean =>
          reached(ends, note, from).every((name) => targets.has(name));
        const read: RelationshipModel = {
          field: field.name,
          ...note,
          targetLabelImplied: leadsThere(),
          sourceLabelImplied: reached(ends, opposite(note)).every((name) =>
            concrete.includes(name),
          ),
          targetLabelImpliedHere: leadsThere(concrete),
          properties: note.toOne ? new Map() : readProperties(edgeFields(field)),
        };
        return [[field.name, Object.freeze(read)]];
      }),
    ),
    computed: new Map(
      fields.flatMap((field) => {
        const { computed } = noteOf(field);
        if (!computed) return [];
        const { make, reads, hidden = [] } = computed;
        return [[field.name, { make, reads, hidden, asks: asksOf(computed) }]];
      }),
    ),
    nameIdentifies: noteOf(type).node?.nameIdentifies ?? true,
    containment: saidOf('containment'),
    order: noteOf(type).node?.order ?? [{ field: 'name', direction: 'ASC' }],
    prominence: saidOf('prominence') ?? 0,
  });
}

/** The fields that a computed one asks for; types that share a note share them, as parsing takes longer than all else here. */
const asksOf = memo(({ asks }: NonNullable<TinkuyNote['computed']>): readonly FieldNode[] =>
  asks === undefined
    ? []
    : parse(asks).definitions.flatMap((one) =>
        one.kind === Kind.OPERATION_DEFINITION
          ? one.selectionSet.selections.filter((field) => field.kind === Kind.FIELD)
          : [],
      ),
);

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
        ...(note.unit && { unit: note.unit }),
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
