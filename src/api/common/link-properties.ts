import {
  declarations,
  Property,
  RelationshipProperties,
  type DeclaredProperty,
} from '../../graph/decorators';
import { PartialDate } from './partial-date';

/** The properties that every relationship has. */
@RelationshipProperties()
class LinkProperties {
  @Property(() => PartialDate, {
    description: 'Since when the relationship holds; null where it is not known.',
  })
  validFrom?: string;

  @Property(() => PartialDate, {
    endsAfter: 'validFrom',
    description: 'Until when the relationship held; null where it still holds or it is not known.',
  })
  validTo?: string;

  @Property(() => String, { description: 'Where in the source the relationship is stated.' })
  locator?: string;

  @Property(() => [String], {
    required: true,
    references: 'Source',
    description:
      'The sources that state the relationship. Empty where no relationship is followed.',
  })
  sources!: string[];
}

/** The declarations of the properties that every relationship has. */
export const linkProperties = (): readonly DeclaredProperty[] =>
  declarations().find(({ cls }) => cls === LinkProperties)?.properties ?? [];
