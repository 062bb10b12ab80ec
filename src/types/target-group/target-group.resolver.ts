import { entityResolver } from '../../schema/entity-resolver';
import { TargetGroup } from './target-group.type';

/** The queries `targetGroup` and `targetGroups`. */
export const TargetGroupResolver = entityResolver(TargetGroup);
