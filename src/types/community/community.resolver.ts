import { entityResolver } from '../../schema/entity-resolver';
import { Community } from './community.type';

/** The queries `community` and `communities`. */
export const CommunityResolver = entityResolver(Community);
