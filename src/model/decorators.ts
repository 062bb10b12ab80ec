/**
 * What a class says of its place in the graph: thin wrappers over type-graphql's decorators that also
 * leave a note in `extensions.tinkuy`. `readGraphModel` reads the notes from the finished schema, and
 * the schema's factories (`schema/`) read the declarations below to add connections, filters and orders.
 *
 *     @NodeType({ plural: 'approaches', implements: [Node, Entity, Concept], description: '…' })
 *     class Approach extends Concept {}
 *
 * A relationship is declared once, on either end, with the name of its field on the other end.
 */
import 'reflect-metadata';
import { Extensions, Field, InterfaceType, ObjectType } from 'type-graphql';
import { TYPE_NAME, type NodeOrder, type PropertyNote, type TinkuyNote } from './notes';

/** A thunk to a GraphQL type, as type-graphql takes it; a list in brackets. */
export type TypeThunk = () => object | [object];

/** A class that type-graphql can decorate. */
export type NodeClass = (abstract new () => object) & { readonly prototype: object };

/** What `@NodeType` and `@NodeInterface` are told. */
export interface NodeOptions {
  readonly description: string;
  /** The interfaces, those of the interfaces included, as GraphQL asks. */
  readonly implements?: readonly NodeClass[];
  /** How early it is shown among what a search finds equally well; 0 unless given, and less is later. */
  readonly prominence?: number;
}

/** What `@NodeType` is told: the plural names the root connection and the fields that lead to the type. */
export interface NodeTypeOptions extends NodeOptions {
  readonly plural: string;
  /** False where a name describes a node and does not tell it from others: two observations may be called alike. */
  readonly nameIdentifies?: boolean;
  /** The order of its lists where no other is asked for; by name unless given. */
  readonly order?: NodeOrder;
}

/** What `@Property` is told. */
export interface PropertyOptions extends PropertyNote {
  readonly description: string;
}

/** What `@Relationship` is told. */
export interface RelationshipOptions {
  /** The relationship type in the graph, such as `APPLIES`. */
  readonly type: string;
  readonly direction?: 'out' | 'in';
  /** Name of the type or interface at the other end. */
  readonly target: string;
  readonly toOne?: boolean;
  readonly description: string;
  /** What it says of its two ends, between their names: `runs`, and seen from the other end `is run by`. */
  readonly says?: Readonly<Record<'es' | 'en', { readonly out: string; readonly in: string }>>;
  /** Class with the relationship's own properties, decorated with `@RelationshipProperties`. */
  readonly properties?: () => NodeClass;
  /** The field at the other end; without a name there is one for each type at this end, named by its plural. */
  readonly inverse: {
    readonly field?: string;
    readonly toOne?: boolean;
    readonly description: string;
  };
}

/** A property as it was declared. */
export interface DeclaredProperty {
  readonly name: string;
  readonly type: TypeThunk;
  readonly options: PropertyOptions;
}

/** A relationship as it was declared. */
export interface DeclaredRelationship {
  readonly field: string;
  readonly options: RelationshipOptions;
}

/** A class as it was declared: a type, an interface, or the properties of a relationship. */
export interface Declaration {
  readonly cls: NodeClass;
  readonly kind: 'type' | 'interface' | 'relationship';
  readonly plural?: string;
  readonly interfaces: readonly NodeClass[];
  readonly properties: readonly DeclaredProperty[];
  readonly relationships: readonly DeclaredRelationship[];
}

interface Members {
  properties: DeclaredProperty[];
  relationships: DeclaredRelationship[];
}

const members = new Map<object, Members>();
const declared = new Map<NodeClass, Declaration>();

/** Every class declared so far, in the order of loading. */
export const declarations = (): readonly Declaration[] => [...declared.values()];

/** Leaves a note for the planner on a field. */
export const Note = (note: TinkuyNote): MethodDecorator & PropertyDecorator =>
  Extensions({ tinkuy: note });

/**
 * Leaves the note of a type. It goes under the type's own name, since type-graphql hands the extensions of
 * a class on to those that extend it, and lets the inherited ones win.
 */
const noteType = (cls: { name: string }, note: TinkuyNote['node']): void => {
  Extensions({ [`tinkuy:${cls.name}`]: { node: note } })(cls as NodeClass);
};

/** A type of node: its label is the class's name. */
export function NodeType(options: NodeTypeOptions): ClassDecorator {
  return (cls) => {
    ObjectType({
      description: options.description,
      implements: [...(options.implements ?? [])],
      simpleResolvers: true,
    })(cls);
    const { plural, order, prominence, nameIdentifies } = options;
    noteType(cls, {
      plural,
      order,
      prominence,
      ...(nameIdentifies === false && { nameIdentifies }),
    });
    declare(cls, 'type', options.implements, options.plural);
  };
}

/** An interface of nodes: its name is one more label of the nodes whose types implement it. */
export function NodeInterface(options: NodeOptions & { containment?: string }): ClassDecorator {
  return (cls) => {
    InterfaceType({
      description: options.description,
      implements: [...(options.implements ?? [])],
      resolveType: (value: { [TYPE_NAME]?: string }) => value[TYPE_NAME],
    })(cls);
    noteType(cls, { containment: options.containment, prominence: options.prominence });
    declare(cls, 'interface', options.implements);
  };
}

/** The properties of a relationship, which become fields of its edges. */
export const RelationshipProperties = (): ClassDecorator => (cls) =>
  declare(cls, 'relationship', undefined);

/** A property of a node or of a relationship. */
export function Property(type: TypeThunk, options: PropertyOptions): PropertyDecorator {
  return (prototype, name) => {
    membersOf(prototype.constructor).properties.push({ name: String(name), type, options });
    declareProperty(prototype, String(name), type, options);
  };
}

/** A relationship to another type; its field is added when the schema is completed. */
export const Relationship =
  (options: RelationshipOptions): PropertyDecorator =>
  (prototype, field) => {
    membersOf(prototype.constructor).relationships.push({ field: String(field), options });
  };

/** Declares a field for a property on a class that need not be the one that it was written in. */
export function declareProperty(
  prototype: object,
  name: string,
  type: TypeThunk,
  { description, required = false, ...note }: PropertyOptions,
): void {
  const target = note.references;
  const shown: TypeThunk = target ? () => [classNamed(target)] : type;
  Field(shown, { nullable: !required, description, simple: true })(prototype, name);
  Note({ property: note })(prototype, name);
}

function classNamed(name: string): NodeClass {
  const found = declarations().find(({ cls }) => cls.name === name);
  if (!found) throw new Error(`Invariant: there is no type ${name}`);
  return found.cls;
}

/** What a type was declared as. */
export function declarationOf(cls: NodeClass): Declaration {
  const found = declared.get(cls);
  if (found?.kind !== 'type')
    throw new Error(`Invariant: ${cls.name} is not decorated with @NodeType`);
  return found;
}

function membersOf(cls: object): Members {
  const own = members.get(cls) ?? { properties: [], relationships: [] };
  members.set(cls, own);
  return own;
}

function declare(
  cls: object,
  kind: Declaration['kind'],
  interfaces: readonly NodeClass[] = [],
  plural?: string,
): void {
  const own = membersOf(cls);
  declared.set(cls as NodeClass, { cls: cls as NodeClass, kind, plural, interfaces, ...own });
}
