import { entityResolver } from '../../schema/entity-resolver';
import { Ministry } from './ministry.type';

/** The queries `ministry` and `ministries`. */
export const MinistryResolver = entityResolver(Ministry);
