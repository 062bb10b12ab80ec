import { Float, Int } from 'type-graphql';
import { NodeType, Property, Relationship } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A value of an indicator. */
@NodeType({
  plural: 'observations',
  prominence: -1,
  nameIdentifies: false,
  implements: [Node, Entity],
  description:
    'A value of an indicator, for something, in a year, by a method. Values of other years or methods are not comparable.',
})
export class Observation extends Entity {
  @Property(() => Float, {
    unit: 'indicator.unit',
    description: 'The value, in the unit of the indicator.',
  })
  value?: number;

  @Property(() => Int, { description: 'The year it holds for; null where the source gives none.' })
  year?: number;

  @Property(() => String, { description: 'How it was measured or estimated.' })
  method?: string;

  @Relationship({
    type: 'MEASURES',
    says: { es: { out: 'mide', in: 'se mide en' }, en: { out: 'measures', in: 'is measured by' } },
    target: 'Indicator',
    toOne: true,
    description: 'What it measures.',
    inverse: { field: 'measurements', description: 'The values of the indicator.' },
  })
  indicator?: unknown;
}

/** The queries `observation` and `observations`. */
export const ObservationResolver = entityResolver(Observation);
