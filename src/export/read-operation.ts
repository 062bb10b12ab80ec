import {
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  Kind,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields';
import type { Limits } from '../config';
import { badInput, invariant } from '../errors';
import { fragmentsOf } from '../read/plan/fields';
import { limitDocument } from '../read/plan/limit-document';

/** A valid operation with the one root field that an export is made of. */
export interface ExportOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The variables as GraphQL coerced them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The root field; where the document names it several times, with all that they select. */
  readonly field: FieldNode;
  /** What the schema says of it. */
  readonly definition: GraphQLField<unknown, unknown>;
  /** Its arguments as GraphQL coerced them. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** The name under which an answer has a field. */
export const responseName = (field: FieldNode): string => field.alias?.value ?? field.name.value;

/**
 * The operation that a request asks to export, or undefined where GraphQL refuses it: it is then executed as
 * it is, so that its faults are told as they are anywhere.
 */
export function readOperation(
  schema: GraphQLSchema,
  limits: Limits,
  { query, variables: given, operationName }: ExportRequest,
): ExportOperation | undefined {
  const document = parsed(query, limits);
  if (!document) return undefined;
  const rules = [...specifiedRules, limitDocument(limits)];
  if (validate(schema, document, rules).length > 0) return undefined;
  const operation = getOperationAST(document, operationName);
  if (!operation) return undefined;
  if (operation.operation !== OperationTypeNode.QUERY) {
    throw badInput(`A ${operation.operation} cannot be exported: an export only reads`);
  }
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (!coerced) return undefined;
  const fragments = fragmentsOf(document);
  const field = rootField(schema, operation, fragments, coerced);
  const definition = schema.getQueryType()?.getFields()[field.name.value];
  if (!definition) throw badInput(`${field.name.value} cannot be exported: it is no data`);
  const args = getArgumentValues(definition, field, coerced);
  return { schema, operation, fragments, variables: coerced, field, definition, args };
}

function parsed(query: string, { maxTokens }: Limits): DocumentNode | undefined {
  try {
    return parse(query, { maxTokens });
  } catch {
    return undefined;
  }
}

function rootField(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
  variables: Record<string, unknown>,
): FieldNode {
  const query = schema.getQueryType();
  invariant(query, 'the schema has no Query');
  const roots = collectFields(schema, fragments, variables, query, operation.selectionSet);
  roots.delete('__typename');
  const names = [...roots.keys()];
  const [nodes] = roots.values();
  const [first] = nodes ?? [];
  if (!first || names.length > 1) {
    throw badInput(
      `An export has exactly one root field, and this operation has ${names.length === 0 ? 'none' : `${names.length}: ${names.join(', ')}`}`,
    );
  }
  const selections = (nodes ?? []).flatMap((node) => node.selectionSet?.selections ?? []);
  const { directives: _directives, ...field } = first;
  return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

/** What a request asks for, as GraphQL over HTTP has it. */
export interface ExportRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}
