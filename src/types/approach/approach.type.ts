import { NodeType } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Concept } from '../concept/concept.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A cross-cutting approach, such as interculturality or gender. */
@NodeType({
  plural: 'approaches',
  prominence: 1,
  implements: [Node, Entity, Concept],
  description: 'A cross-cutting approach, such as interculturality or gender.',
})
export class Approach extends Concept {}

/** The queries `approach` and `approaches`. */
export const ApproachResolver = entityResolver(Approach);
