import { Float, Int } from 'type-graphql';
import type { NodeClass } from '../../model/decorators';
import { makeObject } from '../../schema/make-type';
import { Entity } from '../../types/entity/entity.type';
import { PageInfo } from '../../schema/connection';

const SearchEdge = makeObject('SearchEdge', 'One thing that a search found.', {
  cursor: { type: () => String, required: true, description: 'Place in the list, for paging.' },
  node: { type: () => Entity, required: true, description: 'What was found.' },
  score: {
    type: () => Float,
    required: true,
    description: 'How well it matches, from 0 to 1: an equal name is 1.',
  },
  matchedField: {
    type: () => String,
    required: true,
    description: 'The field that matched best, such as `name` or `aliases`.',
  },
  matchedText: {
    type: () => String,
    required: true,
    description: 'The text of that field, or the one alias, that matched.',
  },
});

/** What a search found, best match first. */
export const SearchConnection: NodeClass = makeObject(
  'SearchConnection',
  'What a search found, best match first.',
  {
    totalCount: {
      type: () => Int,
      required: true,
      description: 'How many were found; a search stops at 1,000.',
    },
    pageInfo: { type: () => PageInfo, required: true, description: 'Where the page stands.' },
    nodes: {
      type: () => [Entity],
      required: true,
      description: 'What was found, without its score.',
    },
    edges: {
      type: () => [SearchEdge],
      required: true,
      description: 'What was found, with its score.',
    },
  },
);
