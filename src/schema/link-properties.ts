import {
  declarations,
  Property,
  RelationshipProperties,
  type DeclaredProperty,
} from '../model/decorators';
import { PartialDate } from './scalars';

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

  @Property(() => Boolean, {
    required: true,
    kept: true,
    description:
      'True where two of its sources give one of its properties different values, which `statements` has. False where no relationship is followed.',
  })
  disputed!: boolean;

  @Property(() => [String], {
    required: true,
    references: 'Source',
    description:
      'The sources that state that the relationship is there; which of them gives which value, where they do not agree, `statements` tells. Empty where no relationship is followed.',
  })
  sources!: string[];
}

/** The declarations of the properties that every relationship has. */
export const linkProperties = (): readonly DeclaredProperty[] =>
  declarations().find(({ cls }) => cls === LinkProperties)?.properties ?? [];
