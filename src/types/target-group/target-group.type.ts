import { NodeType } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Concept } from '../concept/concept.type';

/** A group of people that something is for. */
@NodeType({
  plural: 'targetGroups',
  implements: [Node, Entity, Concept],
  description: 'A group of people that something is for.',
})
export class TargetGroup extends Concept {}
