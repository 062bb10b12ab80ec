import {
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  TypeNameMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import { invariant } from '../errors';
import { responseName } from './read-operation';

/** What is selected under one response name, by any type condition. */
export interface Selected {
  readonly response: string;
  readonly field: string;
  /** The name of its type, without lists. */
  readonly type: string;
  readonly list: boolean;
  /** A Relay connection: its values stand in `nodes` or `edges`. */
  readonly connection: boolean;
  /** What is selected of it, in the order of the document; undefined for a value. */
  readonly fields: readonly Selected[] | undefined;
}

/** What selections are read against. */
export interface SelectionScope {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** True for a connection type of the Relay specification. */
export function isConnection(type: GraphQLNamedType): boolean {
  if (!isObjectType(type)) return false;
  const fields = type.getFields();
  return 'edges' in fields && 'pageInfo' in fields;
}

/** Selections, and the type that they are made on. */
interface Part {
  readonly type: GraphQLNamedType;
  readonly selections: readonly SelectionNode[];
}

interface Found {
  readonly field: string;
  readonly output: GraphQLOutputType;
  /** One for each time that it is asked for: by different conditions it may have different types. */
  readonly parts: Part[];
}

/**
 * What selections ask for, in their order: what fragments ask for stands where they are spread, whatever type
 * they are on, and a name that is asked for again adds to its first place.
 */
export function selectedFields(scope: SelectionScope, ...parts: readonly Part[]): Selected[] {
  const found = new Map<string, Found>();
  for (const part of parts) collect(scope, part, found);
  return [...found].map(([response, { field, output, parts: inner }]): Selected => {
    const named = getNamedType(output);
    return {
      response,
      field,
      type: named.name,
      list: isListType(getNullableType(output)),
      connection: isConnection(named),
      fields: isCompositeType(named) ? selectedFields(scope, ...inner) : undefined,
    };
  });
}

function collect(
  scope: SelectionScope,
  { type, selections }: Part,
  found: Map<string, Found>,
): void {
  for (const one of selections) {
    if (!isIncluded(scope, one)) continue;
    if (one.kind === Kind.FIELD) {
      const output = outputOf(type, one);
      const known = found.get(responseName(one)) ?? { field: one.name.value, output, parts: [] };
      const inner = one.selectionSet?.selections ?? [];
      known.parts.push({ type: getNamedType(output), selections: inner });
      found.set(responseName(one), known);
      continue;
    }
    const fragment = one.kind === Kind.FRAGMENT_SPREAD ? scope.fragments[one.name.value] : one;
    const condition = fragment?.typeCondition?.name.value;
    const on = condition === undefined ? type : scope.schema.getType(condition);
    invariant(fragment && on, 'a valid document has its fragments and their types');
    collect(scope, { type: on, selections: fragment.selectionSet.selections }, found);
  }
}

function isIncluded({ variables }: SelectionScope, node: SelectionNode): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.if !== true && include?.if !== false;
}

function outputOf(type: GraphQLNamedType, { name: { value } }: FieldNode): GraphQLOutputType {
  const own = isObjectType(type) || isInterfaceType(type) ? type.getFields()[value] : undefined;
  const field = own ?? (value === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : undefined);
  invariant(field, `a valid document asks for fields that are there: ${type.name}.${value}`);
  return field.type;
}
