import type { GraphQLFieldResolver } from 'graphql';
import type { RequestContext } from './request-context';
import { References, type Answer } from './shape';

/** Reads a field from a shaped answer by its response name; loads what is referred to by id. */
export const fieldResolver: GraphQLFieldResolver<unknown, RequestContext> = (
  source,
  _args,
  context,
  info,
) => {
  const value = (source as Answer)[info.path.key];
  return value instanceof References ? context.load(value.lookup, value.ids) : value;
};
