import { Float, Int } from 'type-graphql';
import { Property, RelationshipProperties } from '../../model/decorators';
import { defineEnum } from '../../model/enums';

/** How much an approach weighs: the policy marker significance of IATI. */
export enum Significance {
  PRINCIPAL = 'PRINCIPAL',
  SIGNIFICANT = 'SIGNIFICANT',
}

defineEnum(
  Significance,
  'Significance',
  'How much an approach weighs: the significance of the policy markers of IATI.',
  {
    PRINCIPAL: 'The approach is a main aim: without it there would be no such activity.',
    SIGNIFICANT: 'The approach is an important aim, but not the main one.',
  },
);

/** The properties of APPLIES. */
@RelationshipProperties()
export class Applies {
  @Property(() => Significance, {
    description: 'How much the approach weighs; null where the source does not say.',
  })
  significance?: Significance;
}

/** The properties of REACHES. */
@RelationshipProperties()
export class Reaches {
  @Property(() => Float, {
    unit: 'unit',
    description: 'How many were reached; null where unknown.',
  })
  count?: number;

  @Property(() => String, { description: 'What is counted, such as `hogares`.' })
  unit?: string;

  @Property(() => Int, { description: 'The year of the count.' })
  year?: number;
}

/** The properties of CLASSIFIED_AS. */
@RelationshipProperties()
export class ClassifiedAs {
  @Property(() => Float, {
    description: 'The share in per cent; null where the source gives none.',
  })
  percentage?: number;
}
