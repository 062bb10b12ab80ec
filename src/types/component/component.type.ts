import { NodeType } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Concept } from '../concept/concept.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A component that a programme or intervention is made of. */
@NodeType({
  plural: 'components',
  implements: [Node, Entity, Concept],
  description: 'A component that a programme or intervention is made of.',
})
export class Component extends Concept {}

/** The queries `component` and `components`. */
export const ComponentResolver = entityResolver(Component);
