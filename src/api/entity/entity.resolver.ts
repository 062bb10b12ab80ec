import { Arg, ID, Query, Resolver } from 'type-graphql';
import { Note } from '../../graph/decorators';
import { addArguments } from '../common/make-type';
import { AS_OF } from '../common/point-in-time';
import './citation.fields';
import './history.fields';
import { Entity } from './entity.type';
import { Node } from './node.type';

/** The queries `node` and `nodes`, for ids of any type. */
@Resolver()
export class EntityResolver {
  @Note({ root: { kind: 'node', type: 'Node' } })
  @Query(() => Node, {
    nullable: true,
    description: 'Anything by its id, of whatever type; null where there is none.',
  })
  node(
    @Arg('id', () => ID, { description: 'Its id, such as `district:080505`.' }) _id: string,
  ): void {}

  @Note({ root: { kind: 'nodes', type: 'Entity' } })
  @Query(() => [Entity], {
    nullable: 'items',
    description: 'Several things by their ids, in the order of the ids; null where there is none.',
  })
  nodes(@Arg('ids', () => [ID], { description: 'Their ids, at most 100.' }) _ids: string[]): void {}
}

addArguments(EntityResolver.prototype, 'node', AS_OF);
addArguments(EntityResolver.prototype, 'nodes', AS_OF);
