import { NodeType } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Concept } from '../concept/concept.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A group of people that something is for. */
@NodeType({
  plural: 'targetGroups',
  implements: [Node, Entity, Concept],
  description: 'A group of people that something is for.',
})
export class TargetGroup extends Concept {}

/** The queries `targetGroup` and `targetGroups`. */
export const TargetGroupResolver = entityResolver(TargetGroup);
