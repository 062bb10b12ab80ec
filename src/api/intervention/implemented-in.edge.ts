import { Float } from 'type-graphql';
import { Property, RelationshipProperties } from '../../graph/decorators';

/** The properties of IMPLEMENTED_IN. */
@RelationshipProperties()
export class ImplementedIn {
  @Property(() => Float, { description: 'Households reached in the place; null where unknown.' })
  households?: number;

  @Property(() => Float, { description: 'Money spent in the place; null where unknown.' })
  budget?: number;

  @Property(() => String, {
    description: 'The currency of the budget, by ISO 4217, such as `PEN`.',
  })
  currency?: string;
}
