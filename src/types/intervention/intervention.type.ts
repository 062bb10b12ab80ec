import { NodeType, Property, Relationship, RelationshipProperties } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Classified } from '../classified/classified.type';
import { Float } from 'type-graphql';
import { defineEnum } from '../../model/enums';
import { entityResolver } from '../../schema/entity-resolver';

/** Something done in certain places. */
@NodeType({
  plural: 'interventions',
  prominence: 2,
  implements: [Node, Entity, Classified],
  description:
    'Something done for social inclusion in certain places, such as a practice that was submitted to an award.',
})
export class Intervention extends Classified {
  @Property(() => String, {
    search: 0.5,
    prose: true,
    description: 'What it is, in one or two sentences, in Spanish.',
  })
  summary?: string;

  @Relationship({
    type: 'IMPLEMENTED_IN',
    says: {
      es: { out: 'se lleva a cabo en', in: 'es el lugar donde se lleva a cabo' },
      en: { out: 'is carried out in', in: 'is where one carries out' },
    },
    target: 'Place',
    properties: () => ImplementedIn,
    description: 'The places where it is carried out.',
    inverse: { description: 'What is carried out in the place.' },
  })
  places?: unknown;

  @Relationship({
    type: 'RECEIVED',
    says: { es: { out: 'recibió', in: 'fue para' }, en: { out: 'received', in: 'was given to' } },
    target: 'Certification',
    description: 'The certifications and recognitions that it received.',
    inverse: {
      field: 'intervention',
      toOne: true,
      description: 'The intervention that received it.',
    },
  })
  certifications?: unknown;

  @Relationship({
    type: 'COMPLEMENTS',
    says: {
      es: { out: 'complementa', in: 'tiene como complemento' },
      en: { out: 'complements', in: 'is complemented by' },
    },
    target: 'Intervention',
    description: 'The interventions that it complements.',
    inverse: { field: 'complementedBy', description: 'The interventions that complement it.' },
  })
  complements?: unknown;

  @Relationship({
    type: 'REPLICATES',
    says: {
      es: { out: 'replica', in: 'tiene como réplica' },
      en: { out: 'replicates', in: 'is replicated by' },
    },
    target: 'Intervention',
    description: 'The interventions that it replicates.',
    inverse: { field: 'replicatedBy', description: 'The interventions that replicate it.' },
  })
  replicates?: unknown;
}

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

/** What a place is for an intervention: the location reach of IATI. */
export enum LocationReach {
  ACTIVITY = 'ACTIVITY',
  BENEFICIARIES = 'BENEFICIARIES',
}

defineEnum(
  LocationReach,
  'LocationReach',
  'What a place is for an intervention: the location reach of the IATI standard.',
  {
    ACTIVITY: 'The work is done there.',
    BENEFICIARIES: 'Those whom it is for live there.',
  },
);

/** The queries `intervention` and `interventions`. */
export const InterventionResolver = entityResolver(Intervention);
