import { Float } from 'type-graphql';
import { NodeInterface, Property } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';

/** A place in the territory of Peru. */
@NodeInterface({
  implements: [Node, Entity],
  containment: 'PART_OF',
  prominence: 1,
  description:
    'A place in Peru: a department, province, district or community. A code belongs to a scheme: INEI and RENIEC number districts differently.',
})
export abstract class Place extends Entity {
  @Property(() => String, {
    search: 0.9,
    indexed: true,
    nested: true,
    description:
      'Its UBIGEO code in the coding of INEI, the statistics institute; null where it has none.',
  })
  ubigeo?: string;

  @Property(() => String, {
    search: 0.9,
    indexed: true,
    nested: true,
    description: 'Its UBIGEO code in the coding of RENIEC, the civil registry; null where unknown.',
  })
  reniec?: string;

  @Property(() => Float, { description: 'Latitude in degrees, WGS 84; null where unknown.' })
  latitude?: number;

  @Property(() => Float, { description: 'Longitude in degrees, WGS 84; null where unknown.' })
  longitude?: number;
}
