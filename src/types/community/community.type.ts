import { NodeType, Relationship } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Place } from '../place/place.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A community of a district. */
@NodeType({
  plural: 'communities',
  implements: [Node, Entity, Place],
  description:
    'A peasant or native community. A community is not a populated centre of INEI, and need not match one.',
})
export class Community extends Place {
  @Relationship({
    type: 'PART_OF',
    says: {
      es: { out: 'forma parte de', in: 'abarca' },
      en: { out: 'is part of', in: 'includes' },
    },
    target: 'District',
    toOne: true,
    description: 'The district that it lies in.',
    inverse: { field: 'communities', description: 'The communities of the district.' },
  })
  district?: unknown;
}

/** The queries `community` and `communities`. */
export const CommunityResolver = entityResolver(Community);
