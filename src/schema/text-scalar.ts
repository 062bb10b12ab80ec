import { GraphQLError, GraphQLScalarType, Kind, print } from 'graphql';

/** A scalar whose values are texts of a certain form, which a refusal names, and a public page specifies. */
export function textScalar(
  name: string,
  description: string,
  form: string,
  isValid: (text: string) => boolean,
  specifiedByURL: string,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown, written = JSON.stringify(value)): string => {
    if (typeof value === 'string' && isValid(value)) return value;
    throw new GraphQLError(`${name} must be ${form}, got ${written}`);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL,
    serialize: (value) => value as string,
    parseValue: (value) => parse(value),
    parseLiteral: (node) =>
      node.kind === Kind.STRING ? parse(node.value) : parse(undefined, print(node)),
  });
}
