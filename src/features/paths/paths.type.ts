import { Int } from 'type-graphql';
import { Language } from '../../schema/language';
import { addObjectField, makeObject } from '../../schema/make-type';
import { relationshipType } from '../../schema/relationship.type';
import { Entity } from '../../types/entity/entity.type';

const Path = makeObject('Path', 'A way from one node to another, along relationships.', {
  length: {
    type: () => Int,
    required: true,
    description: 'How many relationships it has.',
  },
  nodes: {
    type: () => [Entity],
    required: true,
    description: 'Its nodes in order, both ends included.',
  },
  edges: {
    type: () => [relationshipType()],
    required: true,
    description:
      'The relationships between them in order; `from` and `to` tell which way each leads.',
  },
});

addObjectField(
  Path,
  'explanation',
  {
    type: () => String,
    required: true,
    description: 'The path in a sentence.',
  },
  {
    lang: {
      type: () => Language,
      defaultValue: Language.ES,
      description: 'The language; Spanish where there is no sentence in it.',
    },
  },
);

/** What connects two nodes. */
export const Paths = makeObject('Paths', 'What connects two nodes.', {
  paths: {
    type: () => [Path],
    required: true,
    description:
      'The shortest paths, in the order of the ids along them; empty where there is none of the length allowed. Where several relationships lead from one node to the next, it is one path.',
  },
  truncated: {
    type: () => Boolean,
    required: true,
    description:
      'There are more paths of that length, or the search had to stop: it looks at 50,000 relationships. Name hubs to avoid, or types of relationships to follow.',
  },
});
