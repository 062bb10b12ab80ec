import { entityResolver } from '../../schema/entity-resolver';
import { AwardCategory } from './award-category.type';

/** The queries `awardCategory` and `awardCategories`. */
export const AwardCategoryResolver = entityResolver(AwardCategory);
