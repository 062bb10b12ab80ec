import { Float, ID, Int } from 'type-graphql';
import { GraphQLScalarType } from 'graphql';
import type { NodeClass, TypeThunk } from '../model/decorators';
import { OPERATORS, operatorsOf, type ComparedKind } from '../model/operators';
import { makeInput, type MadeField } from './make-type';
import { Timestamp, PartialDate } from './scalars';

const isNull: MadeField = {
  type: () => Boolean,
  description: 'True: only where the value is unknown. False: only where it is known.',
};

/** The operators of a kind of values; `how` says more of how they are compared. */
const operators = (kind: ComparedKind, type: TypeThunk, how = ''): Record<string, MadeField> =>
  Object.fromEntries(
    operatorsOf(kind).map((name): [string, MadeField] => {
      const { list, description } = OPERATORS[name];
      return [name, { type: list ? () => [type()] : type, description: `${description}${how}.` }];
    }),
  );

const FOLDED = ', without regard to case, accents and glottal marks';

/** The filter on a text, which is compared as it is folded. */
export const StringFilter = makeInput(
  'StringFilter',
  'Conditions on a text, all of which must hold. Case, accents, the width of letters and glottal marks do not matter: `chaska` is `Ch’aska`.',
  {
    ...operators('text', () => String, FOLDED),
    isNull,
  },
);

/** The filter on an id. */
export const IdFilter = makeInput('IDFilter', 'Conditions on an id, all of which must hold.', {
  ...operators('id', () => ID),
});

const IntFilter = makeInput(
  'IntFilter',
  'Conditions on a whole number, all of which must hold. An unknown value meets none of them.',
  { ...operators('number', () => Int), isNull },
);

const FloatFilter = makeInput(
  'FloatFilter',
  'Conditions on a number, all of which must hold. An unknown value meets none of them.',
  { ...operators('number', () => Float), isNull },
);

/** The filter on a number of related nodes. */
export const CountFilter = makeInput(
  'CountFilter',
  'Conditions on a number of things, all of which must hold.',
  operators('count', () => Int),
);

const DateFilter = makeInput(
  'PartialDateFilter',
  'Conditions on a date, all of which must hold. A date known to the year or the month is that whole period, on both sides: a condition holds where it does for every day of the value, and where it does for some days only, it is unknown, which meets no condition, nor its `not`.',
  {
    eq: {
      type: () => PartialDate,
      description:
        'Within this period: `2012-05` and `2012` are within `2012`. Unknown for `2012` within `2012-05`.',
    },
    in: { type: () => [PartialDate], description: 'Within one of these periods.' },
    exactly: {
      type: () => PartialDate,
      description: 'Known as just this: `2012` is known to the year, `2012-05` is another date.',
    },
    gt: {
      type: () => PartialDate,
      description: 'After the end of this period: `gt: "2012"` begins in 2013.',
    },
    gte: {
      type: () => PartialDate,
      description:
        'At or after the start of this period: the value `2012` is `gte: "2012-01-01"`, and unknown for `gte: "2012-06"`.',
    },
    lt: {
      type: () => PartialDate,
      description:
        'Before the start of this period: the value `2012` is not `lt: "2012-01-01"`, and unknown for `lt: "2012-06"`.',
    },
    lte: {
      type: () => PartialDate,
      description:
        'At or before the end of this period: `lte: "2012"` includes December 2012. The value `2012` is unknown for `lte: "2012-06"`.',
    },
    isNull,
  },
);

const DateListFilter = makeInput(
  'PartialDateListFilter',
  'Conditions on a list of dates, all of which must hold.',
  {
    has: { type: () => PartialDate, description: 'One of them is within this period.' },
    count: { type: () => CountFilter, description: 'How many there are.' },
  },
);

const TimestampFilter = makeInput(
  'TimestampFilter',
  'Conditions on a moment, all of which must hold. A date stands for its whole period: `lte: "2026-11"` includes all of November.',
  operators('moment', () => Timestamp),
);

const BooleanFilter = makeInput('BooleanFilter', 'Conditions on a yes or no.', {
  ...operators('boolean', () => Boolean),
  isNull,
});

const TextListFilter = makeInput(
  'TextListFilter',
  'Conditions on a list of texts, all of which must hold. Case, accents, the width of letters and glottal marks do not matter.',
  {
    has: { type: () => String, description: `One of them equals this${FOLDED}.` },
    contains: { type: () => String, description: `One of them contains this${FOLDED}.` },
    count: { type: () => CountFilter, description: 'How many there are.' },
  },
);

const IdListFilter = makeInput(
  'IDListFilter',
  'Conditions on a list of ids, all of which must hold.',
  {
    has: { type: () => ID, description: 'The list has this id.' },
    hasAny: { type: () => [ID], description: 'The list has at least one of these ids.' },
    count: { type: () => CountFilter, description: 'How many ids the list has.' },
  },
);

const enumFilters = new Map<object, NodeClass>();

function enumFilter(enumType: object, name: string): NodeClass {
  const made =
    enumFilters.get(enumType) ??
    makeInput(`${name}Filter`, 'Conditions on a value of a list, all of which must hold.', {
      ...operators('enum', () => enumType),
      isNull,
    });
  enumFilters.set(enumType, made);
  return made;
}

/** The filter for a property's type; `enumName` is needed where the type is an enum. */
export function filterFor(
  type: object,
  list: boolean,
  references: boolean,
  enumName: () => string,
): NodeClass {
  if (references) return IdListFilter;
  if (list && type === PartialDate) return DateListFilter;
  if (list && type === String) return TextListFilter;
  if (list) throw new Error('No filter for a list of that type');
  switch (type) {
    case String:
      return StringFilter;
    case Number:
    case Float:
      return FloatFilter;
    case Int:
      return IntFilter;
    case Boolean:
      return BooleanFilter;
    case ID:
      return IdFilter;
    case PartialDate:
      return DateFilter;
    case Timestamp:
      return TimestampFilter;
    default:
      if (type instanceof GraphQLScalarType) throw new Error(`No filter for scalar ${type.name}`);
      return enumFilter(type, enumName());
  }
}
