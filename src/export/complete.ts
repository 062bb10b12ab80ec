import {
  getNamedType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type SelectionNode,
} from 'graphql';
import { invariant } from '../errors';
import { MORE, OWN } from './flatten';
import type { ExportOperation } from './read-operation';
import { isConnection, selectedFields, type SelectionScope } from './selected';

/** Names under which a table finds what it needs besides what the client selected. */
export const NEEDED = {
  truncated: `${OWN}Truncated`,
  pivot: `${OWN}Pivot`,
} as const;

/** The types whose objects become columns, one for each value of a field, and the field that these columns tell. */
export const PIVOTS: Readonly<Record<string, { readonly by: string; readonly tells: string }>> = {
  ComparedCell: { by: 'item', tells: 'state' },
  GroupKey: { by: 'name', tells: 'value' },
};

/** What a type's objects need for a table, where the client did not select it under any name. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ComparedRow: { cells: `cells { item state ${NEEDED.pivot}: item }` },
};

/**
 * The operation with what a table needs and the client need not know of: whether lists are cut short, the
 * states of a comparison. The field's own page stays as it is.
 */
export function completeOperation(operation: ExportOperation): ExportOperation {
  const { field, schema } = operation;
  const complete = completer(operation);
  const query = schema.getQueryType();
  invariant(query, 'the schema has no Query');
  const root = complete({ kind: Kind.SELECTION_SET, selections: [field] }, query);
  const [completed] = root.selections;
  invariant(completed?.kind === Kind.FIELD, 'the root field stays one');
  const fragments = Object.values(operation.fragments).map((one): FragmentDefinitionNode => {
    const type = schema.getType(one.typeCondition.name.value);
    invariant(type, 'a valid document names types that are there');
    return { ...one, selectionSet: complete(one.selectionSet, type) };
  });
  return {
    ...operation,
    field: completed,
    fragments: Object.fromEntries(fragments.map((one) => [one.name.value, one])),
  };
}

type Complete = (
  selections: FragmentDefinitionNode['selectionSet'],
  type: GraphQLNamedType,
) => FragmentDefinitionNode['selectionSet'];

function completer(scope: ExportOperation): Complete {
  return (selectionSet, type) => {
    const types = new TypeInfo(scope.schema, type);
    return visit(
      selectionSet,
      visitWithTypeInfo(types, {
        Field: {
          leave(node) {
            const output = types.getType();
            const more = output ? neededOf(scope, getNamedType(output), node) : [];
            if (more.length === 0) return undefined;
            const selections = [...(node.selectionSet?.selections ?? []), ...more];
            return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } };
          },
        },
      }),
    );
  };
}

function neededOf(
  scope: SelectionScope,
  type: GraphQLNamedType,
  { selectionSet }: FieldNode,
): readonly SelectionNode[] {
  if (!isObjectType(type) || !selectionSet) return [];
  const selected = selectedFields(scope, { type, selections: selectionSet.selections });
  const names = selected.map(({ field }) => field);
  const listed = names.includes('nodes') || names.includes('edges');
  const pivot = PIVOTS[type.name];
  const texts = [
    isConnection(type) && listed && `${MORE}: pageInfo { hasNextPage hasPreviousPage }`,
    'truncated' in type.getFields() && `${NEEDED.truncated}: truncated`,
    pivot && `${NEEDED.pivot}: ${pivot.by}`,
    ...Object.entries(DEFAULTS[type.name] ?? {}).map(
      ([name, text]) => !names.includes(name) && text,
    ),
  ].filter((text) => typeof text === 'string');
  return texts.length === 0 ? [] : selectionsOf(texts.join(' '));
}

/** The selections that a text has between its braces. */
export function selectionsOf(text: string): readonly SelectionNode[] {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  invariant(operation?.kind === Kind.OPERATION_DEFINITION, 'a selection is an operation');
  return operation.selectionSet.selections;
}
