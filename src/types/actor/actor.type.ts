import { NodeInterface } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';

/** A body that does something. */
@NodeInterface({
  implements: [Node, Entity],
  description: 'A ministry or other organisation that funds, leads or carries out something.',
})
export abstract class Actor extends Entity {}
