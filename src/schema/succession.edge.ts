import { Property, RelationshipProperties } from '../model/decorators';
import { PartialDate } from './scalars';

/** The properties of SUCCEEDED_BY and REPLACED_BY. */
@RelationshipProperties()
export class Succession {
  @Property(() => PartialDate, {
    begins: true,
    description: 'When the one took the place of the other.',
  })
  on?: string;

  @Property(() => String, { description: 'The law or decree that it rests on.' })
  legalBasis?: string;
}
