/** The counts that nodes keep of their relationships, so that an index has the lists that are ordered by them. */
import { createHash } from 'node:crypto';
import {
  entityTypes,
  isEntity,
  nodeModel,
  type GraphModel,
  type NodeModel,
  type RelationshipModel,
} from './graph-model';
import { memo } from './memo';

/** The relationships whose number nodes of a type keep, by the property that holds it. */
export const countsKept = memo(
  (node: NodeModel): ReadonlyMap<string, RelationshipModel> =>
    new Map(
      isEntity(node)
        ? [...node.relationships.values()]
            .filter(({ toOne }) => !toOne)
            .map((one) => [countName(one.field), one])
        : [],
    ),
);

/** The property that holds how many relationships a field leads along. */
export const countName = (field: string): string => `${field}Count`;

/**
 * The property that holds in how many places sources give different values of a node: it itself is one, and so is
 * each relationship that leaves it. `disputed` is whether there are any.
 */
export const DISPUTES = 'disputes';

/** Names all that is counted in a graph: a store whose counts have another name was written by another model. */
export const countsName = memo((model: GraphModel): string => {
  const counted = entityTypes(model).map((name) => [
    name,
    ...[...countsKept(nodeModel(model, name))].map(([property, { type, direction, target }]) =>
      [property, type, direction, ...nodeModel(model, target).concrete].join(' '),
    ),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([DISPUTES, ...counted]))
    .digest('base64url')
    .slice(0, 12);
});
