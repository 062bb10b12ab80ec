import { Float } from 'type-graphql';
import { Classified } from '../../types/classified/classified.type';
import { dimensions } from '../../schema/dimension';
import { makeObject } from '../../schema/make-type';
import { Entity } from '../../types/entity/entity.type';

const SharedNeighbors = makeObject('SharedNeighbors', 'What two have in common in one dimension.', {
  dimension: { type: dimensions, required: true, description: 'The dimension.' },
  jaccard: {
    type: () => Float,
    description:
      'What both have as a share of what either has (Jaccard), from 0 to 1, to 6 decimals. Null where nothing is known of one of them.',
  },
  nodes: {
    type: () => [Entity],
    required: true,
    description: 'What both have, by name: why the score is what it is.',
  },
});

const SimilarItem = makeObject('SimilarItem', 'Something similar, and why.', {
  node: { type: () => Classified, required: true, description: 'The intervention or programme.' },
  score: {
    type: () => Float,
    required: true,
    description:
      'The weighted mean of the Jaccard similarities over the dimensions in which something is known of the one that is asked for, above 0 and at most 1, to 6 decimals. What is not known of the other counts as nothing in common, unlike in `compare`: otherwise those of which least is known would come first.',
  },
  shared: {
    type: () => [SharedNeighbors],
    required: true,
    description: 'What both have in each dimension, in the order of `by`.',
  },
});

/** What is most like an intervention or a programme. */
export const SimilarResult = makeObject(
  'SimilarResult',
  'What is most like an intervention or a programme.',
  {
    items: {
      type: () => [SimilarItem],
      required: true,
      description:
        'The most similar first; ties by id. None where nothing is known of the one that is asked for, or nothing is shared.',
    },
    truncated: {
      type: () => Boolean,
      required: true,
      description:
        'True where a bound was met, so that something similar may be missing: in each dimension what fewest others have is looked at first, 10 at the most, up to 200 interventions or programmes from each, those that the store gives first; of all together the 200 that share most are scored, by up to 100 relationships in each dimension.',
    },
  },
);
