import { GraphQLError, GraphQLScalarType, Kind, print } from 'graphql';
import { isPartialDate, isTimestamp } from '../model/partial-date';

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

/** The scalar for moments, and for the dates that bound them. */
export const Timestamp = textScalar(
  'Timestamp',
  'A moment: `2026-11-25T14:03:00.000Z`. Where one is asked for, it may have an offset, and a date known to the year, the month or the day will do: `2026-11-25`, `2026-11`.',
  'a moment such as 2026-11-25T14:03:00Z, or a date such as 2026-11-25',
  isTimestamp,
  'https://www.rfc-editor.org/rfc/rfc3339',
);

/** The Extended Date/Time Format of the Library of Congress, whose level 0 has dates known to the year and the month. */
export const EDTF = 'https://www.loc.gov/standards/datetime/';

/** The scalar for dates that are known to the year, the month or the day. */
export const PartialDate = textScalar(
  'PartialDate',
  'A date known to the year, the month or the day: `2021`, `2021-11` or `2021-11-05`. It stands for that whole period, in values as in bounds: `lte: "2021"` includes December 2021, `gt: "2021"` begins in 2022.',
  'a year, a month or a day such as 2021, 2021-11 or 2021-11-05',
  isPartialDate,
  EDTF,
);
