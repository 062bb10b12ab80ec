import { getNamedType, isCompositeType, type GraphQLFieldResolver } from 'graphql';
import type { Row } from '../../engine/engine';
import { Computed } from './computed';
import type { RequestContext } from './request-context';
import { shapeNode, type Answer } from './shape';
import { Rows, View, type AskedField, type Variables, References } from './view';

/** Reads a field from a shaped answer by its response name; loads what is referred to by id. */
export function readField(
  source: unknown,
  field: AskedField,
  context: RequestContext,
  variables: Variables,
): unknown {
  const value =
    source instanceof View ? source.read(field, variables) : (source as Answer)[field.response];
  if (value instanceof References) return context.load(value.lookup, value.ids);
  if (value instanceof Computed) return value.compute(context);
  if (!(value instanceof Rows)) return value;
  const { rows, answer } = value;
  if (rows === null) return null;
  return Array.isArray(rows)
    ? rows.map((row: Row | null) => row && shapeNode(context.model, row, answer))
    : shapeNode(context.model, rows as Row, answer);
}

/** Reads a field for GraphQL's own executor. */
export const fieldResolver: GraphQLFieldResolver<unknown, RequestContext> = (
  source,
  args: Readonly<Record<string, unknown>>,
  context,
  { fieldName, path, returnType, variableValues },
) => {
  const isComposite = isCompositeType(getNamedType(returnType));
  const field = { name: fieldName, response: String(path.key), isComposite, args: () => args };
  return readField(source, field, context, variableValues);
};
