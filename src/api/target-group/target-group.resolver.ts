import { entityResolver } from '../common/entity-resolver';
import { TargetGroup } from './target-group.type';

/** The queries `targetGroup` and `targetGroups`. */
export const TargetGroupResolver = entityResolver(TargetGroup);
