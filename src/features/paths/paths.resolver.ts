import { ID, Int, Query, Resolver } from 'type-graphql';
import { Root } from '../../read/run/root-field';
import { addArguments } from '../../schema/make-type';
import { AS_OF } from '../../schema/point-in-time';
import { relationshipTypes } from '../../schema/relationship.type';
import { Paths } from './paths.type';
import { answerPaths } from './answer-paths';
import { planPaths } from './plan-paths';

/** The query `paths`. */
@Resolver()
export class PathsResolver {
  @Root({ plan: planPaths, binds: ['from', 'to', 'avoid'], answer: answerPaths }, 'Entity')
  @Query(() => Paths, {
    nullable: true,
    description:
      'The shortest paths between two nodes of any type, told in words as well. Null, and an error NOT_FOUND, where one of these nodes is not there.',
  })
  paths(): void {}
}

addArguments(PathsResolver.prototype, 'paths', {
  from: { type: () => ID, required: true, description: 'The id of the node it leads from.' },
  to: { type: () => ID, required: true, description: 'The id of the node it leads to.' },
  maxLength: {
    type: () => Int,
    defaultValue: 4,
    description: 'The most relationships of a path: 1 to 8.',
  },
  relationships: {
    type: () => [relationshipTypes()],
    description: 'Only along relationships of these types; all unless given.',
  },
  avoid: {
    type: () => [ID],
    description: 'The ids of nodes through which no path leads, such as a department.',
  },
  first: { type: () => Int, defaultValue: 5, description: 'The most paths: 1 to 20.' },
  ...AS_OF,
});
