import { ID, Int, Query, Resolver } from 'type-graphql';
import { Root } from '../../read/run/root-field';
import { entityTypes } from '../../schema/entity-types';
import { addArguments, type MadeArgument } from '../../schema/make-type';
import { AS_OF } from '../../schema/point-in-time';
import { relationshipTypes } from '../../schema/relationship.type';
import { Neighborhood, Relationships } from './neighborhood.type';
import { answerNeighborhood } from './answer-neighborhood';
import { planNeighborhood } from './plan-neighborhood';
import { planRelationships, answerRelationships } from '../relationships/relationships';

const neighborhood = {
  plan: planNeighborhood,
  binds: ['id', 'exclude'],
  answer: answerNeighborhood,
};

/** The queries `neighborhood`, `expand` and `relationships`. */
@Resolver()
export class NeighborhoodResolver {
  @Root(neighborhood, 'Entity')
  @Query(() => Neighborhood, {
    nullable: true,
    description:
      'What surrounds a node of any type, up to three relationships away, for views of the graph. Of a node with more than 1,000 relationships of one kind, those that the store gives first are looked at; `counts` has them all. Null, and an error NOT_FOUND, where there is no such node.',
  })
  neighborhood(): void {}

  @Root(neighborhood, 'Entity')
  @Query(() => Neighborhood, {
    nullable: true,
    description:
      'What surrounds a node, one relationship away, without what one has already: for opening a node of a view. Null, and an error NOT_FOUND, where there is no such node.',
  })
  expand(): void {}

  @Root({ plan: planRelationships, binds: ['among'], answer: answerRelationships }, 'Entity')
  @Query(() => Relationships, {
    nullable: true,
    description:
      'All relationships between nodes that one has, for views of the graph: what a neighbourhood gives of its own nodes. A node that is not there has none.',
  })
  relationships(): void {}
}

const ARGUMENTS: Readonly<Record<string, MadeArgument>> = {
  relationships: {
    type: () => [relationshipTypes()],
    description: 'Only relationships of these types; all unless given.',
  },
  types: {
    type: () => [entityTypes()],
    description: 'Only nodes of these types, besides the one that is asked for; all unless given.',
  },
  limit: {
    type: () => Int,
    defaultValue: 50,
    description: 'The most nodes, the one that is asked for included: 1 to 200.',
  },
  ...AS_OF,
};

const exclude: MadeArgument = {
  type: () => [ID],
  description: 'The ids of nodes that one has already: they are not given again.',
};
const id: MadeArgument = { type: () => ID, required: true, description: 'The id of the node.' };

addArguments(NeighborhoodResolver.prototype, 'neighborhood', {
  id,
  depth: {
    type: () => Int,
    defaultValue: 1,
    description: 'How many relationships away: 1 to 3.',
  },
  exclude,
  ...ARGUMENTS,
});
addArguments(NeighborhoodResolver.prototype, 'expand', {
  id,
  exclude: { ...exclude, required: true },
  ...ARGUMENTS,
});
addArguments(NeighborhoodResolver.prototype, 'relationships', {
  among: {
    type: () => [ID],
    required: true,
    description: 'The ids of the nodes, of any types: at most 200.',
  },
  types: {
    type: () => [relationshipTypes()],
    description: 'Only relationships of these types; all unless given.',
  },
  limit: {
    type: () => Int,
    defaultValue: 1_000,
    description: 'The most relationships: 1 to 2,000.',
  },
  ...AS_OF,
});
