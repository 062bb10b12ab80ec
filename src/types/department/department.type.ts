import { NodeType } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Place } from '../place/place.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A department of Peru. */
@NodeType({
  plural: 'departments',
  implements: [Node, Entity, Place],
  description: 'A department of Peru, or the constitutional province of Callao.',
})
export class Department extends Place {}

/** The queries `department` and `departments`. */
export const DepartmentResolver = entityResolver(Department);
