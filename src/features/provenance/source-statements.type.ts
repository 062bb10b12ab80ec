import { Int } from 'type-graphql';
import { makeObject } from '../../schema/make-type';
import { relationshipType } from '../../schema/relationship.type';
import { Entity } from '../../types/entity/entity.type';
import { PageInfo } from '../../schema/connection';

const RestingCount = makeObject('RestingCount', 'How many rest on a source.', {
  total: { type: () => Int, required: true, description: 'How many name it as a source.' },
  alone: { type: () => Int, required: true, description: 'How many of them name no other one.' },
});

const SourceStatement = makeObject(
  'SourceStatement',
  'Something that rests on a source: either an entity or a relationship.',
  {
    entity: { type: () => Entity, description: 'The entity; null for a relationship.' },
    relationship: {
      type: () => relationshipType(),
      description: 'The relationship, seen from where it leaves; null for an entity.',
    },
    alone: {
      type: () => Boolean,
      required: true,
      description: 'It names no other source: without this one, nobody states it.',
    },
    properties: {
      type: () => [String],
      required: true,
      description:
        'The names of its properties that the source states; what only its other sources state is not among them.',
    },
  },
);

/** What rests on a source. */
export const SourceStatements = makeObject(
  'SourceStatements',
  'What rests on a source: entities and relationships that name it, of all times.',
  {
    entities: { type: () => RestingCount, required: true, description: 'How many entities.' },
    relationships: {
      type: () => RestingCount,
      required: true,
      description: 'How many relationships.',
    },
    pageInfo: { type: () => PageInfo, required: true, description: 'Where the page stands.' },
    statements: {
      type: () => [SourceStatement],
      required: true,
      description:
        'The page: entities in the order of their ids, then relationships in the order of the ids that they leave, their types and the ids that they lead to.',
    },
  },
);
