import { NodeType, Relationship } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A category of an award. */
@NodeType({
  plural: 'awardCategories',
  implements: [Node, Entity],
  description: 'A category of an award in one of its editions.',
})
export class AwardCategory extends Entity {
  @Relationship({
    type: 'OF_AWARD',
    says: { es: { out: 'es de', in: 'incluye' }, en: { out: 'belongs to', in: 'includes' } },
    target: 'Award',
    toOne: true,
    description: 'The award that it is a category of.',
    inverse: { field: 'categories', description: 'The categories of the award.' },
  })
  award?: unknown;
}

/** The queries `awardCategory` and `awardCategories`. */
export const AwardCategoryResolver = entityResolver(AwardCategory);
