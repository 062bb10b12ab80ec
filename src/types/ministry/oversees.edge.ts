import { Property, RelationshipProperties } from '../../model/decorators';

/** The properties of OVERSEES. */
@RelationshipProperties()
export class Oversees {
  @Property(() => String, { description: 'The law or decree that it rests on.' })
  legalBasis?: string;
}
