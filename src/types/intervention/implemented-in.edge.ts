import { Float } from 'type-graphql';
import { Property, RelationshipProperties } from '../../model/decorators';
import { LocationReach } from './location-reach';

/** The properties of IMPLEMENTED_IN. */
@RelationshipProperties()
export class ImplementedIn {
  @Property(() => LocationReach, {
    description:
      'Whether the work is done in the place or those whom it is for live there; null where the source does not say.',
  })
  reach?: LocationReach;

  @Property(() => Float, { description: 'Households reached in the place; null where unknown.' })
  households?: number;

  @Property(() => Float, {
    unit: 'currency',
    description: 'Money spent in the place; null where unknown.',
  })
  budget?: number;

  @Property(() => String, {
    description: 'The currency of the budget, by ISO 4217, such as `PEN`.',
  })
  currency?: string;
}
