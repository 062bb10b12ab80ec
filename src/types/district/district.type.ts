import { NodeType, Relationship } from '../../model/decorators';
import { Succession } from '../../schema/succession.edge';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Place } from '../place/place.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A district of a province. */
@NodeType({
  plural: 'districts',
  implements: [Node, Entity, Place],
  description: 'A district of Peru.',
})
export class District extends Place {
  @Relationship({
    type: 'PART_OF',
    says: {
      es: { out: 'forma parte de', in: 'abarca' },
      en: { out: 'is part of', in: 'includes' },
    },
    target: 'Province',
    toOne: true,
    description: 'The province that it lies in.',
    inverse: { field: 'districts', description: 'The districts of the province.' },
  })
  province?: unknown;

  @Relationship({
    type: 'REPLACED_BY',
    says: {
      es: { out: 'fue reemplazado por', in: 'reemplaza a' },
      en: { out: 'was replaced by', in: 'replaces' },
    },
    target: 'District',
    properties: () => Succession,
    description: 'The districts, or the codes, that took its place.',
    inverse: {
      field: 'replaces',
      description: 'The districts, or the codes, whose place it took.',
    },
  })
  replacedBy?: unknown;
}

/** The queries `district` and `districts`. */
export const DistrictResolver = entityResolver(District);
