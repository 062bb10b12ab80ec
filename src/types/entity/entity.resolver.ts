import { Arg, ID, Query, Resolver } from 'type-graphql';
import { anyById, anyByIds } from '../../read/run/node-roots';
import { Root } from '../../read/run/root-field';
import { addArguments } from '../../schema/make-type';
import { AS_OF } from '../../schema/point-in-time';
import { Entity } from './entity.type';
import { Node } from './node.type';

/**
 * The queries `node` and `nodes` as the Relay specification has them, with nothing but ids, and `entity` and
 * `entities`, which take a date too.
 */
@Resolver()
export class EntityResolver {
  @Root(anyById, 'Node')
  @Query(() => Node, {
    nullable: true,
    description:
      'Anything by its id, of whatever type, as it is today; null where there is none. `entity` takes a date too.',
  })
  node(
    @Arg('id', () => ID, { description: 'Its id, such as `district:080505`.' }) _id: string,
  ): void {}

  @Root(anyByIds, 'Entity')
  @Query(() => [Entity], {
    nullable: 'items',
    description:
      'Several things by their ids, in the order of the ids, as they are today; null where there is none. `entities` takes a date too.',
  })
  nodes(@Arg('ids', () => [ID], { description: 'Their ids, at most 100.' }) _ids: string[]): void {}

  @Root(anyById, 'Entity')
  @Query(() => Entity, {
    nullable: true,
    description: 'An entity by its id, of whatever type, at a date; null where there is none.',
  })
  entity(
    @Arg('id', () => ID, { description: 'Its id, such as `district:080505`.' }) _id: string,
  ): void {}

  @Root(anyByIds, 'Entity')
  @Query(() => [Entity], {
    nullable: 'items',
    description:
      'Several entities by their ids, in the order of the ids, at a date; null where there is none.',
  })
  entities(
    @Arg('ids', () => [ID], { description: 'Their ids, at most 100.' }) _ids: string[],
  ): void {}
}

addArguments(EntityResolver.prototype, 'entity', AS_OF);
addArguments(EntityResolver.prototype, 'entities', AS_OF);
