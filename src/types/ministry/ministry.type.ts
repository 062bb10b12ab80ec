import { NodeType, Property, Relationship, RelationshipProperties } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Actor } from '../actor/actor.type';
import { entityResolver } from '../../schema/entity-resolver';
import { PartialDate } from '../../schema/scalars';

/** A ministry of the state. */
@NodeType({
  plural: 'ministries',
  prominence: 1,
  implements: [Node, Entity, Actor],
  description: 'A ministry of the state of Peru.',
})
export class Ministry extends Actor {
  @Property(() => String, { search: 0.95, description: 'Its acronym, such as `MIDIS`.' })
  acronym?: string;

  @Property(() => PartialDate, { begins: true, description: 'When it was created.' })
  createdOn?: string;

  @Relationship({
    type: 'OVERSEES',
    says: {
      es: { out: 'supervisa', in: 'depende de' },
      en: { out: 'oversees', in: 'is overseen by' },
    },
    target: 'Program',
    properties: () => Oversees,
    description:
      'The programmes that it oversees or oversaw; `validFrom` and `validTo` of the edge say when.',
    inverse: {
      field: 'ministries',
      description:
        'The ministries that oversee or oversaw it; `validFrom` and `validTo` of the edge say when.',
    },
  })
  overseenPrograms?: unknown;
}

/** The properties of OVERSEES. */
@RelationshipProperties()
export class Oversees {
  @Property(() => String, { description: 'The law or decree that it rests on.' })
  legalBasis?: string;
}

/** The queries `ministry` and `ministries`. */
export const MinistryResolver = entityResolver(Ministry);
