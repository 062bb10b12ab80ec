import { NodeType } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Concept } from '../concept/concept.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A way of working, such as peasant to peasant. */
@NodeType({
  plural: 'methodologies',
  implements: [Node, Entity, Concept],
  description: 'A way of working, such as peasant to peasant.',
})
export class Methodology extends Concept {}

/** The queries `methodology` and `methodologies`. */
export const MethodologyResolver = entityResolver(Methodology);
