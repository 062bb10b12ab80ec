import { Float, ID, Int } from 'type-graphql';
import { defineEnum } from '../../model/enums';
import { Classified } from '../../types/classified/classified.type';
import { dimensions } from '../../schema/dimension';
import { makeObject, type MadeField } from '../../schema/make-type';
import { relationshipType } from '../../schema/relationship.type';
import { Entity } from '../../types/entity/entity.type';

/** What is known of one item and one row. */
export enum ComparedState {
  HAS = 'HAS',
  NONE = 'NONE',
  NO_DATA = 'NO_DATA',
}

defineEnum(ComparedState, 'ComparedState', 'What is known of one item in one row.', {
  HAS: 'The item has it.',
  NONE: 'The item is not stated to have it, though others of the dimension are stated of it.',
  NO_DATA: 'Nothing is stated of the item in the whole dimension, so that it is not known.',
});

const ComparedCell = makeObject('ComparedCell', 'One item in one row of a comparison.', {
  item: { type: () => ID, required: true, description: 'The id of the item.' },
  state: {
    type: () => ComparedState,
    required: true,
    description: 'Whether the item has it, has it not, or nothing is known.',
  },
  edges: {
    type: () => [relationshipType()],
    required: true,
    description:
      'The relationships by which the item has it, with their properties and sources: several where it has it in several ways, such as an actor in two roles.',
  },
});

const ComparedRow = makeObject(
  'ComparedRow',
  'Something that at least one of the compared items has.',
  {
    node: { type: () => Entity, required: true, description: 'What they have.' },
    heldBy: {
      type: () => [ID],
      required: true,
      description: 'The ids of the items that have it.',
    },
    cells: {
      type: () => [ComparedCell],
      required: true,
      description: 'One for each item, in the order of `ids`.',
    },
  },
);

const DIMENSION: MadeField = {
  type: dimensions,
  required: true,
  description: 'The dimension.',
};

const ComparedDimension = makeObject('ComparedDimension', 'A comparison in one dimension.', {
  dimension: DIMENSION,
  rows: {
    type: () => [ComparedRow],
    required: true,
    description:
      'What any of them has: first what most of them have, then by name. A row for each node, however many relationships lead to it.',
  },
  shared: {
    type: () => [ComparedRow],
    required: true,
    description: 'The rows of what all of them have.',
  },
  unique: {
    type: () => [ComparedRow],
    required: true,
    description: 'The rows of what only one of them has.',
  },
  noData: {
    type: () => [ID],
    required: true,
    description: 'The ids of the items of which nothing is stated in this dimension.',
  },
  truncated: {
    type: () => Boolean,
    required: true,
    description:
      'True where an item has more than 100 relationships here. Then only the first by name are compared, as far as all items are known, and the similarity is that of these.',
  },
});

const DimensionSimilarity = makeObject(
  'DimensionSimilarity',
  'How much two items have in common in one dimension.',
  {
    dimension: DIMENSION,
    jaccard: {
      type: () => Float,
      description:
        'What both have as a share of what either has (Jaccard), from 0 to 1, to 6 decimals. Null where nothing is known of one of them.',
    },
    shared: { type: () => Int, required: true, description: 'How many both have.' },
    total: { type: () => Int, required: true, description: 'How many at least one of them has.' },
  },
);

const Similarity = makeObject('Similarity', 'How much two items have in common.', {
  a: { type: () => ID, required: true, description: 'The id of the one.' },
  b: { type: () => ID, required: true, description: 'The id of the other.' },
  overall: {
    type: () => Float,
    description:
      'The weighted mean over the dimensions in which both are known, to 6 decimals; null where there is none.',
  },
  dimensions: {
    type: () => [DimensionSimilarity],
    required: true,
    description: 'By dimension, in their order.',
  },
});

/** What several interventions or programmes have in common, and in what they differ. */
export const Comparison = makeObject(
  'Comparison',
  'What several interventions or programmes have in common, and in what they differ.',
  {
    items: {
      type: () => [Classified],
      required: true,
      description: 'What is compared, in the order of `ids`.',
    },
    dimensions: {
      type: () => [ComparedDimension],
      required: true,
      description: 'What they have in each dimension, in the order of `by`.',
    },
    similarities: {
      type: () => [Similarity],
      required: true,
      description:
        'How much each two of them have in common: the first with the second, and so on.',
    },
  },
);
