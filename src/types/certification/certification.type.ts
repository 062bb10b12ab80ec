import { Int } from 'type-graphql';
import { NodeType, Property, Relationship } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { defineEnum } from '../../model/enums';
import { entityResolver } from '../../schema/entity-resolver';

/** A recognition of a practice. */
@NodeType({
  plural: 'certifications',
  nameIdentifies: false,
  implements: [Node, Entity],
  description: 'A recognition that an intervention received from an award in a year.',
})
export class Certification extends Entity {
  @Property(() => Int, { description: 'The year of the edition.' })
  year?: number;

  @Property(() => CertificationLevel, {
    description: 'How far the practice came; null where the source does not say.',
  })
  level?: CertificationLevel;

  @Property(() => String, {
    search: 0.8,
    description: 'The title under which the practice was submitted.',
  })
  practiceTitle?: string;

  @Relationship({
    type: 'IN_CATEGORY',
    says: {
      es: { out: 'está en la categoría', in: 'es la categoría de' },
      en: { out: 'is in the category', in: 'is the category of' },
    },
    target: 'AwardCategory',
    toOne: true,
    description: 'The category in which it was given; null where unknown.',
    inverse: { field: 'certifications', description: 'The recognitions given in the category.' },
  })
  category?: unknown;

  @Relationship({
    type: 'OF_AWARD',
    says: { es: { out: 'es de', in: 'incluye' }, en: { out: 'belongs to', in: 'includes' } },
    target: 'Award',
    toOne: true,
    description: 'The award, where it is known and the category is not.',
    inverse: {
      field: 'certifications',
      description: 'The recognitions whose award is known and whose category is not.',
    },
  })
  award?: unknown;
}

/** How far a practice came in an award. */
export enum CertificationLevel {
  SUBMITTED = 'SUBMITTED',
  CERTIFIED = 'CERTIFIED',
  FINALIST = 'FINALIST',
  WINNER = 'WINNER',
  MENTION = 'MENTION',
  SPECIAL = 'SPECIAL',
}

defineEnum(
  CertificationLevel,
  'CertificationLevel',
  'How far a practice came in an award. To be certified is not to win.',
  {
    SUBMITTED: 'It was submitted.',
    CERTIFIED: 'It was qualified as a good practice.',
    FINALIST: 'It was among the finalists of its category.',
    WINNER: 'It won its category.',
    MENTION: 'It got an honourable mention.',
    SPECIAL: 'It got a special prize.',
  },
);

/** The queries `certification` and `certifications`. */
export const CertificationResolver = entityResolver(Certification);
