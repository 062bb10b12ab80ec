import { entityResolver } from '../../schema/entity-resolver';
import { Award } from './award.type';

/** The queries `award` and `awards`. */
export const AwardResolver = entityResolver(Award);
