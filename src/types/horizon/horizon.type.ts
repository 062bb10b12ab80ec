import { NodeType } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Concept } from '../concept/concept.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A horizon in time of the results: short, medium or long. */
@NodeType({
  plural: 'horizons',
  implements: [Node, Entity, Concept],
  description: 'A horizon in time of the results: short, medium or long.',
})
export class Horizon extends Concept {}

/** The queries `horizon` and `horizons`. */
export const HorizonResolver = entityResolver(Horizon);
