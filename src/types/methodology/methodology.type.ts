import { NodeType } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Concept } from '../concept/concept.type';

/** A way of working, such as peasant to peasant. */
@NodeType({
  plural: 'methodologies',
  implements: [Node, Entity, Concept],
  description: 'A way of working, such as peasant to peasant.',
})
export class Methodology extends Concept {}
