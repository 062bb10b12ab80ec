import { Arg, ID, Query, Resolver } from 'type-graphql';
import { declarationOf, type NodeClass } from '../model/decorators';
import { list, oneById } from '../read/run/node-roots';
import { Root } from '../read/run/root-field';
import { prefixOfType } from '../model/ids';
import { pageArguments } from './complete-types';
import { connectionTo } from './connection';
import { addArguments, lazily } from './make-type';
import { camel } from './names';
import { AS_OF } from './point-in-time';

/** The root fields of a type: one node by its id, and the connection of all of them. */
export function entityResolver(cls: NodeClass): NodeClass {
  const declaration = declarationOf(cls);
  const type = cls.name;

  @Resolver()
  class EntityResolver {
    @Root(oneById, type)
    @Query(() => cls, {
      name: camel(type),
      nullable: true,
      description: `The ${type} with that id, or null where there is none.`,
    })
    one(
      @Arg('id', () => ID, { description: `Its id: \`${prefixOfType(type)}:…\`.` }) _id: string,
    ): void {}

    @Root(list, type)
    @Query(lazily(() => connectionTo(declaration)), {
      name: declaration.plural,
      description: `All ${type} nodes, filtered, ordered and paged.`,
    })
    page(): void {}
  }
  addArguments(EntityResolver.prototype, 'one', AS_OF);
  addArguments(EntityResolver.prototype, 'page', { ...pageArguments(cls), ...AS_OF });
  return EntityResolver;
}
