import {
  getNamedType,
  isScalarType,
  Kind,
  parse,
  print,
  TypeInfo,
  validate,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type GraphQLSchema,
  type ObjectFieldNode,
} from 'graphql';
import type { Random } from './random';

/** The variables of a document. */
export type Variables = Readonly<Record<string, unknown>>;

/** A document whose values are variables, and several sets of these. */
export interface Varied {
  readonly document: string;
  readonly variables: readonly Variables[];
}

/** A variable: its type, the value that stood in its place, and the place's name, by which others are as good. */
interface Variable {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
  readonly place: string;
}

/**
 * Documents with variables in place of the values in their filters, of ids, dates and sizes. The first set of each
 * is what stood there; further ones have what stands in the same places of other documents.
 */
export function withVariables(
  schema: GraphQLSchema,
  documents: readonly string[],
  sets: number,
  random: Random,
): Varied[] {
  const varied = documents.map((document) => varying(schema, document));
  const values = new Map<string, unknown[]>();
  for (const { place, value } of varied.flatMap(({ variables }) => variables)) {
    values.set(place, [...(values.get(place) ?? []), value]);
  }
  return varied.map(({ document, variables }) => ({
    document,
    variables: Array.from({ length: sets }, (_, i) =>
      Object.fromEntries(
        variables.map(({ name, place, value }) => [
          name,
          i === 0 ? value : random.pick(values.get(place) ?? []),
        ]),
      ),
    ),
  }));
}

function varying(
  schema: GraphQLSchema,
  document: string,
): { document: string; variables: readonly Variable[] } {
  const found = new Map<string, Variable>();
  const types = new TypeInfo(schema);
  const places: string[] = [];
  const replace = <T extends ArgumentNode | ObjectFieldNode>(node: T): T | undefined => {
    const type = types.getInputType();
    const named = getNamedType(type);
    // Whether something is null is part of a plan, as what a directive leaves out is.
    const isValue = isScalarType(named) && named.name !== 'Boolean';
    if (!type || !isValue || node.value.kind === Kind.NULL) return undefined;
    const value = valueFromASTUntyped(node.value);
    const place = [...places, node.name.value].slice(-2).join('.');
    // Fields that are merged have the same arguments.
    const key = `${String(type)} ${place} ${JSON.stringify(value)}`;
    const known = found.get(key);
    const name = known?.name ?? `v${found.size}`;
    found.set(key, { name, type: String(type), value, place });
    return {
      ...node,
      value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    };
  };
  const replaced = visit(
    parse(document, { noLocation: true }),
    visitWithTypeInfo(types, {
      Field: {
        enter: (node) => {
          places.push(`${String(types.getParentType())}.${node.name.value}`);
        },
        leave: () => {
          places.pop();
        },
      },
      Argument: {
        enter: (node) => {
          places.push(node.name.value);
        },
        leave: (node) => {
          places.pop();
          return replace(node);
        },
      },
      ObjectField: {
        enter: (node) => {
          places.push(`${String(types.getParentInputType())}.${node.name.value}`);
        },
        leave: (node) => {
          places.pop();
          return replace(node);
        },
      },
    }),
  );
  const variables = [...found.values()];
  const declared = variables.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const text = print(replaced);
  const named = declared ? text.replace(/^\{/m, `query (${declared}) {`) : text;
  const errors = validate(schema, parse(named));
  if (errors.length > 0) throw new Error(`${String(errors[0])} in ${named}`);
  return { document: named, variables };
}
