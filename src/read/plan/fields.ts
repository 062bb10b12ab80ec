import {
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields';
import { invariant } from '../../errors';
import { memo } from '../../model/memo';
import { guard } from './bindings';
import type { Scope } from './scope';

/** The fields of a selection by response name; several field nodes where they are merged. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/** The fragments of a document by name. */
export const fragmentsOf = memo((document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  ),
);

/** The fields that a selection asks of an object type, by response name. */
export const subfields = (
  scope: Scope,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Fields => collectSubfields(scope.schema, scope.fragments, scope.variables, type, nodes);

/** The names of fields by response name. */
export const names = (fields: Fields): Map<string, string> =>
  new Map([...fields].map(([response, nodes]) => [response, nodes[0]?.name.value ?? '']));

/** The arguments of a field as GraphQL coerces them; planning decides by those that may have no bindings in them. */
export function argumentsOf(
  scope: Scope,
  typeName: string,
  node: FieldNode,
  binds: readonly string[] = [],
): Record<string, unknown> {
  const field = fieldOf(scope, typeName, node.name.value);
  const args = field ? getArgumentValues(field, node, scope.variables) : {};
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      binds.includes(name) ? value : guard(value),
    ]),
  );
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

/** What a field of a type leads to: an object, or one of several. */
export const compositeType = (
  scope: Scope,
  typeName: string,
  field: string,
): GraphQLCompositeType => {
  const type = getNamedType(fieldOf(scope, typeName, field)?.type);
  invariant(isCompositeType(type), `${typeName}.${field} leads to no object`);
  return type;
};

/** The object type of that name. */
export function objectType(scope: Scope, name: string): GraphQLObjectType {
  const type = scope.schema.getType(name);
  invariant(isObjectType(type), `${name} is no object type`);
  return type;
}
