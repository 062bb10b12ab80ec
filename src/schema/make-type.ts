import {
  Arg,
  createUnionType,
  Extensions,
  Field,
  InputType,
  ObjectType,
  type ClassType,
} from 'type-graphql';
import { declareProperty, Note, type NodeClass, type TypeThunk } from '../model/decorators';
import { TYPE_NAME } from '../model/notes';

const pending: TypeThunk[] = [];

/** Keeps a thunk so that `settleTypes` makes its type before the schema is built, and gives it back. */
export function lazily(thunk: TypeThunk): TypeThunk {
  pending.push(thunk);
  return thunk;
}

/** Makes every type that a made field or argument names, and those that these name in turn. */
export function settleTypes(): void {
  for (let thunk = pending.pop(); thunk; thunk = pending.pop()) thunk();
}

/** What a made field is told besides its type. */
export interface MadeField {
  readonly type: TypeThunk;
  readonly description: string;
  readonly required?: boolean;
}

/** An input type made of fields, all optional unless said otherwise; with `oneOf`, exactly one must be given. */
export function makeInput(
  name: string,
  description: string,
  fields: Readonly<Record<string, MadeField>>,
  oneOf = false,
): NodeClass {
  class Made {}
  Object.defineProperty(Made, 'name', { value: name });
  InputType(name, { description })(Made);
  if (oneOf) Extensions({ tinkuy: { oneOf } })(Made);
  for (const [field, { type, description: text, required }] of Object.entries(fields)) {
    Field(lazily(type), { nullable: !required, description: text })(Made.prototype, field);
  }
  return Made;
}

/** What an object type is made with besides its fields. */
export interface ObjectOptions {
  /** Its values are read from a plain object by their own names. */
  readonly plain?: boolean;
  readonly implements?: readonly NodeClass[];
}

/**
 * An object type made of fields. Their values are read from the row by response name, or, where `plain`,
 * from a plain object by their own names.
 */
export function makeObject(
  name: string,
  description: string,
  fields: Readonly<Record<string, MadeField>>,
  { plain = false, implements: interfaces = [] }: ObjectOptions = {},
): NodeClass {
  class Made {}
  Object.defineProperty(Made, 'name', { value: name });
  ObjectType(name, { description, implements: [...interfaces] })(Made);
  for (const [field, { type, description: text, required }] of Object.entries(fields)) {
    Field(lazily(type), { nullable: !required, description: text, simple: !plain })(
      Made.prototype,
      field,
    );
  }
  return Made;
}

/** A union of object types; a value tells its type under `TYPE_NAME`. */
export const makeUnion = (
  name: string,
  description: string,
  members: readonly NodeClass[],
): object =>
  createUnionType({
    name,
    description,
    types: () => members as readonly (NodeClass & ClassType)[],
    resolveType: typeNameOf,
  });

/** The name of the type that a value says it has. */
export const typeNameOf = (value: { readonly [TYPE_NAME]?: string }): string | undefined =>
  value[TYPE_NAME];

/** An argument of a made field. */
export interface MadeArgument extends MadeField {
  readonly defaultValue?: unknown;
}

/** Adds a field with arguments to a class, and the note that tells the planner what it is. */
export function addField(
  prototype: object,
  name: string,
  field: MadeField,
  note: Parameters<typeof Note>[0],
  args: Readonly<Record<string, MadeArgument>> = {},
): void {
  Field(lazily(field.type), {
    nullable: !field.required,
    description: field.description,
    simple: true,
  })(prototype, name);
  Note(note)(prototype, name);
  addArguments(prototype, name, args);
}

/** Adds a field with arguments to a made object type. */
export function addObjectField(
  cls: NodeClass,
  name: string,
  { type, description, required }: MadeField,
  args: Readonly<Record<string, MadeArgument>>,
): void {
  Field(lazily(type), { nullable: !required, description, simple: true })(cls.prototype, name);
  addArguments(cls.prototype, name, args);
}

/** Adds arguments to a field of a class. */
export function addArguments(
  prototype: object,
  name: string,
  args: Readonly<Record<string, MadeArgument>>,
): void {
  Object.entries(args).forEach(([argument, { type, description, required, defaultValue }], i) =>
    Arg(argument, lazily(type), {
      nullable: !required,
      description,
      ...(defaultValue !== undefined && { defaultValue }),
    })(prototype, name, i),
  );
}

/** Copies the properties that a class declares onto a made class. */
export function copyProperties(
  prototype: object,
  properties: readonly {
    name: string;
    type: TypeThunk;
    options: Parameters<typeof declareProperty>[3];
  }[],
): void {
  for (const { name, type, options } of properties) declareProperty(prototype, name, type, options);
}
