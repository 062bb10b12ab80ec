import { NodeType, Property } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { entityResolver } from '../../schema/entity-resolver';

/** Something that can be measured. */
@NodeType({
  plural: 'indicators',
  implements: [Node, Entity],
  description: 'Something that can be measured or counted.',
})
export class Indicator extends Entity {
  @Property(() => String, { description: 'The unit of its values.' })
  unit?: string;

  @Property(() => String, {
    search: 0.5,
    prose: true,
    description: 'What it measures, in Spanish.',
  })
  definition?: string;
}

/** The queries `indicator` and `indicators`. */
export const IndicatorResolver = entityResolver(Indicator);
