import { GraphQLJSON, GraphQLJSONObject } from 'graphql-scalars';
import { Float, ID, Int } from 'type-graphql';
import { declarations, type NodeClass } from '../model/decorators';
import { defineEnum } from '../model/enums';
import { invariant } from '../errors';
import { makeInput, makeObject, type MadeArgument, type MadeField } from './make-type';
import { SortDirection } from './order';

/** What groups are ordered by. */
enum GroupOrderField {
  COUNT = 'count',
  KEY = 'key',
  DISTINCT = 'different',
  SUM = 'sum',
  AVG = 'avg',
  MIN = 'min',
  MAX = 'max',
}

defineEnum(
  GroupOrderField,
  'GroupOrderField',
  'What groups are ordered by; ties by what they are grouped by.',
  {
    COUNT: 'How many nodes they have.',
    KEY: 'What they are grouped by: names from A, years from the earliest.',
    DISTINCT: 'How many different things `of` leads to.',
    SUM: 'The sum of `of`.',
    AVG: 'The mean of `of`.',
    MIN: 'The least of `of`.',
    MAX: 'The greatest of `of`.',
  },
);

const GroupOrder = makeInput('GroupOrder', 'The order of groups. Unknown values come last.', {
  by: { type: () => GroupOrderField, required: true, description: 'What to order by.' },
  direction: {
    type: () => SortDirection,
    description: 'Unless given, DESC for COUNT and ASC for all others.',
  },
});

const classNamed = (name: string): NodeClass => {
  const found = declarations().find(({ cls }) => cls.name === name);
  invariant(found, `there is no type ${name}`);
  return found.cls;
};

const WHERE: MadeField = {
  type: () => GraphQLJSONObject,
  description:
    'The filter that leads to these nodes, as the list takes it in `where`; combine it with the one in force by `and`. Null where no filter says it.',
};

const GroupKey = makeObject('GroupKey', 'What a group has in common, in one respect.', {
  name: {
    type: () => String,
    required: true,
    description: 'What is grouped by, such as `places.level` or `certifications.year`.',
  },
  value: {
    type: () => GraphQLJSON,
    description:
      'The value, or the id of the node, or its name where it is grouped by names; null where it is not known, or there is none: such nodes are a group of their own.',
  },
  node: {
    type: () => classNamed('Entity'),
    description: 'The node, where nodes are grouped by, or their names.',
  },
});

const COUNT: MadeField = {
  type: () => Int,
  required: true,
  description: 'How many different nodes of the list.',
};

const TRUNCATED: MadeField = {
  type: () => Boolean,
  required: true,
  description: 'There are more than are given here.',
};

const FacetValue = makeObject('FacetValue', 'One value of a facet.', {
  key: { type: () => GroupKey, required: true, description: 'The value.' },
  count: COUNT,
  where: WHERE,
});

/** How often each value occurs in a list. */
export const Facet = makeObject(
  'Facet',
  'How often each value occurs in a list, under its filter.',
  {
    name: { type: () => String, required: true, description: 'What is counted by.' },
    values: {
      type: () => [FacetValue],
      required: true,
      description:
        'The values, most frequent first. A node with several values counts at each, one with none at the value null.',
    },
    truncated: TRUNCATED,
  },
);

const figure = (what: string): MadeField => ({
  type: () => Float,
  description: `${what} Null where none is known, or \`of\` was not given.`,
});

const Group = makeObject('Group', 'The nodes of a list that have something in common.', {
  keys: {
    type: () => [GroupKey],
    required: true,
    description: 'What they have in common, one for each entry of `groupBy`.',
  },
  count: COUNT,
  known: {
    type: () => Int,
    description: 'Of how many values of `of` the figures are made; null where `of` was not given.',
  },
  distinct: {
    type: () => Int,
    description: 'How many different things `of` leads to; null where `of` was not given.',
  },
  units: {
    type: () => [String],
    required: true,
    description:
      'The units or currencies of the values that `of` leads to, such as `hogares` or `PEN`. Where there are several, or one is not known, the values are not added up: `sum`, `avg`, `min` and `max` are null. Empty where values have no unit, or it is not known.',
  },
  sum: figure('The sum of the values that `of` leads to, each counted once.'),
  avg: figure('Their mean.'),
  min: figure('The least of them.'),
  max: figure('The greatest of them.'),
  population: {
    type: () => classNamed('Observation'),
    description:
      'The latest observation of the population of the place that is grouped by; null where there is none.',
  },
  per100000: {
    type: () => Float,
    description:
      '`count` for every 100,000 people of the place that is grouped by; null where its population is not known.',
  },
  where: WHERE,
});

/** A list put into groups. */
export const Aggregation = makeObject('Aggregation', 'A list put into groups, under its filter.', {
  groups: {
    type: () => [Group],
    required: true,
    description:
      'The groups, largest first unless ordered otherwise. A node with several values is in several groups, one with none in that of the value null.',
  },
  truncated: TRUNCATED,
});

/** The arguments of `facets`, for a list of nodes that can be grouped by the given input. */
export const facetArguments = (groupBy: () => NodeClass): Record<string, MadeArgument> => ({
  by: {
    type: () => [groupBy()],
    required: true,
    description: 'What to count by, each by itself.',
  },
  first: {
    type: () => Int,
    defaultValue: 10,
    description: 'How many values of each, the most frequent first: 1 to 100.',
  },
});

/** The arguments of `aggregate`, for a list of nodes that can be grouped by the given input. */
export const aggregateArguments = (groupBy: () => NodeClass): Record<string, MadeArgument> => ({
  groupBy: {
    type: () => [groupBy()],
    description:
      'What to group by, at most four keys together; without any, the whole list is one group.',
  },
  of: {
    type: groupBy,
    description:
      'What the figures are of: a number (`{ field: … }`, `{ places: { edge: HOUSEHOLDS } }`), or for `distinct` anything. Where it goes the way of a key, only what led to the group counts.',
  },
  orderBy: {
    type: () => GroupOrder,
    description: 'The order; by count, largest first, unless given.',
  },
  first: {
    type: () => Int,
    defaultValue: 100,
    description: 'How many groups: 1 to 1,000.',
  },
  populationIndicator: {
    type: () => ID,
    defaultValue: 'indicator:poblacion',
    description: 'The indicator that `population` and `per100000` take.',
  },
});
