import {
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { invariant } from '../../errors';
import { idPrefix } from '../../model/ids';
import { memo } from '../../model/memo';
import type { Named } from './names-in';
import type { Scope } from './scope';

/** What variables give to a part of a document: ids, and all else. */
export interface Given {
  /** The ids, in the order in which they are met. */
  readonly ids: readonly string[];
  /** All else, with the prefixes of the ids where these stand, each in a list of its own. */
  readonly rest: string;
}

/**
 * What the variables that are named in a part of a document give to it. Undefined where planning may look closer at
 * an id than at its prefix: where it is given twice, or stands or stood for something else.
 */
export function givenTo({ variables: names, texts }: Named, scope: Scope): Given | undefined {
  const { schema, operation, variables, limits, facts } = scope;
  const { former } = facts;
  if (names.size === 0) return NOTHING;
  const types = typesOf(schema)(operation);
  const ids: string[] = [];
  const parts = [...names].map((name) =>
    name in variables ? [apart(types.get(name), variables[name], ids)] : [],
  );
  const seen = new Set(texts);
  for (const id of ids) {
    if (seen.has(id) || id.length > limits.maxTextLength) return undefined;
    if (former && (former.has(id) || idsNow(former).has(id))) return undefined;
    seen.add(id);
  }
  return { ids, rest: JSON.stringify(parts) };
}

const NOTHING: Given = { ids: [], rest: '' };

/** A value without its ids, which are added to the list. */
function apart(type: GraphQLInputType | undefined, value: unknown, ids: string[]): unknown {
  if (type === undefined || value === null || value === undefined) return value;
  const of = getNullableType(type);
  if (isListType(of)) {
    const { ofType } = of;
    return (value as readonly unknown[]).map((one) => apart(ofType, one, ids));
  }
  if (isInputObjectType(of)) {
    const fields = of.getFields();
    return Object.entries(value).map(([name, one]) => [name, apart(fields[name]?.type, one, ids)]);
  }
  const prefix = of.name === 'ID' ? idPrefix(value as string) : undefined;
  if (prefix === undefined) return value;
  ids.push(value as string);
  return [prefix];
}

/** The types of an operation's variables. */
const typesOf = memo((schema: GraphQLSchema) =>
  memo(
    ({
      variableDefinitions = [],
    }: OperationDefinitionNode): ReadonlyMap<string, GraphQLInputType> =>
      new Map(
        variableDefinitions.map(({ variable, type: written }) => {
          const type = typeFromAST(schema, written);
          invariant(type && isInputType(type), `$${variable.name.value} has no input type`);
          return [variable.name.value, type];
        }),
      ),
  ),
);

const idsNow = memo(
  (former: ReadonlyMap<string, string>): ReadonlySet<string> => new Set(former.values()),
);
