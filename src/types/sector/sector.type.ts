import { NodeType } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Concept } from '../concept/concept.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A sector, such as those of the DAC. */
@NodeType({
  plural: 'sectors',
  implements: [Node, Entity, Concept],
  description: 'A sector, such as those of the DAC.',
})
export class Sector extends Concept {}

/** The queries `sector` and `sectors`. */
export const SectorResolver = entityResolver(Sector);
