import { NodeType, Relationship } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Place } from '../place/place.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A province of a department. */
@NodeType({
  plural: 'provinces',
  implements: [Node, Entity, Place],
  description: 'A province of Peru.',
})
export class Province extends Place {
  @Relationship({
    type: 'PART_OF',
    says: {
      es: { out: 'forma parte de', in: 'abarca' },
      en: { out: 'is part of', in: 'includes' },
    },
    target: 'Department',
    toOne: true,
    description: 'The department that it lies in.',
    inverse: { field: 'provinces', description: 'The provinces of the department.' },
  })
  department?: unknown;
}

/** The queries `province` and `provinces`. */
export const ProvinceResolver = entityResolver(Province);
