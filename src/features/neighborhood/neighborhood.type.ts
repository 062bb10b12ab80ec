import { ID, Int } from 'type-graphql';
import { makeObject } from '../../schema/make-type';
import {
  RelationshipDirection,
  relationshipType,
  relationshipTypes,
} from '../../schema/relationship.type';
import { Entity } from '../../types/entity/entity.type';

const RelationshipCount = makeObject(
  'RelationshipCount',
  'How many relationships of one kind a node has, and how many of them are shown.',
  {
    node: { type: () => ID, required: true, description: 'The id of the node.' },
    type: { type: relationshipTypes, required: true, description: 'Their type.' },
    direction: {
      type: () => RelationshipDirection,
      required: true,
      description: 'Their direction, seen from the node.',
    },
    total: {
      type: () => Int,
      required: true,
      description:
        'How many there are, whatever `types` and `limit` leave out, in the state that is asked for.',
    },
    shown: { type: () => Int, required: true, description: 'How many of them are in `edges`.' },
  },
);

/** What surrounds a node: nodes, relationships between them, and how many there are. */
export const Neighborhood = makeObject(
  'Neighborhood',
  'What surrounds a node: nodes, all relationships between them, and how many there are.',
  {
    nodes: {
      type: () => [Entity],
      required: true,
      description:
        'The node itself, then the others, nearest first; of those equally near in turn one of each relationship.',
    },
    edges: {
      type: () => [relationshipType()],
      required: true,
      description:
        'All relationships between these nodes, and those between one of them and a node named in `exclude`, of the types that are asked for: first those that were followed, then the others. At most ten times `limit`.',
    },
    counts: {
      type: () => [RelationshipCount],
      required: true,
      description:
        'For each of these nodes how many relationships it has of each kind that is asked for, those that are not shown included.',
    },
    truncated: {
      type: () => Boolean,
      required: true,
      description:
        'More was found, or could have been, than is shown: there was no more room for nodes or relationships. Nothing further away is shown then than where something is missing.',
    },
  },
);

/** How nodes are related to each other. */
export const Relationships = makeObject('Relationships', 'How nodes are related to each other.', {
  edges: {
    type: () => [relationshipType()],
    required: true,
    description: 'The relationships between the nodes, each once, in the order of their keys.',
  },
  truncated: {
    type: () => Boolean,
    required: true,
    description: 'There are more relationships between them than `limit`.',
  },
});
