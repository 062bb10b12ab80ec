import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isPartialDate } from '../../graph/partial-date';

function parse(value: unknown): string {
  if (typeof value === 'string' && isPartialDate(value)) return value;
  throw new GraphQLError(
    `PartialDate must be a year, a month or a day such as 2021, 2021-11 or 2021-11-05, got ${JSON.stringify(value)}`,
  );
}

/** The scalar for dates that are known to the year, the month or the day. */
export const PartialDate = new GraphQLScalarType({
  name: 'PartialDate',
  description:
    'A date known to the year, the month or the day: `2021`, `2021-11` or `2021-11-05`. A bound takes the whole period: `lte: "2021"` includes December 2021, `gt: "2021"` begins in 2022.',
  serialize: (value) => value,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
