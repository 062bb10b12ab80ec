import { NodeType } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Concept } from '../concept/concept.type';

/** A component that a programme or intervention is made of. */
@NodeType({
  plural: 'components',
  implements: [Node, Entity, Concept],
  description: 'A component that a programme or intervention is made of.',
})
export class Component extends Concept {}
